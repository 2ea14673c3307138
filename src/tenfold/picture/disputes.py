"""Whether two sources differ on who lives at a child’s address at the same time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tenfold.picture.care import TICK, is_contradicted
from tenfold.picture.household import (
    LIVING,
    began_by,
    homes,
    is_disproved,
    living_at,
    people_with_addresses,
    stays,
)
from tenfold.picture.injuries import FOUND
from tenfold.picture.links import concerned
from tenfold.picture.people import children
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import ids_of
from tenfold.record import Account, Check, Entry, Residence

_OF_THE_PAST = frozenset({"police_record", "social_care_record"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a source (an agency, or a person whose denial is recorded) says of somebody’s living at an address.

    It speaks of the time from `since` until `firm`, and is taken to hold until `until` if nothing else is said. A check
    of any of the ids in `things` is one of it.
    """

    source: str
    entry: Entry
    things: tuple[str, ...]
    address: str
    since: datetime
    firm: datetime
    until: datetime


Dispute = tuple[Said, Said]


@remembered
def disputes(p: Picture, person: str) -> tuple[Dispute, ...]:
    """Return the pairs of words of two sources, one that a person lives at a child’s address and one that it does not.

    Moving out, or in again, is no dispute, nor is an old word that nobody has said again. A check made with or after
    both words settles it.
    """
    if not is_denied(p, person):
        return ()
    homes = frozenset[str]().union(*(_homes(p, child) for child in children(p)))
    here = [said for said in _here(p, person) if said.address in homes]
    found = [(yes, no) for no in _not_there(p, person) for yes in here if _meet(yes, no, yes.until)]
    found += [(yes, no) for no in _gone(p, person) for yes in here if _meet(yes, no, yes.firm)]
    return tuple(pair for pair in found if not _settled(p, person, pair))


def is_denied(p: Picture, person: str) -> bool:
    """Whether anybody said of a person that they do not live somewhere, or denied something: else no sources differ."""
    if any(fact.as_ not in LIVING for one in p.facts(Residence, person) for fact in one.told):
        return True
    return any(one.fact.claim == "denied" for one in p.facts(Account, person))


def said_to_be_there(p: Picture, child: str) -> tuple[tuple[str, Entry], ...]:
    """Return who lives in a child’s home by one source’s word and not by another’s, with the entry that says so."""
    disputed = _in_dispute(p)
    here = {stay.address for stay in homes(p, child)} if disputed else ()
    return tuple((one, yes.entry) for one, yes in disputed if one != child and yes.address in here)


@remembered
def _in_dispute(p: Picture) -> tuple[tuple[str, Said], ...]:
    """Return each person about whose home two sources differ, with the first word that they live there."""
    pairs = ((one, disputes(p, one)) for one in people_with_addresses(p))
    return tuple((one, min((yes for yes, _ in found), key=_when)) for one, found in pairs if found)


def _when(said: Said) -> tuple[datetime, int]:
    return said.entry.order


@remembered
def lived_at(p: Picture, homes: frozenset[str]) -> tuple[str, ...]:
    """Return the children who live or lived at one of some addresses."""
    return tuple(child for child in children(p) if homes & _homes(p, child))


def _homes(p: Picture, child: str) -> frozenset[str]:
    return frozenset(stay.address for stay in stays(p, child) if stay.as_ in LIVING)


def _told(p: Picture, person: str) -> Iterator[tuple[Entry, Residence, tuple[str, ...]]]:
    for one in p.facts(Residence, person):
        for entry, fact in zip(one.entries, one.told, strict=True):
            if not is_disproved(p, one, entry, fact):
                yield entry, fact, ids_of(one)


def _here(p: Picture, person: str) -> Iterator[Said]:
    ends = {(stay.entry.id, stay.address): stay.until for stay in stays(p, person)}
    told = [*_told(p, person)]
    left = [(entry, fact.address, began_by(entry, fact).last) for entry, fact, _ in told if fact.as_ == "left"]
    for entry, fact, things in told:
        if fact.as_ in LIVING:
            since = _so_by(entry, fact)
            firm = max(since, entry.occurred.last) if fact.to_date is None else fact.to_date.first
            lapse = p.ends("household-contradicted", firm) if fact.to_date is None else firm
            gone = [end for later, where, end in left if later.order > entry.order and where == fact.address]
            until = min(ends.get((entry.id, fact.address)) or lapse, lapse, *gone)
            yield Said(entry.agency, entry, things, fact.address, since, firm, until)


def _not_there(p: Picture, person: str) -> Iterator[Said]:
    for entry, fact, things in _told(p, person):
        if fact.as_ == "not_resident" or (fact.as_ == "visiting" and fact.from_ is None):
            since = _so_by(entry, fact)
            yield Said(entry.agency, entry, things, fact.address, since, entry.occurred.last, entry.occurred.last)
    for one in p.facts(Account, person):
        if _denies(one.fact, person) and not is_contradicted(p, one):
            when = one.first.occurred
            for address in {stay.address for child in concerned(p, one) for stay in living_at(p, child, when.last)}:
                yield Said(one.fact.by, one.first, (one.id,), address, when.first, when.last, when.last)


def _so_by(entry: Entry, fact: Residence) -> datetime:
    """Return by when what an entry says of where somebody lives was so: it speaks of its own day, but of no earlier.

    A month told as its beginning has begun by the day on which it is spoken of.
    """
    if fact.from_ is None:
        return entry.occurred.first
    return max(fact.from_.first, min(fact.from_.last, entry.latest))


def _denies(account: Account, person: str) -> bool:
    return account.claim == "denied" and "household" in account.about and person in account.names


def _gone(p: Picture, person: str) -> Iterator[Said]:
    for entry, fact, things in _told(p, person):
        if fact.as_ == "left" or (fact.as_ == "visiting" and fact.from_ is not None):
            began = began_by(entry, fact)
            since = began.last + TICK if fact.as_ == "left" else began.first
            yield Said(entry.agency, entry, things, fact.address, since, entry.occurred.last, entry.occurred.last)


def _meet(yes: Said, no: Said, end: datetime) -> bool:
    """Whether two sources speak of the same address at the same time; the first speaks until `end`."""
    if yes.source == no.source or yes.address != no.address:
        return False
    return max(yes.since, no.since) <= min(end, no.until)


def _settled(p: Picture, person: str, pair: Dispute) -> bool:
    latest = max(said.entry.order for said in pair)
    of_person = [one for one in p.facts(Check, person) if one.fact.against not in _OF_THE_PAST]
    checks = (*of_person, *(one for said in pair for id in said.things for one in p.facts(Check, id)))
    return any(one.fact.result in FOUND and one.last.order >= latest for one in checks)
