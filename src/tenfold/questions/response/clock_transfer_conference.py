"""A child on a plan came under another authority, which has not held its conference."""

from datetime import datetime

from tenfold.picture import CONFERENCES, Picture, Spell, follows, sittings
from tenfold.questions.acts import Act
from tenfold.questions.clocks import clock, overdue
from tenfold.questions.rule import Asked, rule
from tenfold.questions.subjects import each_plan
from tenfold.questions.wording import plain_day, say
from tenfold.when import day_of


@rule(
    "clock-transfer-conference",
    subjects=each_plan,
    authority="transfer",
    findings="response",
    stands="A child on a plan has moved to another authority, which has not held its conference within the limit. That "
    "the first one ends its plan answers nothing: it may do so only afterwards.",
    closes="The receiving authority holds a conference about the child, or ends the plan.",
)
def clock_transfer_conference(p: Picture, plan: Spell) -> Asked | None:
    """Ask the receiving authority when its conference will be."""
    moved, receiving = p.led_since(), p.lead_now()
    if moved is None or receiving is None or not ran_at(plan, moved) or received(p, plan, receiving):
        return None
    ask = "When will {lead}, the lead since {day}, hold its conference on {child}?"
    return overdue(
        clock(p, "clock-transfer-conference", moved),
        say(ask, lead=receiving, day=plain_day(day_of(moved)), child=plan.child),
        plan.start,
        to=(receiving,),
        act=Act("conference"),
    )


def ran_at(plan: Spell, moved: datetime) -> bool:
    """Whether a plan ran when a child came under another authority."""
    return plan.start.occurred.first < moved and (plan.end is None or plan.end.latest >= moved)


def received(p: Picture, plan: Spell, receiving: str) -> bool:
    """Whether the receiving authority has held a conference on a child since the plan began, or ended the plan."""
    held = (one for event in CONFERENCES for one in sittings(p, event, plan.child))
    own = any(one.entry.agency == receiving and follows(one, plan.start) for one in held)
    return own or (plan.end is not None and plan.end.agency == receiving)
