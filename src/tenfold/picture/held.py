"""Meetings that took place, and what came after what: in the world as far as it is told, else in the record."""

from bisect import bisect_left
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import attrgetter

from tenfold.picture.picture import Picture, remembered, so_far
from tenfold.picture.sightings import from_when
from tenfold.record import Entry, Meeting
from tenfold.when import Time

Order = tuple[datetime, int]
_CALLED_OFF = frozenset({"cancelled_by_agency", "cancelled_by_family"})


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting that took place, by an entry's word; `when` is its own day where a note tells of it later."""

    entry: Entry
    when: Time

    @property
    def latest(self) -> datetime:
        """The latest moment at which it can have been: waits are counted from it."""
        return self.entry.latest if self.when == self.entry.occurred else latest_of(self.when, self.entry)


_recorded: Callable[[Sitting], Order] = attrgetter("entry.order")


@remembered
def sittings(p: Picture, event: str, child: str) -> tuple[Sitting, ...]:
    """Return the meetings of an event about a child that took place; one called off, or only planned, did not."""
    return tuple(sitting for entry in p.events(event, child) for sitting in _sat(entry, event))


@remembered
def sittings_of(p: Picture, events: tuple[str, ...], child: str) -> tuple[Sitting, ...]:
    """Return the meetings of some events about a child that took place, in order of record."""
    if len(events) == 1:
        return sittings(p, events[0], child)
    return tuple(sorted((one for event in events for one in sittings(p, event, child)), key=_recorded))


def sitting_in(entry: Entry, events: Collection[str]) -> Sitting:
    """Return the meeting of some events that an entry tells of; where it tells of none, the entry as if it were one."""
    told = (sitting for event in events for sitting in _sat(entry, event))
    return next(told, Sitting(entry, entry.occurred))


def first_sitting(
    p: Picture, events: tuple[str, ...], child: str, since: Order, test: Callable[[Sitting], bool]
) -> Sitting | None:
    """Return the first meeting of some events about a child, told at a place in the record or later, that meets a test.

    Once there is one, what is told later disturbs nobody who reads this.
    """
    known = so_far(sittings_of, p, events, child)
    for n in range(bisect_left(known, since, key=_recorded), len(known)):
        if test(known[n]):
            return known[n]
    sittings_of(p, events, child)
    return None


def sat_since(p: Picture, events: tuple[str, ...], child: str, step: Entry | Sitting) -> bool:
    """Whether a meeting of some events about a child took place after a step; a step does not follow itself."""
    own, after = _entry(step).id, _following(step)
    known = so_far(sittings_of, p, events, child)
    recorded_since = bisect_left(known, _entry(step).order, key=_recorded) if known else 0
    for one in chain(known[recorded_since:], known[:recorded_since]):  # what follows is most often recorded after
        if after(one) and one.entry.id != own:
            return True
    sittings_of(p, events, child)
    return False


def heard(one: Sitting, what: Entry) -> bool:
    """Whether a meeting had something on record to hear, and was not held before that was so; its own entry it heard.

    Stricter than `follows`: what was recorded after the meeting was not before it, whenever it was so.
    """
    return one.entry.order >= what.order and one.latest >= from_when(what)


def follows(one: Entry | Sitting, step: Entry | Sitting) -> bool:
    """Whether something came with or after a step.

    It did where it stands with or after it in the record and may have been as late in the world, or where it was
    surely later in the world although the step was recorded late.
    """
    return _following(step)(one)


def _following(step: Entry | Sitting) -> Callable[[Entry | Sitting], bool]:
    """Return the test of what follows a step, for who asks it of many: what it needs of the step is at hand."""
    order, first, latest = _entry(step).order, _when(step).first, step.latest

    def follows_it(one: Entry | Sitting) -> bool:
        entry, when = (one, one.occurred) if isinstance(one, Entry) else (one.entry, one.when)
        return one.latest >= first if entry.order >= order else when.first > latest

    return follows_it


def latest_of(time: Time, entry: Entry) -> datetime:
    """Return the latest moment that a time told by an entry, of what had begun by then, can mean."""
    return min(time.last, max(entry.recorded, time.first))


def _entry(one: Entry | Sitting) -> Entry:
    return one if isinstance(one, Entry) else one.entry


def _when(one: Entry | Sitting) -> Time:
    return one.occurred if isinstance(one, Entry) else one.when


def _sat(entry: Entry, event: str) -> tuple[Sitting, ...]:
    told = [one for one in entry.facts if isinstance(one, Meeting) and one.event == event]
    if entry.event != event:
        return tuple(Sitting(entry, one.day) for one in told if one.status == "held")
    if entry.outcome in _CALLED_OFF or any(_called_off(one, entry) for one in told):
        return ()
    return (Sitting(entry, entry.occurred),)


def _called_off(meeting: Meeting, entry: Entry) -> bool:
    return meeting.status == "cancelled" and meeting.day.first <= entry.occurred.last
