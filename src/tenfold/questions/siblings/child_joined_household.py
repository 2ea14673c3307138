"""A child has come into the home of a child on plan, and nothing has been decided about that child."""

from datetime import datetime

from tenfold.picture import LIVING, Picture, Spell, children, on_plan_since, remembered, stays, under_one_roof
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.beside import each_child_beside, named_since
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say
from tenfold.record import Entry


@rule(
    "child-joined-household",
    subjects=each_child_beside,
    authority=("siblings", "household"),
    findings="siblings",
    stands="A child appears in the household of a child on plan, with whom it has not lived before.",
    closes="A decision about that child (or an enquiry, assessment, plan or meeting that names it).",
)
def child_joined_household(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask what has been decided about a child who joined the home."""
    child = subject.thing
    joined = [(other, entry) for other in under_one_roof(p, child) for entry in joining(p, child, other)]
    waiting = [(other, entry) for other, entry in joined if not named_since(p, child, entry)]
    if not waiting:
        return None
    return Asked(
        "immediate",
        say(
            "What has been decided about {child}, who now lives with {others}?",
            child=child,
            others=(one for one, _ in waiting),
        ),
        evidence(entry for _, entry in waiting),
        lead(p),
        (Act("decide_on_child", child), Act("strategy_discussion")),
        about=tuple(other for other, _ in waiting),
    )


def joining(p: Picture, child: str, other: str) -> list[Entry]:
    """Return the entry by which a child came to live with one on plan, if the two first lived together after it began."""
    spell: Spell | None = on_plan_since(p, other) if other in children(p) else None
    first = first_together(p, child, other)
    if spell is None or on_plan_since(p, child) is not None or first is None:
        return []
    return [first[1]] if first[0] > spell.start.occurred.last else []


@remembered
def first_together(p: Picture, child: str, other: str) -> tuple[datetime, Entry] | None:
    """Return when two people are first recorded under one roof, and the entry that says so of the first of them."""
    both = (
        (max(mine.since, theirs.since), mine.entry)
        for mine in stays(p, child)
        for theirs in stays(p, other)
        if mine.address == theirs.address and {mine.as_, theirs.as_} <= LIVING
        if (mine.until is None or theirs.since < mine.until) and (theirs.until is None or mine.since < theirs.until)
    )
    return min(both, key=lambda pair: pair[0], default=None)
