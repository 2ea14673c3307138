"""Whether a child was examined for an injury that a strategy discussion was about."""

from datetime import datetime
from itertools import takewhile

from tenfold.picture.held import sitting_in
from tenfold.picture.injuries import Occasion, occasions_of, opinions_of
from tenfold.picture.meetings import held_meetings
from tenfold.picture.picture import Picture, first_since, remembered, so_far
from tenfold.picture.readable import place
from tenfold.picture.stated import Stated
from tenfold.picture.witnessed import borne_out, had_before_it
from tenfold.record import Decision, Entry, Opinion

EXAMINERS = frozenset({"acute_hospital", "community_health", "general_practice"})
STRATEGY = ("strategy_discussion",)
_REFUSABLE = frozenset({"referral", "enquiry", "threshold"})
_ELSEWHERE = frozenset({"plan", "charge", "placement", "contact", "return_home"})


@remembered
def first_discussion(p: Picture, occasion: Occasion) -> Entry | None:
    """Return the first strategy discussion about an occasion of injury: the newest that it considered of that child.

    One that considered everything, or does not say what, is about an injury while that is recent, and not about a
    mishap that somebody independent saw.
    """

    def is_about(sitting: Entry) -> bool:
        return any(_newest(p, sitting, child) == occasion for child in occasion.children)

    since = occasion.first.order
    sat = (first_since(since, is_about, held_meetings, p, "strategy_discussion", child) for child in occasion.children)
    return min((entry for entry in sat if entry is not None), key=place, default=None)


@remembered
def examination(p: Picture, occasion: Occasion, discussion: Entry) -> Stated[Opinion] | None:
    """Return the opinion on an occasion by health, from two days before a strategy discussion on, whatever its view."""
    seen = (one for one in opinions_of(p, occasion) if p.kinds.get(one.agency) in EXAMINERS)
    return next((one for one in seen if one.first.occurred.last >= _from_when(p, discussion)), None)


@remembered
def needs_none(p: Picture, occasion: Occasion, discussion: Entry) -> bool:
    """Whether a decision, with its reasons, had an occasion before it and can mean that nobody need examine the child.

    To open an enquiry, or to decide where the child lives, does not mean that.
    """
    decided = (one for child in occasion.children for one in p.facts(Decision, child))
    return any(
        had_before_it(p, one.first, occasion.injuries)
        for one in decided
        if one.first.occurred.last >= _from_when(p, discussion) and _may_spare(one.fact)
    )


@remembered
def _newest(p: Picture, sitting: Entry, child: str) -> Occasion | None:
    if child not in sitting.about:
        return None
    held = takewhile(lambda one: one.first.order <= sitting.order, so_far(occasions_of, p, child))
    return max((one for one in held if _takes_in(p, sitting, one)), key=lambda one: one.seen, default=None)


def _takes_in(p: Picture, sitting: Entry, occasion: Occasion) -> bool:
    if sitting.considered and sitting.considered != "all":
        return any(p.considers(sitting, injury) for injury in occasion.injuries)
    if all(borne_out(p, occasion, injury) for injury in occasion.injuries):
        return False
    return p.ends("medical-not-done.recent", occasion.seen) >= sitting_in(sitting, STRATEGY).when.first


def _from_when(p: Picture, discussion: Entry) -> datetime:
    held = sitting_in(discussion, STRATEGY).when.first
    return p.limit("medical-not-done.before", held).before(held)


def _may_spare(decision: Decision) -> bool:
    if decision.rationale is None or decision.matter in _ELSEWHERE:
        return False
    return decision.granted is False or decision.matter not in _REFUSABLE
