"""A scale from moments to places, with hours, days, months or years for ticks, whichever there is room for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from tenfold.drawings.letters import width_of
from tenfold.when import add_months, civil, end_of, start_of

APART = 6
HOUR, DAY, LONG = timedelta(hours=1), timedelta(days=1), timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis: where, its label, and the larger unit that it falls in (the year of a month)."""

    at: float
    label: str
    group: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The moments from the first of `since` to the last of `until` laid over `start` to `end` units."""

    since: date
    until: date
    start: float
    end: float

    def of(self, at: datetime) -> float:
        """Return where a moment lies; what is outside lies at the ends."""
        first, last = start_of(self.since), end_of(self.until)
        return self.start + (min(max(at, first), last) - first) / (last - first) * (self.end - self.start)

    def ticks(self, size: float) -> list[Tick]:
        """Return the finest ticks whose labels, in a size, stand apart."""
        hours = (end_of(self.until) - start_of(self.since)) / HOUR
        most = (self.end - self.start) / APART
        fine = 0 if hours <= LONG / HOUR else _MONTH
        found = (ruler(self) for every, ruler in _RULERS if every >= fine and hours / every <= most)
        return next((ticks for ticks in found if ticks and _apart(ticks, size)), [])

    def groups(self, ticks: list[Tick], size: float) -> list[tuple[float, str]]:
        """Return where each larger unit is written, in bold: over its first tick, unless the next would run into it."""
        firsts = {tick.group: tick.at for tick in reversed(ticks) if tick.group}
        found = sorted((at, group) for group, at in firsts.items())
        ends = [*(at for at, _ in found[1:]), self.end + 2 * APART][: len(found)]
        rights = (at + width_of(group, size, bold=True) + APART for at, group in found)
        return [one for one, right, end in zip(found, rights, ends, strict=True) if right <= end]


def axis(since: date, until: date) -> tuple[date, date]:
    """Return the days from which to which a scale runs: one that is marked by months begins with a whole one."""
    return (since.replace(day=1) if until - since > LONG else since), until


def _apart(ticks: list[Tick], size: float) -> bool:
    return all(left.at + width_of(left.label, size) + APART <= right.at for left, right in pairwise(ticks))


def _hours(step: int) -> Callable[[Scale], list[Tick]]:
    def ticks(scale: Scale) -> list[Tick]:
        start = start_of(scale.since)
        moments = (start + n * HOUR for n in range(0, (end_of(scale.until) - start) // HOUR, step))
        told = ((at, civil(at)) for at in moments)
        return [Tick(scale.of(at), f"{local:%H:%M}", f"{local.day} {local:%b %Y}") for at, local in told]

    return ticks


def _days(step: int) -> Callable[[Scale], list[Tick]]:
    def ticks(scale: Scale) -> list[Tick]:
        count = (scale.until - scale.since).days + 1
        days = (scale.since + n * DAY for n in range(0, count, step))
        return [Tick(scale.of(start_of(day)), str(day.day), f"{day:%b %Y}") for day in days]

    return ticks


def _months(step: int) -> Callable[[Scale], list[Tick]]:
    def ticks(scale: Scale) -> list[Tick]:
        days = (day for day in _firsts(scale) if (day.month - 1) % step == 0)
        return [Tick(scale.of(start_of(day)), f"{day:%b}", f"{day:%Y}") for day in days]

    return ticks


def _years(step: int) -> Callable[[Scale], list[Tick]]:
    def ticks(scale: Scale) -> list[Tick]:
        days = (day for day in _firsts(scale) if day.month == 1 and day.year % step == 0)
        return [Tick(scale.of(start_of(day)), f"{day:%Y}", "") for day in days]

    return ticks


def _firsts(scale: Scale) -> Iterator[date]:
    """Yield the first days of the months in the scale, and the very first day where it lies within a month."""
    day = scale.since.replace(day=1)
    while day <= scale.until:
        if day >= scale.since:
            yield day
        day = add_months(day, 1)


_DAY, _MONTH, _YEAR = 24, 28 * 24, 365 * 24
_RULERS = (
    *((step, _hours(step)) for step in (1, 2, 3, 6)),
    *((step * _DAY, _days(step)) for step in (1, 2, 7)),
    *((step * _MONTH, _months(step)) for step in (1, 2, 3, 6)),
    *((step * _YEAR, _years(step)) for step in (1, 2, 5, 10, 25, 50)),
)
