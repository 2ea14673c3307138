"""What no record could have known in its day: what came to it only after the end, or long after it was so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tenfold.picture import Picture, children
from tenfold.record import Care, Entry, History, Injury, Relationship, Residence
from tenfold.when import Time

LONG = timedelta(days=28)
ENDS = ("death", "serious_harm")


@dataclass(frozen=True, slots=True)
class Later:
    """An entry that came too late to be asked about: what it tells of was so since; `after` the end, or only late."""

    entry: Entry
    since: Time
    after: Entry | None


def learnt_later(p: Picture) -> tuple[Later, ...]:
    """Return the entries that came after a child's death or serious harm, or over 28 days late, in order of record.

    After the end only what tells of the time before it counts. Nothing is late that was so before anybody wrote.
    """
    entries = p.entries()
    end = next((entry for entry in entries if entry.event in ENDS and set(entry.about) & set(children(p))), None)
    begun = min((entry.recorded for entry in entries), default=None)
    found = (_later(p, entry, end, begun) for entry in entries if begun is not None)
    return tuple(one for one in found if one is not None)


def _later(p: Picture, entry: Entry, end: Entry | None, begun: datetime) -> Later | None:
    since = min((entry.occurred, *_told_of(p, entry)), key=lambda time: time.last)
    if end is not None and entry.order > end.order and (since.first <= end.occurred.last or _of_the_past(entry)):
        return Later(entry, since, end)
    late = entry.recorded - max(since.last, begun) > LONG
    return Later(entry, since, None) if late else None


def _told_of(p: Picture, entry: Entry) -> Iterator[Time]:
    """Yield since when the things were so that an entry was the first to tell of."""
    homes, cares, ties = (p.facts_in(kind, entry.id) for kind in (Residence, Care, Relationship))
    spells: list[Any] = [one.told[0] for one in (*homes, *cares, *ties)]
    yield from (fact.from_ for fact in spells if fact.from_ is not None)
    for injury in p.facts_in(Injury, entry.id):
        yield from (time for time in (injury.told[0].happened, injury.told[0].noticed) if time is not None)


def _of_the_past(entry: Entry) -> bool:
    return any(isinstance(fact, History | Injury) for fact in entry.facts)
