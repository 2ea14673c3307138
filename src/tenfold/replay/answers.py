"""What was said in answer to a question: in words, which leave it standing, because only evidence closes it."""

from tenfold.picture import Picture, Stated
from tenfold.record import Answer
from tenfold.replay.question import Question


def answers_to(p: Picture, question: Question) -> tuple[Stated[Answer], ...]:
    """Return what was said in answer to a question, in order of record; where it was said again, as last said."""
    return tuple(one for one in p.facts(Answer) if one.fact.question == question.id)
