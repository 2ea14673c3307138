"""An emergency protection order runs for days, and nothing says what follows."""

from tenfold.picture import Picture, Stated, children, emergency_orders, followed, remembered, term
from tenfold.questions.acts import Act
from tenfold.questions.addressees import LEGAL, lead
from tenfold.questions.clocks import clock, overdue
from tenfold.questions.rule import Asked, Of, rule
from tenfold.questions.wording import plain_day, say
from tenfold.record import Order
from tenfold.when import day_of


@remembered
def each_emergency_order(p: Picture) -> tuple[Of[Stated[Order]], ...]:
    """Return every emergency protection order on a child."""
    return tuple(Of(one.id, (child,), one) for child in children(p) for one in emergency_orders(p, child))


@rule(
    "clock-emergency-order",
    subjects=each_emergency_order,
    authority="emergency-order",
    findings="response",
    stands="An emergency protection order, and nothing on record that follows it before its days run out.",
    closes="Another order, an agreement, a decision that the child goes home or that no more is done, or care at home.",
)
def clock_emergency_order(p: Picture, made: Of[Stated[Order]]) -> Asked | None:
    """Ask what follows the emergency order."""
    [child] = made.children
    order = made.thing
    if followed(p, child, order.entries):
        return None
    lasts = term(p, child, order)
    ask = "What follows the emergency order on {child}? Its days are counted from {day}."
    return overdue(
        clock(p, lasts.limit, lasts.since, lasts.until),
        say(ask, child=child, day=plain_day(day_of(lasts.since))),
        order.entries,
        to=(*lead(p), LEGAL),
        act=Act("legal_planning"),
    )
