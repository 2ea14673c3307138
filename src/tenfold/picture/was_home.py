"""Who was of a child’s household when something happened, though not any more."""

from datetime import datetime

from tenfold.picture.care import cares_on
from tenfold.picture.household import AWAY_FROM_HOME, household_on, living_at
from tenfold.picture.people import parents
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import tellings
from tenfold.record import Entry, Relationship, Residence


@remembered
def was_of_household(p: Picture, child: str, adult: str, entry: Entry) -> bool:
    """Whether somebody lived with a child, cared for it at home or was partner of who did, when an entry tells of.

    Who is said to have left, or to have parted, from a day on was there until that day.
    """
    at = entry.occurred.first
    there = {stay.person for stay in household_on(p, child, at)}
    caring = {*_carers_on(p, child, at), *there.intersection(parents(p, child))}
    if not caring and not _is_placed(p, child, at):
        caring = {*parents(p, child)}
    return (
        adult in there
        or adult in _carers_on(p, child, at)
        or not caring.isdisjoint(_partners_on(p, adult, at))
        or _left_then(p, child, adult, entry)
    )


def _carers_on(p: Picture, child: str, at: datetime) -> tuple[str, ...]:
    held = (one for one in cares_on(p, child, at) if one.fact.basis not in AWAY_FROM_HOME)
    return tuple(by for one in held for by in one.fact.by)


def _is_placed(p: Picture, child: str, at: datetime) -> bool:
    """Whether a child was looked after elsewhere: its parents’ home was then not its own."""
    return any(one.fact.basis == "placement" for one in cares_on(p, child, at))


def _left_then(p: Picture, child: str, adult: str, entry: Entry) -> bool:
    """Whether somebody is said to have left a child’s home on the day of an entry: until then they lived there."""
    home = {stay.address for stay in living_at(p, child, entry.occurred.first)}
    gone = ((told, fact) for told, fact in tellings(p.facts(Residence, adult)) if fact.as_ == "left")
    days = (fact.from_ or told.occurred for told, fact in gone if fact.address in home)
    return any(day.first <= entry.occurred.last and entry.occurred.first <= day.last for day in days)


def _partners_on(p: Picture, adult: str, at: datetime) -> frozenset[str]:
    """Return whose partner somebody was at a moment, as known now."""
    together, parted = set[str](), set[str]()
    for entry, fact in tellings(p.facts(Relationship, adult)):
        other, since = fact.of if fact.to == adult else fact.to, (fact.from_ or entry.occurred).first
        if fact.is_ == "partner" and since <= at:
            (together if fact.to_date is None or fact.to_date.last >= at else parted).add(other)
        elif fact.is_ == "ex_partner" and since <= at and not entry.occurred.first <= at <= entry.occurred.last:
            parted.add(other)
    return frozenset(together - parted)
