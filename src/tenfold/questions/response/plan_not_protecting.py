"""A child on plan comes to harm again and again, and nobody has looked at all of it together."""

from tenfold.picture import Picture, Spell, answered_together, incidents
from tenfold.questions.acts import Act
from tenfold.questions.addressees import HEAD_OF_SERVICE
from tenfold.questions.rule import Asked, evidence, rule
from tenfold.questions.subjects import each_plan
from tenfold.questions.wording import plain_day, say


@rule(
    "plan-not-protecting",
    subjects=each_plan,
    authority=("plan", "legal"),
    findings="response",
    stands="Two or more occasions of injury or upheld concerns since the plan began (those found harmless left out), "
    "and no legal planning meeting or change of plan since the latest.",
    closes="Legal planning, or a conference’s decision, that considered them all; or an order; or the plan ends.",
)
def plan_not_protecting(p: Picture, plan: Spell) -> Asked | None:
    """Ask whether the plan is enough."""
    if plan.end is not None:
        return None
    met = incidents(p, plan)
    if len(met) < p.limit("plan-not-protecting", plan.start.latest).number or answered_together(p, plan.child, met):
        return None
    ask = say(
        "Is the plan of {began} enough for {child}? Harm or an upheld concern of {days} followed it, and no legal "
        "planning or conference has considered them all.",
        child=plan.child,
        began=plain_day(plan.start.day),
        days=(plain_day(one.first.day) for one in met),
    )
    found = evidence(plan.start, [thing for one in met for thing in one.things])
    return Asked("immediate", ask, found, (HEAD_OF_SERVICE,), (Act("legal_planning"), Act("review_conference")))
