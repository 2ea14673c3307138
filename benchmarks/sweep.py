"""What a sweep costs a family: from 1,000 families on, on one core and on two; `python -m benchmarks.sweep --full`.

The families are those of `cases/`, renamed and shifted in date; many more are the same again under other names. Each
figure is the median of rounds taken in turn, of a whole run of the command: starting, reading, answering, printing.
"""

import argparse
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from tenfold.casefiles import dumps_jsonl, read
from tenfold.population.sweep_entries import families, make, parts, sources
from tenfold.population.sweep_family import Asked, answers
from tenfold.when import Time

ROOT = Path(__file__).parents[1]
CASES = [*sorted((ROOT / "cases/partnership").glob("*-*.yaml")), *2 * [ROOT / "cases/ordinary.yaml"]]
FIRST = 1_000
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FLAT, MOST_MS = 1.25, 3.0


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


def told(folder: Path, count: int) -> None:
    """Write so many families as case files, and make their parts."""
    texts = [dumps_jsonl(read(path)) for path in CASES]
    for n in range(count):
        back = timedelta(7 * (n % 150))
        text = DAY.sub(lambda found, back=back: str(date.fromisoformat(found[0]) - back), texts[n % len(texts)])
        path = folder / "cases" / f"{n // 1000:03d}" / f"family-{n:06d}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for source in sources(folder):
        make(source)


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
    command = [sys.executable, "-m", "tenfold.cli", "sweep", str(folder), "--on", "2026-11-27", "--json"]
    done = subprocess.run([*command, "--cores", str(cores)], cwd=ROOT, check=True, capture_output=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.stdout.count(b"\n") == count
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(count, cores, wall, cpu)


def one_by_one(folder: Path) -> list[float]:
    """Return the CPU of answering for each family of a folder in this process, in ms."""
    asked = Asked(Time.told("2026-11-27").last, Time.told("2026-11-27").last)
    spent = []
    for part in parts(folder):
        told = answers(families(part), asked)
        start = time.process_time()
        for _ in told:
            spent.append((time.process_time() - start) * 1e3)
            start = time.process_time()
    return spent


def median(runs: list[Run], count: int, cores: int, what: str) -> float:
    """Return the median of one figure over the runs of one kind."""
    return statistics.median(getattr(one, what) for one in runs if (one.families, one.cores) == (count, cores))


def main() -> int:
    """Measure and report; exit with 1 where a bar is not met."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--full", action="store_true", help="to 100,000 families; without, to 5,000")
    options.add_argument("--families", type=Path, help="a folder with parts of its own, for the cost of one by one")
    wanted = options.parse_args()
    large, rounds = (100_000, 3) if wanted.full else (5_000, 3)
    with tempfile.TemporaryDirectory() as named:
        few, many = Path(named) / "few", Path(named) / "many"
        told(few, FIRST)
        again(few, many, large // FIRST)
        spent = one_by_one(wanted.families or few)
        kinds = [(few, FIRST, 2), (many, large, 2), (few, FIRST, 1)]
        runs = [run(*kind) for _ in range(rounds) for kind in kinds]
    middle = statistics.median(spent)
    growth = median(runs, large, 2, "cpu_ms") / median(runs, FIRST, 2, "cpu_ms")
    faster = median(runs, FIRST, 1, "wall_ms") / median(runs, FIRST, 2, "wall_ms")
    print(f"a family, in this process: median {middle:.2f} ms of CPU, p90 {statistics.quantiles(spent, n=10)[-1]:.2f}")
    for count, cores in ((FIRST, 2), (large, 2), (FIRST, 1)):
        cpu, wall = (median(runs, count, cores, what) for what in ("cpu_ms", "wall_ms"))
        print(f"{count:>9,} families, {cores} processes: {cpu:6.2f} ms of CPU a family, {wall:6.2f} ms of wall time")
    print(f"cost a family at {large:,} / at {FIRST:,}: {growth:.2f} (bar {FLAT}); 1 core / 2 cores: {faster:.2f}")
    print(f"largest of all processes: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
    return 0 if growth <= FLAT and middle <= MOST_MS else 1


if __name__ == "__main__":
    raise SystemExit(main())
