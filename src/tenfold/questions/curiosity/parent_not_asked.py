"""It was decided where a child lives, an enquiry opened or a conference met, with no word from a known parent."""

from tenfold.picture import Picture, children, died, parents, person, place, remembered, steps, unheard
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import plain_day, say


@remembered
def each_parent(p: Picture) -> tuple[Of[str], ...]:
    """Return every parent of a child of whom something was decided, each with those children."""
    of: dict[str, list[str]] = {}
    for child in children(p):
        for parent in parents(p, child) if steps(p, child) else ():
            of.setdefault(parent, []).append(child)
    return tuple(Of(parent, tuple(mine), parent) for parent, mine in of.items())


@rule(
    "parent-not-asked",
    subjects=each_parent,
    authority=("family-participation", "curiosity"),
    findings="curiosity",
    stands="Where a child lives was decided, an enquiry opened or a conference met, and a parent known to the record "
    "has no contact, call, interview or account since the concern.",
    closes="That parent’s account, or a recorded attempt with its reason.",
)
def parent_not_asked(p: Picture, parent: Of[str]) -> Asked | None:
    """Ask what the parent says."""
    if not may_be_asked(p, parent.id):
        return None
    found = [step for child in parent.children for step in unheard(p, parent.id, child)]
    if not found:
        return None
    since = min(found, key=place).day
    ask = say(
        "What does {parent} say? From {day} until now no word of {parent} is on record.",
        parent=parent.id,
        day=plain_day(since),
    )
    return Asked("soon", ask, evidence(found), lead(p), (Act("hear_parent", parent.id),), (parent.id,))


def may_be_asked(p: Picture, parent: str) -> bool:
    """Whether a parent lives and nobody has recorded why they may not be approached."""
    known = person(p, parent)
    return (known is None or known.no_contact is None) and died(p, parent) is None
