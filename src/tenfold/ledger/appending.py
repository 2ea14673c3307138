"""Appending: an entry, its link in the chain, and what follows from it, in one transaction or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection, transaction

from tenfold.access import Allowed, Refused
from tenfold.casefiles import Problem, check_lines, decode_entries, entry_line, header_line
from tenfold.casefiles import Refused as Unread
from tenfold.ledger import keys
from tenfold.ledger.chain import link
from tenfold.ledger.folding import folded, forget
from tenfold.ledger.opening import Closed, clock, opened_for
from tenfold.ledger.projecting import project
from tenfold.ledger.reading import Kept, bound, read_family, same_but_stamps
from tenfold.ledger.session import Session
from tenfold.record import Entry
from tenfold.replay import Question
from tenfold.when import CannotCount, civil

_STAMPED = ("agency", "author", "recorded", "seq")


class NotTaken(Exception):
    """An entry was not taken; `problems` say what is wrong with it and what would be right, a sentence each.

    `told` holds the same for programs, where a problem has its place in what was sent.
    """

    def __init__(self, problems: Sequence[str], told: Sequence[Problem] = ()) -> None:
        self.problems = tuple(problems)
        self.told = tuple(told)
        super().__init__(" ".join(self.problems))

    @classmethod
    def of(cls, told: Sequence[Problem]) -> "NotTaken":
        """Return the refusal that some problems make."""
        return cls([_said(str(problem)) for problem in told], told)


class OtherContent(NotTaken):
    """Something is on record under the same id with other content."""


@dataclass(frozen=True, slots=True)
class Appended:
    """What became of an entry: as the record holds it, whether it was there already, and which questions it moved."""

    entry: Entry
    again: bool
    opened: tuple[Question, ...] = ()
    closed: tuple[Question, ...] = ()


def append(
    session: Session, family: UUID, told: Mapping[str, Any], purpose: str, *, recorded: datetime | None = None
) -> Appended:
    """Append an entry, told as record.md says it but for who, for whom and when recorded: the ledger stamps those.

    A system tells its author, and where it brings a family's history also its agency and when it was `recorded`: the
    family's clock is then stepped to that. The same entry sent again is taken once. Raise `Closed` where the record is,
    `NotTaken` with what is wrong.
    """
    try:
        with transaction.atomic():
            allowed = opened_for(session, family, purpose, "record")
            done = _append(session, family, told, recorded) if isinstance(allowed, Allowed) else None
    except CannotCount as refusal:
        raise NotTaken([f"A day that it tells lies too far off: {refusal}."]) from refusal
    if isinstance(allowed, Refused):
        raise Closed(allowed)
    if isinstance(done, NotTaken):
        raise done
    assert done is not None  # noqa: S101 - allowed, and taken
    return done


def _append(session: Session, family: UUID, told: Mapping[str, Any], recorded: datetime | None) -> Appended | NotTaken:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nullif(recorded, '-infinity') FROM tenfold.family_head WHERE family = %s FOR NO KEY UPDATE",
            [family],
        )
        [last_recorded] = cursor.fetchone()
    kept, now = read_family(family), clock()
    live = max(now, last_recorded) if kept.last else now
    if recorded is not None and (refusal := not_history(session, kept, recorded, now)):
        return refusal
    try:
        entry = stamped(session, told, recorded or live, kept.last + 1, history=recorded is not None)
    except NotTaken as refusal:
        return refusal
    before = next((one for one in kept.case.entries if one.id == entry.id), None)
    if before is not None:
        return _again(session, before, entry)
    if recorded is not None and kept.last and recorded < last_recorded:
        return NotTaken([f"History comes in the order of `recorded`; what was recorded by {last_recorded} is here."])
    problems = problems_of(kept, entry)
    return NotTaken.of(problems) if problems else _write_and_fold(session, kept, entry)


def _write_and_fold(session: Session, kept: Kept, entry: Entry) -> Appended:
    before = folded(kept, entry.recorded - timedelta.resolution, is_now=True)
    stood = {question.id for question in before.questions if question.closed is None}
    write(kept.family, kept.key, [entry], kept.last, kept.head, int(session.viewer.id))
    longer = replace(kept, case=replace(kept.case, entries=(*kept.case.entries, entry)), last=entry.seq)
    try:
        replayed = folded(longer, entry.recorded, is_now=True)
        project(longer, replayed, [entry])
    except BaseException:
        forget(kept.family)
        raise
    opened = tuple(one for one in replayed.questions if one.closed is None and one.id not in stood)
    closed = tuple(one for one in replayed.questions if one.closed is not None and one.id in stood)
    return Appended(entry, again=False, opened=opened, closed=closed)


def stamped(session: Session, told: Mapping[str, Any], now: datetime, number: int, *, history: bool = False) -> Entry:
    """Return an entry with who recorded it, for which agency and when; raise `NotTaken` where it is none.

    A system sends for professionals and names them; history was written by whichever agency it says.
    """
    viewer = session.viewer
    stamps = {"agency": viewer.agency, "author": {"role": viewer.job, "id": viewer.id}}
    own = {"author"} if "system" in viewer.roles else set()
    own |= {"agency"} if history else set()
    body = {name: value for name, value in told.items() if name not in _STAMPED or name in own}
    body |= {name: value for name, value in stamps.items() if name not in own}
    body |= {"recorded": now.isoformat() if history else civil(now).isoformat()}
    try:
        [entry] = decode_entries([msgspec.json.encode(body)])
    except Unread as unread:
        raise NotTaken.of(unread.problems) from unread
    return replace(entry, seq=number)


def not_history(session: Session, kept: Kept, recorded: datetime, now: datetime) -> NotTaken | None:
    """Return why somebody may not say when an entry of a family was recorded; None where they may."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.brings(%s, %s)", [session.secret, kept.family])
        [brings] = cursor.fetchone()
    if not brings:
        return NotTaken(["`recorded` is told only by the system that began this family in order to bring its history."])
    return NotTaken([f"`recorded` is {recorded}, which has not come yet."]) if recorded > now else None


