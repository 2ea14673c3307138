"""The table behind the timeline: every entry in the order in which things happened."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from tenfold.drawings.drawing import Table
from tenfold.drawings.numbers import numbers_in
from tenfold.questions.wording import called, listed, plain_day, plain_time
from tenfold.record import Entry, Injury
from tenfold.replay import Replay
from tenfold.when import day_of

HOW = {"alone": "seen alone", "seen": "seen", "partly": "seen in part", "asleep": "asleep", "not_seen": "not seen"}
HEAD = ("When", "Agency", "What", "Who was seen, and how", "Injuries", "Recorded", "Questions")


def table_of(replayed: Replay) -> Table:
    """Return every entry as a row of words."""
    ordered = sorted(replayed.picture.entries(), key=lambda entry: (entry.occurred, entry.order))
    changes = _changes(replayed)
    rows = tuple((*_cells(replayed, entry), changes.pop(entry.recorded, "")) for entry in ordered)
    until = plain_day(day_of(replayed.until))
    return Table(f"Every entry up to {until}, in the order in which things happened", HEAD, rows)


def without_questions(table: Table) -> Table:
    """Return the table of entries alone, where nothing is told of what was asked."""
    return replace(table, head=table.head[:-1], rows=tuple(row[:-1] for row in table.rows))


def in_a_line(replayed: Replay, entry: Entry) -> str:
    """Return an entry as one line of words."""
    return ", ".join(cell for cell in _cells(replayed, entry) if cell)


def _cells(replayed: Replay, entry: Entry) -> tuple[str, ...]:
    p = replayed.picture
    seen = listed(f"{called(p, child)} {HOW[how]}" for child, how in (entry.seen or {}).items())
    late = day_of(entry.recorded) > entry.occurred.last_day
    return (
        plain_time(entry.occurred),
        called(p, entry.agency),
        what(entry),
        seen,
        _injuries(replayed, entry),
        f"recorded {plain_day(day_of(entry.recorded))}" if late else "",
    )


def what(entry: Entry) -> str:
    """Return what kind of entry it is, in words, and how it ended where it did not take place."""
    event = entry.event.replace("_", " ")
    many = f"{entry.times} times {event}" if entry.times > 1 else event
    return many if entry.outcome in (None, "completed") else f"{many}: {entry.outcome.replace('_', ' ')}"


def _injuries(replayed: Replay, entry: Entry) -> str:
    kinds = listed(fact.type.replace("_", " ") for fact in entry.facts if isinstance(fact, Injury))
    numbers = listed(numbers_in(replayed.picture, entry))
    return f"{kinds} (number {numbers})" if numbers else kinds


def _changes(replayed: Replay) -> dict[datetime, str]:
    """Return what each moment of recording asked and closed, to be told beside its first entry."""
    asked = Counter(question.opened for question in replayed.questions)
    closed = Counter(question.closed for question in replayed.questions)
    moments = {entry.recorded for entry in replayed.picture.entries()}
    told = {at: [(asked[at], "asked"), (closed[at], "closed")] for at in moments}
    return {at: listed(f"{count} {word}" for count, word in counts if count) for at, counts in told.items()}
