"""Appending: an entry, its link in the chain, and what follows from it, in one transaction or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection, transaction

from tenfold.access import Allowed, Refused
from tenfold.casefiles import Refused as Unread
from tenfold.casefiles import check_lines, decode_entries, entry_line, header_line
from tenfold.ledger import keys
from tenfold.ledger.chain import link
from tenfold.ledger.folding import folded, forget
from tenfold.ledger.layers import for_others, others_view, out_of_place, project_layers, seen_by
from tenfold.ledger.opening import Closed, clock, opened_for
from tenfold.ledger.reading import Kept, bound, read_family, same_but_stamps
from tenfold.ledger.session import Session
from tenfold.record import Entry
from tenfold.replay import Question
from tenfold.when import CannotCount, civil

_STAMPED = ("agency", "author", "recorded", "seq")


class NotTaken(Exception):
    """An entry was not taken; `problems` say what is wrong with it and what would be right, a sentence each."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


@dataclass(frozen=True, slots=True)
class Appended:
    """What became of an entry: as the record holds it, whether it was there already, and which questions it moved."""

    entry: Entry
    again: bool
    opened: tuple[Question, ...] = ()
    closed: tuple[Question, ...] = ()


def append(session: Session, family: UUID, told: Mapping[str, Any], purpose: str) -> Appended:
    """Append an entry, told as record.md says it but for who, for whom and when recorded: the ledger stamps those.

    The same entry sent again is taken once. Raise `Closed` where the record is, `NotTaken` with what is wrong.
    """
    try:
        with transaction.atomic():
            page = (
                "seal" if told.get("restricted") == "sealed" else "record"
            )  # what is sealed is not told by the log either
            allowed = opened_for(session, family, purpose, page)
            done = _append(session, family, told) if isinstance(allowed, Allowed) else None
    except CannotCount as refusal:
        raise NotTaken([f"A day that it tells lies too far off: {refusal}."]) from refusal
    if isinstance(allowed, Refused):
        raise Closed(allowed)
    if isinstance(done, NotTaken):
        raise done
    assert done is not None  # noqa: S101 - allowed, and taken
    return done


def _append(session: Session, family: UUID, told: Mapping[str, Any]) -> Appended | NotTaken:
    with connection.cursor() as cursor:
        cursor.execute("SELECT recorded FROM tenfold.family_head WHERE family = %s FOR NO KEY UPDATE", [family])
        [last_recorded] = cursor.fetchone()
    kept = read_family(family)
    view = seen_by(kept, session.viewer.agency)
    try:
        now = max(clock(), last_recorded) if kept.last else clock()
        entry = stamped(session, told, now, len(view.case.entries) + 1)
    except NotTaken as refusal:
        return refusal
    before = next((one for one in view.case.entries if one.id == entry.id), None)
    if before is not None:
        return _again(before, entry)
    problems = problems_of(view, entry) or _problems_for_others(kept, entry)
    return NotTaken(problems) if problems else _write_and_fold(session, kept, view, entry)


def _problems_for_others(kept: Kept, entry: Entry) -> list[str]:
    seen = others_view(kept, entry)
    return out_of_place(kept, entry) + (for_others(problems_of(*seen)) if seen is not None else [])


def _write_and_fold(session: Session, kept: Kept, view: Kept, entry: Entry) -> Appended:
    stood = {question.id for question in folded(view, entry.recorded, is_now=True).questions if question.closed is None}
    write(kept.family, kept.key, [entry], kept.last, kept.head, int(session.viewer.id))
    longer = replace(kept, case=replace(kept.case, entries=(*kept.case.entries, replace(entry, seq=kept.last + 1))))
    try:
        asked = project_layers(longer, [longer.case.entries[-1]], entry.recorded)
    except BaseException:
        forget(kept.family)
        raise
    replayed = asked[seen_by(longer, entry.agency).layer]
    opened = tuple(one for one in replayed.questions if one.closed is None and one.id not in stood)
    closed = tuple(one for one in replayed.questions if one.closed is not None and one.id in stood)
    return Appended(entry, again=False, opened=opened, closed=closed)


def stamped(session: Session, told: Mapping[str, Any], now: datetime, number: int) -> Entry:
    """Return an entry with who recorded it, for which agency and when; raise `NotTaken` where it is none."""
    viewer = session.viewer
    body = {name: value for name, value in told.items() if name not in _STAMPED}
    body |= {"agency": viewer.agency, "author": {"role": viewer.job, "id": viewer.id}}
    body |= {"recorded": civil(now).isoformat()}
    try:
        [entry] = decode_entries([msgspec.json.encode(body)])
    except Unread as unread:
        raise NotTaken([_said(str(problem)) for problem in unread.problems]) from unread
    return replace(entry, seq=number)


def problems_of(kept: Kept, entry: Entry) -> list[str]:
    """Return what is wrong with an entry beside all that is on the family's record, a sentence each."""
    held = [header_line(kept.case), *(entry_line(one) for one in kept.case.entries)]
    odd = {str(problem) for problem in check_lines(held).problems}
    checked = check_lines([*held, entry_line(entry)])
    wrong = [problem for problem in checked.problems if problem.kind == "error" and str(problem) not in odd]
    return [_said(str(problem)) for problem in wrong]


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


def _again(before: Entry, entry: Entry) -> Appended | NotTaken:
    if same_but_stamps(before, entry) and before.agency == entry.agency:
        return Appended(before, again=True)
    return NotTaken(
        [f"An entry with the id {entry.id} is on record with other content; a mistake is mended by a new entry."]
    )


def _said(problem: str) -> str:
    """Return a sentence about an entry of a file as one about what somebody has just written."""
    place, colon, rest = problem.partition(": ")
    return rest[:1].upper() + rest[1:] if colon and place.startswith("Line ") else problem
