"""A child on a plan came under another authority, which has not held its conference."""

from tenfold.picture import Picture, Spell, conferences
from tenfold.questions.acts import Act
from tenfold.questions.clocks import overdue
from tenfold.questions.rule import Asked, rule
from tenfold.questions.subjects import each_plan
from tenfold.questions.wording import plain_day, say
from tenfold.when import day_of


@rule(
    "clock-transfer-conference",
    subjects=each_plan,
    authority="transfer",
    findings="response",
    stands="A child on a plan has moved to another authority, whose transfer-in conference is not held within the limit.",
    closes="The receiving authority holds a conference about the child, or the plan ends.",
)
def clock_transfer_conference(p: Picture, plan: Spell) -> Asked | None:
    """Ask the receiving authority when its conference will be."""
    moved = p.led_since()
    if plan.end is not None or moved is None or moved <= plan.start.recorded:
        return None
    receiving = p.lead_now() or ""
    held = [one for one in conferences(p, plan.child) if one.agency == receiving and one.latest >= moved]
    if held:
        return None
    return overdue(
        p,
        "clock-transfer-conference",
        plan.start,
        say(
            "When does {lead}, which leads since {day}, hold its conference on {child}?",
            lead=receiving,
            day=plain_day(day_of(moved)),
            child=plan.child,
        ),
        to=(receiving,),
        act=Act("conference"),
        began=moved,
    )
