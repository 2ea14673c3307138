"""What every fact has in common."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any


class Fact:
    """One typed thing that an entry asserts. Each kind is a frozen class of its own.

    Two facts are the same when they are of one kind and say the same. That is told here once (`eq=False, repr=False`):
    told anew for each of the forty kinds, it is a quarter of what making them takes whenever a program starts.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        kind: Any = type(self)
        return bool(_told(kind)(self) == _told(kind)(other))

    def __hash__(self) -> int:
        kind: Any = type(self)
        return hash(_told(kind)(self))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in _names(type(self)))
        return f"{type(self).__qualname__}({told})"


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _told(kind: Any) -> Callable[[object], Any]:
    return attrgetter(*_names(kind))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Identified(Fact):
    """A fact that may carry an id, unique in the case, so that later facts can refer to it or restate it."""

    id: str | None = None
