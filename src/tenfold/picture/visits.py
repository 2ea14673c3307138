"""How often a plan says that a child is to be seen, and when the lead last came."""

from tenfold.picture.held import follows
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import Spell
from tenfold.picture.sightings import IN_SIGHT, last_by_time, latest, sights
from tenfold.record import Entry, VisitInterval

_NOBODY_CAME = frozenset({"no_access", "refused", "cancelled_by_agency", "cancelled_by_family", "not_brought"})


@remembered
def own_interval(p: Picture, plan: Spell) -> int | None:
    """Return how often, in working days, a plan last said that the child is to be seen; None where it has not."""
    told = [one.fact.days for one in p.facts(VisitInterval, plan.child) if follows(one.first, plan.start)]
    return told[-1] if told else None


@remembered
def last_visited_by_lead(p: Picture, plan: Spell) -> Entry:
    """Return the lead’s last visit at home since a plan began; what began the plan without one."""
    visits = p.events_that("visit", plan.child, _counts, plan.child, p, p.lead_now())
    return last_by_time(visits, lambda one: follows(one, plan.start)) or plan.start


@remembered
def last_met_by_lead(p: Picture, plan: Spell) -> Entry:
    """Return the lead’s last visit since a plan began, at home, or anywhere that saw the child; a meeting is none."""
    seen = (one for one in reversed(sights(p, plan.child, IN_SIGHT)) if one.event == "visit")
    own = (one for one in seen if one.agency in (p.lead(one.day), p.lead_now()))
    met = next((one for one in own if follows(one, plan.start)), plan.start)
    return max(last_visited_by_lead(p, plan), met, key=latest)


def _counts(visit: Entry, child: str, p: Picture, now: str | None) -> bool:
    """Whether a visit took place at home, by the lead of its day or of now, and does not say that it saw no child."""
    shown = visit.seen is None or visit.seen.get(child) != "not_seen"
    came = visit.outcome not in _NOBODY_CAME and visit.place in (None, "home")
    return came and shown and visit.agency in (p.lead(visit.day), now)
