"""One child of a home has a plan, another has none, and nobody says why."""

from tenfold.picture import Picture, Spell, children_beside, decisions, plan_now
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.beside import each_child_beside
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say


@rule(
    "sibling-plan-differs",
    subjects=each_child_beside,
    authority=("siblings", "conference"),
    findings="siblings",
    stands="One child of a household has a child protection plan and another has none, with no recorded rationale.",
    closes="A decision on the other child, with its rationale, made with or after that plan; or a plan for that child.",
)
def sibling_plan_differs(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask why one child has a plan and another has none."""
    child = subject.thing
    if plan_now(p, child) is not None:
        return None
    planned = [(other, spell) for other in children_beside(p, child) for spell in plan_of(p, other)]
    unexplained = [(other, spell) for other, spell in planned if not explained(p, child, spell)]
    if not unexplained:
        return None
    return Asked(
        "soon",
        say(
            "Why has {child} no plan, when {others} has one?",
            child=child,
            others=(other for other, _ in unexplained),
        ),
        evidence(spell.start for _, spell in unexplained),
        (CHAIR,),
        (Act("decide_on_child", child),),
        about=tuple(other for other, _ in unexplained),
    )


def plan_of(p: Picture, child: str) -> list[Spell]:
    """Return the plan that a child has now, if any."""
    spell = plan_now(p, child)
    return [] if spell is None else [spell]


def explained(p: Picture, child: str, spell: Spell) -> bool:
    """Whether a decision on a child, with its rationale, was made with or after another child’s plan."""
    return any(one.fact.rationale and one.last.order >= spell.start.order for one in decisions(p, child))