def problems_of(kept: Kept, entry: Entry) -> list[Problem]:
    """Return what is wrong with an entry beside all that is on the family's record."""
    held = [header_line(kept.case), *(entry_line(one) for one in kept.case.entries)]
    odd = {str(problem) for problem in check_lines(held).problems}
    checked = check_lines([*held, entry_line(entry)])
    return [problem for problem in checked.problems if problem.kind == "error" and str(problem) not in odd]


def write(family: UUID, key: bytes, entries: Sequence[Entry], last: int, head: bytes, staff: int | None) -> bytes:
    """Write entries after the last one of a family, and move its head; return the hash that it now has."""
    rows, number = [], last
    for entry in entries:
        number += 1
        body, commitment = keys.salted(entry_line(entry))
        head = link(head, family, number, entry.recorded, entry.agency, staff, commitment)
        sealed = keys.seal(key, body, bound(family, number))
        rows.append((family, number, entry.id, entry.agency, staff, entry.recorded, commitment, head, sealed))
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO tenfold.entry (family, number, id, agency, staff, recorded, commitment, hash, sealed)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            rows,
        )
        cursor.execute(
            "UPDATE tenfold.family_head SET number = %s, recorded = %s, hash = %s WHERE family = %s",
            [number, entries[-1].recorded, head, family],
        )
    return head


def _again(session: Session, before: Entry, entry: Entry) -> Appended | NotTaken:
    by_the_same = before.author == entry.author or "system" not in session.viewer.roles
    if same_but_stamps(before, entry) and before.agency == entry.agency and by_the_same:
        return Appended(before, again=True)
    return OtherContent(
        [f"An entry with the id {entry.id} is on record with other content; a mistake is mended by a new entry."]
    )


def _said(problem: str) -> str:
    """Return a sentence about an entry of a file as one about what somebody has just written."""
    place, colon, rest = problem.partition(": ")
    return rest[:1].upper() + rest[1:] if colon and place.startswith("Line ") else problem
