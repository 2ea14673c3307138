"""Appending: an entry, its link in the chain, and what follows from it, in one transaction or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from tenfold.casefiles import Problem, decode_entries, entry_line
from tenfold.casefiles import Refused as Unread
from tenfold.ledger import keys
from tenfold.ledger.chain import link
from tenfold.ledger.folding import fold_of, forget, guarded
from tenfold.ledger.layers import for_others, others_view, out_of_place, project_layers, seen_by
from tenfold.ledger.opening import opened
from tenfold.ledger.reading import Kept, bound, keep, same_but_stamps
from tenfold.ledger.session import Session
from tenfold.ledger.statement import piped, run
from tenfold.record import Entry
from tenfold.replay import Question
from tenfold.when import CannotCount, Time

_STAMPED = ("agency", "author", "recorded", "seq")
_AT_ONCE = 250
"""How many entries go to the database in one statement."""
_WRITE = "SELECT tenfold.write_entries(%s, %s, %s::text[], %s::text[], %s, %s, %s, %s, %s)"
_NEXT = timedelta(microseconds=1)
"""No two entries of a family are recorded at one moment, whatever the clock says."""


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
    page = "seal" if told.get("restricted") == "sealed" else "record"  # what is sealed is not told by the log either
    try:
        with guarded(family), opened(session, family, purpose, page, to_write=True) as (_, kept, now):
            done = _append(session, kept, told, now)
    except CannotCount as refusal:
        raise NotTaken([f"A day that it tells lies too far off: {refusal}."]) from refusal
    if isinstance(done, NotTaken):
        raise done
    return done


def _append(session: Session, kept: Kept, told: Mapping[str, Any], now: datetime) -> Appended | NotTaken:
    now = now if kept.recorded is None else max(now, kept.recorded + _NEXT)
    view = seen_by(kept, session.viewer.agency)
    beside = fold_of(view, kept.recorded or now).beside(view)
    try:
        entry = stamped(session, beside.whole(told), now, len(view.case.entries) + 1)
    except NotTaken as refusal:
        return refusal
    before = beside.entry(entry.id)
    if before is not None:
        return _again(before, entry)
    problems = [_said(problem) for problem in beside.problems(entry)] or _problems_for_others(kept, entry)
    return NotTaken(problems) if problems else _write_and_fold(session, kept, entry)


def _problems_for_others(kept: Kept, entry: Entry) -> list[str]:
    """Return what is wrong with an entry as those see it who do not see all that its author does."""
    if (seen := others_view(kept, entry)) is None:
        return out_of_place(kept, entry)
    view, part = seen
    beside = fold_of(view, kept.recorded or entry.recorded).beside(view)
    return out_of_place(kept, entry) + for_others(_said(problem) for problem in beside.problems(part))


def _write_and_fold(session: Session, kept: Kept, entry: Entry) -> Appended:
    placed = replace(entry, seq=kept.last + 1) if entry.seq != kept.last + 1 else entry
    case = replace(kept.case, entries=(*kept.case.entries, placed))
    try:
        with piped():
            head = write(kept.family, kept.key, [placed], kept.last, kept.head, int(session.viewer.id))
            longer = replace(kept, case=case, last=placed.seq, head=head, recorded=entry.recorded)
            fold = project_layers(longer, [placed], entry.recorded)[seen_by(longer, entry.agency).layer]
    except BaseException:
        forget(kept.family)
        raise
    transaction.on_commit(lambda: keep(longer))
    at = entry.recorded
    opened = tuple(one for one in fold.untold.values() if one.opened == at and one.closed is None)
    closed = tuple(one for one in fold.untold.values() if one.closed == at and one.opened < at)
    return Appended(entry, again=False, opened=opened, closed=closed)


def stamped(session: Session, told: Mapping[str, Any], now: datetime, number: int) -> Entry:
    """Return an entry with who recorded it, for which agency and when; raise `NotTaken` where it is none."""
    viewer = session.viewer
    body = {name: value for name, value in told.items() if name not in _STAMPED}
    body |= {"agency": viewer.agency, "author": {"role": viewer.job, "id": viewer.id}}
    body |= {"recorded": Time.at(now).text}
    try:
        [entry] = decode_entries([msgspec.json.encode(body)])
    except Unread as unread:
        raise NotTaken([_said(problem) for problem in unread.problems]) from unread
    return replace(entry, seq=number)


def write(family: UUID, key: bytes, entries: Sequence[Entry], last: int, head: bytes, staff: int | None) -> bytes:
    """Write entries after the last one of a family, and move its head; return the hash that it now has."""
    with piped():
        for told in _linked(family, key, entries, last, head, staff):
            run(_WRITE, told)
            head = told[-2][-1]
    return head


def _linked(
    family: UUID, key: bytes, entries: Sequence[Entry], last: int, head: bytes, staff: int | None
) -> Iterator[list[Any]]:
    """Link and seal entries, some at a time, as the database is told them."""
    for first in range(0, len(entries), _AT_ONCE):
        some = []
        for number, entry in enumerate(entries[first : first + _AT_ONCE], last + first + 1):
            body, commitment = keys.salted(entry_line(entry))
            head = link(head, family, number, entry.recorded, entry.agency, staff, commitment)
            sealed = keys.seal(key, body, bound(family, number))
            some.append((entry.id, entry.agency, entry.recorded, commitment, head, sealed))
        ids, agencies, *more = map(list, zip(*some, strict=True))
        yield [family, last + first, ids, agencies, staff, *more]


def _again(before: Entry, entry: Entry) -> Appended | NotTaken:
    if same_but_stamps(before, entry) and before.agency == entry.agency:
        return Appended(before, again=True)
    return NotTaken(
        [f"An entry with the id {entry.id} is on record with other content; a mistake is mended by a new entry."]
    )


def _said(problem: Problem) -> str:
    """Return what is wrong with an entry as a sentence to whoever has just written it."""
    wrong = f"{problem.wrong}; {problem.right}."
    return wrong[:1].upper() + wrong[1:]
