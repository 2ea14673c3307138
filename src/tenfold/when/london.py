"""London civil time at the edges, aware UTC moments inside.

Hours run through clock changes because moments are compared and subtracted in UTC; days are London days.
"""

from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)


def moment(told: datetime) -> datetime:
    """Return the UTC moment of a datetime: without an offset it is London civil time."""
    if told.tzinfo is not None:
        return told.astimezone(UTC)
    day, time = told.date(), told.time()
    ahead = _ahead_all_day(day)
    if ahead is None:
        return datetime.combine(day, time, LONDON).astimezone(UTC)
    return datetime.combine(day, time, UTC) - ahead


@lru_cache(maxsize=65_536)
def civil(at: datetime) -> datetime:
    """Return the London civil time of a moment, without offset (what is printed); a moment has an offset itself."""
    local = _in_london(at)
    return datetime.combine(local.date(), local.time())


@lru_cache(maxsize=65_536)
def day_of(at: datetime) -> date:
    """Return the London day in which a moment falls."""
    return _in_london(at).date()


@lru_cache(maxsize=65_536)
def start_of(day: date) -> datetime:
    """Return the first moment of a London day."""
    return moment(datetime.combine(day, clock()))


@lru_cache(maxsize=65_536)
def end_of(day: date) -> datetime:
    """Return the moment at which a London day has ended: the first of the next."""
    return start_of(day + DAY)


def _in_london(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no offset, so it is no moment yet: `moment` reads it as London time")
    return at.astimezone(LONDON)


@lru_cache(maxsize=65_536)
def _ahead_all_day(day: date) -> timedelta | None:
    """Return by how much London is ahead of UTC all through a day; None where clocks change, or nobody can tell."""
    begins, ends = (datetime.combine(day, at, LONDON).utcoffset() for at in (clock.min, clock.max))
    return begins if begins == ends else None
