"""What a rule is, and what it answers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, Generic, Literal, Protocol, TypeVar

from tenfold.picture import Picture
from tenfold.picture.stated import Stated
from tenfold.questions.acts import Act
from tenfold.questions.wording import Sentence
from tenfold.record import Entry

Urgency = Literal["immediate", "soon", "routine"]
Theme = Literal["curiosity", "openness", "siblings", "response", "awareness", "workforce"]
URGENCIES: tuple[Urgency, ...] = ("routine", "soon", "immediate")
T = TypeVar("T")


class Subject(Protocol):
    """What a question is about: an occasion of injury, a person, a decision, a step that started a clock."""

    @property
    def id(self) -> str:
        """The id that names the question, with the rule's."""
        ...

    @property
    def children(self) -> tuple[str, ...]:
        """The children whom it concerns."""
        ...


S = TypeVar("S", bound=Subject)


@dataclass(frozen=True, slots=True)
class Of(Generic[T]):
    """A subject made of something that has no id or children of its own."""

    id: str
    children: tuple[str, ...]
    thing: T


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that stands: how urgently, in which words, on what evidence, to whom, answered by which acts.

    `about` names adults whom it concerns beside the subject's children. `due` is given where a clock fixes it;
    otherwise it follows from the urgency.
    """

    urgency: Urgency
    ask: Sentence
    evidence: tuple[Entry, ...]
    to: tuple[str, ...]
    acts: tuple[Act, ...]
    about: tuple[str, ...] = ()
    due: datetime | None = None


class Standing(Protocol):
    """A question of another rule that stood at some moment, as the rules that look at questions see it."""

    id: str
    rule: str
    theme: Theme
    children: tuple[str, ...]
    opened: datetime
    urgency: Urgency
    evidence: tuple[Entry, ...]
    first_evidence: tuple[Entry, ...]


class History(Protocol):
    """The questions of the other rules through time."""

    def standing_at(self, moment: datetime, children: tuple[str, ...]) -> Sequence[Standing]:
        """Return the questions on some children that stood at a moment not later than now, as they stood then."""
        ...

    def standing(self, p: Picture, theme: Theme, child: str) -> Sequence[Standing]:
        """Return the questions of a theme on a child that stand now; what asks is asked again when they change."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its lasting id, its authority, its subjects, and the function that asks."""

    id: str
    theme: Theme
    authority: tuple[str, ...]
    findings: tuple[str, ...]
    stands: str
    closes: str
    subjects: Callable[[Picture], Sequence[Any]]
    ask: Callable[..., Asked | None]
    looks_at_questions: bool


def rule(
    id: str,
    *,
    subjects: Callable[[Picture], Sequence[Any]],
    authority: str | tuple[str, ...],
    findings: str | tuple[str, ...],
    stands: str,
    closes: str,
    looks_at_questions: bool = False,
) -> Callable[[Callable[..., Asked | None]], Rule]:
    """Make a rule of the function that asks; its theme is the folder that it lives in.

    `authority` are citation topics and `findings` review findings, both of `guidance`.
    """

    def made(ask: Callable[..., Asked | None]) -> Rule:
        theme: Any = ask.__module__.split(".")[-2]
        return Rule(id, theme, _all(authority), _all(findings), stands, closes, subjects, ask, looks_at_questions)

    return made


def evidence(*things: Entry | Stated[Any] | Iterable[Any] | None) -> tuple[Entry, ...]:
    """Return the entries behind some things, each once, in order of record."""
    found: dict[str, Entry] = {}
    _gather(things, found)
    return tuple(sorted(found.values(), key=attrgetter("order")))


def _gather(things: Iterable[Entry | Stated[Any] | Iterable[Any] | None], found: dict[str, Entry]) -> None:
    for thing in things:
        match thing:
            case Entry():
                found[thing.id] = thing
            case Stated():
                for entry in thing.entries:
                    found[entry.id] = entry
            case None:
                pass
            case _:
                _gather(thing, found)


def _all(one_or_more: str | tuple[str, ...]) -> tuple[str, ...]:
    return (one_or_more,) if isinstance(one_or_more, str) else one_or_more
