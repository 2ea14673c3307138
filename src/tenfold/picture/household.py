"""Who lives with a child, on any moment, as far as the record says."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from tenfold.picture.care import carers, cares_at, ever_carers, last_found
from tenfold.picture.people import is_child, parents, partners
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated, tellings_of
from tenfold.record import Check, Entry, Residence
from tenfold.record.words import Stay as StayWord
from tenfold.when import Time

LIVING = frozenset({"resident", "staying"})
_CAME_IN = frozenset({None, "completed"})
_GONE = frozenset({"left", "not_resident"})
_NOT_RESIDENT = frozenset({"not_resident"})
AWAY_FROM_HOME = frozenset({"childminder", "hospital", "placement"})
"""The footings of care that is not given at home, nor by the family."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A person at an address from `since` until `until` (exclusive; None: open), by the word of `entry`."""

    person: str
    address: str
    as_: StayWord
    since: datetime
    until: datetime | None
    stated: Stated[Residence]
    entry: Entry


@remembered
def stays(p: Picture, person: str) -> tuple[Stay, ...]:
    """Return a person's stays in order of record, but for what a check has disproved since.

    A later word cuts short or replaces an earlier one. A stay that is told again as from the same day is known since
    the first word on it. Leaving ends a stay at that address; a new main residence ends the last one. A month means
    that the stay may have begun with its first day and ended with its last.
    """
    return _laid_out(stay for stay, disproved in _told(p, person) if not disproved)


def stays_said(p: Picture, person: str) -> tuple[Stay, ...]:
    """Return the same by what was said alone, whatever a check has found of it."""
    return _laid_out(stay for stay, _ in _told(p, person))


def _laid_out(told: Iterable[Stay]) -> tuple[Stay, ...]:
    found: list[Stay] = []
    for stay in told:
        if stay.as_ in _GONE:
            found = [
                _cut(old, stay.stated, stay.entry, stay.since) if old.address == stay.address else old for old in found
            ]
            found = [old for old in found if old.until is None or old.since < old.until]
        else:
            said = next((replace(old, until=stay.until) for old in found if _is_again(stay, old)), stay)
            found = [old for old in found if not (old.address == stay.address and stay.since <= old.since)]
            found = [_moved(old, stay) for old in found]
            found.append(said)
    return tuple(found)


def _told(p: Picture, person: str) -> Iterable[tuple[Stay, bool]]:
    """Yield what was told of where a person is, in order of record, each with whether a check disproved it since."""
    for entry, fact, stated in tellings_of(p.facts(Residence, person)):
        began = began_by(entry, fact)
        since = began.last if fact.as_ in _GONE else began.first
        until = fact.to_date.last if fact.to_date else None
        stay = Stay(person, fact.address, fact.as_, since, until, stated, entry)
        yield stay, is_disproved(p, stated, entry, fact)


def is_disproved(p: Picture, stated: Stated[Residence], entry: Entry, fact: Residence) -> bool:
    """Whether a check made since a word on where somebody lives found that it is not so, or that the opposite is.

    That somebody does not live there, borne out, is held against a word told since it; a word before it was of before.
    So is that they do live there against a word that they visit.
    """
    check = last_found(p, stated)
    if check is not None and check.fact.result == "contradicted" and _is_later(check, entry, stated):
        return True
    if fact.as_ == "left":
        return False
    against = _NOT_RESIDENT if fact.as_ in LIVING else LIVING
    return any(
        other.fact.as_ in against and _is_held_against(other, entry, fact) and _is_borne_out(p, other, entry)
        for other in p.facts(Residence, fact.person)
        if other.fact.address == fact.address
    )


def _is_held_against(other: Stated[Residence], entry: Entry, fact: Residence) -> bool:
    if fact.as_ == "not_resident":
        return True
    return (other.last.order if fact.as_ == "visiting" else other.order) < entry.order


def _is_later(check: Stated[Check], entry: Entry, stated: Stated[Residence]) -> bool:
    """Whether a check is of a word: made after it, or with it where it is the first; else it is of the one before."""
    return check.order > entry.order or (check.order == entry.order and entry.id == stated.first.id)


def _is_borne_out(p: Picture, other: Stated[Residence], entry: Entry) -> bool:
    check = last_found(p, other)
    return check is not None and check.fact.result == "corroborated" and check.order > entry.order


def began_by(entry: Entry, fact: Residence) -> Time:
    """Return when what an entry says of where somebody is began; leaving did with the last day there, if told."""
    left = fact.to_date if fact.as_ == "left" else None
    return left or fact.from_ or entry.occurred


def _is_again(stay: Stay, old: Stay) -> bool:
    return (stay.address, stay.as_, stay.since) == (old.address, old.as_, old.since)


def _cut(old: Stay, stated: Stated[Residence], entry: Entry, at: datetime) -> Stay:
    if old.until is not None and old.until <= at:
        return old
    not_there = entry.id != old.entry.id and stated.fact.as_ == "not_resident" and at <= old.since
    return replace(old, until=old.since if not_there else max(at, old.since))


