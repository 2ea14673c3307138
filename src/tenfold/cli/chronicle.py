"""`tenfold chronology`: all agencies' entries in the order in which things happened."""

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tenfold.cli.opening import WRONG_USE, end_named, give_up, open_case
from tenfold.cli.writing import write_json
from tenfold.picture import Picture, fold
from tenfold.questions.wording import called, listed, plain_day, plain_time
from tenfold.record import FACTS, Answer, Entry
from tenfold.when import AsOf, Time, civil, day_of

FIRST = ("occurred", "recorded", "agency", "author", "event", "about", "seen", "narrative", "facts", "id")
COLUMNS = (*FIRST, "until", "times", "outcome", "place", "present", "restricted", "corrects", "answers")
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
    if form == "table":
        print_table([cells(p, entry) for entry in ordered])
    else:
        {"csv": print_csv, "json": write_json}[form]([row(p, entry) for entry in ordered])


def row(p: Picture, entry: Entry) -> dict[str, Any]:
    """Return one entry in finished words, for programs: every column, empty where nothing was said.

    One of which only words were mended is told as the entry that mends them.
    """
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
        "until": str(entry.until or ""),
        "times": entry.times,
        "outcome": (entry.outcome or "").replace("_", " "),
        "place": (entry.place or "").replace("_", " "),
        "present": listed(called(p, person) for person in entry.present),
        "restricted": entry.restricted or "none",
        "corrects": written.corrects or "",
        "answers": "; ".join(answers_in(entry)),
    }


def answers_in(entry: Entry) -> list[str]:
    """Return what an entry says in answer to questions, each under the question’s id."""
    return [f"{fact.question}: {fact.says}" for fact in entry.facts if isinstance(fact, Answer)]


def cells(p: Picture, entry: Entry) -> tuple[tuple[str, ...], ...]:
    """Return one entry as the cells of the table that is read, each as its lines."""
    told = row(p, entry)
    words = (told["narrative"] or told["facts"], *(f"In answer to {answer}" for answer in answers_in(entry)))
    return tuple(days(p, entry)), (told["agency"],), tuple(kind(p, entry)), (told["seen"],), words


def days(p: Picture, entry: Entry) -> Iterator[str]:
    """Yield when an entry was so, until when, and when it was recorded where that was on a later day."""
    yield when(entry.occurred)
    if entry.until is not None:
        yield f"until {when(entry.until)}"
    recorded = day_of(p.mending(entry).recorded)
    if recorded > max(entry.occurred, entry.until or entry.occurred).last_day:
        yield f"recorded {plain_day(recorded)}"


def kind(p: Picture, entry: Entry) -> Iterator[str]:
    """Yield what an entry is and how it ended, whether all may read it, and in place of which it stands."""
    from tenfold.drawings.sayings import is_restricted
    from tenfold.drawings.timeline_table import what

    yield what(entry)
    if is_restricted(entry):
        yield f"({entry.restricted})"
    if (corrected := p.mending(entry).corrects) is not None:
        yield f"corrects {corrected}"


def when(time: Time) -> str:
    """Return a time as it is read: 4 March 2024, 10:30."""
    return f"{plain_time(time)}, {civil(time.first):%H:%M}" if time.exact else plain_time(time)


def print_csv(rows: Sequence[dict[str, Any]]) -> None:
    """Print rows as CSV; a cell that a spreadsheet would run is written with a leading quote mark."""
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: not_run(str(cell)) for name, cell in row.items()} for row in rows)


def not_run(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def print_table(rows: Sequence[tuple[tuple[str, ...], ...]]) -> None:
    """Print rows as a table to read."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from tenfold.drawings.letters import harmless

    table = Table(show_lines=True)
    for name in ("when", "agency", "what", "seen", "told"):
        table.add_column(name.capitalize(), ratio=4 if name == "told" else None, overflow="fold")
    for one in rows:
        table.add_row(*(Text("\n".join(map(harmless, lines))) for lines in one))
    Console(file=sys.stdout).print(table)
