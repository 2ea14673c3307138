"""Who cares for a child, on any moment, and by whose word."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from tenfold.picture.people import parents
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.readable import place
from tenfold.picture.stated import Stated, ids_of
from tenfold.record import Care, Check, Injury
from tenfold.when import Time

TICK = timedelta.resolution
BY_TRADE = frozenset({"hospital", "placement", "childminder", "order"})
"""On what basis somebody has a child who was approved or chosen elsewhere."""
_IN_CARE = frozenset({"placement", "order", "voluntary_accommodation"})


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


def cares_today(p: Picture, child: str) -> tuple[Stated[Care], ...]:
    """Return the care that says who has a child now: it names somebody, and no check found it not to be so."""
    return tuple(one for one in cares_at(p, child) if one.fact.by and not is_contradicted(p, one))


def cares(p: Picture, child: str) -> tuple[Stated[Care], ...]:
    """Return all care arrangements of a child, in order of record."""
    return tuple(stated for stated in p.facts(Care, child) if stated.fact.child == child)


def cares_on(p: Picture, child: str, at: datetime) -> tuple[Stated[Care], ...]:
    """Return the care arrangements of a child that held at a moment, as known now."""
    return tuple(
        stated for stated in cares(p, child) if began(stated) <= at and ((end := ended(stated)) is None or at < end)
    )


def cares_between(p: Picture, child: str, since: datetime, until: datetime) -> tuple[Stated[Care], ...]:
    """Return the care arrangements of a child that held at some time between two moments, as known now."""
    return tuple(one for one in cares(p, child) if began(one) <= until and ((end := ended(one)) is None or end > since))


def cares_when(p: Picture, child: str, injury: Stated[Injury]) -> tuple[Stated[Care], ...]:
    """Return the care that held when a child was hurt: on the day told, else in the days before that was first seen."""
    return cares_between(p, child, *hours_of(p, injury))


def hours_of(p: Picture, injury: Stated[Injury]) -> tuple[datetime, datetime]:
    """Return between which moments a child was hurt: those told, else from some days before it was first seen."""
    happened, seen = injury.fact.happened, injury.first.occurred
    if happened is not None:
        return happened.first, happened.last
    return p.limit("who-had-care", seen.first).before(seen.first), seen.last


def is_visit(p: Picture, care: Stated[Care]) -> bool:
    """Whether a child was with family, or on a short break, for some days only, as was said from the start."""
    since = began(care)
    return care.told[0].to_date is not None and p.ends("protection-ended.visit", since) >= (ended(care) or since)


def is_in_care(p: Picture, care: Stated[Care]) -> bool:
    """Whether care is given away from its parents to a child who was placed, accommodated or taken, for longer."""
    if care.fact.basis not in _IN_CARE or is_visit(p, care):
        return False
    return not set(parents(p, care.fact.child)).intersection(care.fact.by)


def is_contradicted(p: Picture, thing: Stated[Any]) -> bool:
    """Whether the last check of a thing (of care, above all) with a result found that it is not as was said."""
    last = last_found(p, thing)
    return last is not None and last.fact.result == "contradicted"


def last_found(p: Picture, thing: Stated[Any]) -> Stated[Check] | None:
    """Return the last check of a thing that has a result; None where there is none."""
    return next((one for one in reversed(checks_on(p, thing)) if one.fact.result != "requested"), None)


def checks_on(p: Picture, thing: Stated[Any]) -> Sequence[Stated[Check]]:
    """Return the checks of a thing in order of record, under whichever of its ids: it may have been given one later."""
    ids = ids_of(thing)
    if len(ids) == 1:
        return p.facts(Check, thing.id)
    return sorted({one.id: one for id in ids for one in p.facts(Check, id)}.values(), key=place)


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
