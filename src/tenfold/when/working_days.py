"""Working days of England and Wales, and calendar months.

A working day is not a Saturday, a Sunday or a bank holiday. The bank holidays are packaged data; before the first
and after the last of their years counting refuses rather than guess (`CannotCount`).
"""

import tomllib
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import lru_cache
from pkgutil import get_data  # importlib.resources takes 5 ms to load, and this a tenth of that

SATURDAY, WEEK = 5, 7


class CannotCount(ValueError):
    """Working days were asked for outside the years whose bank holidays are known."""


def _load() -> dict[date, str]:
    text = (get_data("tenfold.when", "bank_holidays.toml") or b"").decode()
    years: dict[str, dict[str, str]] = tomllib.loads(text)["england-and-wales"]
    return {date.fromisoformat(f"{year}-{day}"): name for year, days in years.items() for day, name in days.items()}


BANK_HOLIDAYS = _load()
FIRST = date(min(BANK_HOLIDAYS).year, 1, 1)
LAST = date(max(BANK_HOLIDAYS).year, 12, 31)


def _calendar() -> tuple[int, ...]:
    """Return every working day by its number (`date.toordinal`), of which 1 was a Monday."""
    free = {day.toordinal() for day in BANK_HOLIDAYS}
    days = range(FIRST.toordinal(), LAST.toordinal() + 1)
    return tuple([n for n in days if (n - 1) % WEEK < SATURDAY and n not in free])


_WORKING = _calendar()


def is_working_day(day: date) -> bool:
    """Whether a day is a working day; raise `CannotCount` where bank holidays are not known."""
    _refuse_outside(day)
    number = day.toordinal()
    return _WORKING[min(bisect_left(_WORKING, number), len(_WORKING) - 1)] == number


@lru_cache(maxsize=65_536)
def add_working_days(day: date, count: int) -> date:
    """Return the `count`-th working day after a day: the day after the event is day 1.

    Counting 0 gives the day itself; a count below 0 goes back, the working day before being -1. Raise `CannotCount`
    where that lies outside the calendar.
    """
    _refuse_outside(day)
    if count == 0:
        return day
    number = day.toordinal()
    place = bisect_right(_WORKING, number) + count - 1 if count > 0 else bisect_left(_WORKING, number) + count
    if not 0 <= place < len(_WORKING):
        raise CannotCount(_sentence(f"{count} working days after {day.isoformat()}"))
    return date.fromordinal(_WORKING[place])


def working_days_between(since: date, until: date) -> int:
    """Return how many working days lie after `since` up to and with `until`; 0 when it is not after."""
    _refuse_outside(since, until)
    return max(bisect_right(_WORKING, until.toordinal()) - bisect_right(_WORKING, since.toordinal()), 0)


def add_months(day: date, count: int) -> date:
    """Return the same day `count` calendar months on, clamped to the last day of a short month."""
    years, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month + 1
    if day.day > 28:  # noqa: PLR2004 - every month has so many days
        last = (date(year, month, 28) + timedelta(4)).replace(day=1) - timedelta(1)
        return last if day.day > last.day else last.replace(day=day.day)
    return date(year, month, day.day)


def _refuse_outside(*days: date) -> None:
    for day in days:
        if not FIRST <= day <= LAST:
            raise CannotCount(_sentence(f"working days at {day.isoformat()}"))


def _sentence(what: str) -> str:
    return (
        f"cannot count {what}: bank holidays are known from {FIRST.year} to {LAST.year}; "
        "add the year to bank_holidays.toml"
    )
