"""`tenfold chronology`: all agencies' entries in the order in which things happened."""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from tenfold.cli.opening import WRONG_USE, end_named, give_up, open_case
from tenfold.cli.writing import write_json
from tenfold.picture import Picture, fold
from tenfold.questions.wording import called, listed, plain_time
from tenfold.record import FACTS, Entry
from tenfold.when import AsOf, Time, civil

COLUMNS = ("occurred", "recorded", "agency", "author", "event", "about", "seen", "narrative", "facts", "id")
WORDS = {kind: word.replace("_", " ") for word, kind in FACTS.items()}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def show_chronology(path: Path, *, known: str | None, form: str, agency: str | None) -> None:
    """Print a case file's chronology as a table, as CSV or as JSON."""
    case, until = open_case(path), end_named(known, "--known")
    if agency is not None and agency not in {one.id for one in case.agencies}:
        give_up(f"--agency {agency}: the agencies are {listed(one.id for one in case.agencies)}.", WRONG_USE)
    p = fold(case, None if until is None else AsOf.at(until))
    entries = p.entries() if agency is None else p.entries_by(agency)
    ordered = sorted(entries, key=lambda entry: (entry.occurred, entry.order))
    rows = [row(p, entry) for entry in ordered]
    {"csv": print_csv, "json": write_json}.get(form, print_table)(rows)


def row(p: Picture, entry: Entry) -> dict[str, str]:
    """Return one entry in finished words; one of which only words were mended is told as the entry that mends them."""
    written = p.mending(entry)
    seen = (f"{called(p, child)}: {how.replace('_', ' ')}" for child, how in (entry.seen or {}).items())
    return {
        "occurred": str(entry.occurred),
        "recorded": civil(written.recorded).isoformat(timespec="minutes"),
        "agency": called(p, entry.agency),
        "author": entry.author.role,
        "event": entry.event.replace("_", " "),
        "about": listed(called(p, person) for person in entry.about),
        "seen": "; ".join(seen),
        "narrative": entry.narrative or "",
        "facts": listed(WORDS[type(fact)] for fact in entry.facts),
        "id": written.id,
    }


def when(told: str) -> str:
    """Return a time as it is read: 4 March 2024, 10:30."""
    time = Time.told(told)
    return f"{plain_time(time)}, {civil(time.first):%H:%M}" if time.exact else plain_time(time)


def print_csv(rows: Sequence[dict[str, str]]) -> None:
    """Print rows as CSV; a cell that a spreadsheet would run is written with a leading quote mark."""
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: not_run(cell) for name, cell in row.items()} for row in rows)


def not_run(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def print_table(rows: Sequence[dict[str, str]]) -> None:
    """Print rows as a table to read."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from tenfold.drawings.letters import harmless

    table = Table(show_lines=True)
    for name in ("when", "agency", "what", "seen", "told"):
        table.add_column(name.capitalize(), ratio=4 if name == "told" else None, overflow="fold")
    for row in rows:
        cells = (when(row["occurred"]), row["agency"], row["event"], row["seen"], row["narrative"] or row["facts"])
        table.add_row(*(Text(harmless(cell)) for cell in cells))
    Console(file=sys.stdout).print(table)
