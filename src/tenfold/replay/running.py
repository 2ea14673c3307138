"""Which clocks run: every step that the guidance waits for, and by when, whether or not it is yet worth a question."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tenfold.picture import Picture
from tenfold.questions.all import RULES
from tenfold.questions.rule import Asked
from tenfold.questions.wording import in_words

FAR = timedelta(days=370)


@dataclass(frozen=True, slots=True)
class Running:
    """A clock: the step that it waits for, as a question, by when, for which children."""

    rule: str
    ask: str
    due: datetime
    children: tuple[str, ...]


def running_clocks(told: Picture, known: datetime, child: str | None = None) -> tuple[Running, ...]:
    """Return the clocks that run at a moment (for a child), those due first; the picture holds what is known by then.

    A clock rule asks only from two thirds of its time on; each is asked what it would ask if nothing came for a year.
    """
    now = told if told.now == known else told.glance(known)  # what is remembered there need not be found again
    every = ((rule, subject) for rule in RULES if rule.id.startswith("clock-") for subject in rule.subjects(now))
    clocks = [(rule, subject) for rule, subject in every if child is None or child in subject.children]
    p, found = told.glance(known + FAR), []
    for rule, subject in clocks:
        asked: Asked | None = rule.ask(p, subject)
        if asked is not None and asked.due is not None:
            found.append(Running(rule.id, in_words(p, asked.ask), asked.due, subject.children))
    return tuple(sorted(found, key=lambda one: (one.due, one.rule, one.ask)))
