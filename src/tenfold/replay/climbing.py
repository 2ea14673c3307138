"""How far an unanswered question has climbed: one step up for each due period that passes without what would close it.

Only evidence stops it, or a manager's hold until its review. An answer that is no evidence is heard: it puts the next
step off by one period, once a step, so that nobody is ever silenced by a click.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tenfold.picture import Picture
from tenfold.questions.rule import Urgency
from tenfold.record import Answer, Held
from tenfold.replay.question import Question
from tenfold.when import CannotCount, day_of, end_of, is_working_day

Period = Callable[[Urgency, datetime], datetime]


@dataclass(frozen=True, slots=True)
class Climb:
    """Where a question stands on the ladder: at which step (0: whom it was put to), since when, and when it goes on.

    `goes_on` is None at the top.
    """

    step: int
    since: datetime
    goes_on: datetime | None


def climb(p: Picture, question: Question, begun: datetime, top: int, *, every_day: bool) -> Climb | None:
    """Return how far a standing question has climbed by now; None where it has closed, or is held.

    Nobody could answer before the family's record was `begun` here: what opened earlier is counted from then.
    `every_day` says that whoever is asked works all week; to others a day on which they do not work is not counted.
    """
    if question.closed is not None or held_until(p, question) is not None:
        return None
    period = _period(p, every_day=every_day)
    at = since = max(question.opened, begun)
    goes_on = max(question.due, period(question.urgency, begun)) if begun > question.opened else question.due
    goes_on, step = _put_off(p, question, since, goes_on, period), 0
    while step < top and goes_on <= p.now:
        at, step = goes_on, step + 1
        goes_on = _put_off(p, question, at, _next(question, at, period), period)
    return Climb(step, at, goes_on if step < top else None)


def held_until(p: Picture, question: Question) -> datetime | None:
    """Return the review until which a manager holds a question now; None where nobody does."""
    return max((until for since, until in _holds(p, question) if since <= p.now < until), default=None)


def _next(question: Question, at: datetime, period: Period) -> datetime:
    """Return when the period that began at a moment ends: sooner where the question became more urgent in it."""
    raised = (period(growth.urgency, growth.at) for growth in question.grew if growth.at > at)
    return min((period(question.as_at(at).urgency, at), *raised))


def _put_off(p: Picture, question: Question, since: datetime, until: datetime, period: Period) -> datetime:
    """Return when the next step is taken: not while the question is held, and not right after it was answered."""
    said = sorted(at for at in _answers(p, question) if since < at <= until)
    if said:
        until = max(until, period(question.urgency, said[0]))
    for held, review in sorted(_holds(p, question)):
        if held <= until and since < review and until < review:
            until = period(question.urgency, review)
    return until


def _holds(p: Picture, question: Question) -> list[tuple[datetime, datetime]]:
    """Return from when until when a question was held; a hold that is stated anew ends where the new one begins."""
    found = []
    for stated in p.facts(Held):
        if stated.fact.question == question.id:
            starts = [entry.recorded for entry in stated.entries]
            for since, told, restated in zip(starts, stated.told, [*starts[1:], None], strict=True):
                found.append((since, min(told.review.last, restated or told.review.last)))
    return found


def _answers(p: Picture, question: Question) -> list[datetime]:
    return [one.first.recorded for one in p.facts(Answer) if one.fact.question == question.id]


def _period(p: Picture, *, every_day: bool) -> Period:
    """Return when the due period of an urgency, counted from a moment, has run out."""

    def after(urgency: Urgency, at: datetime) -> datetime:
        limit = p.guidance.limit(f"due.{urgency}", day_of(at))
        day = day_of(at)
        try:
            if limit.number:
                return limit.after(at - timedelta.resolution)  # at midnight it is counted from the day that has ended
            while not (every_day or is_working_day(day)):
                day += timedelta(days=1)
        except CannotCount:
            return end_of(day + timedelta(days=limit.number))
        return end_of(day)

    return after
