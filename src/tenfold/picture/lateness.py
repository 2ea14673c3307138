"""What reached the record how long after it was seen or heard."""

from typing import Any

from tenfold.picture.picture import Picture
from tenfold.picture.stated import Stated
from tenfold.record import Entry


def is_late(p: Picture, told: Stated[Any], limit: str) -> bool:
    """Whether something was recorded later than a limit after it was seen or heard."""
    return first_held(p, told).recorded > p.limit(limit, told.since).after(told.since)


def first_held(p: Picture, told: Stated[Any]) -> Entry:
    """Return the entry with which the record first held something: what tells of it, or one that this corrects."""
    held = told.first
    while (before := p.corrected(held)) is not None and _tells(before, told):
        held = before
    return held


def first_written(p: Picture, entry: Entry) -> Entry:
    """Return the first entry in whose place another stands; itself where it mends none."""
    while (before := p.corrected(entry)) is not None:
        entry = before
    return entry


def _tells(entry: Entry, told: Stated[Any]) -> bool:
    """Whether an entry told of a thing of that id; of any of its kind, where it has no id of its own."""
    alike = [fact for fact in entry.facts if type(fact) is type(told.fact)]
    own = getattr(told.fact, "id", None)
    return bool(alike) if own is None else any(getattr(fact, "id", None) == own for fact in alike)
