"""A review conference kept a plan going and no other has followed."""

from tenfold.picture import Picture, plan_now
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.clocks import overdue
from tenfold.questions.rule import Asked, Of, rule
from tenfold.questions.subjects import each_review
from tenfold.questions.wording import plain_day, say
from tenfold.record import Entry


@rule(
    "clock-next-review",
    subjects=each_review,
    authority="review",
    findings="response",
    stands="A review conference was held, the plan goes on, and no other review has been held within the limit.",
    closes="The next review conference is held, or the plan ends.",
)
def clock_next_review(p: Picture, review: Of[Entry]) -> Asked | None:
    """Ask when the next review will be."""
    waiting = [child for child in review.children if still_planned(p, review.thing, child)]
    if not waiting:
        return None
    return overdue(
        p,
        "clock-next-review",
        review.thing,
        say(
            "When is the plan for {children} reviewed again, after {day}?",
            children=waiting,
            day=plain_day(review.thing.day),
        ),
        to=(CHAIR,),
        act=Act("review_conference"),
    )


def still_planned(p: Picture, review: Entry, child: str) -> bool:
    """Whether the plan that a review looked at goes on for a child, with no later review."""
    plan = plan_now(p, child)
    later = any(one.order > review.order for one in p.events("review_conference", child))
    return plan is not None and plan.start.order < review.order and not later
