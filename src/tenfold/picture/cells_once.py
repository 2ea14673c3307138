"""Cells for a picture that is looked at once, as of one moment, and then let go.

They remember each answer and nothing of what it rests on: that is half the work of a first look, and of use only to
who will look again. What is put or passes afterwards drops all that is remembered, so an answer is never out of date.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime
from typing import Any, NoReturn

from tenfold.picture.cell import UNSET, Args, Function
from tenfold.picture.cells import Cells

_NOTHING: tuple[Any, ...] = ()


class CellsOnce(Cells):
    """Cells that hold lists and remembered answers, without who reads whom and without alarms."""

    at_once = False

    def __init__(self, now: datetime) -> None:
        super().__init__(now)
        self._waiting: list[tuple[Callable[..., Iterable[Hashable]], Any, Args]] = []
        self.answers: dict[Function, dict[Args, Any]] = {}
        self._lists: dict[Hashable, list[Any]] = defaultdict(list)
        self._views: dict[tuple[Any, ...], list[Any]] = {}

    def read(self, key: Hashable) -> Sequence[Any]:
        """Return what was put under a key (never to be changed by the reader)."""
        return self._lists.get(key, _NOTHING)

    def read_past(self, key: Hashable) -> Sequence[Any]:
        """Return the same: nothing is added while it is read."""
        return self._lists.get(key, _NOTHING)

    def read_view(self, key: Hashable, test: Callable[..., bool], args: Args) -> Sequence[Any]:
        """Return the items under a key of which a test is true: a pure function of the item and `args`."""
        items = self._lists.get(key)
        if items is None:
            return _NOTHING
        which = (key, test, args)
        found = self._views.get(which)
        if found is None:
            found = self._views[which] = [item for item in items if test(item, *args)]
        return found

    def read_past_view(self, key: Hashable, test: Callable[..., bool], args: Args) -> Sequence[Any]:
        """Return the same: nothing is added while it is read."""
        return self.read_view(key, test, args)

    def put(self, keys: Iterable[Hashable], item: Any, order: Callable[[Any], Any] | None = None) -> None:
        """Add an item under each key, at the end or in its order."""
        if self.answers or self._views:
            self._forget_all()
        lists = self._lists
        if order is None:
            for key in keys:
                lists[key].append(item)
            return
        for key in keys:
            items = lists[key]
            if not items or order(items[-1]) <= order(item):
                items.append(item)
            else:
                insort(items, item, key=order)

    def put_seldom(self, keys: Callable[..., Iterable[Hashable]], item: Any, *args: Any) -> None:
        """Note an item to be put under keys that few readers ask for, once one does: seldom does anybody."""
        if self.answers or self._views:
            self._forget_all()
        self._waiting.append((keys, item, args))

    def indexed(self) -> "CellsOnce":
        """Put what was noted, and return these: nothing that is remembered has read it."""
        waiting, self._waiting = self._waiting, []
        for keys, item, args in waiting:
            for key in keys(item, *args):
                self._lists[key].append(item)
        return self

    def swap(self, keys: Iterable[Hashable], old: Any, new: Any) -> None:
        """Put a later statement of a thing in the place of the earlier one."""
        self._forget_all()
        for key in keys:
            items = self._lists[key]
            items[items.index(old)] = new

    def lists(self) -> dict[Hashable, list[Any]]:
        """Return what was put under each key: to be looked at, never changed, and let go before more is put."""
        self.indexed()
        return self._lists

    def take_over(self, fresh: Cells) -> None:
        """Hold what another set of cells holds."""
        self._forget_all()
        self._lists, self._waiting = fresh.lists(), []

    def let_go(self) -> None:
        """Drop all that is held and remembered."""
        self._forget_all()
        self._lists, self._waiting = defaultdict(list), []

    def value(self, picture: object, function: Function, args: Args) -> Any:
        """Return the value of a function of a picture, computed once."""
        known = self.answers.get(function)
        if known is None:
            known = self.answers[function] = {}
        value = known.get(args, UNSET)
        if value is UNSET:
            value = known[args] = function(picture, *args)
        return value

    def past(self, picture: object, function: Function, args: Args) -> Any:
        """Return the same: nothing is added while it is read."""
        return self.value(picture, function, args)

    def passed(self, moment: datetime) -> bool:
        """Whether a moment has come."""
        return moment <= self.now

    def advance(self, now: datetime) -> None:
        """Let time pass."""
        self._forget_all()
        self.now = now

    def next_alarm(self) -> NoReturn:
        """Refuse: until when an answer holds is not known to who looks once."""
        raise TypeError("what is looked at once does not know until when it holds; a walk would")

    def _forget_all(self) -> None:
        self.answers.clear()
        self._views.clear()


class CellsLent(CellsOnce):
    """Cells that hold another picture's lists, for a single look: they are read, and nothing is put."""

    def put(self, *_: object, **__: object) -> NoReturn:
        """Refuse: the lists are another's."""
        raise TypeError("a glance only looks; who takes entries folds them")

    def put_seldom(self, *_: object, **__: object) -> NoReturn:
        """Refuse: the lists are another's."""
        self.put()

    def swap(self, *_: object, **__: object) -> NoReturn:
        """Refuse: the lists are another's."""
        self.put()
