"""A child who can tell was not heard before others decided."""

from tenfold.picture import Picture, planned, unborn, unheard_steps
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say


@rule(
    "voice-missing",
    subjects=each_child,
    authority="voice",
    findings="curiosity",
    stands="At a conference, the end of an assessment, a closure, a threshold not met or a dismissal (an enquiry not "
    "substantiated is one): a child of 3 or over whose words nobody recorded and whom the lead did not see alone since "
    "the concern; or only family interpreted; or the person whom the words may accuse was there.",
    closes="The child’s own words are recorded, or the child is seen alone by the lead; with an independent "
    "interpreter where one is needed.",
)
def voice_missing(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who has heard the child."""
    child = subject.thing
    unheard = unheard_steps(p, child)
    if not unheard or unborn(p, child):
        return None
    return Asked(
        "soon" if planned(p, child) else "routine",
        say("What does {child} say? Others have decided without the child’s own words.", child=child),
        evidence(unheard),
        lead(p),
        (Act("hear_child", child),),
    )
