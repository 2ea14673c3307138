"""A conference made a plan and the core group has not met."""

from tenfold.picture import Picture, Spell
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.clocks import overdue
from tenfold.questions.rule import Asked, rule
from tenfold.questions.subjects import each_plan
from tenfold.questions.wording import plain_day, say


@rule(
    "clock-core-group",
    subjects=each_plan,
    authority="core-group",
    findings="response",
    stands="A plan began, and no core group has met within the limit.",
    closes="A core group about that child is held, or the plan ends.",
)
def clock_core_group(p: Picture, plan: Spell) -> Asked | None:
    """Ask when the core group will meet."""
    if plan.end is not None or any(one.order > plan.start.order for one in p.events("core_group", plan.child)):
        return None
    return overdue(
        p,
        "clock-core-group",
        plan.start,
        say(
            "When does the core group for {child} first meet, after the conference of {day}?",
            child=plan.child,
            day=plain_day(plan.start.day),
        ),
        to=lead(p),
        act=Act("core_group"),
    )
