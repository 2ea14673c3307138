"""A child is on a plan and nobody of the lead has visited the home for as long as the plan, or local rules, allow."""

from dataclasses import replace

from tenfold.guidance import Limit
from tenfold.picture import Picture, Spell, follows, last_by_time
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.clocks import clock, overdue
from tenfold.questions.rule import Asked, rule
from tenfold.questions.subjects import each_plan
from tenfold.questions.wording import plain_day, say
from tenfold.record import Entry, VisitInterval

NOBODY_CAME = frozenset({"no_access", "refused", "cancelled_by_agency", "cancelled_by_family", "not_brought"})


@rule(
    "clock-visit",
    subjects=each_plan,
    authority="visits",
    findings="response",
    stands="A child is on a plan and the lead has not visited the home within the plan’s own interval (the outer limit "
    "of local rules where the plan sets none).",
    closes="A home visit by the lead at which the child was not kept from sight, or the plan ends.",
)
def clock_visit(p: Picture, plan: Spell) -> Asked | None:
    """Ask when the home was last visited."""
    if plan.end is not None:
        return None
    last = last_visit(p, plan)
    ask = "When will {child} next be seen at home? No visit there is on record since {day}."
    running = clock(p, interval(p, plan, last), last.latest)
    told = say(ask, child=plan.child, day=plain_day(last.day))
    return overdue(running, told, plan.start, last, to=lead(p), act=Act("see_child", plan.child))


def interval(p: Picture, plan: Spell, last: Entry) -> Limit:
    """Return how often the home is to be visited: as the plan last said, else the outer limit of local rules."""
    told = [one.fact.days for one in p.facts(VisitInterval, plan.child) if follows(one.first, plan.start)]
    if not told:
        return p.limit("clock-visit.outer", last.latest)
    return replace(p.limit("clock-visit", last.latest), number=told[-1], unit="working_days")


def last_visit(p: Picture, plan: Spell) -> Entry:
    """Return the lead’s last visit at home since a plan began; what began the plan without one."""
    visits = p.events_that("visit", plan.child, counts, plan.child, p)
    return last_by_time(visits, lambda one: follows(one, plan.start)) or plan.start


def counts(visit: Entry, child: str, p: Picture) -> bool:
    """Whether a visit took place at home, by the lead of its day, and does not say that the child was not seen."""
    shown = visit.seen is None or visit.seen.get(child) != "not_seen"
    came = visit.outcome not in NOBODY_CAME and visit.place in (None, "home")
    return came and shown and visit.agency == p.lead(visit.day)
