"""The two pieces of work of a sweep: making a part of its case files, and answering for the families of a part."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from tenfold.population.sweep_entries import Source, families, make
from tenfold.population.sweep_family import IN_STEP, Answer, Asked, Family, answers
from tenfold.population.sweep_workers import NotDone

MOST_DEATHS = 5
TWICE = 2
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Making:
    """One part, to be made of its case files."""

    source: Source
    deaths: int = 0

    def run(self) -> int:
        """Make it, and return of how many families."""
        make(self.source)
        return len(self.source.files)

    def again(self) -> "Making":
        """Return it to be made once more; raise after many deaths."""
        return replace(self, deaths=_one_more(self.deaths, self.source.folder))


@dataclass(frozen=True, slots=True)
class Answering:
    """One part, to be answered; where a worker died of it, its families are taken one by one and noted.

    So the one that it dies of is found.
    """

    part: Path
    to: Path
    asked: Asked
    deaths: int = 0
    met: tuple[str, ...] = ()

    def run(self) -> int:
        """Answer for each family, and write all answers at once; return for how many."""
        told = list(answers(self._noted(families(self.part)), self.asked, in_step=1 if self.deaths else IN_STEP))
        write_answers(told, self.to)
        return len(told)

    def again(self) -> "Answering":
        """Return it to be answered once more; raise after many deaths at no family."""
        try:
            last = self._at.read_text("utf-8")
            self._at.unlink()
        except FileNotFoundError:
            last = None
        if last is None or not self.deaths:  # what an earlier sweep left says nothing of this death
            return replace(self, deaths=_one_more(self.deaths, self.part))
        return replace(self, met=(*self.met, last))

    @property
    def _at(self) -> Path:
        return self.to.with_suffix(".at")

    def _noted(self, told: Iterable[Family]) -> Iterator[Family]:
        for family in told:
            if self.deaths:
                self._at.write_text(family.name, "utf-8")
            died = self.met.count(family.name) >= TWICE
            yield (
                family._replace(refused="the process that answered for it was ended, again and again")
                if died
                else family
            )


def write_answers(told: Iterable[Answer], to: Path) -> None:
    """Write the answers of one part, whole or not at all: a line a family, `+`, or `-` where it was set aside."""
    lines = (b"-" + _encode([one.family, one.set_aside]) if one.line is None else b"+" + one.line for one in told)
    unfinished = to.with_name(f".{to.name}.{os.getpid()}")
    unfinished.write_bytes(b"".join(line + b"\n" for line in lines))
    unfinished.replace(to)
    to.with_suffix(".at").unlink(missing_ok=True)


def read_answers(written: Path) -> Iterator[Answer]:
    """Yield the answers of one part; of a line for programs the family is told in it."""
    with written.open("rb") as lines:
        for line in lines:
            if line.startswith(b"+"):
                yield Answer("", line[1:].rstrip(b"\n"))
            else:
                family, why = msgspec.json.decode(line[1:])
                yield Answer(family, None, why)


def _one_more(deaths: int, what: Path) -> int:
    if deaths + 1 == MOST_DEATHS:
        raise NotDone(f"{MOST_DEATHS} worker processes ended at {what}, at no family of it")
    return deaths + 1
