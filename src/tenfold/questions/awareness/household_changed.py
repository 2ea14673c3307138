"""Somebody has come to live with a child about whom there is a live concern, and nobody has considered it."""

from tenfold.picture import (
    Picture,
    assessments,
    children,
    decisions,
    is_child,
    live_concern,
    remembered,
    under_one_roof,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.siblings.child_joined_household import first_together
from tenfold.questions.wording import say
from tenfold.record import Entry


@remembered
def each_housemate(p: Picture) -> tuple[Of[str], ...]:
    """Return every adult who lives under one roof with a child now."""
    found: dict[str, list[str]] = {}
    for child in children(p):
        for adult in under_one_roof(p, child):
            if not is_child(p, adult):
                found.setdefault(adult, []).append(child)
    return tuple(Of(adult, tuple(beside), adult) for adult, beside in found.items())


@rule(
    "household-changed",
    subjects=each_housemate,
    authority=("household", "assessment"),
    findings="awareness",
    stands="With a live concern a person joins the household, and no decision or assessment considers it within the limit.",
    closes="A decision or an assessment considers it.",
)
def household_changed(p: Picture, adult: Of[str]) -> Asked | None:
    """Ask what it means for the child that somebody has moved in."""
    joined = [(child, entry) for child in adult.children for entry in joining(p, child, adult.id)]
    waiting = [(child, entry) for child, entry in joined if not considered(p, child, entry)]
    if not any(p.over("household-changed", max(entry.latest, entry.recorded)) for _, entry in waiting):
        return None
    return Asked(
        "soon",
        say(
            "What does it mean for {children} that {adult} now lives there?",
            children=(c for c, _ in waiting),
            adult=adult.id,
        ),
        evidence(entry for _, entry in waiting),
        lead(p),
        (Act("assessment"), Act("manager_decision")),
        about=(adult.id,),
    )


def joining(p: Picture, child: str, adult: str) -> list[Entry]:
    """Return the entry that says that an adult joined a child’s home since a concern became live."""
    live = live_concern(p, child)
    first = first_together(p, child, adult) if live else None
    return (
        [first[1]] if first is not None and first[0] > live[0].occurred.first and first[1].order > live[0].order else []
    )


def considered(p: Picture, child: str, entry: Entry) -> bool:
    """Whether a decision on a child, or an assessment of it, had an entry before it."""
    weighing = [decision.first for decision in decisions(p, child)]
    weighing += [step for spell in assessments(p, child) for step in (spell.start, spell.end) if step is not None]
    return any(p.considers(step, entry) for step in weighing)
