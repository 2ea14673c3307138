"""Appending: an entry, its link in the chain, and what follows from it, in one transaction or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from tenfold.casefiles import Refused as Unread
from tenfold.casefiles import decode_entries, entry_line
from tenfold.ledger import drafting, keys, skew, space
from tenfold.ledger.chain import link
from tenfold.ledger.folding import fold_of, forget, guarded
from tenfold.ledger.layers import for_others, others_view, out_of_place, project_layers, seen_by
from tenfold.ledger.opening import opened
from tenfold.ledger.reading import Kept, bound, keep, same_but_stamps
from tenfold.ledger.refusing import NotNow, NotTaken, OtherContent, passing_faults
from tenfold.ledger.session import Session
from tenfold.ledger.statement import piped, rows, run
from tenfold.record import Entry
from tenfold.replay import Question
from tenfold.when import CannotCount, Time

_STAMPED = ("agency", "author", "recorded", "seq")
_AT_ONCE = 250
"""How many entries go to the database in one statement."""
_WRITE = "SELECT tenfold.write_entries(%s, %s, %s::text[], %s::text[], %s, %s, %s, %s, %s)"
_NEXT = timedelta(microseconds=1)
"""No two entries of a family are recorded at one moment, whatever the clock says."""


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
    `NotTaken` with what is wrong, `NotNow` where nothing is wrong and the record cannot take it just now.
    """
    page = "seal" if told.get("restricted") == "sealed" else "record"  # what is sealed is not told by the log either
    space.check()
    try:
        with (
            passing_faults(),
            guarded(family),
            opened(session, family, purpose, page, to_write=True) as (_, kept, now),
        ):
            done = _append(session, kept, told, now, recorded)
            if isinstance(done, Appended) and done.again:
                _draft_is_sent(session, done.entry)
    except CannotCount as refusal:
        raise NotTaken([f"A day that it tells lies too far off: {refusal}."]) from refusal
    except NotNow:
        forget(family)  # what was folded may not have been written
        raise
    if isinstance(done, NotTaken):
        raise done
    return done


def _append(
    session: Session, kept: Kept, told: Mapping[str, Any], now: datetime, recorded: datetime | None
) -> Appended | NotTaken:
    if recorded is not None and (refusal := _no_history(session, kept, recorded, now)):
        return refusal
    live = skew.onward(now, kept.recorded and kept.recorded + _NEXT)
    view = seen_by(kept, session.viewer.agency) if recorded is None else kept
    beside, number = fold_of(view, kept.recorded or now).beside(view), len(view.case.entries) + 1
    try:
        entry = stamped(session, beside.whole(told), recorded or live, number, history=recorded is not None)
    except NotTaken as refusal:
        return refusal
    before = beside.entry(entry.id)
    if before is not None:
        return _again(session, before, entry)
    if recorded is not None and kept.recorded is not None and recorded < kept.recorded:
        return NotTaken([f"History comes in the order of `recorded`; what was recorded by {kept.recorded} is here."])
    if problems := beside.problems(entry):
        return NotTaken.of(problems)
    wrong = _problems_for_others(kept, entry)
    return NotTaken(wrong) if wrong else _write_and_fold(session, kept, entry)


def _draft_is_sent(session: Session, entry: Entry) -> None:
    if "system" not in session.viewer.roles:
        with suppress(ValueError):  # an id that is no UUID is no page's, and has no draft
            drafting.sent(UUID(entry.id))


def _problems_for_others(kept: Kept, entry: Entry) -> list[str]:
    """Return what is wrong with an entry as those see it who do not see all that its author does."""
    if (seen := others_view(kept, entry)) is None:
        return out_of_place(kept, entry)
    view, part = seen
    problems = fold_of(view, kept.recorded or entry.recorded).beside(view).problems(part)
    return out_of_place(kept, entry) + for_others(NotTaken.of(problems).problems)


def _write_and_fold(session: Session, kept: Kept, entry: Entry) -> Appended:
    placed = replace(entry, seq=kept.last + 1) if entry.seq != kept.last + 1 else entry
    case = replace(kept.case, entries=(*kept.case.entries, placed))
    try:
        with piped():
            if entry.restricted == "sealed":
                run("SELECT set_config('tenfold.sealing', 'on', true)", [])
            head = write(kept.family, kept.key, [placed], kept.last, kept.head, int(session.viewer.id))
            _draft_is_sent(session, entry)
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
    body |= {"recorded": Time.at(now).text}
    try:
        [entry] = decode_entries([msgspec.json.encode(body)])
    except Unread as unread:
        raise NotTaken.of(unread.problems) from unread
    return replace(entry, seq=number)


def _no_history(session: Session, kept: Kept, recorded: datetime, now: datetime) -> NotTaken | None:
    """Return why somebody may not say when an entry of a family was recorded; None where they may."""
    [(brings,)] = rows("SELECT tenfold.brings(%s, %s)", [session.secret, kept.family])
    if not brings:
        return NotTaken(["`recorded` is told only by the system that began this family in order to bring its history."])
    return NotTaken([f"`recorded` is {recorded}, which has not come yet."]) if recorded > now else None


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


def _again(session: Session, before: Entry, entry: Entry) -> Appended | NotTaken:
    by_the_same = before.author == entry.author or "system" not in session.viewer.roles
    if same_but_stamps(before, entry) and before.agency == entry.agency and by_the_same:
        return Appended(before, again=True)
    return OtherContent(
        [f"An entry with the id {entry.id} is on record with other content; a mistake is mended by a new entry."]
    )
