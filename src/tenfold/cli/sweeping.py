"""`tenfold sweep`: which questions stand, family by family, over many."""

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tenfold.cli.opening import PROBLEMS, WRONG_USE, end_named, give_up
from tenfold.cli.writing import write
from tenfold.when import civil

if TYPE_CHECKING:
    from tenfold.population.sweep import Engine
    from tenfold.population.sweep_family import Answer

STOPPED = 130
NEEDS = {"local": ("polars", "population"), "spark": ("pyspark", "spark")}


def sweep(
    folder: Path, *, engine: "Engine", on: str | None, known: str | None, replay: bool, cores: int, as_json: bool
) -> None:
    """Sweep a folder of families and print what stands; leave with 1 where a family was set aside."""
    there(folder)
    installed("local")
    installed(engine)
    from tenfold.cli.sweep_progress import Bar
    from tenfold.population.sweep import Sweep
    from tenfold.population.sweep_family import Asked
    from tenfold.population.sweep_workers import NotDone

    swept = Sweep(folder, Asked(*moments(on, known), replay), engine, cores)
    aside = []
    try:
        with Bar() as bar:
            told = swept.run(bar)
            first = next(told, None)
        aside = (print_lines if as_json else print_sum)([] if first is None else (first, *told))
    except KeyboardInterrupt:
        give_up("Stopped. The parts that were answered are kept; the same command goes on from there.", STOPPED)
    except NotDone as wrong:
        give_up(f"{folder}: {wrong}", PROBLEMS)
    if aside:
        sys.stdout.flush()
        names = "\n".join(f"Set aside: {one.family}: {one.set_aside}" for one in aside)
        give_up(f"{names}\n{len(aside)} set aside, and not answered for; the others were.", PROBLEMS)


def there(folder: Path) -> None:
    """Leave where there is nothing to sweep."""
    if not any((folder / name).is_dir() for name in ("cases", "entries")):
        give_up(f"There is nothing to sweep in {folder}: {folder}/cases/<thousand>/<family>.jsonl would be.", WRONG_USE)


def installed(engine: str) -> None:
    """Leave where what an engine needs is not installed."""
    name, extra = NEEDS[engine]
    if find_spec(name) is None:
        give_up(f"This needs {name}, which is not installed here: pip install 'tenfold[{extra}]' brings it.", WRONG_USE)


def moments(on: str | None, known: str | None) -> tuple[datetime, datetime]:
    """Return as of when questions are asked, and of what the record held by when; leave where the second is later."""
    asked = end_named(on or civil(datetime.now(UTC)).date().isoformat(), "--on")
    held = end_named(known, "--known") or asked
    if asked is None or held is None or held > asked:
        give_up(
            "--known may not be later than --on: on a day, questions are asked of what is on record by then.", WRONG_USE
        )
    return asked, held


def print_lines(told: "Iterable[Answer]") -> "list[Answer]":
    """Print a line of JSON a family; return those that were set aside."""
    aside = []
    for one in told:
        if one.line is None:
            aside.append(one)
        else:
            sys.stdout.buffer.write(one.line + b"\n")
    sys.stdout.flush()
    return aside


def print_sum(told: "Iterable[Answer]") -> "list[Answer]":
    """Print how many questions of each rule stand, in how many families; return those that were set aside."""
    from tenfold.questions.all import RULES

    asked, of, families, aside = Counter[str](), Counter[str](), 0, []
    for one in told:
        if one.line is None:
            aside.append(one)
            continue
        families += 1
        rules = [id.partition(":")[0] for id in msgspec.json.decode(one.line)["questions"]]
        asked.update(rules)
        of.update(set(rules))
    write(f"{families:,} {'family' if families == 1 else 'families'}; {asked.total():,} questions stand.")
    write(*(f"{asked[rule.id]:>9,} {rule.id}, in {of[rule.id]:,}" for rule in RULES if asked[rule.id]))
    if not asked:
        write("No questions stand. That does not mean that there is no concern.")
    return aside
