"""Terms: until when a schedule would have a family's record kept. A term that ends is looked at by people, no more."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from tenfold.picture import Picture, died_at, is_child, known_people, person, younger_than
from tenfold.record import Care, Case, Enquiry, History, Order, Plan

From = Literal["birth", "adulthood", "death", "closure", "order"]
ADULT = 18
_CARE = frozenset({"voluntary_accommodation", "placement", "order"})
_ORDERS = frozenset({"epo", "interim_care", "care", "voluntary_accommodation"})
_SEXUAL = frozenset({"sexual", "multiple"})
_HEALTH = frozenset(
    {"acute_hospital", "community_health", "health_visiting", "general_practice", "mental_health", "ambulance"}
)
_SCHOOL = frozenset({"school", "early_years", "education_service"})


class BadSchedule(Exception):
    """A schedule cannot be gone by; the sentence says which, and what would be right."""


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """How long one kind of record is kept, counted from what, by whose word; whether its source was read."""

    number: int
    unit: Literal["years"]
    from_: From
    standing: str
    source: str
    read: bool
    says: str


class Schedule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Terms by kind of record, as they stood from a day on."""

    title: str
    since: date
    kinds: dict[str, Kind]


@dataclass(frozen=True, slots=True)
class Child:
    """What a term is counted from for one child: the last day on which it may have been born, and died."""

    born: date | None
    died: date | None = None

    @property
    def died_young(self) -> bool | None:
        """Whether the child died before 18; None where nobody said when it was born."""
        if self.died is None:
            return False
        return None if self.born is None else self.died < years_on(self.born, ADULT)


@dataclass(frozen=True, slots=True)
class Life:
    """What a family's terms are counted from: its children, the day of the last entry, the kinds of record it holds."""

    children: tuple[Child, ...]
    closed: date
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Term:
    """When a family's record has been kept for long enough (exclusive), and by which line of the schedule."""

    ends: date
    kind: str


def schedule(path: Path | None = None) -> Schedule:
    """Return a partnership's schedule, or the one that comes with Tenfold; raise `BadSchedule` with what is wrong."""
    packaged = files("tenfold.ledger.keeping") / "schedule.toml"
    try:
        text = path.read_text("utf-8") if path else packaged.read_text("utf-8")
        return msgspec.convert(tomllib.loads(text), Schedule)
    except (OSError, ValueError, msgspec.ValidationError) as fault:
        raise BadSchedule(f"{path or packaged} cannot be gone by: {fault}.") from None


def term_of(life: Life, terms: Mapping[str, Kind]) -> Term | None:
    """Return the last of a family's terms; None where one cannot be reckoned, which people then look at.

    A kind that the record holds and the schedule does not know cannot be reckoned either.
    """
    found = []
    for kind in sorted(life.kinds):
        for ends in _ends(life, kind, terms):
            if ends is None:
                return None
            found.append(Term(ends, kind))
    return max(found, key=lambda term: (term.ends, term.kind), default=None)


def life_of(case: Case, p: Picture) -> Life:
    """Return what the terms of a family are counted from, as its whole record tells it."""
    begun = min((one.recorded for one in case.entries), default=p.now)
    told = tuple(_child(p, id) for id in known_people(p) if _was_child(p, id, begun))
    last = max((max(one.recorded.date(), one.latest.date()) for one in case.entries), default=date.max)
    return Life(told, last, frozenset(_kinds(case, p)))


def years_on(day: date, years: int) -> date:
    """Return the same day so many years later: 1 March for 29 February, the last day there is for what lies beyond."""
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _ends(life: Life, kind: str, terms: Mapping[str, Kind]) -> Iterator[date | None]:
    if kind not in terms or not life.children:
        yield None
        return
    for child in life.children:
        line = terms.get(f"{kind}-died") if child.died_young else terms[kind]
        start = _start(life, child, (line or terms[kind]).from_)
        yield None if start is None else years_on(start, (line or terms[kind]).number)


def _start(life: Life, child: Child, from_: From) -> date | None:
    if from_ == "closure":
        return life.closed
    if from_ == "adulthood":
        return None if child.born is None else max(years_on(child.born, ADULT), life.closed)
    return {"birth": child.born, "death": child.died}.get(from_)


def _was_child(p: Picture, id: str, begun: datetime) -> bool:
    """Whether somebody was a child when the record began, or was born later: who has grown up since still counts."""
    young = younger_than(p, id, "adult", begun)
    return is_child(p, id) if young is None else young


def _child(p: Picture, id: str) -> Child:
    known, death = person(p, id), died_at(p, id)
    born = known.born.last_day if known is not None and known.born is not None else None
    return Child(born, death.last_day if death is not None else None)


def _kinds(case: Case, p: Picture) -> Iterator[str]:
    yield "child-in-need"
    wrote = {entry.agency for entry in case.entries}
    writers = {agency.kind for agency in case.agencies if agency.id in wrote}
    plans = [one.fact for one in p.facts(Plan) if one.fact.kind in (None, "child_protection")]
    if any(one.fact.basis in _CARE for one in p.facts(Care)) or any(o.fact.type in _ORDERS for o in p.facts(Order)):
        yield "looked-after"
    if plans or p.facts(Enquiry) or any(entry.event.endswith("_conference") for entry in case.entries):
        yield "child-protection"
    sexual = any(one.fact.of == "sexual_offence" for one in p.facts(History))
    if sexual or any(plan.category in _SEXUAL for plan in plans):
        yield "sexual-abuse"
    if writers & _HEALTH:
        yield "health"
    if writers & _SCHOOL:
        yield "school"
