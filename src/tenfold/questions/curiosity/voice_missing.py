"""A child who can tell was not heard before others decided."""

from collections.abc import Iterator

from tenfold.picture import (
    Picture,
    assessments,
    caregivers,
    conferences,
    decisions,
    latest_concern,
    planned,
    saw,
    younger_than,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Allegation, Entry, Voice

ENDING = frozenset({"closure", "no_further_action", "step_down"})
REFUSING = frozenset({"threshold", "referral", "enquiry"})


@rule(
    "voice-missing",
    subjects=each_child,
    authority="voice",
    findings="curiosity",
    stands="At a conference, the end of an assessment, a closure, a threshold not met or a dismissal: a child of 3 or over "
    "whose words nobody recorded and whom the lead did not see alone since the concern; or only family interpreted; or "
    "the person whom the words may accuse was there.",
    closes="The child’s own words are recorded, or the child is seen alone by the lead; with an independent interpreter where "
    "one is needed.",
)
def voice_missing(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who has heard the child."""
    child = subject.thing
    unheard = [step for step in steps(p, child) if not heard(p, child, step)]
    if not unheard:
        return None
    return Asked(
        "soon" if planned(p, child) else "routine",
        say("What does {child} say? Others have decided without the child’s own words.", child=child),
        evidence(unheard),
        lead(p),
        (Act("hear_child", child),),
    )


def steps(p: Picture, child: str) -> Iterator[Entry]:
    """Yield the steps before which a child old enough to tell should have been heard; unsaid age is old enough."""
    taken = [*conferences(p, child), *(spell.end for spell in assessments(p, child) if spell.end is not None)]
    for decision in decisions(p, child):
        if decision.fact.matter in ENDING or (decision.fact.matter in REFUSING and decision.fact.granted is False):
            taken.append(decision.first)
    return (step for step in taken if younger_than(p, child, "voice-missing", step.latest) is not True)


def heard(p: Picture, child: str, step: Entry) -> bool:
    """Whether a child was heard, in its own words or alone by the lead, since the last concern before a step."""
    concern = latest_concern(p, child, before=step)
    since = concern.entry.order if concern is not None else step.order
    said = (voice.last for voice in p.facts(Voice, child) if voice.fact.child == child)
    alone = (c for c in p.contacts(child) if saw(c, child, frozenset({"alone"})) and c.agency == p.lead(c.day))
    return any(entry.order >= since and freely(p, child, entry) for entry in (*said, *alone))


def freely(p: Picture, child: str, entry: Entry) -> bool:
    """Whether a child could speak freely: nobody there whom it might accuse, and no family to interpret."""
    against = {one.fact.against for one in p.facts(Allegation, child) if one.fact.against is not None}
    return entry.interpreter != "family" and not set(entry.present) & (against or set(caregivers(p, child)))
