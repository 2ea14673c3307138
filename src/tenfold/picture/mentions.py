"""Adults who are seen at or named in connection with a child's home, and whether anybody knows who they are."""

from collections.abc import Iterator
from typing import Any

from tenfold.picture.beside import children_beside
from tenfold.picture.care import BY_TRADE
from tenfold.picture.household import homes, people_with_addresses, stays
from tenfold.picture.links import concerned, ever_family
from tenfold.picture.live import live_after
from tenfold.picture.people import children, children_of, died, grown_up, is_child, known_people, parents, person
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.readable import place
from tenfold.picture.sightings import saw
from tenfold.picture.stated import Stated, tellings
from tenfold.picture.whereabouts import away_on_word
from tenfold.record import Account, Assessment, Care, Check, Entry, Presence, Relationship, Residence

_AT_HOME = frozenset({"partner", "step_parent", "friend", "lodger", "other"})
_NOT_SHOWN = frozenset({"not_brought", "cancelled_by_family", "no_access", "refused"})
_BY_BIRTH = frozenset({"sibling", "half_sibling"})


@remembered
def strangers(p: Picture) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the unidentified adults whom something connects with a child's home, each with those children.

    Parents are known as such in the home of their child, and nowhere else.
    """
    found = (
        (one, tuple(child for child in near(p, one) if one not in _parents_there(p, child)))
        for one in known_people(p)
        if not is_child(p, one) and not died(p, one) and not identified(p, one)
    )
    return tuple((one, mine) for one, mine in found if mine)


@remembered
def identified(p: Picture, id: str) -> bool:
    """Whether anybody holds a name with a date of birth or an identifier, or has checked or assessed the person."""
    known = person(p, id)
    if known is not None and known.name is not None:
        born = known.born is not None and known.born.first_day == known.born.last_day
        if born or known.identifiers:
            return True
    if any(id in check.fact.about and check.fact.result != "requested" for check in p.facts(Check, id)):
        return True
    return any(id in fact.of and fact.stage == "completed" for _, fact in tellings(p.facts(Assessment, id)))


@remembered
def mentions(p: Picture, id: str) -> tuple[Stated[Any], ...]:
    """Return what was said to connect a person with a child's home, in order of record."""
    found = {one.id: one for _, one in _mentions(p, id)}
    return tuple(sorted(found.values(), key=place))


@remembered
def near(p: Picture, id: str) -> tuple[str, ...]:
    """Return the children with whose home something connects a person."""
    found = {child for near, _ in _mentions(p, id) for child in near}
    return tuple(child for child in children(p) if child in found)


def known_by_tie(p: Picture, id: str) -> bool:
    """Whether somebody is both named and said to be what to the family near which they are."""
    if not _has_name(p, id):
        return False
    family = frozenset[str]().union(*({child, *ever_family(p, child)} for child in near(p, id)))
    return any((tie.fact.of if tie.fact.to == id else tie.fact.to) in family for tie in p.facts(Relationship, id))


def who_matters(p: Picture, id: str, child: str) -> bool:
    """Whether it matters who a known adult near a child is, though no concern is live.

    It does where one was live since they were told of, or where the family said that the child, whom it did not show
    and nobody has seen since, is with them.
    """
    return _once_live(p, id, child) or any(
        id in word.fact.names and _not_shown(word.first, child) for word in away_on_word(p, child)
    )


@remembered
def _once_live(p: Picture, id: str, child: str) -> bool:
    """Whether a concern about a child is or was live since something connected an adult with its home."""
    told = [one.recorded for near, one in _mentions(p, id) if child in near]
    grown = grown_up(p, id)
    return live_after(p, child, max(min(told), grown or min(told)))


def _has_name(p: Picture, id: str) -> bool:
    known = person(p, id)
    return known is not None and known.name is not None


def _not_shown(entry: Entry, child: str) -> bool:
    return saw(entry, child, frozenset({"not_seen"})) or entry.outcome in _NOT_SHOWN


def _mentions(p: Picture, id: str) -> Iterator[tuple[tuple[str, ...], Stated[Any]]]:
    for seen in p.facts(Presence, id):
        yield concerned(p, seen), seen
    for said in p.facts(Account, id):
        if id in said.fact.names:
            yield concerned(p, said), said
    for stay in p.facts(Residence, id):
        yield tuple(child for child in children(p) if stay.fact.address in _homes(p, child)), stay
    for tie in p.facts(Relationship, id):
        if tie.fact.is_ in _AT_HOME:
            other = tie.fact.of if tie.fact.to == id else tie.fact.to
            yield tuple(child for child in children(p) if other == child or other in ever_family(p, child)), tie
    if not _has_name(p, id) and not p.facts(Relationship, id):
        for care in p.facts(Care, id):
            if id in care.fact.by and care.fact.basis not in BY_TRADE:
                yield (care.fact.child,), care


@remembered
def _parents_there(p: Picture, child: str) -> frozenset[str]:
    """Return who is known in a child's home as a parent: the child's, and those of its brothers and sisters there."""
    there = (one for one in _siblings_by_birth(p, child) if one in children_beside(p, child) or _shared(p, child, one))
    return frozenset(parent for one in (child, *there) for parent in parents(p, one))


def _shared(p: Picture, child: str, other: str) -> bool:
    return not _homes(p, child).isdisjoint(_homes(p, other))


def _siblings_by_birth(p: Picture, child: str) -> tuple[str, ...]:
    by_parent = (one for parent in parents(p, child) for one in children_of(p, parent))
    ties = (tie.fact for tie in p.facts(Relationship, child) if tie.fact.is_ in _BY_BIRTH)
    by_tie = (tie.of if tie.to == child else tie.to for tie in ties)
    return tuple(one for one in dict.fromkeys((*by_parent, *by_tie)) if one != child)


@remembered
def _homes(p: Picture, child: str) -> frozenset[str]:
    own = stays(p, child) if child in people_with_addresses(p) else homes(p, child)
    return frozenset(stay.address for stay in own)
