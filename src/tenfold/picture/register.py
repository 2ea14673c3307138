"""What a school's own register says of how much of a month a child missed, where nobody measured it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile

from tenfold.picture.picture import Picture, remembered
from tenfold.picture.sightings import saw
from tenfold.record import Entry
from tenfold.when import add_months, is_working_day, start_of

_KEEPS_ONE = frozenset({"school", "education_service"})
_OF_A_DAY = frozenset({"school_day", "attendance"})
_ABSENT = frozenset({"not_seen"})
_WHOLE = 100


@remembered
def absent_by_register(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the entries by which a school had noted a child as absent on too much of a month, the last such month.

    They end with the one that made it too much. Nothing where no month of the last 12 is such a one.
    """
    missed = p.about_that(child, _is_absence, child, p)
    for month in sorted({_month(day) for one in missed for day in _days_of(p, one)}, reverse=True):
        run = _too_much(p, month, missed)
        if run:
            return () if p.over("open-concern", run[-1].latest) else run
    return ()


def _is_absence(entry: Entry, child: str, p: Picture) -> bool:
    """Whether a school's entry of a school day, or of attendance, says that a child was not there."""
    if entry.event not in _OF_A_DAY or p.kinds.get(entry.agency) not in _KEEPS_ONE:
        return False
    unsaid = entry.seen is None or child not in entry.seen
    return saw(entry, child, _ABSENT) or (unsaid and entry.outcome == "not_brought")


def _too_much(p: Picture, month: date, missed: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries on a month up to the one by which too many of its working days had been missed."""
    days, more, run = set[date](), 0, list[Entry]()
    whole = sum(map(is_working_day, _days(month, add_months(month, 1) - timedelta(1))))
    for one in missed:
        own = set(_days_of(p, one))
        mine = {day for day in own if _month(day) == month}
        if not mine:
            continue
        run.append(one)
        if _is_told_by_day(one):
            days |= mine
        else:
            times = one.times if one.until is None else min(one.times, len(own))
            more += max(times - len(own - mine), 0)
        if (len(days) + more) * _WHOLE > whole * p.limit("not-in-education.absence", one.latest).number:
            return tuple(run)
    return ()


def _is_told_by_day(entry: Entry) -> bool:
    """Whether an entry says on which days a child was absent, and not only on how many."""
    return entry.times == 1 and (entry.until is not None or entry.occurred.first_day == entry.occurred.last_day)


def _days_of(p: Picture, entry: Entry) -> Iterator[date]:
    """Yield the working days of which an entry tells, as far as they have come."""
    days = _days(entry.occurred.first_day, (entry.until or entry.occurred).last_day)
    return (day for day in takewhile(lambda day: p.passed(start_of(day)), days) if is_working_day(day))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(n) for n in range((last - first).days + 1))


def _month(day: date) -> date:
    return day.replace(day=1)
