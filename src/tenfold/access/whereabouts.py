"""Where somebody is whom nobody may approach: it goes into nothing that is searched, or that leaves the record."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tenfold.access.layers import blotted, without
from tenfold.record import Check, Entry, Fact, Person, Presence, Residence

Place = tuple[str, str]


def without_whereabouts(entries: Iterable[Entry], known: Iterable[Entry] | None = None) -> tuple[Entry, ...]:
    """Return entries without where those are whom nobody may approach.

    `known` are the entries of whoever gives them, which may say of more people that nobody may approach them. An
    address at which somebody lives too who may be approached (the child, say) stays: it tells nothing more.
    """
    told = tuple(entries)
    hidden = _hidden((*told, *(known or ())))
    lived = (fact for one in told for fact in one.facts if isinstance(fact, Residence))
    gone = frozenset(one.id or "" for one in lived if _is_there(one, hidden))
    return tuple(_without(one, hidden, gone) for one in told) if hidden else told


def _hidden(entries: Iterable[Entry]) -> frozenset[Place]:
    facts = [fact for entry in entries for fact in entry.facts]
    barred = {one.id for one in facts if isinstance(one, Person) and one.no_contact}
    lived = [one for one in facts if isinstance(one, Residence)]
    shared = {one.address for one in lived if one.person not in barred}
    return frozenset((one.person, one.address) for one in lived if one.person in barred and one.address not in shared)


def _is_there(fact: Fact, hidden: frozenset[Place]) -> bool:
    return isinstance(fact, Residence) and (fact.person, fact.address) in hidden


def _without(entry: Entry, hidden: frozenset[Place], gone: frozenset[str]) -> Entry:
    facts = tuple(_kept(entry, hidden, gone))
    narrative = without(entry.narrative, hidden)
    same = narrative == entry.narrative and facts == entry.facts
    return entry if same else replace(entry, facts=facts, narrative=narrative)


def _kept(entry: Entry, hidden: frozenset[Place], gone: frozenset[str]) -> Iterator[Fact]:
    barred = {whose for whose, _ in hidden}
    for fact in entry.facts:
        seen = isinstance(fact, Presence) and fact.person in barred
        of_it = isinstance(fact, Check) and bool(fact.about) and gone.issuperset(fact.about)
        if not _is_there(fact, hidden) and not seen and not of_it:
            yield blotted(fact, hidden)
