"""Remembered answers that know what they read and until when they hold.

Raw cells hold what was appended, in order. A memo is the value of a pure function of raw cells, other memos and the
clock; while it is computed, everything that it reads is written down. A touched cell or a passed moment marks the
memos that depend on it as stale; a stale memo is computed again only when something it read has really changed.
"""

from bisect import insort
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import datetime
from heapq import heappop, heappush
from itertools import count
from typing import Any

from tenfold.picture.cell import NEVER, NOTHING, Args, Cell, Function, Memo, Past, cells_beneath, untie


class Cells:
    """All cells and memos of one picture, at one moment and one revision."""

    answers: Mapping[Function, Mapping[Args, Any]] = NOTHING
    """What is known without looking whether it still holds: here nothing is."""
    at_once = True
    """Whether what is put is at once found under each of its keys, those too that are seldom read."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.revision = 1
        self._woken: dict[Memo, None] = {}
        self._unsettled: dict[Memo, None] = {}
        self._cells: dict[Hashable, Cell] = {}
        self._memos: dict[Function, dict[Args, Memo]] = {}
        self._asking: Memo | None = None
        self._alarms: list[tuple[datetime, int, Memo]] = []
        self._ticket = count()

    def read(self, key: Hashable) -> Sequence[Any]:
        """Return what was put under a key (never to be changed by the reader), and note that it was read."""
        try:
            cell = self._cells[key]
        except KeyError:
            cell = self._cells[key] = Cell()
        if self._asking is not None:
            self._asking.reads[cell] = None
        return cell.items

    def read_past(self, key: Hashable) -> Sequence[Any]:
        """Return what was put under a key, for a reader who looks at nothing that may yet be added at the end."""
        try:
            cell = self._cells[key]
        except KeyError:
            cell = self._cells[key] = Cell()
        self._look_into(cell)
        return cell.items

    def read_view(self, key: Hashable, test: Callable[..., bool], args: Args) -> Sequence[Any]:
        """Return the items under a key of which a test is true: a pure function of the item and `args`."""
        view = self._view(key, test, args)
        if self._asking is not None:
            self._asking.reads[view] = None
        return view.items

    def read_past_view(self, key: Hashable, test: Callable[..., bool], args: Args) -> Sequence[Any]:
        """Return a view, for a reader who looks at nothing that may yet be added at its end."""
        view = self._view(key, test, args)
        self._look_into(view)
        return view.items

    def put(self, keys: Iterable[Hashable], item: Any, order: Callable[[Any], Any] | None = None) -> None:
        """Add an item under each key, at the end or in its order."""
        for key in keys:
            cell = self._cells.get(key)
            if cell is None:
                cell = self._cells[key] = Cell()
            if order is None or not cell.items or order(cell.items[-1]) <= order(item):
                cell.items.append(item)
                self._touch(cell)
                for (test, args), view in cell.views.items():
                    if test(item, *args):
                        view.items.append(item)
                        self._touch(view)
            else:
                insort(cell.items, item, key=order)
                self._touch_all(cell)

    def put_seldom(self, keys: Callable[..., Iterable[Hashable]], item: Any, *args: Any) -> None:
        """Add an item under keys that few readers ask for, which a function of it and of `args` names."""
        self.put(keys(item, *args), item)

    def indexed(self) -> "Cells":
        """Return these, with all that was put under keys that few readers ask for."""
        return self

    def swap(self, keys: Iterable[Hashable], old: Any, new: Any) -> None:
        """Put a later statement of a thing in the place of the earlier one."""
        for key in keys:
            cell = self._cells[key]
            cell.items[cell.items.index(old)] = new
            self._touch_all(cell)

    def lists(self) -> dict[Hashable, list[Any]]:
        """Return what was put under each key: to be looked at, never changed, and let go before more is put."""
        return {key: cell.items for key, cell in self._cells.items()}

    def take_over(self, fresh: "Cells") -> None:
        """Hold what another set of cells holds; only what differs counts as changed."""
        for key in self._cells.keys() | fresh._cells.keys():  # noqa: SLF001 - the same class
            cell = self._cells.setdefault(key, Cell())
            items = fresh._cells[key].items if key in fresh._cells else []  # noqa: SLF001 - the same class
            if items != cell.items:
                cell.items = items
                self._touch_all(cell)

    def value(self, picture: object, function: Function, args: Args) -> Any:
        """Return the value of a function of a picture, computed only if it is not remembered or no longer holds."""
        try:
            memo = self._memos[function][args]
        except KeyError:
            memo = self._memos.setdefault(function, {})[args] = Memo(function, (picture, *args))
        if self._asking is not None:
            self._asking.reads[memo] = memo
        elif self._unsettled:
            self._settle()
        if memo.stale:
            self._refresh(memo)
        return memo.value

    def past(self, picture: object, function: Function, args: Args) -> Any:
        """Return the tuple that a function of a picture makes, for a reader who looks at nothing after some point."""
        try:
            memo = self._memos[function][args]
        except KeyError:
            memo = self._memos.setdefault(function, {})[args] = Memo(function, (picture, *args))
        if self._unsettled and self._asking is None:
            self._settle()
        if memo.stale:
            self._refresh(memo)
        self._look_into(memo)
        return memo.value

    def value_of(self, memo: Memo) -> Any:
        """Return what a memo remembers, computed only if it no longer holds, for who asks while nothing is computed."""
        if self._unsettled:
            self._settle()
        if memo.stale:
            self._refresh(memo)
        return memo.value

    def woken(self) -> list[Memo]:
        """Return the watched memos that may have changed since they were last asked for here."""
        self._settle()
        woken, self._woken = [*self._woken], {}
        return woken

    def forget(self, memo: Memo) -> None:
        """Drop a remembered value that nobody will ask for again."""
        before, memo.reads = memo.reads, {}
        self._reread(memo, before)
        self._woken.pop(memo, None)
        memo.watched, memo.until = None, NEVER

    def let_go(self) -> None:
        """Drop all that is held and remembered: what is not looked at again leaves no circles for Python to find."""
        untie(self._cells.values(), [memo for known in self._memos.values() for memo in known.values()])
        self._cells, self._memos, self._alarms, self._woken, self._unsettled = {}, {}, [], {}, {}

    def touched_under(self, memo: Memo) -> list[Any]:
        """Return the last items of each raw cell that a remembered value rests on and that changed in this revision."""
        changed = (cell for cell in cells_beneath(memo) if cell.changed == self.revision)
        return [item for cell in changed for item in cell.items[-8:]]

    def passed(self, moment: datetime) -> bool:
        """Whether a moment has come; if not, what is being computed holds no longer than until then."""
        if moment <= self.now:
            return True
        if self._asking is not None and moment < self._asking.until:
            self._asking.until = moment
        return False

    def next_alarm(self) -> datetime:
        """Return the next moment at which something may change its mind; `NEVER` if none."""
        while self._alarms and self._alarms[0][2].until != self._alarms[0][0]:
            heappop(self._alarms)
        return self._alarms[0][0] if self._alarms else NEVER

    def advance(self, now: datetime) -> None:
        """Let time pass: what held only until now is stale."""
        self.now = now
        self.revision += 1
        while self._alarms and self._alarms[0][0] <= now:
            until, _, memo = heappop(self._alarms)
            if memo.until == until:
                memo.until = NEVER
                memo.checked = -1
                self._mark(memo)

    def _view(self, key: Hashable, test: Callable[..., bool], args: Args) -> Cell:
        try:
            cell = self._cells[key]
        except KeyError:
            cell = self._cells[key] = Cell()
        try:
            view = cell.views[test, args]
        except KeyError:
            cell.views = cell.views or {}
            view = cell.views[test, args] = Cell()
            view.items = [item for item in cell.items if test(item, *args)]
        return view

    def _look_into(self, source: Cell | Memo) -> None:
        if self._asking is not None:
            if source.past is None:
                source.past = Past(source)
            self._asking.reads[source.past] = source if isinstance(source, Memo) else None

    def _refresh(self, memo: Memo) -> None:
        if memo.checked > 0 and not self._disturbed(memo):
            memo.stale, memo.checked = False, self.revision
            return
        before, memo.reads = memo.reads, {}
        memo.until, memo.stale = NEVER, False
        asking, self._asking = self._asking, memo
        try:
            value = memo.function(*memo.args)
        except BaseException:
            memo.stale, memo.checked = True, -1
            raise
        finally:
            self._asking = asking
            self._reread(memo, before)
        if isinstance(value, list):
            raise TypeError(
                f"{memo.function.__name__} returned a list, which may change under its readers; a tuple would be right"
            )
        if value != memo.value:
            if memo.past is not None and value[: len(memo.value)] != memo.value:
                memo.past.changed = self.revision
                for reader in memo.past.readers:
                    self._mark(reader)
            memo.value, memo.changed = value, self.revision
        memo.checked = self.revision
        if memo.until is not NEVER:
            heappush(self._alarms, (memo.until, next(self._ticket), memo))

    def _settle(self) -> None:
        """Bring up to date what has a past, so that who reads that past is marked where it changed."""
        while self._unsettled:
            memo, _ = self._unsettled.popitem()
            if memo.stale:
                self._refresh(memo)

    def _disturbed(self, memo: Memo) -> bool:
        since = memo.checked
        for read, source in memo.reads.items():
            if source is not None and source.stale:
                self._refresh(source)
            if read.changed > since:
                return True
        return False

    def _reread(self, memo: Memo, before: dict[Cell | Memo | Past, Memo | None]) -> None:
        reads = memo.reads
        if reads.keys() == before.keys():
            return
        for read in before:
            if read not in reads:
                read.readers.pop(memo, None)
        for read in reads:
            if read not in before:
                if read.readers is NOTHING:
                    read.readers = {}
                read.readers[memo] = None

    def _touch_all(self, cell: Cell) -> None:
        self._touch(cell)
        if cell.past is not None:
            self._touch(cell.past)
        for (test, args), view in cell.views.items():
            items = [item for item in cell.items if test(item, *args)]
            if items != view.items:
                view.items = items
                self._touch_all(view)

    def _touch(self, cell: Cell | Past) -> None:
        cell.changed = self.revision
        for reader in cell.readers:
            self._mark(reader)

    def _mark(self, memo: Memo) -> None:
        pending = [memo]
        while pending:
            one = pending.pop()
            if one.stale and one is not memo:
                continue
            one.stale = True
            if one.watched is not None:
                self._woken[one] = None
            if one.past is not None:
                self._unsettled[one] = None
            pending.extend([reader for reader in one.readers if not reader.stale])
