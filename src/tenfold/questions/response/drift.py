"""A plan goes on and on while old questions about what was told stand as they stood."""

from datetime import datetime

from tenfold.picture import Picture, Spell, drifting_since, last_change, on_hold, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.rule import Asked, History, Standing, evidence, rule
from tenfold.questions.subjects import each_plan
from tenfold.questions.wording import plain_day, say
from tenfold.record import Entry
from tenfold.when import day_of

Unanswered = tuple[datetime, tuple[Entry, ...]]


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
    left = unanswered(p, plan.child, changed, history)
    if not left:
        return None
    ask = say(
        "What does the plan for {child} of {began} do about what has stood unanswered since {day}?",
        child=plan.child,
        began=plain_day(plan.start.day),
        day=plain_day(day_of(min(opened for opened, _ in left))),
    )
    found = evidence(plan.start, *(known for _, known in left))
    return Asked("soon", ask, found, (CHAIR,), (Act("change_plan"),))


@remembered
def unanswered(p: Picture, child: str, changed: Entry | None, history: History) -> tuple[Unanswered, ...]:
    """Return since when each old question of curiosity on a child stands, with its evidence; not those on hold."""
    held = on_hold(p)
    standing = history.standing(p, "curiosity", child)
    left = [one for one in standing if one.id not in held] if held else standing
    return tuple([(one.opened, one.evidence) for one in left if p.over("drift.questions", since_when(one, changed))])


def since_when(question: Standing, changed: Entry | None) -> datetime:
    """Return since when a question has stood, also since the plan was last changed."""
    return question.opened if changed is None or changed.latest < question.opened else changed.latest
