"""A time as it was told: a moment, a day, a month or a year.

`2007-02` means some day in February 2007. What follows from it is taken at the shortest that the dates allow. A time of
day without an offset is London civil time: in the hour that comes twice it is the first, and in the hour that is left
out in spring it is read as if the clocks had not yet changed.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

from tenfold.when.london import DAY, civil, day_of, end_of, moment, start_of

HOUR = timedelta(hours=1)
YEARS = range(1800, 2200)
"""The years that a time may lie in; so do the forms below have it."""
_Y = r"(?:1[89]|2[01])\d\d"
_YEAR = re.compile(_Y, re.ASCII)
_MONTH = re.compile(rf"{_Y}-\d\d", re.ASCII)
_DAY = re.compile(rf"{_Y}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(rf"{_Y}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{{1,6}})?)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
_ANY_YEAR = re.compile(r"\d{4}(?!\d)", re.ASCII)
EXPECTED = "a year (2007), a month (2007-02), a day (2007-02-03) or a moment (2007-02-03T14:30)"
WITHIN = f"a time in the years from {YEARS[0]} to {YEARS[-1]}"


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """A told time: it lies in [`first`, `last`]; for a moment the two are the same.

    Order and sameness are by `first`, then `last`. `text` is kept as it was told, so that a file round-trips.
    """

    first: datetime
    last: datetime
    text: str = field(compare=False)

    @staticmethod
    def told(text: str) -> "Time":
        """Read a time; raise `ValueError` with a plain sentence when it is none."""
        return _read(text)

    @staticmethod
    def moment(text: str) -> datetime:
        """Read a time that is a moment; raise `ValueError` with a plain sentence when it is none."""
        try:
            if _MOMENT.fullmatch(text):
                return moment(datetime.fromisoformat(text))
        except ValueError as error:
            raise ValueError(f"“{text}” is not a time; {EXPECTED} would be") from error
        raise ValueError(f"“{_read(text)}” has no time of day")

    @staticmethod
    def at(moment: datetime) -> "Time":
        """Return the exact time of a moment, told so that reading it gives that moment again."""
        local = civil(moment)
        return Time(moment, moment, moment.isoformat() if local.fold else local.isoformat())

    @property
    def exact(self) -> bool:
        """Whether a time of day was told."""
        return self.first == self.last

    @property
    def first_day(self) -> date:
        """The earliest London day on which it may have been."""
        return day_of(self.first)

    @property
    def last_day(self) -> date:
        """The latest London day on which it may have been."""
        return day_of(self.last)

    @property
    def left_out(self) -> bool:
        """Whether it was told of the hour that no clock shows, because clocks go forward over it in spring."""
        if not self.exact:
            return False
        told = datetime.fromisoformat(self.text)
        return told.tzinfo is None and civil(self.first) != told

    def __str__(self) -> str:
        """Return the time as it was told."""
        return self.text


def beyond_years(text: str) -> bool:
    """Whether a text would be a time, did its year but lie in `YEARS`."""
    if not _ANY_YEAR.match(text) or int(text[:4]) in YEARS:
        return False
    try:
        _bounds(f"2000{text[4:]}")
    except ValueError:
        return False
    return True


def gap_hours(earlier: Time, later: Time) -> float:
    """Return the fewest hours that may lie between two times: 0.0 where they may coincide."""
    if earlier.first > later.first:
        earlier, later = later, earlier
    return max((later.first - earlier.last) / HOUR, 0.0)


@lru_cache(maxsize=65_536)
def _read(text: str) -> Time:
    first, last = _bounds(text)
    return Time(first, last, text)


def _bounds(text: str) -> tuple[datetime, datetime]:
    form, bounds = _FORMS.get(len(text), (_MOMENT, _of_moment))
    try:
        if form.fullmatch(text):
            return bounds(text)
    except ValueError as error:
        raise ValueError(f"“{text}” is not a time; {EXPECTED} would be") from error
    raise ValueError(f"“{text}” is not a time; {EXPECTED} would be")


def _of_moment(text: str) -> tuple[datetime, datetime]:
    at = moment(datetime.fromisoformat(text))
    return at, at


def _of_day(text: str) -> tuple[datetime, datetime]:
    day = date.fromisoformat(text)
    return _whole(day, day)


def _of_month(text: str) -> tuple[datetime, datetime]:
    start = date.fromisoformat(f"{text}-01")
    return _whole(start, _month_end(start))


def _of_year(text: str) -> tuple[datetime, datetime]:
    return _whole(date(int(text), 1, 1), date(int(text), 12, 31))


def _whole(first: date, last: date) -> tuple[datetime, datetime]:
    return start_of(first), end_of(last) - timedelta.resolution


def _month_end(start: date) -> date:
    return (start.replace(day=28) + 4 * DAY).replace(day=1) - DAY


_FORMS = {4: (_YEAR, _of_year), 7: (_MONTH, _of_month), 10: (_DAY, _of_day)}
"""How a time of so many letters is told; a longer one is a moment."""
