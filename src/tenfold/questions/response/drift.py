"""A plan goes on and on while old questions about what was told stand as they stood."""

from tenfold.picture import Picture, Spell, drifting_since, last_change, on_hold
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.rule import Asked, History, Standing, evidence, rule
from tenfold.questions.subjects import each_plan
from tenfold.questions.wording import plain_day, say
from tenfold.record import Entry
from tenfold.when import day_of


@rule(
    "drift",
    subjects=each_plan,
    authority=("review", "curiosity"),
    findings=("response", "curiosity"),
    stands="On plan for 9 months or more, or for two reviews, while questions of curiosity older than 3 months stand "
    "and the plan has not changed.",
    closes="The questions are closed, or the plan is changed.",
    looks_at_questions=True,
)
def drift(p: Picture, plan: Spell, history: History) -> Asked | None:
    """Ask what the plan does about what nobody has answered."""
    since = drifting_since(p, plan)
    if since is None:
        return None
    changed = last_change(p, plan.child, since)
    curious = (one for one in history.standing(p, "curiosity") if plan.child in one.children)
    held = on_hold(p)
    left = [one for one in curious if one.id not in held and is_old(p, one, changed)]
    if not left:
        return None
    ask = say(
        "What does the plan for {child} of {began} do about what has stood unanswered since {day}?",
        child=plan.child,
        began=plain_day(plan.start.day),
        day=plain_day(day_of(min(one.opened for one in left))),
    )
    found = evidence(plan.start, (entry for one in left for entry in one.evidence))
    return Asked("soon", ask, found, (CHAIR,), (Act("review_conference"),))


def is_old(p: Picture, question: Standing, changed: Entry | None) -> bool:
    """Whether a question has stood for long, also since the plan was last changed."""
    since = question.opened if changed is None else max(question.opened, changed.latest)
    return p.over("drift.questions", since)
