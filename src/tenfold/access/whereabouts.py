"""Where somebody is whom nobody may approach, or whose address is protected: it goes into nothing that leaves."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tenfold.access.layers import blotted, without
from tenfold.record import Check, Entry, Fact, Person, Presence, Residence

Place = tuple[str, str]


def without_whereabouts(entries: Iterable[Entry], known: Iterable[Entry] | None = None) -> tuple[Entry, ...]:
    """Return entries without where those are whom nobody may approach, and without any protected address.

    `known` are the entries of whoever gives them, which may say more of whom nobody may approach, and of what is
    protected. An address that is not, and at which somebody lives too who may be approached (the child, say), stays.
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
    safe = {one.address for one in lived if one.protected}
    shared = {one.address for one in lived if one.person not in barred}
    away = {one.address for one in lived if one.person in barred} - shared
    return frozenset((one.person, one.address) for one in lived if one.address in safe | away)


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
