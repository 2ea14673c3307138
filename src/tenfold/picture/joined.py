"""Ids that are found to be one person are read as one: everywhere, and reversibly."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tenfold.record import Entry, Fact, Person, SamePerson
from tenfold.record.reference import references


def names_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Return, for each id that the record holds to be another's, the id that the person is read under.

    The last word on a pair stands. The id that the record met first is the one that is kept.
    """
    held = [*entries]
    order: dict[str, int] = {}
    for entry in held:
        for person in people_in(entry):
            order.setdefault(person, len(order))
    names: dict[str, str] = {}
    for pair, (_, same) in last_words(held).items():
        if same and len(pair) > 1:
            _join(names, *sorted((_root(names, one) for one in pair), key=lambda one: order[one]))
    return {one: _root(names, one) for one in names}


def joined_by(entries: Iterable[Entry], some: Collection[str], others: Collection[str]) -> Entry | None:
    """Return the entry since which one of some ids is read as one of others: None where they share one, or are not."""
    said = last_words(entries)
    names: dict[str, str] = {}
    for pair, (entry, same) in sorted(said.items(), key=lambda told: told[1][0].order):
        if same and len(pair) > 1:
            _join(names, *sorted(_root(names, one) for one in pair))
            if {_root(names, one) for one in some} & {_root(names, one) for one in others}:
                return None if set(some) & set(others) else entry
    return None


def last_words(entries: Iterable[Entry]) -> dict[frozenset[str], tuple[Entry, bool]]:
    """Return, for each two ids, what the record last says of whether they are one person, and since which entry."""
    said: dict[frozenset[str], tuple[Entry, bool]] = {}
    for entry in entries:
        for fact in entry.facts:
            if isinstance(fact, SamePerson):
                pair = frozenset((fact.a, fact.b))
                if pair not in said or said[pair][1] is not fact.is_:
                    said[pair] = (entry, fact.is_)
    return said


def people_in(entry: Entry) -> Iterator[str]:
    """Yield the ids of the people whom an entry speaks of, in its order; some more than once."""
    yield from entry.about
    yield from entry.present
    yield from entry.seen or ()
    for fact in entry.facts:
        for name, refers in references(type(fact)):
            if "person" in refers.kinds:
                value = getattr(fact, name)
                yield from (value,) if isinstance(value, str) else value or ()
        if isinstance(fact, Person):
            yield fact.id


def joined(entry: Entry, names: Mapping[str, str]) -> Entry:
    """Return an entry with each person under the id that is kept."""
    return replace(
        entry,
        about=_all(entry.about, names),
        present=_all(entry.present, names),
        seen={names.get(child, child): how for child, how in entry.seen.items()} if entry.seen else entry.seen,
        facts=tuple(_renamed(fact, names) for fact in entry.facts),
    )


def _renamed(fact: Fact, names: Mapping[str, str]) -> Fact:
    if isinstance(fact, SamePerson):
        return fact
    changes: dict[str, Any] = {}
    for name, refers in references(type(fact)):
        value = getattr(fact, name)
        if "person" in refers.kinds and value:
            changes[name] = names.get(value, value) if isinstance(value, str) else _all(value, names)
    if isinstance(fact, Person):
        changes["id"] = names.get(fact.id, fact.id)
    return replace(fact, **changes)  # type: ignore[type-var]


def _all(people: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.get(person, person) for person in people))


def _root(names: Mapping[str, str], one: str) -> str:
    while names.get(one, one) != one:
        one = names[one]
    return one


def _join(names: dict[str, str], kept: str, other: str) -> None:
    if kept != other:
        names[other] = kept
