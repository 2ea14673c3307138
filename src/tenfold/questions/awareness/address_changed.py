"""A child about whom there is a live concern has moved, and nobody has seen the child at the new address."""

from tenfold.picture import IN_SIGHT, LIVING, Picture, Stay, children, is_live, living, remembered, saw, stays
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say


@remembered
def each_move(p: Picture) -> tuple[Of[Stay], ...]:
    """Return the addresses to which a child has moved, each under its residence’s id, after the first known."""
    found = []
    for child in children(p):
        known = [stay for stay in stays(p, child) if stay.as_ in LIVING]
        first = min((stay.since for stay in known), default=None)
        found += [Of(stay.stated.id, (child,), stay) for stay in known if stay.since != first]
    return tuple({move.id: move for move in found}.values())


@rule(
    "address-changed",
    subjects=each_move,
    authority=("transfer", "visits"),
    findings="awareness",
    stands="With a live concern a child moves, and is not seen at the new address within the limit. (A move to another "
    "authority without a transfer conference is asked about by its own clock.)",
    closes="The child is seen there, or has moved on.",
)
def address_changed(p: Picture, move: Of[Stay]) -> Asked | None:
    """Ask who has seen the child at the new address."""
    [child] = move.children
    stay = move.thing
    if stay not in living(p, child) or not is_live(p, child) or seen_there(p, child, stay):
        return None
    if not p.over("address-changed", max(stay.since, stay.entry.latest)):
        return None
    return Asked(
        "soon",
        say("Who has seen {child} where the child lives now?", child=child),
        evidence(stay.entry),
        lead(p),
        (Act("see_home", child),),
    )


def seen_there(p: Picture, child: str, stay: Stay) -> bool:
    """Whether a professional has seen a child at home since it moved."""
    contacts = (one for one in reversed(p.contacts(child)) if one.occurred.last >= stay.since)
    return any(one.place == "home" and saw(one, child, IN_SIGHT) for one in contacts)
