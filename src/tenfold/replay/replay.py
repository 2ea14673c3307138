"""A whole case, replayed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tenfold.guidance import Guidance
from tenfold.picture import Picture
from tenfold.questions.all import RULES
from tenfold.questions.rule import Rule
from tenfold.record import Case, Held
from tenfold.replay.alone import could_ask_alone
from tenfold.replay.cover import Answering, acts_for
from tenfold.replay.question import Holding, Question
from tenfold.replay.walk import Walk


@dataclass(frozen=True, slots=True)
class Replay:
    """What a case's record asked, up to a moment."""

    case: Case
    until: datetime
    picture: Picture
    questions: tuple[Question, ...]
    acts: tuple[Answering, ...]
    asked_alone: bool

    @property
    def standing(self) -> tuple[Question, ...]:
        """The questions that stand at the end."""
        return tuple(question for question in self.questions if question.closed is None)


def replay(
    case: Case,
    *,
    known: datetime | None = None,
    guidance: Guidance | None = None,
    rules: Sequence[Rule] = RULES,
    alone: bool = False,
) -> Replay:
    """Walk a case through time, to the last `recorded` or to a moment by which it is known.

    With `alone`, each agency's own entries are walked by themselves as well.
    """
    until = known or max((entry.recorded for entry in case.entries), default=_EMPTY)
    guidance = guidance or Guidance.dated()
    walk = Walk(case, guidance, rules)
    walk.to(until, case.entries)
    replayed = replay_of(walk, case, until)
    if alone:
        could_ask_alone(case, replayed.questions, until, guidance, rules)
    return replace(replayed, asked_alone=alone)


def replay_of(walk: Walk, case: Case, until: datetime) -> Replay:
    """Return what a walk that has come to a moment has found so far; it may go on, and this be asked again."""
    questions = sorted(walk.questions, key=lambda q: (q.opened, walk.place(q), q.id))
    _hold(walk.picture, questions)
    acts = acts_for(walk.picture, questions)
    return Replay(replace(case), until, walk.picture, tuple(questions), acts, asked_alone=False)


def _hold(p: Picture, questions: Sequence[Question]) -> None:
    by_id = {question.id: question for question in questions}
    for one in questions:
        one.held = None
    for stated in p.facts(Held):
        question = by_id.get(stated.fact.question)
        if question is not None and not p.passed(stated.fact.review.last):
            question.held = Holding(stated.fact.by, stated.fact.reason, stated.fact.review.last)


_EMPTY = datetime.fromisoformat("1995-01-01T00:00:00+00:00")
