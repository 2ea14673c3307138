"""What a case file was found to hold, each thing with its place, for the checks of meaning."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Literal, NamedTuple, TypeVar, cast

from tenfold.casefiles.place import Path, Place
from tenfold.casefiles.problem import Problem
from tenfold.record import FACTS, Case, Entry, Fact, Person

Kind = Literal["error", "warning"]
F = TypeVar("F", bound=Fact)
WORD = {kind: word for word, kind in FACTS.items()}


class Header(NamedTuple):
    """The header and its place; `numbers` are its agencies' places in the file's list."""

    case: Case
    place: Place
    numbers: tuple[int, ...]


class Told(NamedTuple):
    """An entry and its place; `numbers` are its facts' places in the file's list."""

    entry: Entry
    place: Place
    numbers: tuple[int, ...]

    def problem(self, path: Path, wrong: str, right: str, kind: Kind = "error") -> Problem:
        """Return a problem with something of the entry."""
        return self.place.problem(path, wrong, right, kind)


class Said(NamedTuple, Generic[F]):
    """A fact, where it was said."""

    fact: F
    told: Told
    number: int

    @property
    def id(self) -> str | None:
        """The id of the fact, where it has one."""
        id: str | None = getattr(self.fact, "id", None)
        return id

    def problem(self, name: str, wrong: str, right: str, kind: Kind = "error") -> Problem:
        """Return a problem with a field of the fact (or, named “”, with the whole of it)."""
        path: Path = ("facts", self.number, WORD[type(self.fact)], *([name] if name else []))
        return self.told.problem(path, wrong, right, kind)


@dataclass(slots=True)
class Unread:
    """What can be told of the parts that could not be read: the ids that they give, and their kinds of fact.

    `lost` says that not even that is known of all of them.
    """

    agencies: dict[str, None] = field(default_factory=dict)
    entries: dict[str, None] = field(default_factory=dict)
    people: dict[str, None] = field(default_factory=dict)
    facts: dict[str, None] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    lost: bool = False

    def header(self, tree: Any) -> None:
        """Note the agencies that a header names."""
        self.agencies |= _ids(tree.get("agencies") if isinstance(tree, dict) else None)

    def entry(self, tree: Any) -> None:
        """Note what an entry gives ids to."""
        self.entries |= _ids([tree])
        facts = tree.get("facts") if isinstance(tree, dict) else None
        self.lost |= facts is not None and not isinstance(facts, list)
        for fact in facts if isinstance(facts, list) else ():
            if isinstance(fact, dict):
                self.fact(fact)

    def fact(self, fact: dict[str, Any]) -> None:
        """Note what a fact gives an id to: where its kind is not known, somebody and something."""
        ids = _ids([fact, *fact.values()])
        if set(fact) != {"person"}:
            self.facts |= ids
        if not set(fact) <= FACTS.keys() - {"person"}:
            self.people |= ids
        self.kinds |= set(fact)


@dataclass
class Contents:
    """A whole file: its header where one could be read, its entries, and what is known of the rest, if any."""

    header: Header | None
    told: tuple[Told, ...]
    unread: Unread
    whole: bool = True

    @cached_property
    def said(self) -> tuple[Said[Fact], ...]:
        """Every fact, in the order of the file."""
        numbered = ((told, zip(told.numbers, told.entry.facts, strict=True)) for told in self.told)
        return tuple(Said(fact, told, number) for told, facts in numbered for number, fact in facts)

    @cached_property
    def mended(self) -> frozenset[str]:
        """The ids of entries that another stands in place of."""
        return frozenset(told.entry.corrects for told in self.told if told.entry.corrects is not None)

    def facts(self, *kinds: type[F]) -> Iterator[Said[F]]:
        """Return the facts of some kinds."""
        return (cast("Said[F]", said) for said in self.said if isinstance(said.fact, kinds))

    def standing(self, *kinds: type[F]) -> Iterator[Said[F]]:
        """Return the facts of some kinds in entries that stand: what was mended is no longer weighed."""
        return (said for said in self.facts(*kinds) if said.told.entry.id not in self.mended)

    @cached_property
    def ids(self) -> dict[str, dict[str, None]]:
        """The ids that the file gives, by what they are of, in its order; a person is among the facts too.

        What could not be read at all is left out: nothing can be said of ids of its kind.
        """
        people = [*(said.fact.id for said in self.facts(Person)), *self.unread.people]
        facts = [*(said.id for said in self.said if said.id is not None), *self.unread.facts, *people]
        entries = [*(told.entry.id for told in self.told), *self.unread.entries]
        found = {} if self.unread.lost else {"entry": entries, "person": people, "fact": facts}
        if self.header or self.unread.agencies:
            read = [agency.id for agency in self.header.case.agencies] if self.header else []
            found["agency"] = [*read, *self.unread.agencies]
        return {kind: dict.fromkeys(ids) for kind, ids in found.items()}


def _ids(groups: Any) -> dict[str, None]:
    told = (one.get("id") for one in (groups if isinstance(groups, list) else ()) if isinstance(one, dict))
    return {id: None for id in told if isinstance(id, str)}
