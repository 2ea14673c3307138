"""What is asked of one family: which questions stand on a day, or its whole replay. Every engine calls this.

Some families are answered for in step: the same is done for one after another, so that the processor has it at hand.
"""

import gc
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count, islice
from operator import attrgetter
from typing import NamedTuple, TypeVar

import msgspec

from tenfold.casefiles import decode_entries, decode_header
from tenfold.guidance import Guidance
from tenfold.picture import Picture, anybody_died, fold_once
from tenfold.questions.all import RULES
from tenfold.questions.rule import Rule, Standing, Subject, Theme
from tenfold.record import Case
from tenfold.replay import Walk, as_json, replay
from tenfold.when import AsOf

IN_STEP = 16
"""How many families are answered for in step."""
LOOK_THROUGH = 3
"""After how many times that many Python looks for what can be dropped: a replay goes round in circles."""
T = TypeVar("T")
Steps = Generator[None, None, T]
"""What is done step by step; at its end it returns something."""
FIRST = tuple(rule for rule in RULES if not rule.looks_at_questions)
LAST = tuple(rule for rule in RULES if rule.looks_at_questions)
_PLACE = {rule.id: n for n, rule in enumerate(RULES)}
_encode = msgspec.json.Encoder().encode


class Family(NamedTuple):
    """One family as it lies among the entries: its header, its entries in order of record, why it was refused."""

    name: str
    header: bytes | None
    entries: Sequence[bytes]
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sweep asks of each family: what stands at a moment, by what was recorded until another."""

    on: datetime
    known: datetime
    replay: bool = False


class Answer(NamedTuple):
    """What became of one family: a line for programs; or why it was set aside."""

    family: str
    line: bytes | None
    set_aside: str | None = None


class _WalkNeeded(Exception):
    """A rule looks at what stood before: only a walk through time knows."""


class _Looks:
    """A record looked at moment by moment, each time as if for the first time: what asks then, of whom.

    It is what rules that look at questions see of the past, as long as nothing stood there; else only a walk knows
    since when and on what evidence.
    """

    def __init__(self, case: Case, guidance: Guidance) -> None:
        self._case, self._guidance = case, guidance
        self._pictures: list[Picture] = []
        self._asked: dict[datetime, list[tuple[Rule, Subject]]] = {}

    def at(self, moment: datetime) -> Picture:
        """Return the picture as of a moment; after a death only a walk knows what stood before it."""
        p = fold_once(self._case, AsOf.at(moment), self._guidance)
        self._pictures.append(p)
        if anybody_died(p):
            raise _WalkNeeded
        return p

    def let_go(self) -> None:
        """End: nothing is looked at again."""
        for p in self._pictures:
            p.let_go()

    def ask(self, p: Picture) -> Iterator[None]:
        """Ask the rules that look at no questions, a step each, and note what was asked of whom."""
        found = []
        for rule in FIRST:
            found += [(rule, one) for one in rule.subjects(p) if rule.ask(p, one) is not None]
            yield
        self._asked[p.now] = found

    def asked(self, moment: datetime) -> list[tuple[Rule, Subject]]:
        """Return the rules that look at no questions and ask something at a moment, each with of whom."""
        if moment not in self._asked:
            deque(self.ask(self.at(moment)), maxlen=0)
        return self._asked[moment]

    def standing_at(self, moment: datetime, children: tuple[str, ...]) -> Sequence[Standing]:
        """Return that no question on some children stood at a moment; else ask for a walk."""
        return _nothing(one for _, one in self.asked(moment) if not set(children).isdisjoint(one.children))

    def standing(self, p: Picture, theme: Theme, child: str) -> Sequence[Standing]:
        """Return that no question of a theme on a child stands now; else ask for a walk."""
        return _nothing(one for rule, one in self.asked(p.now) if rule.theme == theme and child in one.children)


def _nothing(found: Iterable[Subject]) -> tuple[Standing, ...]:
    for _ in found:
        raise _WalkNeeded
    return ()


def answers(families: Iterable[Family], asked: Asked, in_step: int = IN_STEP) -> Iterator[Answer]:
    """Answer for some families in their order, in memory that does not grow with their number."""
    coming = iter(families)
    gc.disable()
    gc.freeze()  # the rules and what else was imported stay
    try:
        for n in count(1):
            some = tuple(islice(coming, in_step))
            if not some:
                return
            yield from _in_step([_answering(family, asked) for family in some])
            if n % LOOK_THROUGH == 0:
                gc.collect()
    finally:
        gc.unfreeze()
        gc.enable()


def answer(family: Family, asked: Asked) -> Answer:
    """Answer for one family; where it cannot be read, or a rule fails, set it aside and say why."""
    return _in_step([_answering(family, asked)])[0]


def _answering(family: Family, asked: Asked) -> Steps[Answer]:
    if family.refused is not None:
        return Answer(family.name, None, family.refused)
    try:
        case = case_of(family, asked)
        yield
        ids = yield from _standing(case, asked.on, Guidance.dated())
        told = {"replay": as_json(replay(case, known=asked.on))} if asked.replay else {}
        line = _encode({"family": family.name, "questions": ids, **told})
    except Exception as wrong:  # noqa: BLE001 - whatever one family brings about, the others are answered
        return Answer(family.name, None, f"{type(wrong).__name__}: {wrong}".replace("\n", " "))
    return Answer(family.name, line)


def case_of(family: Family, asked: Asked) -> Case:
    """Return the family's case with what was recorded until the moment by which it is known."""
    if family.header is None:
        raise ValueError("there is no header")
    known = (entry for entry in decode_entries(family.entries) if entry.recorded <= asked.known)
    return replace(decode_header(family.header), entries=tuple(known))


def standing(case: Case, on: datetime, guidance: Guidance | None = None) -> list[str]:
    """Return the ids of the questions that stand at a moment, in the order in which people read the rules.

    They are those that a replay to that moment ends with; but it is walked only where a look at that moment does not
    tell: where a question may have stood before, a rule looks at the past, or somebody has died.
    """
    return _in_step([_standing(case, on, guidance or Guidance.dated())])[0]


def _standing(case: Case, on: datetime, guidance: Guidance) -> Steps[list[str]]:
    if not case.entries:
        return []
    looks = _Looks(case, guidance)
    try:
        rules = yield from _asking(looks, on)
    except _WalkNeeded:
        rules = RULES
    finally:
        looks.let_go()
    if not rules:
        return []
    walk = Walk(case, guidance, rules)
    walk.to(on, case.entries)
    found = sorted((q for q in walk.questions if q.closed is None), key=attrgetter("id"))
    walk.let_go()
    return [q.id for q in sorted(found, key=lambda q: _PLACE[q.rule])]


def _asking(looks: _Looks, on: datetime) -> Steps[Sequence[Rule]]:
    """Return the rules that ask something at a moment; raise `_WalkNeeded` where only a walk can tell."""
    p = looks.at(on)
    yield
    yield from looks.ask(p)
    late = any(rule.ask(p, one, looks) is not None for rule in LAST for one in rule.subjects(p))
    return RULES if late else list(dict.fromkeys(rule for rule, _ in looks.asked(on)))


def _in_step(some: Sequence[Steps[T]]) -> list[T]:
    """Go through some things, a step of each in turn, and return what each returns."""
    ends: dict[int, T] = {}
    going = dict(enumerate(some))
    while going:
        for n, one in [*going.items()]:
            try:
                next(one)
            except StopIteration as end:
                ends[n] = end.value
                del going[n]
    return [ends[n] for n in range(len(some))]
