"""A history that bears on risk, of somebody near a child, was recorded and nobody considered it."""

from collections.abc import Sequence

from tenfold.picture import Picture, Stated, children, going_home, histories_near, on_plan, place, remembered, weighed
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say
from tenfold.record import Entry, History


@remembered
def each_history_holder(p: Picture) -> tuple[Of[str], ...]:
    """Return the people near a child with a history that bears on risk, with those children."""
    near: dict[str, dict[str, None]] = {}
    for child in children(p):
        for history, _ in histories_near(p, child):
            near.setdefault(history.fact.person, {})[child] = None
    return tuple(Of(person, tuple(mine), person) for person, mine in near.items())


@rule(
    "history-unweighed",
    subjects=each_history_holder,
    authority="history",
    findings="curiosity",
    stands="A history that bears on risk, as perpetrator or unknown, of a caregiver or household member is on record, "
    "and no decision, assessment or meeting considered it in 5 working days.",
    closes="It is considered, or found to be as victim.",
)
def history_unweighed(p: Picture, person: Of[str]) -> Asked | None:
    """Ask what the history means for the children."""
    left = {child: unweighed(p, person.id, child) for child in person.children}
    near = [child for child, found in left.items() if found]
    if not near:
        return None
    ask = say("What does the recorded history of {person} mean for {near}?", person=person.id, near=near)
    urgent = any(on_plan(p, child) or going_home(p, child) is not None for child in near)
    found = [thing for child in near for pair in left[child] for thing in pair]
    acts = (Act("strategy_discussion"), Act("assessment"), Act("manager_decision"))
    return Asked("immediate" if urgent else "soon", ask, evidence(found), lead(p), acts, (person.id,))


def unweighed(p: Picture, person: str, child: str) -> Sequence[tuple[Stated[History] | Entry, ...]]:
    """Return what of a person's history nobody weighed for a child in time, each with what linked the two.

    That is what put the person near the child, and what showed the history to be theirs, where either is later.
    """
    found: list[tuple[Stated[History] | Entry, ...]] = []
    for history, near in (pair for pair in histories_near(p, child) if pair[0].fact.person == person):
        shown = p.joining(person, history.first, near)
        linked = near if shown is None else max(near, shown, key=place)
        waited = p.over("history-unweighed", max(history.recorded, linked.recorded))
        if waited and not weighed(p, history, child, linked):
            found.append((history, near) if shown is None else (history, near, shown))
    return found
