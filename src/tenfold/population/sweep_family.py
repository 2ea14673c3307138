"""What is asked of one family: which questions stand on a day, or its whole replay. Every engine calls this."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec

from tenfold.casefiles import decode_entries, decode_header
from tenfold.guidance import Guidance
from tenfold.picture import fold_once
from tenfold.questions.all import RULES
from tenfold.questions.rule import Rule, Standing
from tenfold.record import Case
from tenfold.replay import Walk, as_json, replay
from tenfold.when import AsOf

LOOK_THROUGH = 50
"""After how many families Python looks for what can be dropped: a picture goes round in circles."""
_PLACE = {rule.id: n for n, rule in enumerate(RULES)}
_encode = msgspec.json.Encoder().encode


class Family(NamedTuple):
    """One family as it lies among the entries: its header, its entries in order of record, why it was refused if it was."""

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


class _Untold:
    """The questions of the past, where nobody has walked through it yet."""

    def standing_at(self, moment: datetime, children: tuple[str, ...]) -> Sequence[Standing]:
        """Ask for a walk."""
        raise _WalkNeeded

    def standing(self, p: Any, theme: str, child: str) -> Sequence[Standing]:
        """Ask for a walk."""
        raise _WalkNeeded


def answers(families: Iterable[Family], asked: Asked) -> Iterator[Answer]:
    """Answer for some families, one after another, in memory that does not grow with their number."""
    gc.disable()
    gc.freeze()  # the rules and what else was imported stay
    try:
        for n, family in enumerate(families, 1):
            yield answer(family, asked)
            if n % LOOK_THROUGH == 0:
                gc.collect()
    finally:
        gc.unfreeze()
        gc.enable()


def answer(family: Family, asked: Asked) -> Answer:
    """Answer for one family; where it cannot be read, or a rule fails, set it aside and say why."""
    if family.refused is not None:
        return Answer(family.name, None, family.refused)
    try:
        case = case_of(family, asked)
        told = {"replay": as_json(replay(case, known=asked.on))} if asked.replay else {}
        line = _encode({"family": family.name, "questions": standing(case, asked.on), **told})
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
    guidance = guidance or Guidance.dated()
    if not case.entries:
        return []
    try:
        rules = _asking(case, on, guidance)
    except _WalkNeeded:
        rules = RULES
    if not rules:
        return []
    walk = Walk(case, guidance, rules)
    walk.to(on, case.entries)
    found = sorted((q for q in walk.questions if q.closed is None), key=attrgetter("id"))
    return [q.id for q in sorted(found, key=lambda q: _PLACE[q.rule])]


def _asking(case: Case, on: datetime, guidance: Guidance) -> Sequence[Rule]:
    """Return the rules that ask something at a moment; raise `_WalkNeeded` where only a walk can tell."""
    p = fold_once(case, AsOf.at(on), guidance)
    if p.events("death"):
        raise _WalkNeeded
    asking = [rule for rule in RULES if any(_asks(rule, p, subject) for subject in rule.subjects(p))]
    return RULES if any(rule.looks_at_questions for rule in asking) else asking


def _asks(rule: Rule, p: Any, subject: Any) -> bool:
    told: Iterable[Any] = (_Untold(),) if rule.looks_at_questions else ()
    return rule.ask(p, subject, *told) is not None
