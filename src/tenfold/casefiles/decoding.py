"""A plain tree (groups, lists, texts, numbers) -> the record's own types.

Each field is first made what its shape asks for (a text a time, one text a list of one); msgspec then takes the whole
only if every field is there and of its type. What it refuses, `explaining` explains. In a loose tree (YAML) every
scalar is still a text and is read here by the type of the field that it goes to; a strict one (JSON) has types.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import datetime, timedelta
from functools import cache
from math import isfinite
from typing import Any, NamedTuple, TypeVar

import msgspec

from tenfold.casefiles.shape import Many, One, Part, Shape, Table, TruthOr, fields_of
from tenfold.record import FACTS, Entry, Fact
from tenfold.when import Time, end_of

REFUSALS = (msgspec.ValidationError, ValueError)
TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
LARGEST = 10**15
_SECOND = timedelta(seconds=1)
_WHOLE = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_MANY_DIGITS = re.compile(r"[+-]?\d{16,}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,3})?", re.ASCII)

Read = Callable[[Any], Any]
T = TypeVar("T")
_UNTOLD = object()
"""Stands for a field that has to be told and was not: of no type, so that msgspec refuses it."""


class _Group(NamedTuple):
    """A dataclass to be told: what its fields hold unless told, how those are read that are not taken as they are.

    `renamed` are the names in a file of fields that Python calls otherwise. Everything is given to msgspec, told or
    not: to find out by itself what was not takes it the longest.
    """

    untold: Mapping[str, Any]
    reads: Mapping[str, Read]
    renamed: tuple[tuple[str, str], ...]


def record_of(kind: type[T], tree: Any, *, loose: bool) -> T:
    """Return what a group of fields tells; raise one of `REFUSALS` when it is not what the record holds."""
    return msgspec.convert(_arguments(_group(kind, loose=loose), tree), kind, dec_hook=_ready)


def entry_of(tree: Any, place: int, *, loose: bool) -> Entry:
    """Return an entry; unless it says otherwise it is the `place`-th, recorded at the end of the day it occurred."""
    told = _arguments(_group(Entry, loose=loose), tree)
    if tree.get("seq") is None:
        told["seq"] = place
    if told["recorded"] is _UNTOLD and isinstance(told["occurred"], Time):
        told["recorded"] = recorded_at_latest(told["occurred"])
    recorded = told["recorded"]
    told |= {"order": (recorded, told["seq"]), "latest": recorded}  # asked for by msgspec; the entry works them out
    return msgspec.convert(told, Entry, dec_hook=_ready)


def recorded_at_latest(occurred: Time) -> datetime:
    """Return the end of the day on which something occurred: the last second of its last day."""
    return end_of(occurred.last_day) - _SECOND


@cache
def reader(shape: Shape, *, loose: bool) -> Read | None:
    """Return what makes a value into what a shape asks for (raising `ValueError` if it cannot be), or None."""
    match shape:
        case TruthOr(more):
            return _truth_or(reader(more, loose=loose), loose=loose)
        case Many(of, word):
            return _many(reader(of, loose=loose), word)
        case Table(of):
            return _table(reader(of, loose=loose))
        case Part(kind, short):
            return _part(kind, short, loose=loose)
        case One.FACT:
            return _fact(loose=loose)
    return (_LOOSE if loose else _STRICT).get(shape)


def _group(kind: Any, *, loose: bool) -> _Group:
    return _all_groups(kind, loose)


@cache
def _all_groups(kind: Any, loose: bool) -> _Group:  # noqa: FBT001  # a cache keys a plain argument faster
    defaults = {field.name: _UNTOLD if field.default is MISSING else field.default for field in fields(kind)}
    told = fields_of(kind).items()
    untold = {field.attribute: defaults[field.attribute] for _, field in told}
    renamed = tuple((name, field.attribute) for name, field in told if name != field.attribute)
    reads: dict[str, Read] = {}
    for name, field in told:
        read = reader(field.shape, loose=loose)
        if read is not None or untold[field.attribute] not in (None, _UNTOLD):
            reads[name] = read or _as_it_is
    return _Group(untold, reads, renamed)


def _as_it_is(value: Any) -> Any:
    return value


def _arguments(group: _Group, tree: Any) -> dict[str, Any]:
    if type(tree) is not dict:
        raise ValueError("it is no group of fields")
    untold, reads, renamed = group
    told = {**untold, **tree}
    for name, value in tree.items() if reads else ():
        if name in reads:
            told[name] = reads[name](value) if value is not None else untold.get(name)
    for name, attribute in renamed:
        if attribute in tree:
            raise ValueError(f"there is no field {attribute}: it goes by {name} in a file")
        if name in tree:
            told[attribute] = told.pop(name)
    if len(told) > len(untold):
        raise ValueError(f"there is no field {min(told.keys() - untold.keys())}")
    return told


def _ready(_: type[Any], value: Any) -> Any:
    return value


def time(value: Any) -> Time:
    """Read a told time; a year may be a number, and a time that was read already stays."""
    if type(value) is str:
        return Time.told(value)
    if type(value) is Time:
        return value
    if type(value) is int:
        return Time.told(str(value))
    raise ValueError("a time is told as text")


def _moment(value: Any) -> datetime:
    if type(value) is str:
        return Time.moment(value)
    told = time(value)
    if not told.exact:
        raise ValueError(f"“{told}” has no time of day")
    return told.first


def _truth(value: Any) -> Any:
    return TRUTHS.get(value.lower(), value) if type(value) is str else value


def _truth_or(read: Read | None, *, loose: bool) -> Read:
    def either(value: Any) -> Any:
        said = _truth(value) if loose else value
        return said if read is None or type(said) is bool else read(said)

    return either


def _whole(value: Any) -> Any:
    return int(value) if type(value) is str and _WHOLE.fullmatch(value) else value


def _number(value: Any) -> Any:
    return _bounded(float(value)) if type(value) is str and _NUMBER.fullmatch(value) else value


def _bounded(value: Any) -> Any:
    if type(value) is int and abs(value) >= LARGEST:
        raise ValueError("the number is too large")
    if type(value) is float and not isfinite(value):
        raise ValueError("the number is not finite")
    return value


def is_too_large(value: Any, *, loose: bool) -> bool:
    """Whether a value is a whole number (in a loose tree, written as one) that is larger than the record keeps."""
    if type(value) is int:
        return abs(value) >= LARGEST
    return loose and type(value) is str and _MANY_DIGITS.fullmatch(value) is not None


def _many(read: Read | None, word: str | None) -> Read:
    def many(value: Any) -> Any:
        told = [value] if type(value) is str and value != word else value
        return [read(one) for one in told] if read and type(told) is list else told

    return many


def _table(read: Read | None) -> Read | None:
    if read is None:
        return None

    def table(value: Any) -> Any:
        return {name: read(one) for name, one in value.items()} if type(value) is dict else value

    return table


def _part(kind: type[Any], short: str | None, *, loose: bool) -> Read:
    group = _group(kind, loose=loose)

    def part(value: Any) -> Any:
        return _arguments(group, {short: value} if short and type(value) is str else value)

    return part


def _fact(*, loose: bool) -> Read:
    groups = {word: (kind, _group(kind, loose=loose)) for word, kind in FACTS.items()}

    def fact(value: Any) -> Fact:
        if type(value) is not dict or len(value) != 1:
            raise ValueError("a fact has one kind")
        ((word, body),) = value.items()
        if word not in groups:
            raise ValueError(f"{word} is no kind of fact")
        kind, group = groups[word]
        return msgspec.convert(_arguments(group, {} if body is None else body), kind, dec_hook=_ready)

    return fact


_STRICT: dict[Shape, Read] = {One.TIME: time, One.MOMENT: _moment, One.WHOLE: _bounded, One.NUMBER: _bounded}
_LOOSE: dict[Shape, Read] = {
    One.TIME: time,
    One.MOMENT: _moment,
    One.WHOLE: _whole,
    One.NUMBER: _number,
    One.TRUTH: _truth,
}
