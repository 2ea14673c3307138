"""What is on record of each meeting, to come or held: who was called, which reports came, who came, its quoracy."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenfold.desk.conference_reports import has_reports, report_lines, report_table, share_table
from tenfold.desk.conference_words import coming
from tenfold.desk.quoracy import Quoracy, quoracy_of, quoracy_to_come
from tenfold.desk.tables import Table
from tenfold.desk.words import happened, sentence, spaced
from tenfold.drawings.sayings import by
from tenfold.ledger import Opened
from tenfold.picture import (
    Picture,
    Stated,
    attended,
    called_to,
    children,
    conferences,
    excluded,
    invited,
    kept_out,
    sitting_of,
)
from tenfold.questions.wording import called, listed, plain_time
from tenfold.record import Attended, Dissent, Entry, Excluded, Invited, Meeting


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting: its heading, lines on who was called, came, was kept out, disagreed; its quoracy; its reports."""

    head: str
    lines: tuple[str, ...]
    quoracy: Quoracy | None = None
    report_lines: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


def gatherings_of(opened: Opened) -> Iterator[Gathering]:
    """Yield the meetings to come, then the conferences held, latest first; the last held with its reports."""
    p = opened.picture
    for meeting in coming(opened):
        lines = (*_called(p, called_to(p, meeting)), *_kept(p, kept_out(p, meeting)))
        quoracy = quoracy_to_come(p, meeting) if has_reports(meeting) else None
        yield Gathering(head_of(meeting), lines, quoracy, *_reports(p, meeting))
    for n, entry in enumerate(held_by(opened)):
        meeting_of = planned_as(p, entry) if n == 0 else None
        told = _reports(p, meeting_of) if meeting_of is not None else ((), ())
        yield Gathering(head_of_held(entry), tuple(_held(p, entry)), quoracy_of(p, entry), *told)


def held_by(opened: Opened) -> list[Entry]:
    """Return the conferences that were held, the latest first."""
    p = opened.picture
    held = {one.id: one for child in children(p) for one in conferences(p, child)}
    return sorted(held.values(), key=lambda one: one.order, reverse=True)


def planned_as(p: Picture, sitting: Entry) -> Stated[Meeting] | None:
    """Return the meeting of which an entry is the sitting; None where nobody called one."""
    return next((one for one in p.facts(Meeting) if sitting_of(p, one) == sitting), None)


def head_of(meeting: Stated[Meeting]) -> str:
    """Return what a meeting to come is called."""
    return f"{sentence(spaced(meeting.fact.event))} planned for {plain_time(meeting.fact.day)}"


def head_of_held(entry: Entry) -> str:
    """Return what a conference that was held is called."""
    return f"{sentence(spaced(entry.event))} of {happened(entry.occurred)}"


def _reports(p: Picture, meeting: Stated[Meeting]) -> tuple[tuple[str, ...], tuple[Table, ...]]:
    if not has_reports(meeting):
        return (), ()
    tables = (report_table(p, meeting), share_table(p, meeting))
    return tuple(report_lines(p, meeting)), tuple(one for one in tables if one.rows)


def _called(p: Picture, calls: tuple[Invited, ...]) -> Iterator[str]:
    names = listed(_name(p, one) for one in calls)
    yield f"Invited: {names}" if names else "Nobody is on record as invited."


def _held(p: Picture, entry: Entry) -> Iterator[str]:
    yield from _called(p, invited(p, entry))
    came = attended(p, entry)
    for how in ("present", "apologies", "absent"):
        names = _names(p, tuple(one for one in came if one.as_ == how))
        if names:
            yield f"{sentence(how)}: {names}"
    if not came:
        yield "Who attended is not recorded."
    yield from _kept(p, excluded(p, entry))
    for one in p.facts(Dissent, entry.id):
        yield f"{called(p, one.fact.by)} disagrees: {one.fact.says or 'no words on record'} ({by(p, one.last)})"


def _kept(p: Picture, out: tuple[Excluded, ...]) -> Iterator[str]:
    for kept in out:
        whose = f" ({kept.by})" if kept.by else ""
        yield f"Kept out: {called(p, kept.person)}, because {kept.reason}{whose}"


def _names(p: Picture, came: tuple[Attended, ...]) -> str:
    return listed(called(p, one.agency or one.person or "") for one in came)


def _name(p: Picture, call: Invited) -> str:
    name = called(p, call.agency or call.person or "")
    return f"{name} ({call.role})" if call.role else name
