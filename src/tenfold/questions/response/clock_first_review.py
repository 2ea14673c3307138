"""A plan began and no review conference has looked at it."""

from tenfold.picture import Picture, Spell, sat_since
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.clocks import clock, made_at, overdue
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
    made = made_at(p, plan)
    if plan.end is not None or made is None or sat_since(p, ("review_conference",), plan.child, made):
        return None
    ask = "When is the first review of the plan for {child}, made on {day}?"
    return overdue(
        clock(p, "clock-first-review", made.latest),
        say(ask, child=plan.child, day=plain_day(made.day)),
        made,
        to=(CHAIR,),
        act=Act("review_conference"),
    )
