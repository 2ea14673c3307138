"""How somebody comes to be near a child: who lives there, cares, is said to, or decides to send it back."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from tenfold.picture.care import cares_at, ever_carers
from tenfold.picture.household import LIVING, caregivers, homes, household, lodged, people_with_addresses, stays
from tenfold.picture.independence import insiders
from tenfold.picture.injuries import accounts_of, occasions_of
from tenfold.picture.people import children_of, is_child, parents, partners, younger_than
from tenfold.picture.picture import BATCH, Picture, batches, remembered
from tenfold.picture.readable import place
from tenfold.picture.stated import Stated
from tenfold.record import Account, Decision, Entry, Relationship


def concerned(p: Picture, stated: Stated[Any]) -> tuple[str, ...]:
    """Return the children of whom something is said: those whom its entry concerns."""
    return children_concerned(p, stated.first)


@remembered
def children_concerned(p: Picture, entry: Entry) -> tuple[str, ...]:
    """Return the children whom an entry is about, else those of the adults whom it is about who are not grown up."""
    own = tuple(one for one in entry.about if is_child(p, one))
    theirs = (child for adult in entry.about for child in children_of(p, adult))
    return own or tuple(dict.fromkeys(child for child in theirs if younger_than(p, child, "adult") is not False))


@remembered
def ever_family(p: Picture, child: str) -> frozenset[str]:
    """Return who cares or cared for a child, lives or lived where it lives or lived, or is partner of who does."""
    homes = {stay.address for stay in stays(p, child)}
    lived = (
        person
        for person in people_with_addresses(p)
        if any(stay.address in homes and stay.as_ in LIVING for stay in stays(p, person))
    )
    return insiders(p, child).union(lived) - {child} - p.kinds.keys()


@remembered
def ever_caregivers(p: Picture, child: str) -> frozenset[str]:
    """Return `ever_family` without a parent who by the record never had the child nor lived with it, as others did.

    Where nobody is told to have had it or to live with it, no parent is left out.
    """
    family, lived_at = ever_family(p, child), {stay.address for stay in stays(p, child)}
    known = lived_at or any(by not in p.kinds for by in ever_carers(p, child))
    here = {*ever_carers(p, child), *household(p, child)}
    absent = (one for one in parents(p, child) if one not in here and not lived_at & {s.address for s in stays(p, one)})
    return family.difference(absent) if known else family


@remembered
def family_words(p: Picture, child: str, subject: str) -> tuple[Stated[Account], ...]:
    """Return what those who care for or live with a child said on a subject (`household`, `absence` and so on)."""
    said = p.facts(Account, subject)
    if not said:
        return ()
    whole = batches(said)
    of_old = (_family_words_in(p, child, subject, start) for start in whole)
    return tuple(chain(*of_old, _words_of(p, child, said[whole.stop :])))


@remembered
def _family_words_in(p: Picture, child: str, subject: str, start: int) -> tuple[Stated[Account], ...]:
    return tuple(_words_of(p, child, p.facts_so_far(Account, subject)[start : start + BATCH]))


def _words_of(p: Picture, child: str, said: Iterable[Stated[Account]]) -> Iterator[Stated[Account]]:
    family = ever_family(p, child)
    return (one for one in said if one.fact.by in family and child in concerned(p, one))


@remembered
def said_to_care(p: Picture, child: str) -> tuple[Stated[Account], ...]:
    """Return the accounts of a child's care that name somebody; a denial names nobody."""
    return tuple(
        one
        for one in p.facts(Account, "care")
        if one.fact.names and one.fact.claim != "denied" and child in concerned(p, one)
    )


@remembered
def links(p: Picture, child: str) -> tuple[tuple[str, Entry], ...]:
    """Return who lives with a child, cares for it, is said to, or is partner of who does, each with the entry why."""
    return _first_of(_links(p, child), child)


@remembered
def blamed(p: Picture, child: str) -> tuple[tuple[str, Entry], ...]:
    """Return those whom accounts of a child's injuries blame or vouch for, each with the first such entry."""
    named = (
        (person, account.first)
        for occasion in occasions_of(p, child)
        for account in accounts_of(p, occasion)
        for person in account.fact.names
    )
    return _first_of(named, child)


@remembered
def going_home(p: Picture, child: str) -> Stated[Decision] | None:
    """Return the decision of the last months by which a child returns home; not where the last one refused it."""
    told = [one for one in p.facts(Decision, child) if one.fact.matter == "return_home"]
    if not told or told[-1].fact.granted is False or p.over("live-concern.recent", told[-1].since):
        return None
    return told[-1]


def _links(p: Picture, child: str) -> Iterator[tuple[str, Entry]]:
    for home in homes(p, child):
        for stay in lodged(p, home.address):
            yield stay.person, max(stay.stated.first, home.stated.first, key=place)
    for care in cares_at(p, child):
        yield from ((by, care.first) for by in care.fact.by if by not in p.kinds)
    for carer in caregivers(p, child):
        yield from ((of, tie.first) for of, tie in _ties(p, carer) if of in partners(p, carer))
    for of, tie in _ties(p, child):
        if of in parents(p, child) and of in caregivers(p, child):
            yield of, tie.first
    for account in said_to_care(p, child):
        yield from ((named, account.first) for named in account.fact.names)


def _ties(p: Picture, id: str) -> Iterator[tuple[str, Stated[Relationship]]]:
    for tie in p.facts(Relationship, id):
        other = tie.fact.of if tie.fact.to == id else tie.fact.to
        if tie.fact.is_ in ("partner", "mother", "father", "child"):
            yield other, tie


def _first_of(pairs: Iterable[tuple[str, Entry]], child: str) -> tuple[tuple[str, Entry], ...]:
    found: dict[str, Entry] = {}
    for person, entry in sorted(pairs, key=lambda pair: pair[1].order):
        found.setdefault(person, entry)
    found.pop(child, None)
    return tuple(found.items())
