"""What a sweep costs a family: from 1,000 families on, on one core and on two; `python -m benchmarks.sweep --full`.

The families are the simulator's; many more are the same again under other names. Each figure is the median of rounds
taken in turn, of a whole run of the command: starting, reading, answering, printing, with all that its workers spend.
Before each run the families in the middle, by what each costs alone, are answered for in this process as a sweep does,
and their lines are read by Python's own JSON reader in turn with it. How many times the one costs the other hardly
moves while the machine's speed halves and doubles under its neighbours; so what a family costs is told as measured, and
as that many times the quickest of all readings of these lines: the machine as it is when nobody disturbs it.
"""

import argparse
import ctypes
import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import polars as pl

from tenfold.population.sweep_entries import families, make, parts, size, sources
from tenfold.population.sweep_family import IN_STEP, Asked, Family, answers
from tenfold.when import Time

ROOT = Path(__file__).parents[1]
CHILDREN = 1_750
"""So many children are of some 1,000 families."""
ON = "2025-11-27"
MIDDLE, ALONE, PASSES, READINGS = 8 * IN_STEP, 5, 12, 3
FLAT, MOST_MS = 1.25, 3.0
_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Run:
    """One run of the command over so many families on so many cores."""

    families: int
    cores: int
    wall: float
    cpu: float

    @property
    def cpu_ms(self) -> float:
        """CPU of all its processes in ms a family."""
        return self.cpu / self.families * 1e3

    @property
    def wall_ms(self) -> float:
        """Wall time in ms a family."""
        return self.wall / self.families * 1e3


def lived(folder: Path) -> int:
    """Simulate families, make their parts, and return how many there are."""
    command = [sys.executable, "-m", "tenfold.cli", "simulate", "--children", str(CHILDREN), "--seed", "7"]
    command += ["--from", "2023-11-27", "--out", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for source in sources(folder):
        make(source)
    return sum(map(size, parts(folder)))


def again(few: Path, folder: Path, times: int) -> None:
    """Write the parts of some families so many times, each time under other names."""
    (folder / "entries").mkdir(parents=True)
    number = 0
    for nth in range(times):
        for part in parts(few):
            number += 1
            named = pl.read_parquet(part).with_columns(pl.col("family") + f"-{nth:03d}")
            named.write_parquet(folder / "entries" / f"part-{number:04d}.parquet", compression="zstd")


def run(folder: Path, count: int, cores: int) -> Run:
    """Run the command once."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "tenfold.cli", "sweep", str(folder), "--on", ON, "--json"]
    done = subprocess.run([*command, "--cores", str(cores)], cwd=ROOT, check=True, capture_output=True)
    wall = time.perf_counter() - start
    with suppress(ChildProcessError):  # the server that forked its workers, and they by it, count once waited for
        while True:
            os.waitpid(-1, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.stdout.count(b"\n") == count
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(count, cores, wall, cpu)


class Turn(NamedTuple):
    """What some families took in step: answering, and the floor of reading their lines once, in ms of CPU in all."""

    ms: float
    floor: float


def middle_of(folder: Path) -> list[Family]:
    """Return the families of a folder that are in the middle by the CPU of answering for each alone."""
    every = [family for part in parts(folder) for family in families(part)]
    passes = [[spent([family]).ms for family in every] for _ in range(ALONE)]
    cost = {family.name: statistics.median(one) for family, one in zip(every, zip(*passes, strict=True), strict=True)}
    first = (len(every) - MIDDLE) // 2
    return sorted(every, key=lambda family: cost[family.name])[first : first + MIDDLE]


def turns(some: Sequence[Family]) -> list[Turn]:
    """Go once through some families, a few in step at a time."""
    return [spent(some[start : start + IN_STEP]) for start in range(0, len(some), IN_STEP)]


def spent(few: Sequence[Family]) -> Turn:
    """Return what answering for a few families in step takes in this process, beside the floor."""
    asked = Asked(Time.told(ON).last, Time.told(ON).last)
    began = time.process_time()
    told = [one.line for one in answers(few, asked)]
    between = time.process_time()
    read(few)
    ended = time.process_time()
    assert None not in told
    return Turn((between - began) * 1e3, (ended - between) * 1e3 / READINGS)


def read(some: Sequence[Family]) -> None:
    """Read the lines of some families, some times, by Python's own JSON reader: the floor."""
    gc.disable()
    for _ in range(READINGS):
        for family in some:
            for line in family.entries:
                json.loads(line)
    gc.enable()


def median(runs: list[Run], count: int, cores: int, what: str) -> float:
    """Return the median of one figure over the runs of one kind."""
    told: list[float] = [getattr(one, what) for one in runs if (one.families, one.cores) == (count, cores)]
    return statistics.median(told)


def main() -> int:
    """Measure and report; exit with 1 where a bar is not met."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--full", action="store_true", help="to 100,000 families; without, to 5,000")
    options.add_argument("--rounds", type=int, default=3, help="how many rounds, of which the median is told")
    wanted = options.parse_args()
    times = 100 if wanted.full else 5
    if sys.platform == "linux":  # who loses the parent becomes this process's child; elsewhere workers are not counted
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as named:
        few, many = Path(named) / "few", Path(named) / "many"
        first = lived(few)
        large = first * times
        again(few, many, times)
        kinds = [(few, first, 2), (many, large, 2), (few, first, 1)]
        middle = middle_of(few)
        passes, runs = [], []
        for kind in kinds * wanted.rounds:
            passes += [turns(middle) for _ in range(PASSES)]
            runs.append(run(*kind))
    every = [sum(turn.ms for turn in one) / MIDDLE for one in passes]
    ratio = statistics.median(sum(turn.ms for turn in one) / sum(turn.floor for turn in one) for one in passes)
    undisturbed = ratio * sum(min(turn.floor for turn in again) for again in zip(*passes, strict=True)) / MIDDLE
    growth = median(runs, large, 2, "cpu_ms") / median(runs, first, 2, "cpu_ms")
    faster = median(runs, first, 1, "wall_ms") / median(runs, first, 2, "wall_ms")
    low, ms, high = statistics.quantiles(every, n=4)
    print(f"a family in the middle: {ms:.2f} ms of CPU as the machine went; half of the passes {low:.2f} to {high:.2f}")
    print(f"  {ratio:.1f} times Python's own reading of its JSON; undisturbed {undisturbed:.2f} ms (bar {MOST_MS})")
    for count, cores in ((first, 2), (large, 2), (first, 1)):
        cpu, wall = (median(runs, count, cores, what) for what in ("cpu_ms", "wall_ms"))
        print(f"{count:>9,} families, {cores} processes: {cpu:6.2f} ms of CPU a family, {wall:6.2f} ms of wall time")
    print(f"cost a family at {large:,} / at {first:,}: {growth:.2f} (bar {FLAT}); 1 core / 2 cores: {faster:.2f}")
    print(f"largest of all processes: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
    return 0 if growth <= FLAT and undisturbed <= MOST_MS else 1


if __name__ == "__main__":
    raise SystemExit(main())
