"""A question through time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile

from tenfold.picture import place
from tenfold.questions.acts import Act
from tenfold.questions.rule import URGENCIES, Asked, Rule, Subject, Theme, Urgency
from tenfold.questions.wording import Sentence
from tenfold.record import Entry


@dataclass(frozen=True, slots=True)
class Growth:
    """A moment at which a standing question gained evidence or became more urgent."""

    at: datetime
    urgency: Urgency
    evidence: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A named manager holds a question that cannot be answered now, until the review."""

    by: str
    reason: str
    review: datetime


@dataclass(slots=True)
class Stood:
    """A question as it stood at a moment."""

    id: str
    rule: str
    theme: Theme
    children: tuple[str, ...]
    opened: datetime
    urgency: Urgency
    evidence: tuple[Entry, ...]
    first_evidence: tuple[Entry, ...]


@dataclass(slots=True)
class Question:
    """One question, from its opening to its closing; only the walk changes it.

    `sentence` calls everybody by their ids as last asked, `ask` as the record called them then, and `first_ask` as it
    called them when the question opened: in those words nothing is told that was learnt later. So `to` is of whom it
    was last asked, and `first_to` of whom when it opened.
    """

    rule_of: Rule
    subject: Subject
    nth: int
    opened: datetime
    urgency: Urgency
    due: datetime
    sentence: Sentence
    ask: Sentence
    first_ask: Sentence
    to: tuple[str, ...]
    first_to: tuple[str, ...]
    acts: tuple[Act, ...]
    about: tuple[str, ...]
    evidence: tuple[Entry, ...]
    first_evidence: tuple[Entry, ...]
    first_urgency: Urgency
    closed: datetime | None = None
    closed_by: str | None = None
    grew: list[Growth] = field(default_factory=list)
    held: Holding | None = None
    lost: list[Growth] = field(default_factory=list)
    alone: dict[str, datetime] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The question's id: its rule's and its subject's; asked again after it closed, it is a new one."""
        return f"{self.rule_of.id}:{self.subject.id}" + (f"~{self.nth}" if self.nth > 1 else "")

    @property
    def rule(self) -> str:
        """The id of its rule."""
        return self.rule_of.id

    @property
    def theme(self) -> Theme:
        """The theme of its rule."""
        return self.rule_of.theme

    @property
    def children(self) -> tuple[str, ...]:
        """The children whom it concerns."""
        return self.subject.children

    @property
    def held_by(self) -> tuple[str, ...]:
        """The agencies that hold its evidence."""
        return tuple(dict.fromkeys(entry.agency for entry in self.evidence))

    def stood_at(self, moment: datetime) -> bool:
        """Whether it stood at a moment."""
        return self.opened <= moment and (self.closed is None or moment < self.closed)

    def as_at(self, moment: datetime) -> "Stood":
        """Return it as it stood at a moment: with the evidence and the urgency that it had by then."""
        later = list(takewhile(lambda growth: growth.at > moment, reversed(self.grew)))
        known = self._evidence_at(moment, later) if later or self.lost else self.evidence
        urgency = self.urgency
        if later:
            before = self.grew[: -len(later)]
            urgency = before[-1].urgency if before else self.first_urgency
        return Stood(self.id, self.rule, self.theme, self.children, self.opened, urgency, known, self.first_evidence)

    def _evidence_at(self, moment: datetime, grew: list[Growth]) -> tuple[Entry, ...]:
        """Return the evidence that it had at a moment, since which it grew as told, the last first."""
        lost = [loss for loss in self.lost if loss.at > moment]
        known = {entry.id: entry for entry in self.evidence}
        changes = [*((loss.at, True, loss) for loss in lost), *((growth.at, False, growth) for growth in grew)]
        for _, is_lost, change in sorted(changes, key=lambda one: one[0], reverse=True):
            told = {entry.id: entry for entry in change.evidence}
            known = known | told if is_lost else {id: entry for id, entry in known.items() if id not in told}
        return tuple(sorted(known.values(), key=place)) if lost else tuple(known.values())

    def gained(self, entry: Entry) -> datetime:
        """Return when an entry last became part of its evidence."""
        grew = (growth.at for growth in reversed(self.grew) if entry.id in {one.id for one in growth.evidence})
        return next(grew, self.opened)

    def lose(self, entries: tuple[Entry, ...], at: datetime) -> None:
        """Let go of evidence that was never of whom it asks; what it was at an earlier moment stays as it was."""
        gone = {entry.id for entry in entries}
        self.evidence = tuple(entry for entry in self.evidence if entry.id not in gone)
        self.lost.append(Growth(at, self.urgency, entries))

    def grow(self, asked: Asked, at: datetime, due: Callable[[Asked], datetime]) -> bool:
        """Take in what the rule answers now: evidence is added, urgency rises, due comes sooner. Say whether any did.

        `due` tells by when an answer is due that was asked for now.
        """
        held = {entry.id for entry in self.evidence}
        more = tuple(entry for entry in asked.evidence if entry.id not in held)
        raised = URGENCIES.index(asked.urgency) > URGENCIES.index(self.urgency)
        self.to, self.acts = asked.to, asked.acts
        self.about = tuple(dict.fromkeys((*self.about, *self.children, *asked.about)))
        if more:
            self.evidence = tuple(sorted((*self.evidence, *more), key=place))
        sooner = asked.due is not None and asked.due < self.due
        if raised or sooner:
            self.urgency, self.due = max(self.urgency, asked.urgency, key=URGENCIES.index), min(self.due, due(asked))
        if more or raised:
            self.grew.append(Growth(at, self.urgency, more))
        return bool(more or raised or sooner)
