"""When a child was seen, how, and by whom. A phone call is not seeing."""

from collections.abc import Iterable
from datetime import datetime

from tenfold.picture.picture import Picture
from tenfold.record import Entry
from tenfold.when import start_of

WHOLE = frozenset({"alone", "seen"})
IN_SIGHT = frozenset({"alone", "seen", "partly"})


def seen_since(
    p: Picture,
    child: str,
    since: datetime,
    *,
    how: frozenset[str] = WHOLE,
    by: frozenset[str] | None = None,
) -> Entry | None:
    """Return the latest contact at or after a moment at which the child was seen so, by one of these agencies."""
    for entry in reversed(p.contacts(child)):
        if entry.occurred.last < since:
            return None
        if entry.latest >= since and saw(entry, child, how) and (by is None or entry.agency in by):
            return entry
    return None


def from_when(entry: Entry) -> datetime:
    """Return the moment from which a contact counts as no earlier than an entry: its own, or its day's first."""
    return max(entry.occurred.first, start_of(entry.day))


def last_seen(p: Picture, child: str, *, how: frozenset[str] = WHOLE, by: frozenset[str] | None = None) -> Entry | None:
    """Return the latest contact at which the child was seen so, by one of these agencies (any, unless said)."""
    found = (entry for entry in p.contacts(child) if saw(entry, child, how) and (by is None or entry.agency in by))
    return max(found, key=latest, default=None)


def saw(entry: Entry, child: str, how: frozenset[str] = WHOLE) -> bool:
    """Whether a contact saw the child so; unsaid is not seen."""
    return entry.seen is not None and entry.seen.get(child) in how


def by_time(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in the order in which they can have happened at the latest, not in that of the record."""
    return sorted(entries, key=latest)


def latest(entry: Entry) -> tuple[datetime, tuple[datetime, int]]:
    """Return where an entry stands by the latest moment at which it can have happened; see `by_time`."""
    return entry.latest, entry.order
