"""A strategy discussion was held without police, or without health."""

from tenfold.picture import HEALTH, Picture, agencies_at, conferences, has_kind, joint, strategy_discussions, weighings
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_strategy_discussion
from tenfold.questions.table import children_at
from tenfold.questions.wording import plain_time, say
from tenfold.record import Dissent, Entry, Opinion, Recommendation

SIDES = {"police": frozenset({"police"}), "health": HEALTH}


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
    present = agencies_at(p, sitting)
    if present is None:
        return None
    away = [side for side, kinds in SIDES.items() if not has_kind(p, present, kinds)]
    kids = children_at(p, sitting)
    left = [(child, side) for child in kids for side in away if not brought_in(p, child, sitting, side)]
    if not left:
        return None
    ask = say(
        "What is the view of {sides} on what the strategy discussion of {day} agreed for {children}?",
        sides=(side for _, side in left),
        day=plain_time(sitting.occurred),
        children=(child for child, _ in left),
    )
    return Asked("immediate", ask, evidence(sitting), lead(p), (Act("strategy_discussion"),))


def brought_in(p: Picture, child: str, sitting: Entry, side: str) -> bool:
    """Whether a later joint meeting on a child was held, or what one side says was recorded and considered."""
    again = (*strategy_discussions(p, child), *conferences(p, child))
    if any(one.order > sitting.order and joint(p, one) is True for one in again):
        return True
    views = [one for one in p.entries_about(child) if p.kinds.get(one.agency) in SIDES[side] and is_view(one, sitting)]
    later = [one for one in weighings(p, child) if one.order >= sitting.order]
    return any(p.considers(one, view) for one in later for view in views)


def is_view(entry: Entry, sitting: Entry) -> bool:
    """Whether an entry says what an agency thinks should be done; an opinion on an injury does from the meeting on."""
    after = entry.order > sitting.order and any(isinstance(fact, Opinion) for fact in entry.facts)
    advised = any(isinstance(fact, Recommendation | Dissent) for fact in entry.facts)
    return entry.event == "information_received" or advised or after
