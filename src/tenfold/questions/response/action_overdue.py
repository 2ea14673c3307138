"""What a plan promised is past its date, or a condition was not met when what it was a condition of was decided."""

from datetime import timedelta

from tenfold.picture import (
    Picture,
    Stated,
    dropped_alone,
    falls_due,
    granted_despite,
    kept,
    overdue_for,
    promised_for,
    remembered,
)
from tenfold.questions.acts import Act
from tenfold.questions.rule import Asked, Of, Urgency, evidence, rule
from tenfold.questions.subjects import each_of
from tenfold.questions.wording import plain_day, say, waits
from tenfold.record import Action
from tenfold.when import day_of


@remembered
def each_action(p: Picture) -> tuple[Of[Stated[Action]], ...]:
    """Return every action, with the children for whom it was promised."""
    return each_of(p, Action, promised_for)


@rule(
    "action-overdue",
    subjects=each_action,
    authority=("plan", "decision-making"),
    findings="response",
    stands="A plan action past its due date (20 working days where none was set), or a condition that was not met when "
    "the decision that waited for it was made.",
    closes="It is done, or dropped with a decision.",
)
def action_overdue(p: Picture, promise: Of[Stated[Action]]) -> Asked | None:
    """Ask the owner what became of it."""
    action = promise.thing
    granted = [entry for child in promise.children for entry in granted_despite(p, action, child)]
    if kept(p, action) or not (granted or any(overdue_for(p, action, child) for child in promise.children)):
        return None
    end = "." if action.fact.due is not None else ", as no date was set."
    template = "Has {owner} done what was promised for {children} on {day}? It was due {due}" + end
    if granted:
        template = f"Had {{owner}} met the condition{waits(action)} set for {{children}} on {{day}} when it went ahead?"
    due = plain_day(day_of(falls_due(p, action) - timedelta.resolution))
    ask = say(template, owner=action.fact.owner, children=promise.children, day=plain_day(action.day), due=due)
    to = tuple(dict.fromkeys((action.fact.owner, *(entry.agency for entry in granted))))
    found = evidence(action.first, dropped_alone(action), granted)
    return Asked("immediate" if granted else urgency(p, action), ask, found, to, (Act("do_action"),))


def urgency(p: Picture, action: Stated[Action]) -> Urgency:
    """Soon once it is as late as it was long."""
    times = p.limit("action-overdue.twice", action.since).number
    return "soon" if p.passed(falls_due(p, action, times)) else "routine"
