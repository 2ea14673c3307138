"""A child about whom there is a live concern has moved, and nobody has seen the child at the new address."""

from tenfold.picture import (
    Picture,
    Stay,
    children,
    live_since,
    moves_home,
    not_received,
    plan_now,
    remembered,
    seen_since_move,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say


@remembered
def each_move(p: Picture) -> tuple[Of[Stay], ...]:
    """Return the moves of each child to where it lives now, each under its residence’s id."""
    found = [Of(stay.stated.id, (child,), stay) for child in children(p) for stay in moves_home(p, child)]
    return tuple({move.id: move for move in found}.values())


@rule(
    "address-changed",
    subjects=each_move,
    authority=("transfer", "visits"),
    findings="awareness",
    stands="With a live concern a child moves, and within the limit is not seen at the new address; or a child with a "
    "plan came under another authority, by its lead or by notice, which has held no conference in its own limit.",
    closes="The child is seen there, and the receiving authority has held its conference.",
)
def address_changed(p: Picture, move: Of[Stay]) -> Asked | None:
    """Ask who has seen the child at the new address."""
    [child], stay = move.children, move.thing
    live = live_since(p, child)
    if live is None or stay.entry.order <= live.order:
        return None
    moved, plan = max(stay.since, stay.entry.latest), plan_now(p, child)
    unseen = not seen_since_move(p, child, stay) and p.over("address-changed", moved)
    under = not_received(p, plan) if plan is not None else None
    unheld = under if under is not None and p.over("clock-transfer-conference", max(moved, under.since)) else None
    if not (unseen or unheld):
        return None
    receiving = (unheld.to,) if unheld else ()
    ask = (
        "Who has seen {child} where the child lives now?" if unseen else "When is the conference of {lead} on {child}?"
    )
    acts = (Act("see_home", child) if unseen else None, Act("conference") if unheld else None)
    found = tuple(act for act in acts if act is not None)
    behind = (plan.start, unheld.told) if plan and unheld else None
    to = each_once(lead(p) if unseen else (), receiving)
    return Asked("soon", say(ask, child=child, lead=receiving), evidence(stay.entry, behind), to, found)
