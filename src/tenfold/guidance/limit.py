"""A limit: a number with its unit, its standing and where it comes from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, get_args

from tenfold.when import add_months, add_working_days, day_of, end_of, moment

Unit = Literal["working_days", "days", "weeks", "months", "hours", "count"]
Standing = Literal["law", "statutory guidance", "local practice"]
UNITS: tuple[Unit, ...] = get_args(Unit)
STANDINGS: tuple[Standing, ...] = get_args(Standing)


@dataclass(frozen=True, slots=True)
class Limit:
    """What one edition allows: a wait, an age, a look back or a count.

    `read` says whether anyone has held the number against its source; `says` is the limit in one sentence.
    """

    id: str
    number: int
    unit: Unit
    standing: Standing
    source: str
    read: bool
    edition: str
    says: str = ""

    def after(self, at: datetime) -> datetime:
        """Return the UTC moment at which the limit, counted from a moment, has run out.

        Days, weeks and months end with the London day on which they fall; hours are exact. Raise `TypeError` for a
        count, `CannotCount` for working days outside the bank holidays that are known.
        """
        return self._counted(at, self.number)

    def before(self, at: datetime) -> datetime:
        """Return the UTC moment by which something due so long before a moment must be there: the way of `after`."""
        return self._counted(at, -self.number)

    def share(self, per_cent: int) -> "Limit":
        """Return the limit cut to a share of it, in whole units and never to nothing: a warning, say, at two thirds.

        A share of weeks is counted in days.
        """
        return _share(self, per_cent)

    def in_words(self) -> str:
        """Return the limit as it is said: 10 working days, 72 hours, 1 month, the same day."""
        if self.unit == "count":
            return str(self.number)
        if self.number == 0:
            return "at once" if self.unit == "hours" else "the same day"
        words = self.unit.replace("_", " ")
        return f"{self.number} {words.removesuffix('s') if self.number == 1 else words}"

    def _counted(self, at: datetime, number: int) -> datetime:
        if self.unit == "hours":
            return moment(at) + timedelta(hours=number)
        if self.unit == "count":
            raise TypeError(f"{self.id} is a count ({self.number}), not a length of time")
        return end_of(_STEPS[self.unit](day_of(at if at.tzinfo is not None else moment(at)), number))


@lru_cache(maxsize=1_024)
def _share(limit: Limit, per_cent: int) -> Limit:
    whole = replace(limit, number=7 * limit.number, unit="days") if limit.unit == "weeks" else limit
    return replace(whole, number=max(1, round(whole.number * per_cent / 100)))


def _days(day: date, number: int) -> date:
    return day + timedelta(days=number)


def _weeks(day: date, number: int) -> date:
    return day + timedelta(weeks=number)


_STEPS: Mapping[str, Callable[[date, int], date]] = {
    "working_days": add_working_days,
    "days": _days,
    "weeks": _weeks,
    "months": add_months,
}
