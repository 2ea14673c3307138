"""A sweep: which questions stand, of every family of a folder; stopped and gone on with, part by part."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import tenfold
from tenfold.population.sweep_entries import is_current, parts, size, sources
from tenfold.population.sweep_family import Answer, Asked
from tenfold.population.sweep_pieces import Answering, Making, read_answers
from tenfold.population.sweep_workers import Workers

Engine = Literal["local", "spark"]
CORE = ("when", "record", "guidance", "picture", "questions", "replay", "casefiles", "population")


class Progress(Protocol):
    """Who is told how far a sweep has come."""

    def begin(self, what: str, families: int, done: int) -> None:
        """Take note of what is done now, for how many families, and for how many of them it was done before."""
        ...

    def advance(self, families: int) -> None:
        """Take note that it was done for some more."""
        ...


@dataclass(frozen=True, slots=True)
class Sweep:
    """A sweep of a folder: what is asked, by which engine, on how many cores of this machine."""

    folder: Path
    asked: Asked
    engine: Engine = "local"
    cores: int = 0

    def run(self, progress: Progress) -> Iterator[Answer]:
        """Answer for every family, each once, and yield the answers in the order of the parts and their families.

        Where it was stopped before, only what is left is answered; once all is told, what was kept for that is removed.
        """
        self._make(progress)
        found = parts(self.folder)
        self.answered.mkdir(parents=True, exist_ok=True)
        self._answer(found, progress)
        for part in found:
            yield from read_answers(self._to(part))
        shutil.rmtree(self.answered)
        with suppress(OSError):
            self.answered.parent.rmdir()

    @property
    def answered(self) -> Path:
        """Where the answers of each part are kept until all are told: for this question, asked by these rules."""
        told = f"{self.asked.on}\n{self.asked.known}\n{self.asked.replay}\n{rules_as_they_are()}"
        return self.folder / "answers" / f"{self.engine}-{hashlib.sha256(told.encode()).hexdigest()[:16]}"

    def left(self, found: list[Path]) -> list[Path]:
        """Return the parts that are not answered yet, or were made anew since."""
        return [part for part in found if not self._is_answered(part)]

    def _make(self, progress: Progress) -> None:
        if not (self.folder / "cases").is_dir():
            return
        known = list(sources(self.folder))
        for part in set(parts(self.folder)) - {source.part for source in known}:
            part.unlink()
        left = [source for source in known if not is_current(source)]
        if left:
            progress.begin("Reading case files", sum(len(source.files) for source in left), 0)
            self._work([Making(source) for source in left], progress)

    def _answer(self, found: list[Path], progress: Progress) -> None:
        left = self.left(found)
        sizes = {part: size(part) for part in found}
        every = sum(sizes.values())
        progress.begin("Asking", every, every - sum(sizes[part] for part in left))
        if self.engine == "local":
            self._work([Answering(part, self._to(part), self.asked) for part in left], progress)
        elif left:
            from tenfold.population.sweep_spark import answer_on_spark  # noqa: PLC0415 - only where Spark is

            answer_on_spark({part: self._to(part) for part in left}, self.asked, progress.advance)

    def _work(self, pieces: list[Making] | list[Answering], progress: Progress) -> None:
        with Workers[Making | Answering](self.cores or cores()) as workers:
            for _, families in workers.done(pieces):
                progress.advance(families)

    def _to(self, part: Path) -> Path:
        return self.answered / f"{part.stem}.jsonl"

    def _is_answered(self, part: Path) -> bool:
        try:
            return self._to(part).stat().st_mtime_ns >= part.stat().st_mtime_ns
        except FileNotFoundError:
            return False


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0))


def rules_as_they_are() -> str:
    """Return what tells this code and guidance from any other: an answer by other rules is no answer to go on from."""
    home = Path(tenfold.__file__).parent
    found = sorted(path for room in CORE for path in (home / room).rglob("*") if path.suffix in {".py", ".toml"})
    seen = hashlib.sha256()
    for path in found:
        seen.update(path.relative_to(home).as_posix().encode())
        seen.update(path.read_bytes())
    return seen.hexdigest()
