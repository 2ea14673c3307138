"""Who people are: age, family ties, who is a child, who died."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime, timedelta
from functools import cache, lru_cache

from tenfold.picture.parentage import PARENTS, known_parents
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.readable import place
from tenfold.picture.stated import Stated
from tenfold.record import FACTS, Account, Care, Entry, Fact, Injury, Person, Pregnancy, Relationship
from tenfold.when import Time, add_months, start_of

_SIBLINGS = frozenset({"sibling", "half_sibling", "step_sibling"})
_FAMILY = frozenset({"grandparent", "aunt_uncle", "cousin", "relative", "step_parent", "child"}) | _SIBLINGS | PARENTS
_MONTH, _AT_MOST_OFF = timedelta(days=30, hours=10, minutes=30), timedelta(days=5)
"""Months of that length end within 5 days of those of the calendar, in the 400 years that a time may lie in."""
CLOSE = frozenset(
    {"partner", "ex_partner", "friend", "grandparent", "aunt_uncle", "cousin", "relative", "step_parent", "child"}
    | _SIBLINGS
    | PARENTS
)
"""Ties that make one person not independent of another."""


def person(p: Picture, id: str) -> Person | None:
    """Return all that is known of who a person is; None where only an id is on record."""
    stated = p.facts(Person, id)
    return stated[0].fact if stated else None


def died(p: Picture, id: str) -> Entry | None:
    """Return the entry that records a person's death, as an event or as an injury that is one."""
    by_injury = (one.first for one in p.facts_that(Injury, id, _is_death) if one.fact.child == id)
    return min((*p.events("death", id)[:1], *by_injury), key=place, default=None)


def died_at(p: Picture, id: str) -> Time | None:
    """Return when a person died: as the injury says that was a death, else as the entry that records it says."""
    entry = died(p, id)
    if entry is None:
        return None
    told = (one.fact for one in p.facts_in(Injury, entry.id) if _is_death(one) and one.fact.child == id)
    return next((fact.happened for fact in told if fact.happened is not None), entry.occurred)


def had_died(p: Picture, id: str, at: datetime) -> bool:
    """Whether somebody had died before a moment, whenever that was told."""
    death = died_at(p, id)
    return death is not None and death.last < at


def anybody_died(p: Picture) -> bool:
    """Whether the record tells of anybody's death."""
    return bool(p.events("death") or p.facts_that(Injury, None, _is_death))


def tells_of_death(entry: Entry, id: str | None = None) -> bool:
    """Whether an entry, as it was written, records a death: that person's, where one is named."""
    if entry.event == "death" and (id is None or id in entry.about):
        return True
    return any(isinstance(one, Injury) and one.type == "death" and id in (None, one.child) for one in entry.facts)


def _is_death(injury: Stated[Injury]) -> bool:
    return injury.fact.type == "death"


@remembered
def unborn(p: Picture, id: str) -> bool:
    """Whether somebody is not born yet: the birth is to come, or a pregnancy names a child whom nobody has met."""
    known = person(p, id)
    if known is not None and known.born is not None:
        return not p.passed(known.born.first)
    return any(one.fact.of == id for one in p.facts(Pregnancy, id)) and not p.contacts(id)


def not_born_by(p: Picture, id: str, at: datetime) -> bool:
    """Whether somebody was surely not born by a moment: not even now, or its birth lies after it."""
    known = person(p, id)
    return unborn(p, id) or (known is not None and known.born is not None and known.born.first > at)


def younger_than(p: Picture, id: str, limit: str, at: datetime | None = None) -> bool | None:
    """Whether a person is (or was, at a moment) under an age; None where the birth is unsaid or too vague."""
    known = person(p, id)
    if known is None or known.born is None:
        return None
    born, months = known.born, p.limit(limit, at or p.now).number
    reached = p.passed if at is None else at.__ge__
    if not reached(born.first + _MONTH * months - _AT_MOST_OFF):
        return True  # weeks or years before that day, nobody need look at which it is
    if reached(born.last + _MONTH * months + _AT_MOST_OFF):
        return False
    oldest, youngest = _of_age(born, months)
    if reached(youngest):
        return False
    return None if reached(oldest) else True


def grown_up(p: Picture, id: str) -> datetime | None:
    """Return when a person may have been no child any more at the earliest; None where the birth is unsaid."""
    known = person(p, id)
    return None if known is None or known.born is None else _of_age(known.born, p.limit("adult", p.now).number)[0]


@remembered
def is_child(p: Picture, id: str) -> bool:
    """Whether a person counts as a child: under 18, or of unsaid age and spoken of as a child or a sibling of one."""
    return was_child(p, id, None)


def was_child(p: Picture, id: str, at: datetime | None) -> bool:
    """Whether a person counted as a child at a moment (None: now), however old since."""
    young = younger_than(p, id, "adult", at)
    if young is not None:
        return young
    return spoken_of_as_child(p, id) or any(
        younger_than(p, other, "adult", at) or spoken_of_as_child(p, other) for other in _tied(p, id, _SIBLINGS)
    )


