"""A child of school age, about whom there is a concern, is in no school or seldom there."""

from tenfold.picture import (
    Picture,
    has_open_concern,
    is_live,
    out_of_school,
    schooling_answered,
    seen_since_out,
    younger_than,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, education, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say


@rule(
    "not-in-education",
    subjects=each_child,
    authority="education",
    findings="awareness",
    stands="A child of school age (or once enrolled) with no enrolment known, withdrawn, missing, or absent for more "
    "than half of a month, with an open or live concern.",
    closes="The child is seen in education, or a decision considered it after the child was seen.",
)
def not_in_education(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask where the child is taught."""
    child = subject.thing
    if not (is_live(p, child) or has_open_concern(p, child)):
        return None
    grounds = out_of_school(p, child)
    if not grounds or schooling_answered(p, child, grounds[-1]):
        return None
    acts = (Act("see_taught", child), *((Act("manager_decision"),) if seen_since_out(p, child, grounds[-1]) else ()))
    young = younger_than(p, child, "not-in-education.from") is True
    where = "Which nursery, childminder or school has {child}" if young else "Where is {child} taught"
    return Asked(
        "soon",
        say(f"{where}, and who sees the child there?", child=child),
        evidence(grounds),
        each_once(lead(p), education(p)),
        acts,
    )
