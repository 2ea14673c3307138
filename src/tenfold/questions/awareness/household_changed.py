"""Somebody has come to live with a child about whom there is a live concern, and nobody has considered it."""

from tenfold.picture import Picture, children, lives_among, newcomers, remembered, weighed_joining
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say

JOINED = "What does it mean for {near} that {person} has joined the household?"
LIVING = "What does it mean for {near} to live with {person} now?"


@remembered
def each_newcomer(p: Picture) -> tuple[Of[str], ...]:
    """Return everyone who joined a child’s household while a concern about the child was live, with those children."""
    found: dict[str, list[str]] = {}
    for child in children(p):
        for person, _ in newcomers(p, child):
            found.setdefault(person, []).append(child)
    return tuple(Of(person, tuple(beside), person) for person, beside in found.items())


@rule(
    "household-changed",
    subjects=each_newcomer,
    authority=("household", "assessment"),
    findings="awareness",
    stands="With a live concern a person joins the household (lives there, or becomes partner of who cares there), and "
    "no decision or assessment considers it within the limit.",
    closes="A decision, an assessment, a strategy discussion or a conference considers it.",
)
def household_changed(p: Picture, person: Of[str]) -> Asked | None:
    """Ask what it means for the child that somebody has moved in."""
    came = [(child, entry) for child in person.children for one, entry in newcomers(p, child) if one == person.id]
    unweighed = [(child, entry) for child, entry in came if not weighed_joining(p, child, person.id, entry)]
    waiting = [each for each in unweighed if p.over("household-changed", max(each[1].latest, each[1].recorded))]
    if not waiting:
        return None
    near = tuple(child for child, _ in waiting)
    return Asked(
        "soon",
        say(LIVING if any(lives_among(p, child, person.id) for child in near) else JOINED, near=near, person=person.id),
        evidence(entry for _, entry in waiting),
        lead(p),
        (Act("assessment"), Act("manager_decision")),
        about=(person.id,),
    )
