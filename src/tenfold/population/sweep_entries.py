"""Case files, one a family -> partitioned Parquet of their entries, each part written whole or not at all.

`DIR/cases/<thousand>/<family>.jsonl` becomes `DIR/entries/part-0001.parquet` and on, some hundred families each, a row
an entry. A part names the files it was made of, with their sizes and times: where those differ it is made anew.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import polars as pl

from tenfold.casefiles import check, entry_line, header_line
from tenfold.population.sweep_family import Family

FAMILIES = 200
BYTES = 24_000_000
_MADE_OF = "tenfold.made_of"
_SCHEMA: dict[str, Any] = {
    "family": pl.String,
    "order": pl.Int32,
    "recorded": pl.Datetime("us", "UTC"),
    "entry": pl.Binary,
    "header": pl.Binary,
    "refused": pl.String,
}


@dataclass(frozen=True, slots=True)
class Source:
    """The case files of one part: their folder, their names, and what tells whether they have changed since."""

    part: Path
    folder: Path
    files: tuple[str, ...]
    made_of: str


def sources(folder: Path) -> Iterator[Source]:
    """Yield what each part is to be made of, in order: `FAMILIES` files of a folder, or fewer where they are large."""
    numbers = count(1)
    for one in sorted(path for path in (folder / "cases").iterdir() if path.is_dir()):
        for batch in _batches(one):
            told = "\n".join(f"{name} {size} {changed}" for name, size, changed in batch)
            part = folder / "entries" / f"part-{next(numbers):04d}.parquet"
            made_of = hashlib.sha256(f"{one.name}\n{told}".encode()).hexdigest()
            yield Source(part, one, tuple(name for name, _, _ in batch), made_of)


def _batches(folder: Path) -> Iterator[list[tuple[str, int, int]]]:
    batch: list[tuple[str, int, int]] = []
    for name, size, changed in _files(folder):
        if len(batch) == FAMILIES or (batch and sum(one[1] for one in batch) + size > BYTES):
            yield batch
            batch = []
        batch.append((name, size, changed))
    if batch:
        yield batch


def _files(folder: Path) -> list[tuple[str, int, int]]:
    with os.scandir(folder) as found:
        files = [
            (one.name, one.stat()) for one in found if one.name.endswith(".jsonl") and not one.name.startswith(".")
        ]
    return sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in files)


def is_current(source: Source) -> bool:
    """Whether a part has been made of just these files."""
    try:
        return pl.read_parquet_metadata(source.part).get(_MADE_OF) == source.made_of
    except (OSError, pl.exceptions.PolarsError):
        return False


def make(source: Source) -> None:
    """Make one part of its case files: read, checked and written as `casefiles` does, whole or not at all."""
    rows = [row for name in source.files for row in _rows(source.folder / name)]
    frame = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    source.part.parent.mkdir(parents=True, exist_ok=True)
    unfinished = source.part.with_name(f".{source.part.name}.{os.getpid()}")
    frame.write_parquet(unfinished, compression="zstd", metadata={_MADE_OF: source.made_of})
    unfinished.replace(source.part)


def _rows(path: Path) -> Iterator[tuple[Any, ...]]:
    """Yield a row an entry, in order of record; one row without an entry where there is none, or none to be read."""
    family, checked = path.stem, check(path)
    if checked.case is None:
        wrong = next(problem for problem in checked.problems if problem.kind == "error")
        yield (family, 0, None, None, None, str(wrong))
        return
    header = header_line(checked.case)
    if not checked.case.entries:
        yield (family, 0, None, None, header, None)
    for n, entry in enumerate(sorted(checked.case.entries, key=lambda one: one.order), 1):
        yield (family, n, entry.recorded, entry_line(entry), header, None)


def families(part: Path) -> Iterator[Family]:
    """Yield the families of a part in its order."""
    frame = pl.scan_parquet(part).select("family", "header", "entry", "refused").collect()
    return grouped(frame.iter_rows())


def grouped(rows: Iterator[tuple[Any, ...]]) -> Iterator[Family]:
    """Yield families of rows (family, header, entry, refused) that stand together, in order of record."""
    for name, some in groupby(rows, key=itemgetter(0)):
        told = list(some)
        entries = [row[2] for row in told if row[2] is not None]
        yield Family(name, told[0][1], entries, told[0][3])


def parts(folder: Path) -> list[Path]:
    """Return the parts that there are, in order."""
    return sorted((folder / "entries").glob("part-*.parquet"))


def size(part: Path) -> int:
    """Return how many families a part holds."""
    counted: int = pl.scan_parquet(part).select(pl.col("family").n_unique()).collect().item()
    return counted
