"""A child was hurt in one arrangement of care and never in another, and was sent or left there without that weighed."""

from tenfold.picture import Picture, care_patterns
from tenfold.questions.acts import Act
from tenfold.questions.addressees import LEGAL, each_once, lead
from tenfold.questions.rule import Asked, Of, Urgency, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say


@rule(
    "pattern-by-care",
    subjects=each_child,
    authority=("return-home", "decision-making"),
    findings="response",
    stands="All injuries fall in one care arrangement and none in 28 days or more of another, and a decision returns "
    "the child, or leaves it, without considering that.",
    closes="A decision that considered the injuries of both periods.",
)
def pattern_by_care(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask whether it was weighed in whose care the child was hurt."""
    found = care_patterns(p, subject.thing)
    if not found:
        return None
    carers = tuple(dict.fromkeys(one.carer for one in found))
    others = tuple(dict.fromkeys(by for one in found for by in one.free.fact.by))
    ask = say(
        "Was it weighed that {child} was hurt only in the care of {carers}, and never in {days} days with {others}?",
        child=subject.thing,
        carers=carers,
        others=others,
        days=str(p.limit("pattern-by-care", p.now).number),
    )
    entries = evidence(thing for one in found for thing in (*one.injuries, one.free, *one.decided))
    urgency: Urgency = "immediate" if any(one.back for one in found) else "soon"
    people = tuple(one for one in (*carers, *others) if one not in p.kinds)
    return Asked(urgency, ask, entries, each_once(lead(p), (LEGAL,)), (Act("manager_decision"),), people)
