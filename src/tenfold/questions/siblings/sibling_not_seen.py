"""A child of the home is on plan, and nobody has seen another child of it since the concern."""

from datetime import datetime

from tenfold.picture import IN_SIGHT, Picture, children, children_beside, from_when, met_since, parents, seen_since
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.beside import concerns_on_plan
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Entry


@rule(
    "sibling-not-seen",
    subjects=each_child,
    authority=("siblings", "enquiry"),
    findings="siblings",
    stands="A child is on plan or in an enquiry, and another child of the household has not been seen by any "
    "professional since the concern, once the limit has run out.",
    closes="That child is seen.",
)
def sibling_not_seen(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who has seen the other child of the home."""
    child = subject.thing
    unseen = [(other, one) for other in children(p) if other != child for one in waiting(p, child, other)]
    if not unseen:
        return None
    others = tuple(dict.fromkeys(other for other, _ in unseen))
    return Asked(
        "soon",
        say("Who has seen {child} since the concern about {others}?", child=child, others=others),
        evidence(concern for _, concern in unseen),
        lead(p),
        (Act("see_child", child),),
        about=others,
    )


def waiting(p: Picture, child: str, other: str) -> list[Entry]:
    """Return the concerns about another child of the home since which this one has gone unseen for too long."""
    return [
        concern
        for concern, home in concerns_on_plan(p, other)
        if not was_seen(p, child, other, from_when(concern))
        and child in (*home, *children_beside(p, other, concern.latest))
        and p.over("sibling-not-seen", max(concern.latest, concern.recorded))
    ]


def was_seen(p: Picture, child: str, other: str, since: datetime) -> bool:
    """Whether somebody has seen a child since a moment; a young parent of the other was there, as a parent is told."""
    own_parent = child in parents(p, other)
    return seen_since(p, child, since, how=IN_SIGHT) is not None or (own_parent and met_since(p, child, since))
