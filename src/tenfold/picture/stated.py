"""One thing that the record states: a fact as its latest statement leaves it, and the entries that stated it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from functools import cache
from operator import attrgetter
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
    held = thing.fact
    given = {name: getattr(fact, name) for name in _names(kind) if name != "id"}
    changes = {name: value for name, value in given.items() if value is not None and value != ()}
    if "known_as" in changes:
        changes["known_as"] = tuple(dict.fromkeys((*held.known_as, *changes["known_as"])))
    if "identifiers" in changes:
        changes["identifiers"] = {**(held.identifiers or {}), **changes["identifiers"]}
    changes = {name: value for name, value in changes.items() if value != getattr(held, name)}
    new = replace(held, **changes) if changes else held
    return Stated(thing.id, new, (*thing.entries, entry), (*thing.told, fact))


def same_thing(fact: Fact) -> tuple[str, ...] | None:
    """Return what makes a fact without an id a later statement about an earlier thing; None where only an id can."""
    same = _SAME.get(type(fact))
    return None if same is None else same(fact)


_SAME: dict[type[Fact], Callable[[Any], tuple[str, ...]]] = {
    Care: lambda fact: ("care", fact.child, *sorted(fact.by), str(fact.from_)),
    Escalation: lambda fact: ("escalation", fact.about),
    Residence: lambda fact: ("residence", fact.person, fact.address, fact.as_, str(fact.from_)),
}


def refers_to(fact: Fact) -> tuple[str, ...]:
    """Return every id that a fact mentions, itself included, each once."""
    kind: Any = type(fact)
    return _reader(kind)(fact)


@cache
def _reader(kind: Any) -> Callable[[Any], tuple[str, ...]]:
    """Return what reads the ids in the facts of a kind: of most kinds one field, with one id, holds any."""
    names = tuple(name for name, _ in references(kind))
    if len(names) != 1:
        return lambda fact: tuple(dict.fromkeys(one for name in names for one in _ids(getattr(fact, name))))
    value = attrgetter(names[0])
    return lambda fact: tuple(dict.fromkeys(_ids(value(fact))))


def _ids(value: str | Iterable[str] | None) -> Iterable[str]:
    return () if value is None else (value,) if type(value) is str else value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
