"""Worker processes, each with one piece of work at a time; one that dies is replaced and its piece given out again."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar, cast

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tenfold.population.sweep_pieces"])
P = TypeVar("P", bound="Piece")


class NotDone(Exception):
    """A piece of work cannot be done, whichever worker does it."""


class Piece(Protocol):
    """A piece of work that a worker does, of which nothing is seen until it is done whole."""

    def run(self) -> int:
        """Do it, and return how many families it was about."""
        ...

    def again(self) -> Self:
        """Return what is to be given out after a worker died of it; raise where that can be of no use."""
        ...


@dataclass(slots=True)
class _Worker(Generic[P]):
    process: BaseProcess
    pipe: Connection
    piece: P | None = None


class Workers(Generic[P]):
    """So many worker processes, for as long as the block lasts."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._workers: list[_Worker[P]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        for worker in self._workers:
            if kind is not None:
                worker.process.terminate()
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join()

    def done(self, pieces: Iterable[P]) -> Iterator[tuple[P, int]]:
        """Do some pieces and yield each as it is done, with what came of it; raise what one of them raised."""
        waiting = deque(pieces)
        while len(self._workers) < min(self._count, len(waiting)):
            self._workers.append(_started())
        for worker in self._workers:
            self._give(worker, waiting)
        while busy := [worker for worker in self._workers if worker.piece is not None]:
            ready = wait([worker.pipe for worker in busy])
            for worker in (one for one in busy if one.pipe in ready):
                yield from self._heard(worker, waiting)

    def _heard(self, worker: _Worker[P], waiting: deque[P]) -> Iterator[tuple[P, int]]:
        piece = cast("P", worker.piece)
        try:
            came = worker.pipe.recv()
        except (EOFError, OSError):
            waiting.appendleft(piece.again())
            self._replace(worker)
            self._give(worker, waiting)
            return
        self._give(worker, waiting)
        if isinstance(came, int):
            yield piece, came
        else:
            raise NotDone(came)

    def _give(self, worker: _Worker[P], waiting: deque[P]) -> None:
        worker.piece = waiting.popleft() if waiting else None
        if worker.piece is not None:
            with suppress(OSError):  # it has died meanwhile: that is seen when it is next listened to
                worker.pipe.send(worker.piece)

    def _replace(self, worker: _Worker[P]) -> None:
        worker.pipe.close()
        worker.process.join()
        fresh: _Worker[P] = _started()
        worker.process, worker.pipe, worker.piece = fresh.process, fresh.pipe, None


def _started() -> _Worker[Any]:
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _work(pipe: Connection) -> None:
    """Do one piece after another until there is nobody to give more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who gave the work
    with suppress(EOFError, OSError):
        while True:
            piece: Piece = pipe.recv()
            try:
                came: int | str = piece.run()
            except Exception as wrong:  # noqa: BLE001 - it is raised where the work was given
                came = f"{type(wrong).__name__}: {wrong}"
            pipe.send(came)