def _moved(old: Stay, new: Stay) -> Stay:
    same_address = old.address == new.address
    new_home = new.as_ == "resident" and old.as_ == "resident"
    if (same_address or new_home) and old.since < new.since and (old.until is None or old.until > new.since):
        return replace(old, until=new.since)
    return old


@remembered
def people_with_addresses(p: Picture) -> tuple[str, ...]:
    """Return everyone of whom the record says where they live or do not live."""
    return tuple(dict.fromkeys(stated.fact.person for stated in p.facts(Residence)))


@remembered
def living(p: Picture, person: str) -> tuple[Stay, ...]:
    """Return the stays in which a person lives somewhere now (resident or staying; a visit is not living)."""
    return tuple(
        stay
        for stay in stays(p, person)
        if stay.as_ in LIVING and p.passed(stay.since) and not (stay.until is not None and p.passed(stay.until))
    )


def living_at(p: Picture, person: str, at: datetime) -> tuple[Stay, ...]:
    """Return the stays in which a person lived somewhere at a moment."""
    return tuple(
        stay
        for stay in stays(p, person)
        if stay.as_ in LIVING and stay.since <= at and (stay.until is None or at < stay.until)
    )


@remembered
def lodged(p: Picture, address: str) -> tuple[Stay, ...]:
    """Return the stays of all who live at an address now."""
    return tuple(stay for person in people_with_addresses(p) for stay in living(p, person) if stay.address == address)


@remembered
def homes(p: Picture, child: str) -> tuple[Stay, ...]:
    """Return the stays by which a child has a home now: its own, or, where none was ever told, of who cares for it.

    Where the record says of neither, of its parents; and where it never told where any of these live, nor that others
    have the child, of those who live at the one address that visits to the child's home told of.
    """
    known = people_with_addresses(p)
    if child in known:
        return living(p, child)
    own = parents(p, child)
    with_whom = tuple(dict.fromkeys(_caring(p, child))) if cares_at(p, child) else own
    if not known or not set(own).issuperset(with_whom) or any(one in known for one in own):
        return tuple(stay for one in with_whom for stay in living(p, one))
    found = tuple(stay for one in known for stay in living(p, one) if _told_at_home(stay, child))
    return found if len({stay.address for stay in found}) == 1 else ()


def _told_at_home(stay: Stay, child: str) -> bool:
    """Whether a visit to a child's home recorded that somebody lives at an address."""
    return any(
        entry.event == "visit" and entry.place == "home" and child in entry.about and entry.outcome in _CAME_IN
        for entry in stay.stated.entries
    )


@remembered
def under_one_roof(p: Picture, child: str) -> tuple[str, ...]:
    """Return those recorded as living at an address where the child lives now."""
    found = (stay.person for home in homes(p, child) for stay in lodged(p, home.address))
    return tuple(person for person in dict.fromkeys(found) if person != child)


@remembered
def caregivers(p: Picture, child: str) -> tuple[str, ...]:
    """Return who cares for a child now: those named in care that holds, and parents under the same roof.

    Where the record says neither, the parents, but for those who are told to live elsewhere than the child.
    """
    here = [parent for parent in parents(p, child) if parent in under_one_roof(p, child)]
    found = dict.fromkeys((*carers(p, child), *here))
    return tuple(found) or tuple(one for one in parents(p, child) if not _lives_elsewhere(p, child, one))


def _lives_elsewhere(p: Picture, child: str, parent: str) -> bool:
    known = child in people_with_addresses(p) and parent not in ever_carers(p, child)
    theirs = {stay.address for stay in stays(p, parent)} if known else set()
    return bool(theirs) and theirs.isdisjoint(stay.address for stay in stays(p, child))


@remembered
def household(p: Picture, child: str) -> tuple[str, ...]:
    """Return the household of a child now: under one roof, caring at home, or partner of one who cares."""
    at_home = dict.fromkeys(_caring_at_home(p, child)) or dict.fromkeys(caregivers(p, child))
    with_partners = (*at_home, *(partner for carer in at_home for partner in partners(p, carer)))
    found = dict.fromkeys((*under_one_roof(p, child), *with_partners))
    found.pop(child, None)
    return tuple(found)


@remembered
def household_adults(p: Picture, child: str) -> tuple[str, ...]:
    """Return the adults of a child's household now."""
    return tuple(person for person in household(p, child) if not is_child(p, person))


def household_on(p: Picture, child: str, at: datetime) -> tuple[Stay, ...]:
    """Return the stays of those who lived with a child at a moment, as known now."""
    homes = {stay.address for stay in living_at(p, child, at)}
    others = (person for person in people_with_addresses(p) if person != child)
    return tuple(stay for person in others for stay in living_at(p, person, at) if stay.address in homes)


def _caring_at_home(p: Picture, child: str) -> Iterable[str]:
    here = (parent for parent in parents(p, child) if parent in under_one_roof(p, child))
    return (*here, *_caring(p, child))


def _caring(p: Picture, child: str) -> Iterable[str]:
    """Yield the people named in care that holds now and is given in their home."""
    at_home = (one.fact for one in cares_at(p, child) if one.fact.basis not in AWAY_FROM_HOME)
    return (by for care in at_home for by in care.by if by not in p.kinds)
