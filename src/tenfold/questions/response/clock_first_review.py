"""A plan began and no review conference has looked at it."""

from tenfold.picture import Picture, Spell
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.clocks import overdue
from tenfold.questions.rule import Asked, rule
from tenfold.questions.subjects import each_plan
from tenfold.questions.wording import plain_day, say


@rule(
    "clock-first-review",
    subjects=each_plan,
    authority="review",
    findings="response",
    stands="A plan began, and no review conference has been held within the limit.",
    closes="A review conference about that child is held, or the plan ends.",
)
def clock_first_review(p: Picture, plan: Spell) -> Asked | None:
    """Ask when the first review will be."""
    if plan.end is not None or any(one.order > plan.start.order for one in p.events("review_conference", plan.child)):
        return None
    return overdue(
        p,
        "clock-first-review",
        plan.start,
        say(
            "When is the first review of the plan for {child}, which began on {day}?",
            child=plan.child,
            day=plain_day(plan.start.day),
        ),
        to=(CHAIR,),
        act=Act("review_conference"),
    )
