"""A walk as bytes and back: plain columns of numbers and texts, from which nothing can be run that is not a rule.

Whatever the walk holds is given a number: atoms first, then what is changed in place (made empty at first), then what
never changes, each after what it is made of. All things of one kind and size are a group and are told and made at
once, a column holding the numbers of one field of each; that is what makes reading quick.
"""

import gc
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice, repeat
from operator import attrgetter
from typing import Any

import msgspec

from tenfold.ledger.laid_by.kinds import (
    AS_THEY_ARE,
    CHANGING,
    atom,
    kind_name,
    kind_of,
    parts,
    setter,
    told,
)

Group = tuple[int, Any, int]
"""Which things are made at once: how deep, which kind, of how many parts."""
_SIZED = (tuple, frozenset, list, set, dict)


@contextmanager
def _nothing_swept() -> Iterator[None]:
    """Do not look for garbage meanwhile: of a hundred thousand things that are made at once, none is any."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_nothing_swept()
def flat(root: object) -> bytes:
    """Return something as bytes; raise `CannotLayBy` where it holds what has no name."""
    return msgspec.msgpack.encode(_Flattening(root).told())


@_nothing_swept()
def whole(flattened: bytes) -> Any:
    """Return what was made flat, as it was: what was one thing is one thing again."""
    plain, moments, atoms, groups, root = msgspec.msgpack.decode(flattened)
    table: list[Any] = [*plain, *moments, *(atom(sort, told) for sort, told in atoms)]
    later = []
    for name, size, many, numbers in groups:
        kind, first = kind_of(name), len(table)
        if kind in CHANGING:
            table.extend(map(kind.__new__, repeat(kind, many)))
            later.append((kind, size, first, many, numbers))
        else:
            table.extend(_made(kind, size, many, map(table.__getitem__, _numbers(numbers))))
    for kind, size, first, many, numbers in later:
        if size:
            _fill(kind, size, table[first : first + many], map(table.__getitem__, _numbers(numbers)))
    return table[root]


class _Flattening:
    """Everything that something holds, in groups; of things that never change and are alike, one is told for all."""

    def __init__(self, root: object) -> None:
        self.root = root
        self.plain: dict[tuple[type, Any], int] = {}
        self.moments: dict[Any, int] = {}
        self.atoms: dict[tuple[str, Any], int] = {}
        self.groups: dict[Group, list[Any]] = {}
        self._depths: dict[int, int] = {}
        self._alike: dict[tuple[Any, ...], int] = {}
        self._told_as: dict[int, int] = {}
        self._waiting: list[Any] = []
        self._meet(root)
        while self._waiting:
            deque(map(self._meet, _parts(self._waiting.pop())), 0)

    def told(self) -> Any:
        """Return all of it, each thing by its number."""
        groups = sorted(self.groups.items(), key=lambda pair: pair[0][0])
        number = self._numbers([some for _, some in groups])
        laid = [
            (kind_name(kind), size, len(some), array("I", map(number, map(id, _columns(kind, some)))).tobytes())
            for (_, kind, size), some in groups
        ]
        return [value for _, value in self.plain], list(self.moments), list(self.atoms), laid, number(id(self.root))

    def _numbers(self, groups: list[list[Any]]) -> Callable[[int], int]:
        """Return what gives each thing's number, by where it is in memory."""
        atoms = chain(self.plain.values(), self.moments.values(), self.atoms.values())
        numbers = {where: n for n, where in enumerate(chain(atoms, map(id, chain.from_iterable(groups))))}
        numbers |= {where: numbers[as_] for where, as_ in self._told_as.items()}
        return numbers.__getitem__

    def _meet(self, one: Any) -> int:
        """Take note of something, and of what it is made of; return how deep it goes."""
        depth = self._depths.get(id(one))
        if depth is None:
            depth = self._depths[id(one)] = self._place(one)
        return depth

    def _place(self, one: Any) -> int:
        kind: Any = type(one)
        depth = 0
        if kind in AS_THEY_ARE:
            return self._note(self.plain, (kind, one), one)
        if kind in CHANGING:
            self._waiting.append(one)
        elif (atom := told(one)) is not None:
            is_moment = atom[0] == "moment"
            return self._note(self.moments, atom[1], one) if is_moment else self._note(self.atoms, atom, one)
        else:
            made_of = [*_parts(one)]
            depth = 1 + max(map(self._meet, made_of), default=0)
            ids = map(id, made_of)
            self._note(self._alike, (kind, *(self._told_as.get(where, where) for where in ids)), one)
            if id(one) in self._told_as:
                return depth
        size = len(one) if issubclass(kind, _SIZED) else len(parts(kind))
        self.groups.setdefault((depth, kind, size), []).append(one)
        return depth

    def _note(self, among: dict[Any, int], key: Any, one: Any) -> int:
        """Take note that something is told; where one that is alike was told before, by that one's number."""
        first = among.setdefault(key, id(one))
        if first != id(one):
            self._told_as[id(one)] = first
        return 0


def _parts(one: Any) -> Iterable[Any]:
    """Return what something is made of."""
    return _columns(type(one), [one])


def _columns(kind: Any, some: list[Any]) -> Iterable[Any]:
    """Return what things of one kind are made of, in the order in which they are told."""
    if kind is dict:
        return chain(chain.from_iterable(some), chain.from_iterable(map(dict.values, some)))
    if issubclass(kind, _SIZED):
        return chain.from_iterable(some)
    return chain.from_iterable(map(attrgetter(name), some) for name in parts(kind))


def _made(kind: Any, size: int, many: int, told: Iterator[Any]) -> Iterable[Any]:
    """Return things that never change, made of what is told."""
    if issubclass(kind, tuple):
        rows = _rows(told, size)
        return rows if kind is tuple else map(kind._make, rows)
    if kind is frozenset:
        return map(frozenset, _rows(told, size)) if size else repeat(frozenset(), many)
    made = [*map(object.__new__, repeat(kind, many))]
    _set(kind, made, told)
    return made


def _fill(kind: Any, size: int, some: list[Any], told: Iterator[Any]) -> None:
    """Fill things that were made empty with what is told."""
    if kind is dict:
        keys = [*islice(told, size * len(some))]
        rows = map(zip, _rows(iter(keys), size), _rows(told, size))
        deque(map(dict.update, some, rows), 0)
    elif kind in (list, set):
        deque(map(list.extend if kind is list else set.update, some, _rows(told, size)), 0)
    else:
        _set(kind, some, told)


def _set(kind: Any, some: list[Any], told: Iterator[Any]) -> None:
    for name in parts(kind):
        deque(map(setter(kind, name), some, told), 0)


def _rows(told: Iterator[Any], size: int) -> Iterator[tuple[Any, ...]]:
    return zip(*[told] * size, strict=True)


def _numbers(told: bytes) -> Any:
    return memoryview(told).cast("I")
