"""One act of recording by one professional, and the case that holds them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from tenfold.record.fact import Fact
from tenfold.record.reference import AgencyRef, EntryRef, PersonRef
from tenfold.record.words import AgencyKind, Event, Interpreter, Outcome, Place, Restricted, Seen
from tenfold.when import Time, day_of

_settle = object.__setattr__
"""Sets what a frozen thing works out of itself, once, while it is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """The professional: a role as the field names it, and a staff id where there is one."""

    role: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act of recording. Never edited, never deleted: a mistake is mended by an entry that `corrects` it.

    `occurred` is when it was true in the world, `recorded` (a UTC moment) when the record came to hold it. `seq` is
    the file's order or the ledger's number; entries are ordered by `order`, that is (`recorded`, `seq`). `latest` is
    the latest moment at which it can have happened: waits counted from it are at their shortest.
    """

    id: str
    occurred: Time
    recorded: datetime
    agency: AgencyRef
    author: Author
    event: Event
    about: tuple[PersonRef, ...]
    seq: int = 0
    until: Time | None = None
    written: datetime | None = None
    present: tuple[PersonRef, ...] = ()
    place: Place | None = None
    announced: bool | None = None
    seen: dict[PersonRef, Seen] | None = None
    interpreter: Interpreter | None = None
    outcome: Outcome | None = None
    narrative: str | None = None
    times: int = 1
    asked: tuple[AgencyRef, ...] = ()
    considered: tuple[EntryRef, ...] | Literal["all"] = ()
    facts: tuple[Fact, ...] = ()
    corrects: EntryRef | None = None
    restricted: Restricted | None = None
    order: tuple[datetime, int] = field(init=False, repr=False, compare=False)
    latest: datetime = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out where the entry stands in the record, and the latest moment at which it can have happened."""
        last = self.occurred.last if self.until is None else self.until.last
        if last > self.recorded:
            last = min(last, max(self.recorded, self.occurred.first))
        _settle(self, "order", (self.recorded, self.seq))
        _settle(self, "latest", last)

    def __hash__(self) -> int:
        """Entries are kept by id."""
        return hash(self.id)

    @property
    def day(self) -> date:
        """The London day of `latest`: working days are counted from it."""
        return day_of(self.latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """One of the agencies that write to the record."""

    id: str
    name: str
    kind: AgencyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The local authority's children's social care that leads, from a day on."""

    agency: AgencyRef
    from_: Time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One family's header and entries, as a case file tells them."""

    case: str
    agencies: tuple[Agency, ...]
    lead: tuple[Lead, ...] = ()
    title: str | None = None
    jurisdiction: str | None = None
    sources: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
