"""How far a sweep has come, on standard error; nothing where nobody looks at it."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


class Bar:
    """A bar for each thing that is done, by families."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._shown = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._now: TaskID | None = None

    def __enter__(self) -> Self:
        self._shown.start()
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._shown.stop()

    def begin(self, what: str, families: int, done: int) -> None:
        """Show a bar for what is done now."""
        self._now = self._shown.add_task(what, total=families, completed=done)

    def advance(self, families: int) -> None:
        """Move it on."""
        if self._now is not None:
            self._shown.advance(self._now, families)