@remembered
def spoken_of_as_child(p: Picture, id: str) -> bool:
    """Whether any fact or contact names a person where only a child is named, or as the other child who did it."""
    if p.contacts(id) or _is_other_child(p, id):
        return True
    return any(id in _children_in(stated.fact, names) for kind, names in _CHILD_FIELDS for stated in p.facts(kind, id))


def _is_other_child(p: Picture, id: str) -> bool:
    """Whether somebody without any tie is named where another child is said to have done it, as a pupil is."""
    named = any(one.fact.claim == "other_child" and id in one.fact.names for one in p.facts(Account, id))
    return named and not p.facts(Relationship, id) and not p.facts(Care, id)


@remembered
def children(p: Picture) -> tuple[str, ...]:
    """Return the children of the record, in the order in which it met them, those who died included."""
    return tuple(id for id in known_people(p) if is_child(p, id))


@remembered
def known_people(p: Picture) -> tuple[str, ...]:
    """Return the ids of all people whom the record describes, in the order in which it met them."""
    return tuple(stated.id for stated in p.facts(Person))


def people_among(p: Picture, ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of some ids that are people's, each once: an agency speaks for its staff, `unknown` for nobody."""
    return tuple(id for id in dict.fromkeys(ids) if id not in p.kinds and id != "unknown")


@remembered
def parents(p: Picture, child: str) -> tuple[str, ...]:
    """Return a child's mother and father, as far as the record names them and nothing takes that back."""
    return known_parents(p, child)


@remembered
def siblings(p: Picture, child: str) -> tuple[str, ...]:
    """Return those named as a child's siblings, half or step, or who share a parent with the child."""
    shared = (other for parent in parents(p, child) for other in children_of(p, parent))
    found = dict.fromkeys((*_tied(p, child, _SIBLINGS), *shared))
    found.pop(child, None)
    return tuple(found)


@remembered
def children_of(p: Picture, parent: str) -> tuple[str, ...]:
    """Return those of whom a person is known as mother or father."""
    named: dict[str, None] = {}
    for stated in p.facts(Relationship, parent):
        fact = stated.fact
        if (fact.to == parent and fact.is_ == "child") or (fact.of == parent and fact.is_ in PARENTS):
            named[_other(fact, parent)] = None
    return tuple(child for child in named if parent in parents(p, child))


@remembered
def partners(p: Picture, id: str) -> tuple[str, ...]:
    """Return a person's partners now: the last word on each pair stands, for as long as it says."""
    last: dict[str, Stated[Relationship]] = {}
    for stated in p.facts(Relationship, id):
        if stated.fact.is_ in ("partner", "ex_partner"):
            last[_other(stated.fact, id)] = stated
    return tuple(other for other, stated in last.items() if stated.fact.is_ == "partner" and tie_holds(p, stated))


def tie_holds(p: Picture, stated: Stated[Relationship]) -> bool:
    """Whether a relationship has begun and has not ended."""
    fact = stated.fact
    return (fact.from_ is None or p.passed(fact.from_.first)) and not (
        fact.to_date is not None and p.passed(fact.to_date.last)
    )


@remembered
def kin(p: Picture, child: str) -> frozenset[str]:
    """Return those whom a family tie joins to a child or to one of its parents; a partner or a friend is none."""
    ends = (child, *parents(p, child))
    return frozenset(other for one in ends for other in _tied(p, one, _FAMILY))


@remembered
def close_to(p: Picture, id: str) -> frozenset[str]:
    """Return those whom a tie of family, partnership or friendship makes not independent of a person."""
    return frozenset(_other(stated.fact, id) for stated in p.facts(Relationship, id) if stated.fact.is_ in CLOSE)


@lru_cache(maxsize=65_536)
def _of_age(born: Time, months: int) -> tuple[datetime, datetime]:
    """Return when somebody of that birth can have reached an age at the earliest, and when they have at the latest."""
    first, last = born.first_day, born.last_day
    earliest = start_of(add_months(first, months))
    return earliest, earliest if last == first else start_of(add_months(last, months))


def _tied(p: Picture, id: str, ties: frozenset[str]) -> Iterator[str]:
    return (_other(stated.fact, id) for stated in p.facts(Relationship, id) if stated.fact.is_ in ties)


def _other(fact: Relationship, id: str) -> str:
    return fact.of if fact.to == id else fact.to


@cache
def _child_fields() -> tuple[tuple[type[Fact], tuple[str, ...]], ...]:
    found = []
    for kind in FACTS.values():
        if kind is Injury:
            continue
        names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
        if chosen := tuple(sorted(names & ({"of"} if kind is Pregnancy else {"child", "children"}))):
            found.append((kind, chosen))
    return tuple(found)


_CHILD_FIELDS = _child_fields()


def _children_in(fact: Fact, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        child
        for name in names
        for value in (getattr(fact, name),)
        for child in ((value,) if isinstance(value, str) else value or ())
    )
