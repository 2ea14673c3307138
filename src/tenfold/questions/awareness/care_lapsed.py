"""A care arrangement ended and nothing says who cares for the child since."""

from tenfold.picture import Picture, Stated, began, cares, cares_at, ended, is_child, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say
from tenfold.record import Care


@remembered
def each_care(p: Picture) -> tuple[Of[Stated[Care]], ...]:
    """Return every care arrangement of a child that has an end."""
    found = (care for care in p.facts(Care) if ended(care) is not None and is_child(p, care.fact.child))
    return tuple(Of(care.id, (care.fact.child,), care) for care in found)


@rule(
    "care-lapsed",
    subjects=each_care,
    authority="carers",
    findings="awareness",
    stands="The end of a care arrangement has passed and no other care is recorded for the time since.",
    closes="New care is recorded.",
)
def care_lapsed(p: Picture, subject: Of[Stated[Care]]) -> Asked | None:
    """Ask who cares for the child since the arrangement ended."""
    care = subject.thing
    [child] = subject.children
    end = ended(care)
    if end is None or not p.passed(end) or cares_at(p, child):
        return None
    if any(began(other) >= began(care) and other.id != care.id and outlasts(other, care) for other in cares(p, child)):
        return None
    return Asked(
        "immediate",
        say(
            "Who cares for {child} since the arrangement with {carers} ended?",
            child=child,
            carers=care.fact.by,
        ),
        evidence(care),
        lead(p),
        (Act("record_care", child),),
    )


def outlasts(other: Stated[Care], care: Stated[Care]) -> bool:
    """Whether another arrangement ends later than this one, so that it is the later one that lapsed."""
    mine, theirs = ended(care), ended(other)
    return theirs is None or (mine is not None and theirs > mine)
