"""Something that a plan leans on has ended, and nobody decided what keeps the child safe instead."""

from typing import Any

from tenfold.picture import Lapse, Picture, Stated, ending_decided, keepers, lapse, leaned_on, leans_since, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.table import apart
from tenfold.questions.wording import plain_day, say
from tenfold.record import Care
from tenfold.when import day_of


@remembered
def each_thing_leaned_on(p: Picture) -> tuple[Of[Any], ...]:
    """Return what plans lean on: each arrangement of care, place, action or service that may end."""
    return apart(Of(thing.id, children, thing) for children, thing in leaned_on(p))


@rule(
    "protection-ended",
    subjects=each_thing_leaned_on,
    authority=("plan", "decision-making"),
    findings="response",
    stands="Something that a plan leans on (a supervising carer, a childminder, a place at nursery or school, a "
    "service’s visits) ended or lapsed, and no decision in 1 working day.",
    closes="A decision that considered it.",
)
def protection_ended(p: Picture, leaning: Of[Stated[Any]]) -> Asked | None:
    """Ask what keeps the child safe instead."""
    thing = leaning.thing
    found = {child: gone for child in leaning.children if (gone := undecided(p, thing, child)) is not None}
    if not found:
        return None
    last = max(found.values(), key=lambda gone: gone.at)
    ask = say(
        "What keeps {children} safe now that something on which the plan leans has ended ({day})?",
        children=found,
        day=plain_day(day_of(last.at)),
    )
    urgent = any(leans_since(p, child, gone.at) for child, gone in found.items())
    about = tuple(sorted(keepers(p, thing) - p.kinds.keys())) if isinstance(thing.fact, Care) else ()
    entries = evidence(thing, (gone.entry for gone in found.values()))
    return Asked("immediate" if urgent else "soon", ask, entries, lead(p), (Act("manager_decision"),), about)


def undecided(p: Picture, thing: Stated[Any], child: str) -> Lapse | None:
    """Return how something that a child’s plan leans on ended, where nobody decided on that in time."""
    gone = lapse(p, thing, child)
    if gone is None or not p.over("protection-ended", gone.at) or leans_since(p, child, gone.at) is None:
        return None
    return None if ending_decided(p, child, thing, gone) else gone
