"""What is not known, in words: acts with the questions that they would answer, and how a question stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tenfold.access import agency_of
from tenfold.desk.addresses import address
from tenfold.desk.words import IMMEDIATE, URGENCY, counted, due_day, plain_moment
from tenfold.ledger import Opened
from tenfold.questions.wording import in_words, plain_day
from tenfold.replay import SHOWN, Question
from tenfold.when import day_of

FEW = 2
"""How many questions are shown under an act before the rest is folded."""
ROOM = 4
"""How many questions of a child are shown, the immediate aside, before acts are folded: a laptop has room for these."""


@dataclass(frozen=True, slots=True)
class Link:
    """A question as a line: its address, its sentence, how urgent it is, when it is due, what would answer it."""

    href: str
    ask: str
    urgency: str
    colour: str
    due: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class Doing:
    """An act, and the questions that it would answer: the first few, and the rest."""

    words: str
    would: str
    questions: tuple[Link, ...]
    rest: tuple[Link, ...]

    @property
    def folded(self) -> str:
        """The line under which the rest is folded."""
        return f"and {counted(len(self.rest), 'more question')} that it would answer"


@dataclass(frozen=True, slots=True)
class Unknown:
    """What is not known: a few acts, the rest, what no act answers, and what somebody holds until a review."""

    acts: tuple[Doing, ...]
    more: tuple[Doing, ...]
    beyond: tuple[Link, ...]
    standing: int
    held: tuple[Link, ...] = ()

    @property
    def folded(self) -> str:
        """The line under which the rest is folded."""
        count = sum(len(one.questions) + len(one.rest) for one in self.more) + len(self.beyond)
        return f"Show {counted(count, 'more question')}"


def unknown_of(opened: Opened, child: str | None = None) -> Unknown:
    """Return what is not known of a child (and of the family as a whole), or of all, by the act that would tell it."""
    numbers = {question.id: n for n, question in enumerate(opened.questions, 1)}
    standing = [one for one in opened.questions if one.closed is None and concerns(one, child) and is_for(opened, one)]
    here = {one.id for one in standing}
    acts = []
    for answering in opened.acts:
        own = [one for one in answering.answers if one.id in here]
        if own:
            acts.append(doing_of(answering.words, [*_links(opened, own, numbers)]))
    under = {one.id for answering in opened.acts for one in answering.answers}
    held = tuple(_held(opened, one, numbers[one.id]) for one in standing if one.held is not None)
    beyond = tuple(_links(opened, [one for one in standing if one.id not in under and one.held is None], numbers))
    first = acts[:SHOWN] if child is None else in_room(acts[:SHOWN])
    more = tuple(act for act in acts if act not in first)
    return Unknown(tuple(first), more, beyond, len(standing), held)


def in_room(acts: Sequence[Doing]) -> list[Doing]:
    """Return the first acts, for which there is room on one screen, and those that would answer something immediate."""
    first: list[Doing] = []
    questions = 0
    for act in acts:
        questions += len(act.questions)
        if not first or questions <= ROOM or any(link.urgency == IMMEDIATE for link in (*act.questions, *act.rest)):
            first.append(act)
    return first


def doing_of(words: str, links: Sequence[Link]) -> Doing:
    """Return an act with the questions that it would answer: the first few, and the rest."""
    would = "" if len(links) == 1 else f"would answer {len(links)} questions"
    return Doing(words, would, tuple(links[:FEW]), tuple(links[FEW:]))


def concerns(question: Question, child: str | None) -> bool:
    """Whether a question concerns a child, or the family as a whole; any does where no child is named."""
    return child is None or not question.children or child in question.children


def is_for(opened: Opened, question: Question) -> bool:
    """Whether a question is for whoever opened the family: one of the workforce is for the worker's employer alone."""
    p, mine = opened.picture, opened.allowed.tie.agency
    return question.theme != "workforce" or mine in {agency_of(one, p.kinds, p.lead_now()) for one in question.to}


def _held(opened: Opened, question: Question, number: int) -> Link:
    link, hold = link_to(opened, question, number), question.held
    told = f"held by {hold.by} until {plain_day(day_of(hold.review))}: {hold.reason}" if hold is not None else ""
    return replace(link, due=told)


def link_to(opened: Opened, question: Question, number: int) -> Link:
    """Return a question as a line that leads to its page."""
    words, colour = URGENCY[question.urgency]
    return Link(
        address("question", opened.family, number),
        in_words(opened.picture, question.ask),
        words,
        colour,
        due_of(question),
    )


def due_of(question: Question) -> str:
    """Return by when an answer is due."""
    return f"due {due_day(question.due)}"


def state_of(opened: Opened, question: Question) -> str:
    """Return how a question stands: closed when and by what, or still standing."""
    if question.closed is None:
        held = question.held
        return f"Held by {held.by} until {plain_day(day_of(held.review))}: {held.reason}" if held else "It stands."
    entry = opened.picture.entry(question.closed_by) if question.closed_by else None
    when = plain_moment(question.closed)
    if question.closed_by is None:
        return f"Closed on {when}, when its time had passed."
    by = f" by an entry of {_agency(opened, entry.agency)}" if entry is not None else " by an entry on record"
    return f"Closed on {when}{by}."


def _links(opened: Opened, questions: Iterable[Question], numbers: dict[str, int]) -> Iterable[Link]:
    return (link_to(opened, one, numbers[one.id]) for one in questions)


def _agency(opened: Opened, id: str) -> str:
    return next((one.name for one in opened.case.agencies if one.id == id), id)
