"""Whether a child could speak freely when its words were written down."""

from tenfold.picture.household import caregivers, household_adults
from tenfold.picture.picture import Picture
from tenfold.picture.sightings import saw
from tenfold.record import Allegation, Entry

_ALONE = frozenset({"alone"})


def freely(p: Picture, child: str, entry: Entry) -> bool:
    """Whether a child could speak freely: no family interpreted, and nobody was there whom it may accuse."""
    if entry.interpreter == "family":
        return False
    return saw(entry, child, _ALONE) or not set(entry.present) & _accused(p, child)


def _accused(p: Picture, child: str) -> frozenset[str]:
    """Return whom a child may accuse: whom it or another did, else all at home, whatever is unsaid."""
    against = {one.fact.against for one in p.facts(Allegation, child) if one.fact.against is not None}
    return frozenset(against or {*caregivers(p, child), *household_adults(p, child)})
