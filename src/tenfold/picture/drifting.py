"""Whether a plan has gone on for long, by months or by reviews, and when it was last changed."""

from datetime import datetime

from tenfold.picture.held import follows, sittings
from tenfold.picture.meetings import conferences
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import Spell, decisions
from tenfold.picture.stated import tellings
from tenfold.record import Action, Decision, Entry, Held, Order, Plan, VisitInterval

_ORDERS = frozenset({"interim_care", "care", "supervision"})


@remembered
def drifting_since(p: Picture, plan: Spell) -> datetime | None:
    """Return since when a plan that goes on has lasted for long: its months, or so many reviews; None where not yet."""
    if plan.end is not None:
        return None
    held = [one for one in sittings(p, "review_conference", plan.child) if follows(one, plan.start)]
    days = sorted({one.when.last_day: one.latest for one in held if one.entry.id != plan.start.id}.values())
    many = p.limit("drift.reviews", plan.start.latest).number
    reached = days[many - 1 : many]
    if p.over("drift", plan.start.latest):
        reached.append(p.ends("drift", plan.start.latest))
    return min(reached, default=None)


@remembered
def last_change(p: Picture, child: str, since: datetime) -> Entry | None:
    """Return the last change of a child’s plan at or after a moment.

    A conference changes it that sets an action, another category or another interval of visits; a decision on the plan
    outside a conference or on a placement changes it; and so does an order that puts the child under the court.
    """
    sat = conferences(p, child)
    found = [entry for entry in sat if entry.latest >= since and _sets_anew(p, entry, child)]
    found += [one.first for one in decisions(p, child) if _changes(one.fact) and one.first not in set(sat)]
    found += [one.first for one in p.facts(Order, child) if one.fact.type in _ORDERS]
    later = (entry for entry in found if entry.latest >= since)
    return max(later, key=lambda entry: entry.latest, default=None)


@remembered
def on_hold(p: Picture) -> frozenset[str]:
    """Return the ids of the questions that a named manager holds, the review of which has not come."""
    return frozenset(one.fact.question for one in p.facts(Held) if not p.passed(one.fact.review.last))


def _changes(decision: Decision) -> bool:
    return decision.matter in ("plan", "placement") and decision.granted is not False


@remembered
def _sets_anew(p: Picture, sitting: Entry, child: str) -> bool:
    if any(one.fact.child in (None, child) for one in p.facts_in(Action, sitting.id)):
        return True
    if any(isinstance(fact, VisitInterval) and fact.child == child for fact in sitting.facts):
        return True
    told = [
        (entry, fact.category)
        for entry, fact in tellings(p.facts_until(Plan, child, sitting.order))
        if fact.category is not None
    ]
    before = [category for entry, category in told if entry.order < sitting.order]
    now = [category for entry, category in told if entry == sitting]
    return bool(before and now) and before[-1:] != now[-1:]
