"""Whether a family opens as quickly in a large record as in a small one: `make scale`. Exits with 1 where it does not.

Two records are filled, each with a PostgreSQL of its own, and the same family is opened now in one and now in the
other. SCALE_ROWS names their sizes (100000,10000000); ten million rows take some minutes and 27 GB of disk meanwhile.
"""

import os
import statistics
import subprocess
import sys
import time
from typing import IO, cast

from benchmarks.__main__ import report

SMALL, LARGE = (int(told) for told in os.environ.get("SCALE_ROWS", "100000,10000000").split(","))
PAIRS = 101


class Record:
    """A record of a size, in a process of its own."""

    def __init__(self, rows: int) -> None:
        command = [sys.executable, "-m", "benchmarks.opener", str(rows)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.told, self.asked = cast("IO[str]", self.process.stdout), cast("IO[str]", self.process.stdin)
        self.rows = rows

    def wait(self) -> None:
        """Wait until it is filled, and say how large it is."""
        began = time.monotonic()
        said = self.told.readline().split(maxsplit=1)
        if said[:1] != ["ready"]:
            raise RuntimeError(f"the record of {self.rows:,} rows was not filled")
        print(f"a record of {said[1].strip()}; ready after {time.monotonic() - began:.0f} s", flush=True)

    def opens(self) -> float:
        """Open a family; return how long that took, in seconds."""
        self.asked.write("open\n")
        self.asked.flush()
        return float(self.told.readline())

    def end(self) -> None:
        """Let it go, with its folder."""
        self.asked.close()
        self.process.wait()


def main() -> int:
    """Measure and report."""
    small, large = records = [Record(rows) for rows in (SMALL, LARGE)]
    try:
        for one in records:
            one.wait()
        pairs = [(large.opens(), small.opens()) for _ in range(PAIRS)]
    finally:
        for one in records:
            one.end()
    slow, quick = (statistics.median(took) for took in zip(*pairs, strict=True))
    load = os.getloadavg()[0]
    met = report(f"picture of 200 in {LARGE:,} rows / {SMALL:,} (load {load:.0f})", slow, quick, slow / quick, 1.25)
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main())
