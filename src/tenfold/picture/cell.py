"""What remembered answers are made of: cells that hold, memos that remember, and the past of either."""

from collections.abc import Callable, Collection, Hashable, Iterable
from datetime import UTC, datetime
from itertools import chain
from types import MappingProxyType
from typing import Any

Function = Callable[..., Any]
Args = tuple[Hashable, ...]
NOTHING: Any = MappingProxyType({})
"""Who reads a cell that nobody reads, and the views of it: most cells have neither all their lives."""
NEVER = datetime.max.replace(tzinfo=UTC)
UNSET = object()


class Cell:
    """A list of things said under one key, and who reads it.

    Who reads only what came before some point reads its `past`, which an item added at the end leaves as it was. Who
    reads only the items that pass a test reads a `view`, which an item that fails it leaves as it was.
    """

    __slots__ = ("changed", "items", "past", "readers", "views")

    def __init__(self) -> None:
        self.items: list[Any] = []
        self.changed = 0
        self.readers: dict[Memo, None] = NOTHING
        self.past: Past | None = None
        self.views: dict[tuple[Callable[..., bool], tuple[Hashable, ...]], Cell] = NOTHING


class Memo:
    """The remembered value of one function for some arguments; where it is `watched`, a change wakes the watcher.

    `reads` is what it depends on, in the order in which it was read, each with the memo to bring up to date before it
    is known whether that changed; a cell needs none.
    """

    __slots__ = (
        "args",
        "changed",
        "checked",
        "function",
        "past",
        "readers",
        "reads",
        "stale",
        "until",
        "value",
        "watched",
    )

    def __init__(self, function: Callable[..., Any], args: tuple[Any, ...]) -> None:
        self.function = function
        self.args = args
        self.value: Any = UNSET
        self.until = NEVER
        self.reads: dict[Cell | Memo | Past, Memo | None] = {}
        self.readers: dict[Memo, None] = {}
        self.past: Past | None = None
        self.changed = 0
        self.checked = 0
        self.stale = True
        self.watched: Any = None


class Past:
    """What a cell's list, or a memo's tuple, has held so far: it changes where anything but its end does."""

    __slots__ = ("changed", "of", "readers")

    def __init__(self, of: Cell | Memo) -> None:
        self.of = of
        self.changed = 0
        self.readers: dict[Memo, None] = {}


def beneath(one: Cell | Memo | Past) -> Iterable[Cell | Memo | Past]:
    """Return what something rests on: nothing, where it is a cell."""
    if isinstance(one, Past):
        return (one.of,)
    return one.reads if isinstance(one, Memo) else ()


def cells_beneath(memo: Memo) -> list[Cell]:
    """Return the cells on which a remembered value rests, itself or by others that it reads."""
    pending: list[Cell | Memo | Past] = [memo]
    met: dict[Cell | Memo | Past, None] = {}
    while pending:
        one = pending.pop()
        if one not in met:
            met[one] = None
            pending.extend(beneath(one))
    return [one for one in met if isinstance(one, Cell)]


def untie(cells: Collection[Cell], memos: Collection[Memo]) -> None:
    """Take away who reads whom: what is not looked at again is then gone with nobody looking for circles."""
    for memo in memos:
        memo.reads = {}
    views = (view for cell in cells for view in cell.views.values())
    for one in chain[Cell | Memo](cells, views, memos):
        one.readers = NOTHING
        if one.past is not None:
            one.past.readers, one.past = NOTHING, None
