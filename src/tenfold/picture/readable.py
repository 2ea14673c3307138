"""What can be read of a family's record: things, entries, contacts, limits, and whether a moment has come."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import Any, TypeVar, cast

from tenfold.guidance import Guidance, Limit
from tenfold.picture.cells import Cells
from tenfold.picture.stated import Stated
from tenfold.record import Case, Entry, Fact
from tenfold.when import AsOf, day_of, end_of

K = TypeVar("K", bound=Fact)
Place = tuple[datetime, int]
place: Callable[[Stated[Any] | Entry], Place] = attrgetter("order")
"""Where a thing or an entry stands in the record."""
_YEAR = timedelta(days=366)
_EVER = (datetime.min.replace(tzinfo=UTC), 0)


class Readable:
    """What the record of one family holds, as of `as_of`, for those who read it."""

    def __init__(self, case: Case, guidance: Guidance, as_of: AsOf, cells: type[Cells] = Cells) -> None:
        self.case = case
        self.guidance = guidance
        self.as_of = as_of
        self.kinds = {agency.id: agency.kind for agency in case.agencies}
        self.agencies = {agency.id: agency for agency in case.agencies}
        self.cells = cells(as_of.known)
        self._taken: dict[str, Entry] = {}
        self._things: dict[Hashable, tuple[Stated[Any], list[Hashable]]] = {}
        self._roots: dict[Hashable, Hashable] = {}
        self._people: dict[str, str] = {}
        self._heirs: Mapping[str, str] = {}
        self._first: dict[str, str] = {}
        self._also: dict[str, list[str]] = {}
        self._ends: dict[tuple[str, datetime], datetime] = {}

    def facts(self, kind: type[K], of: str | None = None) -> Sequence[Stated[K]]:
        """Return the things of one kind, in order of record; with `of`, those that mention that id or bear it."""
        key: Any = kind if of is None else (kind, of)
        return self.cells.read(key)

    def facts_until(
        self, kind: type[K], of: str, order: Place, test: Callable[..., bool] | None = None
    ) -> Sequence[Stated[K]]:
        """Return the things of one kind that mention an id, up to a place in the record; later ones disturb nobody.

        With a test, those of which it is true, as in `contacts_that`.
        """
        things = self.facts_so_far(kind, of, test)
        return things[: bisect_right(things, order, key=place)]

    def first_fact_since(
        self, kind: type[K], of: str | None, order: Place, test: Callable[[Stated[K]], bool]
    ) -> Stated[K] | None:
        """Return the first thing of one kind (with `of`, that mentions an id), from a place on, that meets a test.

        Once there is one, what is stated later does not disturb who reads this.
        """
        key: Any = kind if of is None else (kind, of)
        found: Stated[K] | None = self._first_since(key, order, test)
        return found

    def first_fact(self, kind: type[K], of: str, test: Callable[[Stated[K]], bool]) -> Stated[K] | None:
        """Return the first thing of one kind that mentions an id and meets a test, wherever it stands; as above."""
        return self.first_fact_since(kind, of, _EVER, test)

    def first_about_since(self, person: str, order: Place, test: Callable[[Entry], bool]) -> Entry | None:
        """Return the first entry about a person, from a place in the record on, that meets a test; as above."""
        self.cells.indexed()
        return cast("Entry | None", self._first_since(("about", person), order, test))

    def first_with_since(self, person: str, order: Place, test: Callable[[Entry], bool]) -> Entry | None:
        """Return the first entry at which a person was present, from a place in the record on, that meets a test."""
        self.cells.indexed()
        return cast("Entry | None", self._first_since(("present", person), order, test))

    def first_contact_since(self, child: str, order: Place, test: Callable[..., bool], *args: Hashable) -> Entry | None:
        """Return the first contact, of those of which a test is true, from a place in the record on; as above."""
        key = ("seen", child)
        for contact in self.cells.read_past_view(key, test, args):
            if contact.order >= order:
                return cast("Entry", contact)
        self.cells.read_view(key, test, args)
        return None

    def first_about_after(self, person: str, entry: Entry, test: Callable[..., bool], *args: Hashable) -> Entry | None:
        """Return the first entry about a person after another of which a test is true; as above."""
        return self._first_after(("about", person), entry, test, args)

    def first_with_after(self, person: str, entry: Entry, test: Callable[..., bool], *args: Hashable) -> Entry | None:
        """Return the first entry at which a person was present after another of which a test is true; as above."""
        return self._first_after(("present", person), entry, test, args)

    def _first_since(self, key: Any, order: Place, test: Callable[[Any], bool]) -> Any:
        items = self.cells.read_past(key)
        for n in range(bisect_left(items, order, key=place), len(items)):
            if test(items[n]):
                return items[n]
        self.cells.read(key)
        return None

    def _first_after(self, key: Hashable, entry: Entry, test: Callable[..., bool], args: Any) -> Entry | None:
        items = self.cells.indexed().read_past_view(key, test, args)
        later = bisect_right(items, entry.order, key=place)
        if later < len(items):
            return cast("Entry", items[later])
        self.cells.read_view(key, test, args)
        return None

    def facts_in(self, kind: type[K], entry: str) -> Sequence[Stated[K]]:
        """Return the things of one kind that an entry was the first to state."""
        key: Any = kind
        by_entry = self.cells.at_once
        return self.cells.read((key, "in", entry)) if by_entry else self.cells.read_view(key, _is_first_in, (entry,))

    def events(self, event: str, about: str | None = None) -> Sequence[Entry]:
        """Return the entries of one event, in order of record; with `about`, those about that person."""
        return self.cells.read(("event", event, about))

    def events_before(self, event: str, about: str, entry: Entry) -> Sequence[Entry]:
        """Return the entries of one event about a person that stand before another; later ones disturb nobody."""
        told = self.cells.read_past(("event", event, about))
        return told[: bisect_left(told, entry.order, key=place)]

    def entries_about(self, person: str) -> Sequence[Entry]:
        """Return the entries about a person, in order of record."""
        return self.cells.indexed().read(("about", person))

    def entries_with(self, person: str) -> Sequence[Entry]:
        """Return the entries at which a person was present, in order of record."""
        return self.cells.indexed().read(("present", person))

    def entries_by(self, agency: str) -> Sequence[Entry]:
        """Return an agency's entries, in order of record."""
        return self.cells.indexed().read(("agency", agency))

    def entries(self) -> Sequence[Entry]:
        """Return all entries that stand, in order of record."""
        return self.cells.indexed().read("entries")

    def entry(self, id: str) -> Entry | None:
        """Return the entry of an id, if it stands (or what stands in its place)."""
        return next(iter(self.cells.indexed().read(("entry", id))), None)

    def corrections(self) -> Sequence[Entry]:
        """Return the entries that stand in the place of others, in order of record."""
        return self.cells.indexed().read_view("entries", _corrects, ())

    def contacts(self, child: str) -> Sequence[Entry]:
        """Return the contacts in a child's presence or meant to be (`seen` is said), in the order of `latest`."""
        return self.cells.read(("seen", child))

    def contacts_that(self, child: str, test: Callable[..., bool], *args: Hashable) -> Sequence[Entry]:
        """Return the contacts of which a test is true: `test(entry, *args)`, which looks at nothing that may change.

        A contact of which it is not true disturbs nobody who reads this.
        """
        return self.cells.read_view(("seen", child), test, args)

    def about_that(self, person: str, test: Callable[..., bool], *args: Hashable) -> Sequence[Entry]:
        """Return the entries about a person of which a test is true, in order of record; as above."""
        return self.cells.indexed().read_view(("about", person), test, args)

    def events_that(self, event: str, about: str | None, test: Callable[..., bool], *args: Hashable) -> Sequence[Entry]:
        """Return the entries of an event (about a person) of which a test is true, in order of record; as above."""
        return self.cells.read_view(("event", event, about), test, args)

    def facts_that(
        self, kind: type[K], of: str | None, test: Callable[..., bool], *args: Hashable
    ) -> Sequence[Stated[K]]:
        """Return the things of one kind that mention an id of which a test is true, in order of record; as above."""
        key: Any = kind if of is None else (kind, of)
        return self.cells.read_view(key, test, args)

    def facts_so_far(
        self, kind: type[K], of: str | None = None, test: Callable[..., bool] | None = None, *args: Hashable
    ) -> Sequence[Stated[K]]:
        """Return the things of one kind, for who looks at nothing that may yet be added at their end.

        With `of`, those that mention that id or bear it; with a test, those of which it is true, as above.
        """
        key: Any = kind if of is None else (kind, of)
        return self.cells.read_past(key) if test is None else self.cells.read_past_view(key, test, args)

    def contacts_by(
        self, child: str, entry: Entry, since: datetime, test: Callable[..., bool], *args: Hashable
    ) -> Iterator[Entry]:
        """Yield the contacts of which a test is true that can have been since a moment and were on record by an entry.

        Later ones disturb nobody who reads this.
        """
        told = self.cells.read_past_view(("seen", child), test, args)
        first = bisect_left(told, since, key=attrgetter("latest"))
        return (contact for contact in told[first:] if contact.order <= entry.order)

    def first_contact_at(
        self, child: str, moment: datetime, test: Callable[..., bool], *args: Hashable
    ) -> Entry | None:
        """Return the first contact of which a test is true that can have been at a moment or later.

        Once there is one, what comes later does not disturb who reads this.
        """
        key = ("seen", child)
        contacts = self.cells.read_past_view(key, test, args)
        first = bisect_left(contacts, moment, key=attrgetter("latest"))
        if first < len(contacts):
            return cast("Entry", contacts[first])
        self.cells.read_view(key, test, args)
        return None

    def outcomes(self, outcome: str, about: str) -> Sequence[Entry]:
        """Return the entries about a person that ended so (`not_brought`, `no_access`, …), in order of record."""
        return self.cells.read(("outcome", outcome, about))

    def has(self, entry: Entry) -> bool:
        """Whether an entry has been taken (corrected or not)."""
        return entry.id in self._taken

    def first_id(self, entry: Entry) -> str:
        """Return the id under which the record first held what an entry tells, so that a question on it stays one."""
        return self._first.get(entry.id, entry.id)

    def corrected(self, entry: Entry) -> Entry | None:
        """Return the entry in whose place another stands, as it was; None where it corrects none."""
        return None if entry.corrects is None else self._taken.get(entry.corrects)

    def considers(self, by: Entry, what: Entry | Stated[Any]) -> bool:
        """Whether an entry had another (or any statement of a thing) before it; an entry considers itself.

        `all` is what was recorded by the end of the day of which it tells, however late that is told.
        """
        had = by.considered
        for entry in what.entries if isinstance(what, Stated) else (what,):
            if entry.id == by.id:
                return True
            if entry.order > by.order:
                continue
            if had == "all":
                if entry.recorded < end_of(by.occurred.last_day):
                    return True
            elif entry.id in had or entry.corrects in had or any(one in had for one in self._also.get(entry.id, ())):
                return True
        return False

    def passed(self, moment: datetime) -> bool:
        """Whether a moment has come. The only door to the clock: what asks is asked again at that moment."""
        return self.cells.passed(moment)

    def limit(self, id: str, since: datetime) -> Limit:
        """Return a limit by the guidance in force at a moment."""
        return self.guidance.limit(id, day_of(since))

    def over(self, id: str, since: datetime) -> bool:
        """Whether a limit that began at a moment has run out; nothing is counted from what has not come yet."""
        return self.cells.passed(since) and self.cells.passed(self.ends(id, since))

    def is_near(self, limit: Limit, moment: datetime) -> bool:
        """Whether a limit counted back from a moment to come has been reached; it is counted in the last year only."""
        return self.cells.passed(moment - _YEAR) and self.cells.passed(limit.before(moment))

    def ends(self, id: str, since: datetime) -> datetime:
        """Return the moment at which a limit that began at a moment runs out, by the guidance in force then."""
        key = (id, since)
        found = self._ends.get(key)
        if found is None:
            found = self._ends[key] = self.guidance.limit(id, day_of(since)).after(since)
        return found

    def known_under(self, person: str) -> str:
        """Return the id under which a person is read now: another's, where the two were found to be one."""
        return self._people.get(person, person)

    def lead(self, on: date) -> str | None:
        """Return the local authority's children's social care that leads on a day, as the header names it."""
        leads = [lead.agency for lead in self.case.lead if lead.from_ is None or lead.from_.first_day <= on]
        return leads[-1] if leads else None

    def lead_now(self) -> str | None:
        """Return the local authority's children's social care that leads now."""
        leads = [lead.agency for lead in self.case.lead if lead.from_ is None or self.passed(lead.from_.first)]
        return leads[-1] if leads else None

    def led_since(self) -> datetime | None:
        """Return since when the present lead leads, where another led before it; None where none did."""
        begun = [lead for lead in self.case.lead if lead.from_ is None or self.passed(lead.from_.first)]
        last = begun[-1].from_ if len(begun) > 1 else None
        return last.first if last is not None else None


def _corrects(entry: Entry) -> bool:
    return entry.corrects is not None


def _is_first_in(thing: Stated[Any], entry: str) -> bool:
    return thing.first.id == entry
