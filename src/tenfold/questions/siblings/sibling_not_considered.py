"""A step was taken for one child, and another child of the same home is not named in it."""

from tenfold.picture import Picture, children, concerned_at
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.beside import last_named, names, steps_for, under_way
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Entry


@rule(
    "sibling-not-considered",
    subjects=each_child,
    authority=("siblings", "strategy"),
    findings="siblings",
    stands="A strategy discussion, enquiry, conference or plan (or a referral to, or an assessment or decision of, the "
    "lead after a concern) names one child, and not another who lived with it or was cared for by the same adults, "
    "then or in the 72 hours before the concern, or who lives with an adult accused of it.",
    closes="That child is named in a decision, enquiry, conference, strategy discussion, assessment or plan of those "
    "who protect children.",
)
def sibling_not_considered(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who has considered the other child of the home."""
    child = subject.thing
    missed = [(other, step) for other in children(p) if other != child for step in missing(p, child, other)]
    if not missed:
        return None
    others = tuple(dict.fromkeys(other for other, _ in missed))
    return Asked(
        "immediate",
        say("Who has considered {child}? The steps taken name only {others}.", child=child, others=others),
        evidence(step for _, step in missed),
        lead(p),
        (Act("strategy_discussion"), Act("decide_on_child", child)),
        about=others,
    )


def missing(p: Picture, child: str, other: str) -> list[Entry]:
    """Return the steps for another child that should have named this one, where it was not named since either.

    Who was under enquiry or on plan itself was considered there.
    """
    return [
        step
        for step, since in steps_for(p, other)
        if last_named(p, child) < since
        and not names(step, child)
        and not under_way(p, child, step)
        and child in concerned_at(p, other, step)
    ]
