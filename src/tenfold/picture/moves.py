"""Since when a child sleeps where it does, and when somebody last saw that place."""

from dataclasses import dataclass
from datetime import datetime

from tenfold.picture.household import LIVING, Stay, living_at, stays
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.sightings import IN_SIGHT, saw
from tenfold.picture.stated import Stated
from tenfold.record import Entry, Observation
from tenfold.when import Time, day_of, start_of

_FROM_AFAR = frozenset({"call", "letter", "message", "record_note", "information_received", "information_request"})
_THERE = IN_SIGHT | {"asleep"}


@dataclass(frozen=True, slots=True)
class Move:
    """A child came to sleep elsewhere, at a moment, by the word of `entry`."""

    at: datetime
    told: Time
    entry: Entry


@remembered
def last_move(p: Picture, child: str) -> Move | None:
    """Return a child’s last move to where it lives now; None where it has lived nowhere else, or nobody says where.

    A short stay elsewhere, with its end, is no move; neither is the same address said again. Who comes back from a stay
    may have done so from the first moment of its last day on.
    """
    known = [one for one in stays(p, child) if one.as_ in LIVING and p.passed(one.since) and not _brief(p, one)]
    now = [one for one in known if one.until is None or not p.passed(one.until)]
    if not now:
        return None
    here = max(now, key=lambda one: one.since)
    others = [one for one in known if one.address != here.address]
    if not others:
        return None
    last = max(others, key=lambda one: one.since)
    if last.since > here.since and last.until is not None:
        day = day_of(last.until)
        return Move(start_of(day), Time.told(day.isoformat()), last.stated.last)
    came = (one for one in known if one.address == here.address and one.since >= last.since)
    first = min(came, key=lambda one: one.since)
    return Move(first.since, first.stated.fact.from_ or first.entry.occurred, first.entry)


@remembered
def home_seen(p: Picture, child: str) -> Entry | None:
    """Return the latest visit at home that recorded the conditions there for a child, by any agency.

    Where the child lived at two addresses, one at which the child was: else it may have been the other home.
    """
    told = (entry for one in p.facts_that(Observation, child, _is_of_home) for entry in one.entries)
    there = (entry for entry in told if _at_home(entry) and _of_child(p, entry, child))
    return max(there, key=lambda entry: entry.latest, default=None)


def _is_of_home(one: Stated[Observation]) -> bool:
    return one.fact.of == "home_conditions"


def _at_home(entry: Entry) -> bool:
    came_in = entry.outcome in (None, "completed")
    return entry.place == "home" and came_in and entry.event not in _FROM_AFAR


def _of_child(p: Picture, entry: Entry, child: str) -> bool:
    homes = {stay.address for stay in living_at(p, child, entry.latest)}
    return len(homes) <= 1 or saw(entry, child, _THERE)


def _brief(p: Picture, stay: Stay) -> bool:
    if stay.as_ != "staying" or stay.until is None:
        return False
    return stay.until <= p.ends("home-not-seen.away", stay.since)
