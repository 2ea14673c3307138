"""Every family of a folder measured, in as many processes as are wanted, with memory that does not grow with them."""

import gc
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

import msgspec

from tenfold.casefiles import Refused, read
from tenfold.population.burden import Burden, as_json
from tenfold.population.measuring import Measured, measure
from tenfold.record import Case
from tenfold.when import add_months

TOGETHER = 50
YEAR = 1


class NoCaseFile(ValueError):
    """A family's file was refused."""


def weigh(folder: Path, processes: int, families: int | None = None) -> Iterator[Burden]:
    """Measure a simulated folder and yield the one burden after each batch as it grows; the last is the whole."""
    since, until = counted(folder)
    burden = Burden()
    with ProcessPoolExecutor(processes) as pool:
        waiting = _batches(folder, families)
        running = [pool.submit(_measured, folder, one, since, until) for one in islice(waiting, 3 * processes)]
        while running:
            for measured, seconds in running.pop(0).result():
                burden.take(measured)
                burden.seconds.append(seconds)
            running += [pool.submit(_measured, folder, one, since, until) for one in islice(waiting, 1)]
            yield burden


def counted(folder: Path) -> tuple[date, date]:
    """Return the time that is counted: the last year that was simulated; what lies before warms up."""
    told = json.loads((folder / "simulated.json").read_text("utf-8"))
    until = date.fromisoformat(told["until"])
    return add_months(until, -12 * YEAR), until


def case_of(folder: Path, family: str) -> Path:
    """Return the case file of a family."""
    return folder / "cases" / f"{int(family.removeprefix('family-')) // 1000:04d}" / f"{family}.jsonl"


def _batches(folder: Path, families: int | None) -> Iterator[list[bytes]]:
    with (folder / "truth.jsonl").open("rb") as truth:
        lines = islice(truth, families)
        while batch := list(islice(lines, TOGETHER)):
            yield batch


def _measured(folder: Path, lines: list[bytes], since: date, until: date) -> list[tuple[Measured, float]]:
    found = []
    for line in lines:
        truth: dict[str, Any] = msgspec.json.decode(line)
        case = _case(folder, truth["family"])
        began = process_time()
        measured = measure(case, truth, since, until)
        found.append((measured, process_time() - began))
    gc.collect()
    return found


def _case(folder: Path, family: str) -> Case:
    """Return a family's case; raise `NoCaseFile` with its first problem where it is none."""
    try:
        return read(case_of(folder, family))
    except Refused as refused:
        raise NoCaseFile(f"{family} is no case file: {next(iter(refused.problems))}") from None


def main() -> None:
    """Measure the folder named first, by whichever rules are on the path, and print the object."""
    folder, processes, families = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    burden = Burden()
    for burden in weigh(folder, processes, families or None):  # noqa: B007 - the last one is the whole
        pass
    sys.stdout.buffer.write(msgspec.json.encode(as_json(burden)))


if __name__ == "__main__":
    main()
