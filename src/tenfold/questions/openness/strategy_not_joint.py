"""A strategy discussion was held without police, or without health."""

from tenfold.picture import STRATEGY, Picture, sides_unheard, sitting_in
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_strategy_discussion
from tenfold.questions.table import children_at
from tenfold.questions.wording import plain_time, say
from tenfold.record import Entry


@rule(
    "strategy-not-joint",
    subjects=each_strategy_discussion,
    authority="strategy",
    findings="openness",
    stands="A strategy discussion without police or without health attending.",
    closes="One held with both, or their views recorded and considered.",
)
def strategy_not_joint(p: Picture, discussion: Of[Entry]) -> Asked | None:
    """Ask for the view that was not at the table."""
    sitting = discussion.thing
    left = [(child, side) for child in children_at(p, sitting) for side in sides_unheard(p, sitting, child)]
    if not left:
        return None
    ask = say(
        "What is the view of {sides} on what the strategy discussion of {day} agreed for {children}?",
        sides=(side for _, side in left),
        day=plain_time(sitting_in(sitting, STRATEGY).when),
        children=(child for child, _ in left),
    )
    return Asked("immediate", ask, evidence(sitting), lead(p), (Act("strategy_discussion"),))
