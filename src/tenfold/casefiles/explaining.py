"""Why a tree is not what the record holds: each problem with its path, found along the same shapes as decoding.

Used only when decoding refuses, so that what msgspec says in its words is said in a person's.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from tenfold.casefiles.decoding import REFUSALS, TRUTHS, is_too_large, reader
from tenfold.casefiles.place import Path
from tenfold.casefiles.problem import MOST, known, nearest, shown
from tenfold.casefiles.shape import Field, Many, One, Part, Shape, Table, TruthOr, Words, fields_of
from tenfold.record import FACTS
from tenfold.when.time import EXPECTED, WITHIN, beyond_years


class Fault(NamedTuple):
    """What is wrong at a path, and what would be right."""

    path: Path
    wrong: str
    right: str


_QUOTED = "if it is the rest of a sentence, the whole sentence stands in quotes, since a comma ends it"
_ASKED: dict[Shape, tuple[str, str, type[Any] | tuple[type[Any], ...]]] = {
    One.TEXT: ("text", "one text, in quotes, would be", str),
    One.WHOLE: ("a whole number", "a number such as 2 would be", int),
    One.NUMBER: ("a number", "a number such as 12.5 would be", (int, float)),
    One.TRUTH: ("true or false", "true or false would be, without quotes", bool),
    One.TIME: ("a time", f"{EXPECTED} would be", object),
    One.MOMENT: ("a date with a time of day", "a moment (2007-02-03T14:30) would be", object),
}


def why(kind: type[Any], tree: Any, error: Exception, *, loose: bool) -> list[Fault]:
    """Return why a group of fields was refused; where no more is known, what the refusal itself says."""
    found = islice(faults(Part(kind), tree, (), loose=loose), MOST)
    return list(found) or [Fault((), f"it cannot be read ({error})", "what this names, mended, would be")]


def faults(shape: Shape, value: Any, path: Path, *, loose: bool) -> Iterator[Fault]:
    """Find what keeps a value from having a shape."""
    match shape:
        case Part(kind, short):
            if not (short and type(value) is str):
                yield from _in_group(kind, value, path, loose=loose)
        case One.FACT:
            yield from _in_fact(value, path, loose=loose)
        case Many(of, word):
            yield from _in_list(of, [value] if type(value) is str and value != word else value, path, word, loose=loose)
        case Table(of):
            yield from _in_table(of, value, path, loose=loose)
        case TruthOr(more):
            if type(value) is not bool and not (loose and str(value).lower() in TRUTHS):
                yield from faults(more, value, path, loose=loose)
        case Words(words):
            if type(value) is not str or value not in words:
                right = known(value, words) if type(value) is str else f"one of {', '.join(words)} would be"
                yield Fault(path, f"{shown(value)} is not a word that it may hold", right)
        case _:
            yield from _in_value(shape, value, path, loose=loose)


def _in_value(shape: Shape, value: Any, path: Path, *, loose: bool) -> Iterator[Fault]:
    asked, right, kind = _ASKED[shape]
    read = reader(shape, loose=loose)
    try:
        told = read(value) if read else value
        fits = isinstance(told, kind) and not (kind is not bool and type(told) is bool)
    except REFUSALS:
        fits = False
    if not fits and shape in (One.TIME, One.MOMENT) and beyond_years(str(value)):
        yield Fault(path, f"{shown(value)} lies outside the years that are read", f"{WITHIN} would be")
    elif not fits and shape in (One.WHOLE, One.NUMBER) and is_too_large(value, loose=loose):
        yield Fault(path, f"{shown(value)} is too large", right)
    elif not fits:
        yield Fault(path, f"{shown(value)} is not {asked}", right)


def _in_group(kind: type[Any], value: Any, path: Path, *, loose: bool) -> Iterator[Fault]:
    fields = fields_of(kind)
    if type(value) is not dict:
        yield Fault(path, f"{shown(value)} is not a group of fields", f"{_outline(fields)} would be")
        return
    meant = set()
    for name, one in value.items():
        if name not in fields:
            meant.add(nearest(name, fields))
            right = _QUOTED if one is None and " " in str(name) else known(name, fields)
            yield Fault((*path, name), f"there is no field {shown(name)} here", right)
        elif one is not None:
            yield from faults(fields[name].shape, one, (*path, name), loose=loose)
    for name, field in fields.items():
        if field.needed and value.get(name) is None and name not in meant:
            yield Fault((*path, name) if name in value else path, f"{shown(name)} is missing", "it must be told")


def _in_fact(value: Any, path: Path, *, loose: bool) -> Iterator[Fault]:
    if type(value) is not dict:
        yield Fault(path, f"{shown(value)} is not a fact", "its kind, a colon and its fields would be")
    elif len(value) != 1:
        named = ", ".join(shown(word) for word in list(value)[:5]) or "none"
        right = "each fact begins with a dash and its kind, and its fields stand under the kind"
        yield Fault(path, f"a fact has one kind and here are {len(value)} ({named})", right)
    else:
        ((word, body),) = value.items()
        if word not in FACTS:
            yield Fault((*path, word), f"{shown(word)} is not a kind of fact", known(word, FACTS))
        else:
            yield from _in_group(FACTS[word], {} if body is None else body, (*path, word), loose=loose)


def _in_list(of: Shape, value: Any, path: Path, word: str | None, *, loose: bool) -> Iterator[Fault]:
    if type(value) is str and value == word:
        return
    if type(value) is not list:
        right = f"items in [ ], or the word {word}, would be" if word else "items in [ ] would be"
        yield Fault(path, f"{shown(value)} is not a list", right)
        return
    for n, one in enumerate(value):
        yield from faults(of, one, (*path, n), loose=loose)


def _in_table(of: Shape, value: Any, path: Path, *, loose: bool) -> Iterator[Fault]:
    if type(value) is not dict:
        yield Fault(path, f"{shown(value)} is not a group of names", "each name with a colon and its value would be")
        return
    for name, one in value.items():
        yield from faults(of, one, (*path, name), loose=loose)


def _outline(fields: dict[str, Field]) -> str:
    return "{" + ", ".join(f"{name}: …" for name, field in fields.items() if field.needed) + "}"
