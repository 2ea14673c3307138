"""What each field may hold, read from the record's own annotations, so that the schema is told once.

A field goes here by its name in a file: `from`, where Python needs `from_`.
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from tenfold.record import Entry, Fact, Lead
from tenfold.when import Time


class One(Enum):
    """One value, of which there is no more to tell than what it is."""

    TEXT = "any text"
    WHOLE = "a whole number"
    NUMBER = "a number"
    TRUTH = "true or false"
    TIME = "a time as it was told: a moment, a day, a month or a year"
    MOMENT = "a date with a time of day"
    FACT = "one fact under the word for its kind"


@dataclass(frozen=True)
class Words:
    """One of some words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class TruthOr:
    """True or false, or something that says more."""

    more: "Shape"


@dataclass(frozen=True)
class Many:
    """A list (one text alone is a list of one), or a word in its place."""

    of: "Shape"
    word: str | None = None


@dataclass(frozen=True)
class Table:
    """Names, each with something."""

    of: "Shape"


@dataclass(frozen=True)
class Part:
    """A group of fields; where `short` is given, one text alone stands for that field."""

    kind: type[Any]
    short: str | None = None


Shape = One | Words | TruthOr | Many | Table | Part


class Field(NamedTuple):
    """A field of a dataclass, as a file tells it."""

    attribute: str
    shape: Shape
    needed: bool


_SIMPLE: dict[Any, Shape] = {
    str: One.TEXT,
    int: One.WHOLE,
    float: One.NUMBER,
    bool: One.TRUTH,
    Time: One.TIME,
    datetime: One.MOMENT,
    Fact: One.FACT,
    Lead: Part(Lead, short="agency"),
}
_NOT_NEEDED = {(Entry, "recorded")}


def fields_of(kind: Any) -> dict[str, Field]:
    """Return the fields of a dataclass by their names in a file."""
    return _fields_of(kind)


@cache
def _fields_of(kind: Any) -> dict[str, Field]:
    found = {}
    for field in (one for one in fields(kind) if one.init):
        needed = field.default is MISSING and field.default_factory is MISSING and (kind, field.name) not in _NOT_NEEDED
        found[field.name.rstrip("_")] = Field(field.name, shape(field.type), needed)
    return found


def shape(hint: Any) -> Shape:
    """Return the shape that an annotation tells; raise `TypeError` for one that no file could."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if is_dataclass(hint) and isinstance(hint, type):
        return Part(hint)
    made = _BY_ORIGIN.get(get_origin(hint))
    if made is None:
        raise TypeError(f"no case file can hold {hint!r}")
    return made(get_args(hint))


def _either(parts: tuple[Any, ...]) -> Shape:
    match [shape(part) for part in parts if part is not NoneType]:
        case [one]:
            return one
        case [Many(of), Words((word,))]:
            return Many(of, word)
        case [One.TRUTH, more]:
            return TruthOr(more)
    raise TypeError(f"no case file can hold either of {parts!r}")


_BY_ORIGIN: dict[Any, Callable[[tuple[Any, ...]], Shape]] = {
    Annotated: lambda parts: shape(parts[0]),
    Literal: Words,
    tuple: lambda parts: Many(shape(parts[0])),
    dict: lambda parts: Table(shape(parts[1])),
    Union: _either,
    UnionType: _either,
}
