"""A scale from days to units, with months for ticks."""

from dataclasses import dataclass
from datetime import date, timedelta

from tenfold.when import add_months

_MANY = 20


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `since` to `until` laid over `start` to `end` units."""

    since: date
    until: date
    start: float
    end: float

    def of(self, day: date) -> float:
        """Return where a day lies; days outside lie at the ends."""
        share = (min(max(day, self.since), self.until) - self.since) / (self.until - self.since or timedelta(1))
        return self.start + share * (self.end - self.start)

    def months(self) -> list[tuple[date, str]]:
        """Return the first days of months that carry a tick, with a label; fewer where there are many."""
        first = self.since.replace(day=1)
        count = (self.until.year - first.year) * 12 + self.until.month - first.month + 1
        step = next((step for step in (1, 2, 3, 6, 12, 24) if count / step <= _MANY), 60)
        days = (add_months(first, n) for n in range(0, count + 1, step))
        shown = [day for day in days if self.since <= day <= self.until]
        return [(day, label(day, first=n == 0)) for n, day in enumerate(shown)]


def label(day: date, *, first: bool) -> str:
    """Return a month in short, with its year at the start and in each January."""
    return f"{day:%b %Y}" if first or day.month == 1 else f"{day:%b}"
