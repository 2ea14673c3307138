"""Standing questions by the act that would answer them: fewest acts, covering most, first."""

from collections.abc import Iterable
from dataclasses import dataclass

from tenfold.picture import Picture, died, person
from tenfold.questions.acts import TEMPLATES, Act
from tenfold.questions.rule import URGENCIES
from tenfold.questions.wording import in_words, say
from tenfold.replay.question import Question

SHOWN = 5
APPROACHING = frozenset({"hear_parent"})
"""Acts that approach the person for whom they are done; the others ask records and other people."""


@dataclass(frozen=True, slots=True)
class Answering:
    """An act, in plain words, and the standing questions that it would answer."""

    act: Act
    words: str
    answers: tuple[Question, ...]


def acts_for(p: Picture, questions: Iterable[Question]) -> tuple[Answering, ...]:
    """Return the acts that would answer the standing questions, each question under one act, best act first.

    Best is the act that answers most, then the most urgent. Nobody can do anything for a child who has died; and
    nobody whom it is not safe to approach is ever suggested.
    """
    left = [q for q in questions if q.closed is None and q.held is None and not _past_help(p, q)]
    found: list[Answering] = []
    while left:
        offers: dict[Act, list[Question]] = {}
        for question in left:
            for act in question.acts:
                if not _unsafe(p, act):
                    offers.setdefault(act, []).append(question)
        if not offers:
            break
        best = max(offers, key=lambda act: (*_weight(offers[act]), act))
        found.append(Answering(best, act_in_words(p, best), tuple(offers[best])))
        answered = {question.id for question in offers[best]}
        left = [question for question in left if question.id not in answered]
    return tuple(found)


def act_in_words(p: Picture, act: Act) -> str:
    """Return an act as one plain sentence."""
    return in_words(p, say(TEMPLATES[act.kind], of=act.of, by=act.by)) + "."


def _unsafe(p: Picture, act: Act) -> bool:
    known = person(p, act.of) if act.kind in APPROACHING else None
    return known is not None and known.no_contact is not None


def _weight(questions: list[Question]) -> tuple[int, int]:
    return len(questions), sum(URGENCIES.index(question.urgency) for question in questions)


def _past_help(p: Picture, question: Question) -> bool:
    return bool(question.children) and all(died(p, child) for child in question.children)
