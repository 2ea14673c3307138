"""An emergency protection order runs for days, and nothing says what follows."""

from tenfold.picture import Picture, Stated, died
from tenfold.questions.acts import Act
from tenfold.questions.addressees import LEGAL, lead
from tenfold.questions.clocks import overdue
from tenfold.questions.rule import Asked, Of, rule
from tenfold.questions.subjects import each_emergency_order
from tenfold.questions.wording import plain_day, say
from tenfold.record import Decision, Entry, Order

AFTER = frozenset({"epo", "interim_care", "care", "supervision", "voluntary_accommodation", "child_arrangements"})
PLACES = frozenset({"return_home", "placement", "closure", "no_further_action"})


@rule(
    "clock-emergency-order",
    subjects=each_emergency_order,
    authority="emergency-order",
    findings="response",
    stands="An emergency protection order, and nothing on record that follows it before its days run out.",
    closes="Another order, an agreement, or a decision about where the child lives.",
)
def clock_emergency_order(p: Picture, made: Of[Stated[Order]]) -> Asked | None:
    """Ask what follows the emergency order."""
    [child] = made.children
    order = made.thing
    if followed(p, order.last, child):
        return None
    since = order.fact.from_.first if order.fact.from_ is not None else order.since
    return overdue(
        p,
        "clock-emergency-order",
        order.first,
        say("What follows the emergency order on {child} of {day}?", child=child, day=plain_day(order.day)),
        to=(*lead(p), LEGAL),
        act=Act("legal_planning"),
        began=since,
    )


def followed(p: Picture, entry: Entry, child: str) -> bool:
    """Whether an order, an agreement or a decision on where a child lives followed an entry."""
    orders = (o for o in p.facts(Order, child) if o.fact.type in AFTER and o.last.order > entry.order)
    decided = (d for d in p.facts(Decision, child) if d.fact.matter in PLACES and d.order > entry.order)
    return next(orders, None) is not None or next(decided, None) is not None or died(p, child) is not None
