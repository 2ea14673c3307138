"""What follows when a family is brought up to date: when time next changes it, and who is told that something waits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from django.db import transaction

from tenfold.access import EVERYBODY, Colleague, Hours, Telling, agency_of, hours_of, ladder_of, may_know, whom
from tenfold.ledger import keys
from tenfold.ledger.folding import Fold
from tenfold.ledger.statement import rows, run
from tenfold.picture import Picture
from tenfold.replay import Climb, Ladder, Question

Row = tuple[bytes, str, int, str]
_FOLLOW = "SELECT tenfold.follow(%s, %s, %s::bytea[], %s::bytea[], %s::text[], %s::int[], %s::text[])"


@dataclass(frozen=True, slots=True)
class Climbing:
    """A standing question on the ladder of one of those whom it is put to; `agency` is whose people are told."""

    question: Question
    mark: bytes
    asked: str
    agency: str | None
    climb: Climb

    @property
    def row(self) -> Row:
        """What is told: of which question, on whose ladder, on which step, how urgent."""
        return self.mark, self.asked, self.climb.step, self.question.urgency

    @property
    def due(self) -> datetime:
        """By when it goes a step further; at the top, when it was due."""
        return self.climb.goes_on or self.question.due

    @property
    def is_told(self) -> bool:
        """Whether somebody is to be told: of a routine question only once it is overdue, for it is on the work list."""
        return self.climb.step > 0 or self.question.urgency != "routine"

    @property
    def alone(self) -> frozenset[str] | None:
        """The agencies that may know that the question is there; None: any that has the family."""
        employer = frozenset({self.agency or ""})
        return frozenset(sealed_by(self.question)) or (employer if self.question.theme == "workforce" else None)


@dataclass(slots=True)
class Remembered:
    """What is remembered of a family, so that an append finds anew only what it changed.

    How far each question has climbed, with what that rests on; and what is told already, once that is committed.
    """

    climbs: dict[tuple[str, str, str], tuple[object, Climb]]
    told: set[Row]


def follow(family: UUID, folds: Mapping[str, Fold]) -> None:
    """Store when a family is next woken, and write who is told now; the family is open in this transaction.

    `folds` are its layers, as this transaction leaves them: each agency is told by the one that it reads in.
    """
    remembered, begun = _remembered(family), begun_at(family)
    ladders = {layer: Ladder(fold.picture, begun) for layer, fold in folds.items()}
    standing = [(layer, one) for layer, fold in folds.items() for one in fold.standing()]
    climbing = [
        climb
        for layer, question in standing
        for climb in _climbing(family, layer, ladders[layer], question, remembered)
        if layer == (climb.agency if climb.agency in folds else EVERYBODY)
    ]
    reviews = (ladders[layer].held_until(question) for layer, question in standing)
    changes = (fold.walk.wakes_at() for fold in folds.values())
    turns = (*changes, *(one.climb.goes_on for one in climbing), *reviews)
    wakes = min((moment for moment in turns if moment is not None), default=None)
    told = [one for one in climbing if one.is_told and one.row not in remembered.told]
    following = [family, wakes, list({one.mark for one in climbing}), *_columns([one.row for one in told])]
    if not told:
        run(_FOLLOW, following)  # nobody waits for an answer that nobody needs
    elif untold := rows(_FOLLOW, following):
        _tell(family, folds[EVERYBODY].picture, [told[place - 1] for (place,) in untold])
    transaction.on_commit(lambda: remembered.told.update(one.row for one in told))


def sealed_by(question: Question) -> tuple[str, ...]:
    """Return the agencies that sealed what a question rests on: to others not even the question is there."""
    return tuple(dict.fromkeys(entry.agency for entry in question.evidence if entry.restricted == "sealed"))


def _climbing(
    family: UUID, layer: str, ladder: Ladder, question: Question, remembered: Remembered
) -> Iterator[Climbing]:
    p = ladder.p
    grew = tuple((growth.at, growth.urgency) for growth in question.grew)
    rests_on = (question.opened, question.due, question.urgency, grew, ladder.words_on(question))
    sealed = sealed_by(question)
    for asked in question.to:
        agency = agency_of(asked, p.kinds, p.lead_now())
        agency = sealed[0] if sealed and agency not in sealed else agency  # it goes to who keeps what is sealed
        before, found = remembered.climbs.get((layer, question.id, asked), (None, None))
        if found is None or before != (rests_on, agency) or (found.goes_on is not None and found.goes_on <= p.now):
            every_day = agency in p.kinds and hours_of(p.kinds[agency]).every_day
            found = ladder.climb(question, len(ladder_of(asked)) - 1, every_day=every_day)
        if found is not None:
            remembered.climbs[layer, question.id, asked] = ((rests_on, agency), found)
            yield Climbing(question, keys.mark_of(family, question.id), asked, agency, found)


def _tell(family: UUID, p: Picture, fresh: Sequence[Climbing]) -> None:
    agencies = sorted({one.agency for one in fresh if one.agency is not None})
    people = [_colleague(row) for row in rows("SELECT * FROM tenfold.people(%s, %s)", [family, agencies])]
    told = [(one, telling) for one in fresh for telling in _told(one, people, p.now) or (None,)]
    run(
        "SELECT tenfold.tell(%s, %s::bytea[], %s::text[], %s::int[], %s::text[], %s::timestamptz[], %s::bigint[],"
        " %s::timestamptz[], %s::boolean[])",
        [
            family,
            *_columns([_row(one, telling) for one, telling in told]),
            [one.due for one, _ in told],
            [telling.who.id if telling else None for _, telling in told],
            [telling.not_before if telling else p.now for _, telling in told],
            [telling is not None and telling.for_others for _, telling in told],
        ],
    )


def _row(one: Climbing, telling: Telling | None) -> Row:
    """Return what is told to somebody; those on duty are told once, on whichever step, and not each midnight."""
    mark, asked, step, urgency = one.row
    return mark, asked, 0 if telling is not None and telling.for_others else step, urgency


def _told(one: Climbing, people: Sequence[Colleague], now: datetime) -> tuple[Telling, ...]:
    known = may_know(people, one.alone)
    can_wait = one.question.urgency != "immediate"
    return whom(known, one.asked, one.agency, one.climb.step, now, can_wait=can_wait)


def _columns(told: Sequence[Row]) -> tuple[list[Any], ...]:
    return tuple(list(column) for column in zip(*told, strict=True)) if told else ([], [], [], [])


def _colleague(row: Sequence[Any]) -> Colleague:
    id, agency, roles, is_allocated, kind, opens, closes, every_day = row
    hours = Hours(opens, closes, every_day) if opens is not None else hours_of(kind)
    return Colleague(id, agency, frozenset(roles), is_allocated, hours)


@lru_cache(256)
def _remembered(family: UUID) -> Remembered:  # noqa: ARG001 - one for each family
    return Remembered({}, set())


@lru_cache(4096)
def begun_at(family: UUID) -> datetime:
    """Return when a family's record was begun here: nobody was asked anything before; it never changes."""
    [(begun,)] = rows("SELECT begun FROM tenfold.family WHERE id = %s", [family])
    return cast("datetime", begun)
