"""The families that peers are asked about: told cases cut off in the middle, and simulated lives, half of them of harm.

As of today all of them are under way: a case is shifted by whole weeks so that it breaks off in the weeks before `END`.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.sweep import ROOT
from tenfold.casefiles import dumps_jsonl, read
from tenfold.population.rates import packaged
from tenfold.population.simulating import Wanted, family_of, lines_of
from tenfold.population.sweep_entries import make, sources

END = date(2025, 11, 25)
TOLD = ("peter", "slow", "turning", "ordinary")
CASES = [*sorted((ROOT / "cases/partnership").glob("*-*.yaml")), *(ROOT / f"cases/{name}.yaml" for name in TOLD)]
LEAST, WEEKS = 0.3, 9
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r'"(\d{4}-\d\d)"')


def made(folder: Path, count: int) -> None:
    """Write so many families as case files, and make their parts."""
    texts = [dumps_jsonl(read(path)).splitlines() for path in CASES]
    wanted = Wanted(7, END.replace(year=END.year - 2), 2, packaged().having(harmed_share=0.5))
    for n in range(count):
        told = lines_of(family_of(wanted, n)) if n % 2 else _cut(texts[n // 2 % len(texts)], n)
        path = folder / "cases" / f"{n // 1000:03d}" / f"family-{n:06d}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\n".join(told) + b"\n")
    for source in sources(folder):
        make(source)


def _cut(lines: list[str], n: int) -> Iterator[bytes]:
    """Yield a case up to somewhere in its later part, shifted so that its last entry lies in the weeks before `END`."""
    share = LEAST + (1 - LEAST) * (n * 0.381966 % 1)
    kept = lines[: 1 + max(1, round(share * (len(lines) - 1)))]
    last = date.fromisoformat(max(DAY.findall(kept[-1].split('"recorded"', 1)[1][:14])))
    on = timedelta(7 * ((END - last).days // 7 - n % WEEKS))
    for line in kept:
        days = DAY.sub(lambda found: str(date.fromisoformat(found[0]) + on), line)
        yield MONTH.sub(lambda found: f'"{date.fromisoformat(f"{found[1]}-01") + on:%Y-%m}"', days).encode()
