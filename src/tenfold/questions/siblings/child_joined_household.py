"""A child has come into the home of a child on plan, and nothing has been decided about that child."""

from tenfold.picture import Picture, joined_plan, plan_now, younger_than
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.beside import PROTECTING, named_since
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Decision, Entry

MOVING = frozenset({"placement", "return_home"})


@rule(
    "child-joined-household",
    subjects=each_child,
    authority=("siblings", "household"),
    findings="siblings",
    stands="A child appears in the household of a child on plan, in which it was not when that began.",
    closes="A decision about that child (or an enquiry, assessment, plan or meeting that names it); a baby’s own plan.",
)
def child_joined_household(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask what has been decided about a child who joined the home."""
    child = subject.thing
    waiting = [each for each in joined_plan(p, child) if not decided(p, child, each[1], each[2])]
    if not waiting:
        return None
    others = tuple(other for other, _, _ in waiting)
    return Asked(
        "immediate",
        say("What has been decided about {child}, who now lives with {others}?", child=child, others=others),
        evidence(came for _, _, came in waiting),
        lead(p),
        (Act("decide_on_child", child), Act("strategy_discussion")),
        about=others,
    )


def decided(p: Picture, child: str, plan: Entry, came: Entry) -> bool:
    """Whether a child was named in a step since it came, or its coming was decided on since the other’s plan began.

    A plan of its own that a baby was given by then decides on the home that it comes to.
    """
    sent = (one for one in p.facts(Decision, child) if one.fact.matter in MOVING and one.fact.granted is not False)
    sent_here = any(p.kinds.get(one.agency) in PROTECTING and one.order >= plan.order for one in sent)
    return sent_here or _planned_for(p, child, plan) or named_since(p, child, came.order)


def _planned_for(p: Picture, child: str, plan: Entry) -> bool:
    own = plan_now(p, child)
    if own is None or own.start.order < plan.order:
        return False
    return younger_than(p, child, "newborn-expected.young", own.start.latest) is True
