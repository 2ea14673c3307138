"""A child is on a plan and nobody of the lead has visited the home for longer than any local rule allows."""

from tenfold.picture import Picture, Spell
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.clocks import overdue
from tenfold.questions.rule import Asked, rule
from tenfold.questions.subjects import each_plan
from tenfold.questions.wording import plain_day, say
from tenfold.record import Entry

NOBODY_CAME = frozenset({"no_access", "refused", "cancelled_by_agency", "cancelled_by_family", "not_brought"})


@rule(
    "clock-visit",
    subjects=each_plan,
    authority="visits",
    findings="response",
    stands="A child is on a plan and the lead has not visited the home within the outer limit of local rules. Whether "
    "the child was seen there is another question.",
    closes="A home visit by the lead takes place, or the plan ends.",
)
def clock_visit(p: Picture, plan: Spell) -> Asked | None:
    """Ask when the home was last visited."""
    if plan.end is not None:
        return None
    last = last_visit(p, plan)
    return overdue(
        p,
        "clock-visit.outer",
        last,
        say(
            "When will {child} be visited at home? The last visit on record is of {day}.",
            child=plan.child,
            day=plain_day(last.day),
        ),
        to=lead(p),
        act=Act("see_child", plan.child),
        also=(plan.start,),
    )


def last_visit(p: Picture, plan: Spell) -> Entry:
    """Return the lead’s last visit at home since a plan began; the plan’s own entry without one."""
    visits = (
        entry
        for entry in reversed(p.events("visit", plan.child))
        if entry.place == "home" and entry.outcome not in NOBODY_CAME and entry.agency == p.lead(entry.day)
    )
    last = next(visits, plan.start)
    return last if last.order > plan.start.order else plan.start
