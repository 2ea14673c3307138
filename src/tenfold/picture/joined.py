"""Ids that are found to be one person are read as one: everywhere, and reversibly."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tenfold.record import Entry, Fact, Person, SamePerson
from tenfold.record.reference import references


def names_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Return, for each id that the record holds to be another's, the id that the person is read under.

    The last word on a pair stands. The id that the record met first is the one that is kept.
    """
    order: dict[str, int] = {}
    said: dict[frozenset[str], bool] = {}
    for entry in entries:
        for person in people_in(entry):
            order.setdefault(person, len(order))
        for fact in entry.facts:
            if isinstance(fact, SamePerson):
                said[frozenset((fact.a, fact.b))] = fact.is_
    names: dict[str, str] = {}
    for pair, same in said.items():
        if same and len(pair) > 1:
            _join(names, *sorted((_root(names, one) for one in pair), key=lambda one: order[one]))
    return {one: _root(names, one) for one in names}


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
