"""A review conference kept a plan going and no other has followed."""

from tenfold.picture import CONFERENCES, Picture, Sitting, children, follows, plan_now, remembered, sat_since, sittings
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.clocks import clock, made_at, overdue
from tenfold.questions.rule import Asked, Of, rule
from tenfold.questions.subjects import each_plan
from tenfold.questions.wording import plain_day, say
from tenfold.when import day_of


@remembered
def each_look_at_plan(p: Picture) -> tuple[Of[Sitting], ...]:
    """Return the review conferences held, under their entry’s id, and the entries that first told of a plan."""
    first_told = ((plan.child, plan.start) for plan in each_plan(p))
    met = [(child, Sitting(entry, entry.occurred)) for child, entry in first_told]
    met += [(child, one) for child in children(p) for one in sittings(p, "review_conference", child)]
    last = {p.first_id(one.entry): one for _, one in met}
    of: dict[str, dict[str, None]] = {id: {} for id in last}
    for child, one in met:
        of[p.first_id(one.entry)][child] = None
    return tuple(Of(id, tuple(of[id]), one) for id, one in last.items())


@rule(
    "clock-next-review",
    subjects=each_look_at_plan,
    authority="review",
    findings="response",
    stands="A review conference was held, the plan goes on, and no other review has been held within the limit.",
    closes="The next review conference is held, or the plan ends.",
)
def clock_next_review(p: Picture, review: Of[Sitting]) -> Asked | None:
    """Ask when the next review will be."""
    waiting = [child for child in review.children if still_planned(p, review.thing, child)]
    if not waiting:
        return None
    latest = review.thing.latest
    return overdue(
        clock(p, "clock-next-review", latest),
        say(
            "When will the plan for {children} be reviewed again, after {day}?",
            children=waiting,
            day=plain_day(day_of(latest)),
        ),
        review.thing.entry,
        to=(CHAIR,),
        act=Act("review_conference"),
    )


def still_planned(p: Picture, review: Sitting, child: str) -> bool:
    """Whether the plan that a review looked at goes on for a child, with no conference since."""
    plan = plan_now(p, child)
    if plan is None or sat_since(p, CONFERENCES, child, review):
        return False
    return made_at(p, plan) is None if plan.start.id == review.entry.id else follows(review, plan.start)
