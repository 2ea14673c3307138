"""A run: writers write, something is killed, all come back and write on, and so forth; then the record is judged.

What is killed, after how many acknowledgements, and all that is written follow from the seed. What was in flight when
it was killed does not: a seed runs the same plan again, and not the same microsecond.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random, SystemRandom
from typing import Self

from faults import cast
from faults.killing import KILLS, kill
from faults.spool import Spool
from faults.standing import TESTS, Site, program, run, told
from faults.writer import STOP

PATIENCE = 180.0  # seconds; how long anything may take on a machine that has much else to do
LOOK = 0.05


def seed() -> int:
    """The seed of this run: the one in TENFOLD_SEED, or any."""
    return int(os.environ.get("TENFOLD_SEED", SystemRandom().randrange(10**9)))


def in_full() -> bool:
    """Whether faults are tried in full (`make faults`) or, as in every run of the tests, a few of them."""
    return os.environ.get("TENFOLD_FAULTS") == "full"


def plan(seed: int, kinds: Sequence[str], kills: int, between: tuple[int, int]) -> list[tuple[str, int]]:
    """What is killed, and after how many more acknowledgements: each kind as often as the others, in any order."""
    chance = Random(seed)  # noqa: S311 - a plan that can be run again
    order: list[str] = []
    while len(order) < kills:
        order += chance.sample(list(kinds), len(kinds))
    return [(kind, chance.randint(*between)) for kind in order[:kills]]


@dataclass(frozen=True)
class Verdict:
    """What the judge found, how many items were acknowledged, a second time, and are there, and it all in words."""

    findings: list[str]
    acknowledged: int
    again: int
    there: int
    report: str = ""


@dataclass
class Run:
    """A site, its writers, and how long it took them to come back after each kill (seconds)."""

    folder: Path
    seed: int
    ways: list[str]
    families: int = 5
    back: list[tuple[str, float]] = field(default_factory=list)
    writers: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self.site = Site(self.folder)
        try:
            self.site.must_answer()
            run(self.folder, "hiring", self.folder, self.families, *self.ways)
            self.parts = cast.read(self.folder)
            for part in self.parts:
                self._write(part.name)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for one in self.writers.values():
            one.kill()
            one.wait()
        self.site.end()

    def suffer(self, kind: str, after: int) -> None:
        """Let so many more be acknowledged, kill something, wait for another, and for every writer to write again."""
        goal = sum(self.counts().values()) + after
        self._until(lambda: sum(self.counts().values()) >= goal, f"{after} acknowledgements before killing a {kind}")
        chance = Random(f"{self.seed} {len(self.back)}")  # noqa: S311 - as above
        killed = self._kill(kind, chance)
        since = time.monotonic()
        self._until(lambda: bool(set(KILLS[kind](self, chance)) - set(killed)), f"another {kind}")
        before = self.counts()
        on_its_way = 1  # may have been sent before the kill
        self._until(
            lambda: all(n > before[name] + on_its_way for name, n in self.counts().items()),
            f"writing on after a {kind}",
        )
        self.back.append((kind, time.monotonic() - since))

    def _kill(self, kind: str, chance: Random) -> list[int]:
        found: list[int] = []

        def done() -> bool:
            found[:] = KILLS[kind](self, chance)
            return kill(found)

        self._until(done, f"a {kind} to kill")
        return found

    def finish(self) -> Verdict:
        """Let every writer finish what it owes, then judge the record."""
        (self.folder / STOP).touch()
        self._until(lambda: all(one.poll() == 0 for one in self.writers.values()), "the writers to finish")
        return Verdict(**json.loads(run(self.folder, "judging", self.folder)))

    def counts(self) -> dict[str, int]:
        """How many acknowledgements each writer has."""
        return {part.name: Spool(self.folder, part.name).count for part in self.parts}

    def _until(self, what: Callable[[], bool], name: str) -> None:
        until = time.monotonic() + PATIENCE
        while not what():
            if time.monotonic() > until:
                raise TimeoutError(f"seed {self.seed}: waited {PATIENCE:.0f} s for {name}; back so far: {self.back}")
            self._revive()
            time.sleep(LOOK)

    def _revive(self) -> None:
        """Start again what was killed; a writer that gave up by itself ends the run with what it said."""
        self.site.again()
        for name, process in list(self.writers.items()):
            if process.poll() is not None and process.returncode > 0:
                raise ChildProcessError(f"seed {self.seed}: {name} gave up: {self._log(name).read_text()[-2000:]}")
            if process.poll() is not None and process.returncode < 0:
                self._write(name)

    def _write(self, name: str) -> None:
        words = program("writer", self.folder, name, self.seed, self.site.place)
        with self._log(name).open("ab") as log:
            self.writers[name] = subprocess.Popen(words, env=told(self.folder), cwd=TESTS, stdout=log, stderr=log)

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def report(self, verdict: Verdict) -> str:
        """What was done and found, with how to do it again."""
        slowest = max((seconds for _, seconds in self.back), default=0.0)
        told = (
            f"seed {self.seed} (again with: TENFOLD_SEED={self.seed} make faults): {len(self.back)} kills, "
            f"{verdict.acknowledged} acknowledged ({verdict.again} of them a second time), all writing again "
            f"within {slowest:.1f} s: {self.back}\n"
        )
        sys.stdout.write(told)
        return told + "\n".join(verdict.findings[:20])


def survived(folder: Path, ways: list[str], kinds: Sequence[str], kills: int, between: tuple[int, int]) -> Verdict:
    """Run a plan of kills over a site of its own; return what the judge says, and how to do it again."""
    with Run(folder, seed(), ways) as run:
        for kind, after in plan(run.seed, kinds, kills, between):
            run.suffer(kind, after)
        verdict = run.finish()
    return replace(verdict, report=run.report(verdict))
