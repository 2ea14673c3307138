"""Visits to a child's home that ended at the door."""

from tenfold.picture.picture import Picture, remembered
from tenfold.picture.sightings import IN_SIGHT, by_time, latest, saw, times_run
from tenfold.record import Entry

_CLOSED = frozenset({"no_access", "refused"})
_WENT = _CLOSED | {None, "completed"}


@remembered
def closed_doors(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the longest run of visits without access since the child was last seen at home."""
    met = p.contacts_that(child, _is_met_at_home, child)[-1:]
    closed = [one for outcome in sorted(_CLOSED) for one in p.outcomes(outcome, child)]
    if not any(not met or latest(one) > latest(met[0]) for one in closed):
        return ()
    longest: list[Entry] = []
    run: list[Entry] = []
    for entry in reversed(by_time({*p.events_that("visit", child, _went_home), *met})):
        if entry in met:
            break
        run = [entry, *run] if entry.outcome in _CLOSED else []
        longest = max(longest, run, key=times_run)
    return tuple(longest)


def _is_met_at_home(contact: Entry, child: str) -> bool:
    """Whether a child was in sight at home; a visit of unsaid place is to the home."""
    home = contact.place == "home" or (contact.place is None and contact.event == "visit")
    return home and saw(contact, child, IN_SIGHT)


def _went_home(visit: Entry) -> bool:
    return visit.place in (None, "home") and visit.outcome in _WENT
