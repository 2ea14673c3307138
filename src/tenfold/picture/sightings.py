"""When a child was seen, how, and by whom. A phone call is not seeing."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import takewhile

from tenfold.picture.picture import FROM_AFAR, Picture
from tenfold.record import Attended, Entry
from tenfold.when import start_of

WHOLE = frozenset({"alone", "seen"})
IN_SIGHT = frozenset({"alone", "seen", "partly"})
_PARTLY, _ASLEEP = frozenset({"partly"}), frozenset({"asleep"})


def sights(p: Picture, child: str, how: frozenset[str] = WHOLE, by: frozenset[str] | None = None) -> Sequence[Entry]:
    """Return the contacts at which a child was seen so, by one of these agencies (any, unless said), latest last."""
    return p.contacts_that(child, _is_sight, child, how, by)


def seen_since(
    p: Picture,
    child: str,
    since: datetime,
    *,
    how: frozenset[str] = WHOLE,
    by: frozenset[str] | None = None,
) -> Entry | None:
    """Return the first contact at or after a moment at which the child was seen so, by one of these agencies."""
    return p.first_contact_at(child, since, _is_sight, child, how, by)


def met_since(p: Picture, person: str, since: datetime) -> bool:
    """Whether anybody has met a person since a moment: they were there at a contact, or came to a meeting."""
    there = any(one.latest >= since and one.event not in FROM_AFAR for one in p.entries_with(person))
    came = (one for one in p.facts(Attended, person) if one.fact.person == person and one.fact.as_ == "present")
    return there or any(one.since >= since for one in came)


def from_when(entry: Entry) -> datetime:
    """Return the moment from which a contact counts as no earlier than an entry: its own, or its day's first."""
    return max(entry.occurred.first, start_of(entry.day))


def last_seen(p: Picture, child: str, *, how: frozenset[str] = WHOLE, by: frozenset[str] | None = None) -> Entry | None:
    """Return the latest contact at which the child was seen so, by one of these agencies (any, unless said)."""
    return next(reversed(sights(p, child, how, by)), None)


def last_sights(p: Picture, child: str, on: datetime) -> tuple[Entry | None, Entry | None, Entry | None]:
    """Return the contacts that last saw a child by a moment: whole, and, where later, in part and asleep."""
    contacts = [one for one in reversed(by_time(p.contacts(child))) if one.occurred.first <= on]
    whole = next((one for one in contacts if saw(one, child, WHOLE)), None)
    later = list(takewhile(lambda one: one is not whole, contacts))
    part, asleep = (next((one for one in later if saw(one, child, how)), None) for how in (_PARTLY, _ASLEEP))
    return whole, part, asleep


def saw(entry: Entry, child: str, how: frozenset[str] = WHOLE) -> bool:
    """Whether a contact saw the child so; unsaid is not seen."""
    return entry.seen is not None and entry.seen.get(child) in how


def is_sight_at_home(entry: Entry, child: str) -> bool:
    """Whether a contact was at home and the child was in sight."""
    return entry.place == "home" and saw(entry, child, IN_SIGHT)


def by_time(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in the order in which they can have happened at the latest, not in that of the record."""
    return sorted(entries, key=latest)


def seen_by(p: Picture, child: str, step: Entry, since: datetime, by: frozenset[str] | None = None) -> bool:
    """Whether the record held by a step that the child was seen at or after a moment, by one of these agencies."""
    return next(p.contacts_by(child, step, since, _is_sight, child, WHOLE, by), None) is not None


def times_run(run: Iterable[Entry]) -> int:
    """Return for how many contacts a run of entries stands: what several who came together wrote is one."""
    joint: dict[tuple[object, ...], int] = {}
    for one in run:
        come = (one.occurred, one.place) if one.occurred.exact else (one.id,)
        joint[come] = max(joint.get(come, 0), one.times)
    return sum(joint.values())


def last_by_time(entries: Sequence[Entry], test: Callable[[Entry], bool]) -> Entry | None:
    """Return the entry that happened last at the latest, of those that pass a test, told them in order of record.

    Nothing happens after it is recorded: what was recorded before the last one happened need not be looked at.
    """
    found: Entry | None = None
    for one in reversed(entries):
        if found is not None and one.recorded < found.latest:
            break
        if test(one) and (found is None or latest(one) > latest(found)):
            found = one
    return found


def latest(entry: Entry) -> tuple[datetime, tuple[datetime, int]]:
    """Return where an entry stands by the latest moment at which it can have happened; see `by_time`."""
    return entry.latest, entry.order


def _is_sight(entry: Entry, child: str, how: frozenset[str], by: frozenset[str] | None) -> bool:
    return saw(entry, child, how) and (by is None or entry.agency in by)
