"""A child of the home is on plan, and nobody has seen another child of it since the concern."""

from tenfold.picture import IN_SIGHT, Picture, children_beside, concerns, on_plan_since, seen_since
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.beside import each_child_beside
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say
from tenfold.record import Allegation, Entry, Injury


@rule(
    "sibling-not-seen",
    subjects=each_child_beside,
    authority=("siblings", "enquiry"),
    findings="siblings",
    stands="A child is on plan or in an enquiry, and another child of the household has not been seen by any "
    "professional since the concern, once the limit has run out.",
    closes="That child is seen.",
)
def sibling_not_seen(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who has seen the other child of the home."""
    child = subject.thing
    unseen = [(other, concern) for other in children_beside(p, child) for concern in waiting(p, child, other)]
    if not unseen:
        return None
    return Asked(
        "soon",
        say(
            "Who has seen {child}, who lives beside {others}?",
            child=child,
            others=(other for other, _ in unseen),
        ),
        evidence(concern for _, concern in unseen),
        lead(p),
        (Act("see_child", child),),
        about=tuple(dict.fromkeys(other for other, _ in unseen)),
    )


def waiting(p: Picture, child: str, other: str) -> list[Entry]:
    """Return the concerns about another child since which this one has gone unseen for longer than the limit."""
    return [
        concern
        for concern in concerns_of(p, other)
        if seen_since(p, child, concern.occurred.first, how=IN_SIGHT) is None
        and p.over("sibling-not-seen", max(concern.latest, concern.recorded))
    ]


def concerns_of(p: Picture, other: str) -> list[Entry]:
    """Return what began the plan or enquiry of another child, and each injury of, or allegation about, it since."""
    spell = on_plan_since(p, other)
    if spell is None:
        return []
    harm = [one.entry for one in concerns(p, other) if isinstance(one.stated.fact, Injury | Allegation)]
    return [spell.start, *(entry for entry in harm if entry.order > spell.start.order)]
