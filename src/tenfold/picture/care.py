"""Who cares for a child, on any moment, and by whose word."""

from datetime import datetime, timedelta

from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated
from tenfold.record import Care
from tenfold.when import Time

TICK = timedelta.resolution


def began(stated: Stated[Care]) -> datetime:
    """Return the earliest moment at which a care arrangement may have begun."""
    return (stated.fact.from_ or stated.first.occurred).first


def ended(stated: Stated[Care]) -> datetime | None:
    """Return the moment by which a care arrangement had ended: the end of its last day. None: no end is said."""
    to_date: Time | None = stated.fact.to_date
    return None if to_date is None else to_date.last + TICK


@remembered
def cares_at(p: Picture, child: str) -> tuple[Stated[Care], ...]:
    """Return the care arrangements of a child that hold now."""
    return tuple(stated for stated in cares(p, child) if _holds(p, stated))


def cares(p: Picture, child: str) -> tuple[Stated[Care], ...]:
    """Return all care arrangements of a child, in order of record."""
    return tuple(stated for stated in p.facts(Care, child) if stated.fact.child == child)


def cares_on(p: Picture, child: str, at: datetime) -> tuple[Stated[Care], ...]:
    """Return the care arrangements of a child that held at a moment, as known now."""
    return tuple(
        stated for stated in cares(p, child) if began(stated) <= at and ((end := ended(stated)) is None or at < end)
    )


@remembered
def carers(p: Picture, child: str) -> tuple[str, ...]:
    """Return the people named in care that holds now (an agency, such as a hospital, is not a person)."""
    return tuple(dict.fromkeys(by for stated in cares_at(p, child) for by in stated.fact.by if by not in p.kinds))


@remembered
def ever_carers(p: Picture, child: str) -> frozenset[str]:
    """Return everyone who was ever named as caring for a child."""
    return frozenset(by for stated in cares(p, child) for by in stated.fact.by)


def _holds(p: Picture, stated: Stated[Care]) -> bool:
    end = ended(stated)
    return p.passed(began(stated)) and not (end is not None and p.passed(end))
