"""A fact as a chronology tells it: what kind it is, and what it says, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from tenfold.desk.words import sentence, spaced
from tenfold.drawings.injuries import places
from tenfold.picture import Picture, known_people
from tenfold.questions.wording import called, listed, plain_time
from tenfold.record import FACTS, Care, Fact, Measure, Person, Relationship, Residence, Responsibility
from tenfold.record.reference import references
from tenfold.when import Time

_KINDS = {kind: sentence(spaced(word)) for word, kind in FACTS.items()}
_UNTOLD = frozenset({"id", "meeting", "protected", "identifiers"})
_TOGETHER: Mapping[type[Fact], tuple[str, tuple[str, ...]]] = {
    Relationship: ("{} is the {} of {}", ("of", "is_", "to")),
    Residence: ("{}: {}, {}", ("person", "as_", "address")),
    Care: ("{} in the care of {}, {}", ("child", "by", "basis")),
    Responsibility: ("{} for {}", ("person", "child")),
}
"""What reads better in one clause than field by field, with the fields that the clause tells."""


def fact_in_words(p: Picture, fact: Fact) -> str:
    """Return a fact in words: its kind, then each thing that it says."""
    said = "; ".join(f"{label}: {words}" if label else words for label, words in _pieces(p, fact))
    return f"{_KINDS[type(fact)]} ({said})" if said else _KINDS[type(fact)]


def _pieces(p: Picture, fact: Fact) -> Iterator[tuple[str, str]]:
    if isinstance(fact, Person):  # what else is known of somebody is not what happened
        yield "", ", ".join(filter(None, (called(p, fact.id), fact.role)))
        return
    kind: Any = type(fact)
    clause, told = _TOGETHER.get(kind, ("", ()))
    words_of = [_words(p, fact, name) for name in told]
    if told and all(words_of):
        yield "", clause.format(*words_of)
    else:
        told = ()
    for name in _fields(kind):
        if name not in told and (words := _words(p, fact, name)):
            yield spaced(name).strip(), words


def _words(p: Picture, fact: Fact, name: str) -> str:
    value = getattr(fact, name)
    if name in _UNTOLD or value is None or value in ((), ""):
        return ""
    return _ids(p, value) if name in dict(references(type(fact))) else _plain(fact, name, value)


def _ids(p: Picture, value: Any) -> str:
    """Return what people and agencies are called; ids of other facts tell a reader nothing."""
    people = {*known_people(p), *p.kinds}
    ids = [value] if isinstance(value, str) else list(value)
    return listed(called(p, one) if one in people else spaced(one) for one in ids if one in people or one.isalpha())


def _plain(fact: Fact, name: str, value: Any) -> str:
    if isinstance(fact, Residence) and name == "address":
        return "a protected address" if fact.protected else fact.address
    if name == "sites":
        return places(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Time):
        return plain_time(value)
    if isinstance(value, Measure):
        return f"{value.what} {value.value:g} {value.unit or ''}".strip()
    return listed(map(str, value)) if isinstance(value, tuple) else spaced(str(value))


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
