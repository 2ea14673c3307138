"""A young child, about whom there is a concern, is out of sight of health."""

from tenfold.picture import Picture, has_open_concern, is_live, out_of_health, unborn
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say

BY = ("a health professional",)


@rule(
    "unseen-by-health",
    subjects=each_child,
    authority="health-contact",
    findings="awareness",
    stands="A child under 5 with no health contact in 12 months, deregistered, or whose needed appointments have "
    "lapsed, with an open or live concern.",
    closes="A health professional sees the child.",
)
def unseen_by_health(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who in health has seen the child."""
    child = subject.thing
    if unborn(p, child) or not (is_live(p, child) or has_open_concern(p, child)):
        return None
    grounds = out_of_health(p, child)
    if not grounds:
        return None
    return Asked(
        "soon",
        say("Which health professional has seen {child} lately?", child=child),
        evidence(grounds),
        lead(p),
        (Act("see_by", child, BY),),
    )
