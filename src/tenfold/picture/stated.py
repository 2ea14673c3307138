"""One thing that the record states: a fact as its latest statement leaves it, and the entries that stated it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from functools import cache
from typing import Any, Generic, TypeVar

from tenfold.record import Care, Entry, Escalation, Fact, Residence
from tenfold.record.reference import references

F = TypeVar("F", bound=Fact, covariant=True)


@dataclass(slots=True)
class Stated(Generic[F]):
    """A thing on record. `entries` stated it, in order, each as in `told`; `fact` is as the last left it.

    `first` is the entry that first stated it, `agency` whose that was, `order` where that stands in the record, and
    `since` the latest moment at which it can have been stated: waits are counted from it.
    """

    id: str
    fact: F
    entries: tuple[Entry, ...]
    told: tuple[F, ...]

    first: Entry = field(init=False, repr=False, compare=False)
    order: tuple[datetime, int] = field(init=False, repr=False, compare=False)
    since: datetime = field(init=False, repr=False, compare=False)
    agency: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Hold at hand what is asked of every thing: who first stated it, and when."""
        first = self.entries[0]
        self.first = first
        self.order = first.order
        self.since = first.latest
        self.agency = first.agency

    @property
    def last(self) -> Entry:
        """The entry that last stated it."""
        return self.entries[-1]

    @property
    def recorded(self) -> datetime:
        """When the record first held it."""
        return self.first.recorded

    @property
    def day(self) -> date:
        """The London day of `since`."""
        return self.first.day

    def __hash__(self) -> int:
        """Things are kept by id."""
        return hash(self.id)


def tellings(things: Iterable[Stated[F]]) -> list[tuple[Entry, F]]:
    """Return every statement of some things, in order of record: what each entry said when it said it."""
    said = [pair for thing in things for pair in zip(thing.entries, thing.told, strict=True)]
    if len(said) > 1:
        said.sort(key=_recorded)
    return said


def tellings_of(things: Iterable[Stated[F]]) -> list[tuple[Entry, F, Stated[F]]]:
    """Return the same, each with the thing that it is a statement of."""
    said = [(entry, fact, thing) for thing in things for entry, fact in zip(thing.entries, thing.told, strict=True)]
    if len(said) > 1:
        said.sort(key=_recorded)
    return said


def ids_of(thing: Stated[Any]) -> tuple[str, ...]:
    """Return every id by which a thing goes: its own first, then those that it was given when it was told again."""
    if len(thing.told) == 1:
        return (thing.id,)
    given = (getattr(fact, "id", None) for fact in thing.told)
    return tuple(dict.fromkeys((thing.id, *(id for id in given if id is not None))))


def _recorded(said: tuple[Entry, *tuple[Any, ...]]) -> tuple[datetime, int]:
    return said[0].order


def holds_from(thing: Stated[Any]) -> tuple[datetime, tuple[datetime, int]]:
    """Return since when the last word on a thing holds, and where that stands: an old state told late is still old."""
    since = getattr(thing.told[-1], "from_", None)
    return (thing.last.latest if since is None else since.last), thing.last.order


def restated(thing: Stated[Any], fact: Fact, entry: Entry) -> Stated[Any]:
    """Return a thing said again: the fields given stand from that entry on, lists of names add up."""
    kind: Any = type(fact)
    given = {name: getattr(fact, name) for name in _names(kind)}
    changes = {name: value for name, value in given.items() if value is not None and value != ()}
    changes.pop("id", None)
    if "known_as" in changes:
        changes["known_as"] = tuple(dict.fromkeys((*thing.fact.known_as, *changes["known_as"])))
    if "identifiers" in changes:
        changes["identifiers"] = {**(thing.fact.identifiers or {}), **changes["identifiers"]}
    return Stated(thing.id, replace(thing.fact, **changes), (*thing.entries, entry), (*thing.told, fact))


def same_thing(fact: Fact) -> tuple[str, ...] | None:
    """Return what makes a fact without an id a later statement about an earlier thing; None where only an id can."""
    match fact:
        case Care():
            return ("care", fact.child, *sorted(fact.by), str(fact.from_))
        case Escalation():
            return ("escalation", fact.about)
        case Residence():
            return ("residence", fact.person, fact.address, fact.as_, str(fact.from_))
    return None


def refers_to(fact: Fact) -> tuple[str, ...]:
    """Return every id that a fact mentions, itself included, each once."""
    found: dict[str, None] = {}
    kind: Any = type(fact)
    for name in _referring(kind):
        value = getattr(fact, name)
        if value is None:
            continue
        if type(value) is str:
            found[value] = None
        else:
            for one in value:
                found[one] = None
    return tuple(found)


@cache
def _referring(kind: Any) -> tuple[str, ...]:
    return tuple(name for name, _ in references(kind))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
