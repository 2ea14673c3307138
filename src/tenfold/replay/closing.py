"""Which of the entries that arrived together closed a question."""

from collections.abc import Sequence
from typing import Any

from tenfold.picture import Picture, place
from tenfold.picture.cell import Memo
from tenfold.record import Entry


def closing_entry(p: Picture, asking: Memo, fresh: Sequence[Entry]) -> str | None:
    """Return the id of the entry that closed a question; None where time alone did.

    Of several recorded at one moment it is the last that the answer rests on.
    """
    if len(fresh) <= 1:
        return fresh[0].id if fresh else None
    touched = p.cells.touched_under(asking)
    resting = [entry for entry in fresh if any(_is_of(item, entry) for item in touched)]
    return max(resting or fresh, key=place).id


def _is_of(item: Any, entry: Entry) -> bool:
    return item is entry or entry in getattr(item, "entries", ())
