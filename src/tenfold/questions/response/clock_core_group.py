"""A conference made a plan and the core group has not met."""

from tenfold.picture import CONFERENCES, Picture, Spell, sat_since
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.clocks import clock, made_at, overdue
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
    made = None if plan.end is not None else made_at(p, plan)
    if made is None or sat_since(p, ("core_group",), plan.child, made):
        return None
    what = "conference" if made.event in CONFERENCES else "plan"
    ask = f"When does the core group for {{child}} first meet, after the {what} of {{day}}?"
    return overdue(
        clock(p, "clock-core-group", made.latest),
        say(ask, child=plan.child, day=plain_day(made.day)),
        made,
        to=lead(p),
        act=Act("core_group"),
    )
