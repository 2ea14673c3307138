"""A strategy discussion was about an injury, and no doctor has examined the child for it."""

from tenfold.picture import STRATEGY, Occasion, Picture, examination, first_discussion, needs_none, sitting_in
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, health, lead
from tenfold.questions.rule import Asked, evidence, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import plain_time, say


@rule(
    "medical-not-done",
    subjects=each_occasion,
    authority="medical",
    findings="response",
    stands="A strategy discussion about an injury, no examination (an opinion by health on it) from 48 hours before it "
    "to 24 hours after it, and no decision that none is needed.",
    closes="An examination, or a decision with its rationale that considered the injury.",
)
def medical_not_done(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask for the paediatric examination."""
    discussion = first_discussion(p, occasion)
    met = None if discussion is None else sitting_in(discussion, STRATEGY)
    if discussion is None or met is None or not p.over("medical-not-done", met.latest):
        return None
    if examination(p, occasion, discussion) is not None or needs_none(p, occasion, discussion):
        return None
    ask = say(
        "When does a paediatrician examine {children}, or who decides, and why, that this is not needed? The "
        "strategy discussion on the injury was on {day}.",
        children=occasion.children,
        day=plain_time(met.when),
    )
    acts = (*(Act("paediatric_opinion", child) for child in occasion.children), Act("manager_decision"))
    return Asked("immediate", ask, evidence(occasion.injuries, discussion), each_once(lead(p), health(p)), acts)
