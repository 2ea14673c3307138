"""A child on a plan came under another authority, which has not held its conference."""

from tenfold.picture import Picture, Spell, not_received
from tenfold.questions.acts import Act
from tenfold.questions.clocks import clock, overdue
from tenfold.questions.rule import Asked, rule
from tenfold.questions.subjects import each_plan
from tenfold.questions.wording import plain_day, say
from tenfold.when import day_of

LEADS = "When will {lead}, the lead since {day}, hold its conference on {child}?"
KNOWS = "When will {lead}, which has known since {day} that {child} lives there, hold its conference?"


@rule(
    "clock-transfer-conference",
    subjects=each_plan,
    authority="transfer",
    findings="response",
    stands="A child on a plan has moved to another authority, by its lead or by notice that the child lives there for "
    "good, and that has not held its conference within the limit. That the first one ends its plan answers nothing: it "
    "may do so only afterwards.",
    closes="The receiving authority holds a conference about the child, or ends the plan.",
)
def clock_transfer_conference(p: Picture, plan: Spell) -> Asked | None:
    """Ask the receiving authority when its conference will be."""
    moved = not_received(p, plan)
    if moved is None:
        return None
    ask = KNOWS if moved.told else LEADS
    return overdue(
        clock(p, "clock-transfer-conference", moved.since),
        say(ask, lead=moved.to, day=plain_day(day_of(moved.since)), child=plan.child),
        plan.start,
        moved.told,
        to=(moved.to,),
        act=Act("conference"),
    )
