"""A child is on a plan and nobody of the lead has come for as long as the plan, or local rules, allow."""

from dataclasses import replace

from tenfold.guidance import Limit
from tenfold.picture import Picture, Spell, last_met_by_lead, last_visited_by_lead, own_interval, unborn, unseen_from
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.clocks import clock, overdue
from tenfold.questions.rule import Asked, rule
from tenfold.questions.subjects import each_plan
from tenfold.questions.wording import plain_day, say
from tenfold.record import Entry
from tenfold.when import day_of

AT_HOME = "When will {child} next be seen at home? No visit there by {lead}, at which the child could be seen, is on \
record since {day}."
ANYWHERE = "When will {child} next be visited? No visit by {lead} that saw the child is on record since {day}."


@rule(
    "clock-visit",
    subjects=each_plan,
    authority="visits",
    findings="response",
    stands="A child is on a plan and the lead has not visited the child within the plan’s own interval, or, where the "
    "plan sets none, has not visited the home within the outer limit of local rules; of a child expected when the plan "
    "began, since its birth.",
    closes="A home visit by the lead at which the child was not kept from sight, or the plan ends; under the plan’s "
    "own interval a visit by the lead that saw the child anywhere.",
)
def clock_visit(p: Picture, plan: Spell) -> Asked | None:
    """Ask when the child was last visited."""
    if plan.end is not None or unborn(p, plan.child):
        return None
    days = own_interval(p, plan)
    last = last_visited_by_lead(p, plan) if days is None else last_met_by_lead(p, plan)
    since = unseen_from(p, plan.child, last)
    day = plain_day(max(last.day, day_of(since)))
    told = say(AT_HOME if days is None else ANYWHERE, child=plan.child, lead=lead(p), day=day)
    running = clock(p, limit(p, days, last), since)
    return overdue(running, told, plan.start, last, to=lead(p), act=Act("see_child", plan.child))


def limit(p: Picture, days: int | None, last: Entry) -> Limit:
    """Return the plan’s own interval, in working days, as a limit; else the outer limit of local rules."""
    if days is None:
        return p.limit("clock-visit.outer", last.latest)
    return replace(p.limit("clock-visit", last.latest), number=days, unit="working_days")
