"""Appointments to which a child was not brought, or that the family cancelled: when they are a pattern."""

from collections.abc import Sequence

from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import decisions, enquiries, plan_spells
from tenfold.picture.sightings import IN_SIGHT, by_time, latest, seen_since
from tenfold.record import Entry


@remembered
def often_missed(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the missed appointments that together are too many, of the latest such time; none where there is none."""
    missed = by_time((*p.outcomes("not_brought", child), *p.outcomes("cancelled_by_family", child)))
    for n in range(len(missed), 0, -1):
        found = _on_plan(p, child, missed[:n]) or _otherwise(p, child, missed[:n])
        if found:
            return tuple(found)
    return ()


def made_good(p: Picture, child: str, missed: Entry) -> bool:
    """Whether a child was seen at a missed service since, or a decision considered that it was missed."""
    seen = seen_since(p, child, missed.latest, how=IN_SIGHT, by=frozenset({missed.agency}))
    return seen is not None or any(p.considers(one.first, missed) for one in decisions(p, child))


def _on_plan(p: Picture, child: str, missed: Sequence[Entry]) -> Sequence[Entry]:
    last = missed[-1]
    spells = (*plan_spells(p, child), *enquiries(p, child))
    if not any(_falls(last, spell.start, spell.end) for spell in spells):
        return ()
    near = _within(p, "not-brought.window", missed, last)
    return near if _count(near) >= p.limit("not-brought", last.latest).number else ()


def _otherwise(p: Picture, child: str, missed: Sequence[Entry]) -> Sequence[Entry]:
    last = missed[-1]
    near = _within(p, "not-brought.otherwise-window", missed, last)
    if _count(near) < p.limit("not-brought.otherwise", last.latest).number:
        return ()
    booked = {one.id: one for one in (*near, *_booked(p, child, near))}.values()
    share = p.limit("not-brought.share", last.latest).number
    known = _within(p, "not-brought.otherwise-window", list(booked), last)
    return near if _count(near) * share >= _count(known) else ()


def _booked(p: Picture, child: str, missed: Sequence[Entry]) -> Sequence[Entry]:
    """Return the appointments known to have been booked: at clinics, and of the same sort at the services missed."""
    same = (one for was in missed for one in p.events(was.event, child) if one.agency == was.agency)
    return (*p.events("clinic", child), *same)


def _within(p: Picture, window: str, entries: Sequence[Entry], last: Entry) -> Sequence[Entry]:
    return [
        one
        for one in entries
        if latest(one) <= latest(last) and p.limit(window, one.latest).after(one.latest) > last.occurred.first
    ]


def _falls(entry: Entry, start: Entry, end: Entry | None) -> bool:
    return start.occurred.first <= entry.latest and (end is None or entry.occurred.first <= end.latest)


def _count(entries: Sequence[Entry]) -> int:
    return sum(one.times for one in entries)
