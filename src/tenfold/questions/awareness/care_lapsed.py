"""A care arrangement ended and nothing says who cares for the child since."""

from tenfold.picture import (
    Picture,
    Stated,
    cares_today,
    children,
    is_live,
    lapsed_care,
    living,
    parents,
    under_one_roof,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say
from tenfold.record import Care


def each_lapse(p: Picture) -> tuple[Of[Stated[Care]], ...]:
    """Return, for each child, the care arrangement that ended last, where it has."""
    last = ((child, lapsed_care(p, child)) for child in children(p))
    return tuple(Of(care.id, (child,), care) for child, care in last if care is not None)


@rule(
    "care-lapsed",
    subjects=each_lapse,
    authority="carers",
    findings="awareness",
    stands="The end of a care arrangement has passed and no other care is recorded for the time since (without a live "
    "concern, only where the child does not live with a parent either).",
    closes="New care is recorded.",
)
def care_lapsed(p: Picture, subject: Of[Stated[Care]]) -> Asked | None:
    """Ask who cares for the child since the arrangement ended."""
    [child] = subject.children
    care = subject.thing.fact
    if cares_today(p, child) or (not is_live(p, child) and back_home(p, child, care.basis)):
        return None
    return Asked(
        "immediate",
        say("Who has cared for {child} since the arrangement with {carers} ended?", child=child, carers=care.by),
        evidence(subject.thing),
        lead(p),
        (Act("record_care", child),),
        about=tuple(by for by in care.by if by not in p.kinds),
    )


def back_home(p: Picture, child: str, basis: str) -> bool:
    """Whether a child lives with a parent, or nobody says where and it was only in hospital or with a childminder."""
    with_parent = bool(set(parents(p, child)) & set(under_one_roof(p, child)))
    return with_parent or (not living(p, child) and basis in ("hospital", "childminder"))
