"""Emergency powers: police protection and emergency protection orders, until when they last, and what followed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from tenfold.guidance import Limit
from tenfold.picture.held import follows, latest_of
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.readable import place
from tenfold.picture.stated import Stated, restated, tellings
from tenfold.record import Care, Decision, Entry, Order, PoliceAction
from tenfold.when import day_of, is_working_day, start_of

TICK = timedelta.resolution
_NEXT = frozenset({"epo", "interim_care", "care", "supervision", "voluntary_accommodation", "child_arrangements"})
_OUT = frozenset({"return_home", "closure", "no_further_action"})
_HOME = frozenset({"parental", "family_arrangement", "voluntary_accommodation"})
_DECIDE = frozenset({"childrens_social_care", "police", "court"})
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Taken:
    """A child in police protection, by the word of `entry`, since the latest moment at which that can have begun."""

    child: str
    entry: Entry
    since: datetime


@dataclass(frozen=True, slots=True)
class Term:
    """How long an emergency protection order lasts: a limit since a moment, and the moment at which that is over."""

    limit: Limit
    since: datetime
    until: datetime


@remembered
def takings(p: Picture, child: str) -> tuple[Taken, ...]:
    """Return the times that police took a child into protection; told again of the same hours, it is the same."""
    found: list[Taken] = []
    for taken in _told_taken(p, child):
        if not any(_same_hours(p, *sorted((one.since, taken.since))) for one in found):
            found.append(taken)
    return tuple(found)


@remembered
def released(p: Picture, taken: Taken) -> bool:
    """Whether police protection ended on record: by its own end, by what followed it, or by a placement."""
    own = tellings(one for one in p.facts(Order, taken.child) if one.fact.type == "police_protection")
    ended = (entry for entry, fact in own if fact.to_date is not None and entry.latest >= fact.to_date.first)
    if any(follows(entry, taken.entry) for entry in ended):
        return True
    return followed(p, taken.child, (taken.entry,), _OUT | {"placement"})


@remembered
def emergency_orders(p: Picture, child: str) -> tuple[Stated[Order], ...]:
    """Return the emergency protection orders on a child; told again within days of its making, it is the same one."""
    found: list[Stated[Order]] = []
    for one in (made for made in p.facts(Order, child) if made.fact.type == "epo"):
        same = next((old for old in found if _same_hours(p, *sorted((_made(old), _made(one))))), None)
        found = [_told_again(old, one) if old is same else old for old in found]
        found += [one] if same is None else []
    return tuple(found)


def followed(p: Picture, child: str, steps: tuple[Entry, ...], out: frozenset[str] = _OUT) -> bool:
    """Whether another order, an agreement, a decision on where a child is to be, or care at home, followed a step.

    The step is told by the first of some entries, and again by the rest.
    """
    step, own = steps[0], {entry.id for entry in steps}
    after = [one.first for one in p.facts(Order, child) if one.fact.type in _NEXT]
    decided = (one for one in p.facts(Decision, child) if one.fact.matter in out and one.fact.granted is not False)
    after += [one.first for one in decided if p.kinds.get(one.agency) in _DECIDE]
    after += [entry for entry, care in tellings(p.facts(Care, child)) if care.child == child and _home(care, step)]
    return any(one.id not in own and follows(one, step) for one in after)


@remembered
def term(p: Picture, child: str, order: Stated[Order]) -> Term:
    """Return how long an emergency protection order lasts: as it says itself, and no longer than the law lets it.

    After police protection its days run from the start of that. One made while another ran extends it, and so does a
    later end told of the same one.
    """
    made, own = _made(order), order.fact.to_date
    end = own.last + TICK if own is not None else None
    running = (one.until for one in _earlier_terms(p, child, order) if one.until > made)
    before = max(running, default=None)
    if before is not None:
        return _cut(p.limit("clock-emergency-order.extension", made), before - TICK, end)
    first = (order.fact.from_ or order.first.occurred).first
    taken = (one.since for one in takings(p, child) if one.since <= made)
    held = (since for since in taken if _same_hours(p, since, max(first, since)))
    lawful = _cut(p.limit("clock-emergency-order", made), next(held, made), end)
    return _extended(p, lawful, end) if end is not None and len(order.entries) > 1 else lawful


def _told_taken(p: Picture, child: str) -> Iterator[Taken]:
    powers = (one for one in p.facts(PoliceAction, child) if one.fact.action == "protection_powers")
    orders = (one for one in p.facts(Order, child) if one.fact.type == "police_protection")
    told: list[Stated[Any]] = sorted((*powers, *orders), key=place)
    return (Taken(child, one.first, _made(one)) for one in told)


def _made(stated: Stated[Any]) -> datetime:
    told = getattr(stated.fact, "from_", None)
    return latest_of(told, stated.first) if told is not None else stated.since


def _same_hours(p: Picture, earlier: datetime, later: datetime) -> bool:
    """Whether the second of two moments lies in the hours that police protection begun at the first may last."""
    return earlier <= later < p.ends("clock-police-protection", earlier)


def _home(care: Care, step: Entry) -> bool:
    begins = care.from_ is None or care.from_.last >= step.occurred.first
    return care.basis in _HOME and begins and care.to_date is None


def _told_again(old: Stated[Order], again: Stated[Order]) -> Stated[Order]:
    for entry, fact in tellings([again]):
        old = restated(old, fact, entry)
    return old


def _earlier_terms(p: Picture, child: str, order: Stated[Order]) -> list[Term]:
    return [term(p, child, one) for one in emergency_orders(p, child) if _made(one) < _made(order)]


def _cut(limit: Limit, since: datetime, end: datetime | None) -> Term:
    lawful = _noon(limit.after(since))
    return Term(limit, since, lawful) if end is None or end >= lawful else _until(limit, since, end)


def _extended(p: Picture, lawful: Term, end: datetime) -> Term:
    longest = p.limit("clock-emergency-order.extension", lawful.since).after(lawful.until - TICK)
    return _until(lawful.limit, lawful.since, min(end, longest)) if end > lawful.until else lawful


def _until(limit: Limit, since: datetime, end: datetime) -> Term:
    return Term(replace(limit, number=(day_of(end - TICK) - day_of(since)).days), since, end)


def _noon(end: datetime) -> datetime:
    """Return the end of a term; one whose last day is a Sunday or public holiday runs until noon on the next other."""
    day = last = day_of(end - TICK)
    while not is_working_day(day) and day.weekday() != _SATURDAY:
        day += timedelta(days=1)
    return end if day == last else start_of(day) + timedelta(hours=12)
