"""One child of a home has a plan, another has none, and nobody says why."""

from tenfold.picture import Picture, Spell, children, children_beside, had_died, home_at, parents, plan_now, plan_spells
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.beside import PROTECTING
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Decision

ELSEWHERE = frozenset({"charge", "discharge", "contact"})
"""The matters whose decision does not say whether a child needs a plan."""


@rule(
    "sibling-plan-differs",
    subjects=each_child,
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
    plans = [(other, spell) for other in children(p) if (spell := plan_now(p, other)) and shares(p, child, spell)]
    unexplained = [(other, spell) for other, spell in plans if not explained(p, child, spell)]
    if not unexplained:
        return None
    others = tuple(other for other, _ in unexplained)
    return Asked(
        "soon",
        say("Why has {child} no plan? There is one for {others}.", child=child, others=others),
        evidence(spell.start for _, spell in unexplained),
        (CHAIR,),
        (Act("decide_on_child", child),),
        about=others,
    )


def shares(p: Picture, child: str, spell: Spell) -> bool:
    """Whether a child, no parent of one on a plan, is of its household, or was when that plan or its concern began.

    Who had died before the plan began was not there to be given one.
    """
    if child in parents(p, spell.child) or had_died(p, child, spell.start.latest):
        return False
    return child in (*home_at(p, spell.child, spell.start), *children_beside(p, spell.child))


def explained(p: Picture, child: str, spell: Spell) -> bool:
    """Whether those who protect children decided on a child, with reasons, since the other’s plan and its own ended."""
    ends = [one.end.order for one in plan_spells(p, child) if one.end is not None]
    made = (one for one in p.facts(Decision, child) if one.fact.rationale and one.fact.matter not in ELSEWHERE)
    own = (one for one in made if p.kinds.get(one.agency) in PROTECTING)
    return any(one.last.order >= max((spell.start.order, *ends)) for one in own)
