"""Whether a child could speak freely when its words were written down."""

from tenfold.picture.concern import risk_histories
from tenfold.picture.household import caregivers, household_adults
from tenfold.picture.links import blamed
from tenfold.picture.picture import Picture
from tenfold.picture.sightings import saw
from tenfold.record import Allegation, Entry, PoliceAction

_ALONE = frozenset({"alone"})
_SUSPECTS = frozenset({"arrested", "bailed", "charged", "cautioned", "convicted"})


def freely(p: Picture, child: str, entry: Entry) -> bool:
    """Whether a child could speak freely: no family interpreted, and nobody was there whom it may accuse."""
    if entry.interpreter == "family":
        return False
    return saw(entry, child, _ALONE) or not set(entry.present) & _accused(p, child)


def beside_a_suspect(p: Picture, child: str, entry: Entry) -> bool:
    """Whether family interpreted what a child said, or somebody was there of whom the record holds that they harm.

    That is whom an allegation, an account of an injury, police or a history that bears on risk points at.
    """
    return entry.interpreter == "family" or any(_is_suspect(p, child, one) for one in entry.present)


def _is_suspect(p: Picture, child: str, one: str) -> bool:
    alleged = any(said.fact.against == one and said.fact.child == child for said in p.facts(Allegation, one))
    by_police = any(step.fact.person == one and step.fact.action in _SUSPECTS for step in p.facts(PoliceAction, one))
    known = any(history.fact.person == one for history in risk_histories(p, one))
    return alleged or by_police or known or any(person == one for person, _ in blamed(p, child))


def _accused(p: Picture, child: str) -> frozenset[str]:
    """Return whom a child may accuse: whom it or another did, else all at home, whatever is unsaid."""
    against = {one.fact.against for one in p.facts(Allegation, child) if one.fact.against is not None}
    return frozenset(against or {*caregivers(p, child), *household_adults(p, child)})
