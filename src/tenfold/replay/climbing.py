"""How far an unanswered question has climbed: one step up for each due period that passes without what would close it.

Only evidence stops it, or a manager's hold until its review. An answer that is no evidence is heard: it puts the next
step off by one period, once a step, so that nobody is ever silenced by a click.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tenfold.picture import Picture, Stated
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


class Ladder:
    """Tells how far each question of a picture has climbed by now.

    Nobody could answer before the family's record was `begun` here: what opened earlier is counted from then.
    """

    def __init__(self, p: Picture, begun: datetime) -> None:
        self.p = p
        self.begun = begun
        self._holds: dict[str, list[tuple[datetime, datetime]]] = {}
        self._answers: dict[str, list[datetime]] = {}
        for held in p.facts(Held):
            self._holds.setdefault(held.fact.question, []).extend(_spells(held))
        for answer in p.facts(Answer):
            self._answers.setdefault(answer.fact.question, []).append(answer.first.recorded)

    def climb(self, question: Question, top: int, *, every_day: bool) -> Climb | None:
        """Return how far a standing question has climbed by now; None where it has closed, or is held.

        `every_day` says that whoever is asked works all week; to others a day on which they do not work is not counted.
        """
        if question.closed is not None or self.held_until(question) is not None:
            return None
        period = _period(self.p, every_day=every_day)
        at, step = max(question.opened, self.begun), 0
        late = self.begun > question.opened
        first = max(question.due, period(question.urgency, self.begun)) if late else question.due
        goes_on = self._put_off(question, at, first, period)
        while step < top and goes_on <= self.p.now:
            at, step = goes_on, step + 1
            goes_on = self._put_off(question, at, _next(question, at, period), period)
        return Climb(step, at, goes_on if step < top else None)

    def held_until(self, question: Question) -> datetime | None:
        """Return the review until which a manager holds a question now; None where nobody does."""
        holds = self._holds.get(question.id, ())
        return max((until for since, until in holds if since <= self.p.now < until), default=None)

    def words_on(self, question: Question) -> tuple[object, ...]:
        """Return all that was said of a question and is no evidence: while that stays the same, so does its climb."""
        return *self._holds.get(question.id, ()), *self._answers.get(question.id, ())

    def _put_off(self, question: Question, since: datetime, until: datetime, period: Period) -> datetime:
        """Return when the next step is taken: not while the question is held, and not right after it was answered."""
        said = sorted(at for at in self._answers.get(question.id, ()) if since < at <= until)
        if said:
            until = max(until, period(question.urgency, said[0]))
        for held, review in sorted(self._holds.get(question.id, ())):
            if held <= until and since < review and until < review:
                until = period(question.urgency, review)
        return until


def _next(question: Question, at: datetime, period: Period) -> datetime:
    """Return when the period that began at a moment ends: sooner where the question became more urgent in it."""
    urgency = question.first_urgency
    for growth in question.grew:
        if growth.at <= at:
            urgency = growth.urgency
    raised = (period(growth.urgency, growth.at) for growth in question.grew if growth.at > at)
    return min((period(urgency, at), *raised))


def _spells(held: Stated[Held]) -> list[tuple[datetime, datetime]]:
    """Return from when until when a question was held; a hold that is stated anew ends where the new one begins."""
    starts = [entry.recorded for entry in held.entries]
    ends = [*starts[1:], None]
    stated = zip(starts, held.told, ends, strict=True)
    return [(since, min(told.review.last, end or told.review.last)) for since, told, end in stated]


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
