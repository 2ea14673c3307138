"""Fewer people see a child about whom there is a concern."""

from tenfold.picture import Picture, on_plan, seen_by_few, withdrawn
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say


@rule(
    "fewer-eyes",
    subjects=each_child,
    authority=("health-contact", "education"),
    findings="awareness",
    stands="With a live concern of which the lead has been told, or that is an allegation or an injury judged to be "
    "harm, the agencies that saw the child in the last 30 days fall to one or none, having been two or more in some 30 "
    "days of the last 120; or, with an open or live concern, the child is withdrawn from school, nursery or GP.",
    closes="Another agency sees the child, or a decision considered the withdrawal.",
)
def fewer_eyes(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who else sees the child now."""
    child = subject.thing
    grounds = (*seen_by_few(p, child), *withdrawn(p, child))
    if not grounds:
        return None
    return Asked(
        "immediate" if on_plan(p, child) else "soon",
        say("Who else sees {child} now? Fewer people do than before.", child=child),
        evidence(grounds),
        lead(p),
        (Act("see_child", child), Act("manager_decision")),
    )
