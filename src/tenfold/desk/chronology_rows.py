"""The chronology: every entry that may be seen, in the order in which things happened, as far as a sieve lets through.

A page and each of its files are made of the same rows. Where people live whom nobody may approach stands in neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tenfold.access import without_whereabouts
from tenfold.desk.fact_words import fact_in_words
from tenfold.desk.words import event_of, happened, present_at, seen_in, sentence
from tenfold.documents import Sheet
from tenfold.drawings.sayings import by
from tenfold.ledger import Opened
from tenfold.picture import Picture, by_time, fold
from tenfold.picture.stated import refers_to
from tenfold.questions.wording import called, listed, plain_day
from tenfold.record import Entry
from tenfold.when import AsOf, day_of

HEAD = ("When", "By", "Contact", "Who", "What was written", "What was stated")


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is let through: all, where nothing is said; `words` are looked for in what a row shows and nowhere else."""

    agencies: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    person: str = ""
    words: str = ""
    since: date | None = None
    until: date | None = None

    def lets(self, entry: Entry) -> bool:
        """Whether an entry is let through, whatever its words."""
        if self.agencies and entry.agency not in self.agencies:
            return False
        if self.events and entry.event not in self.events:
            return False
        early = self.since is not None and entry.occurred.last_day < self.since
        late = self.until is not None and entry.occurred.first_day > self.until
        return not early and not late and (not self.person or self.person in _people(entry))

    def finds(self, cells: tuple[str, ...]) -> bool:
        """Whether every word that is looked for stands somewhere in a row."""
        told = " ".join(cells).casefold()
        return all(word in told for word in self.words.casefold().split())


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in finished words, and whose it is."""

    agency: str
    cells: tuple[str, ...]


def rows_of(opened: Opened, sieve: Sieve) -> tuple[Row, ...]:
    """Return the rows of a chronology, the earliest first."""
    p = told_openly(opened)
    found = (Row(called(p, one.agency), cells_of(p, one)) for one in by_time(p.entries()) if sieve.lets(one))
    return tuple(one for one in found if sieve.finds(one.cells))


def told_openly(opened: Opened) -> Picture:
    """Return the picture of a family without where those are whom nobody may approach."""
    entries = without_whereabouts(opened.case.entries)
    if entries == opened.case.entries:
        return opened.picture
    return fold(replace(opened.case, entries=entries), AsOf.at(opened.known))


def cells_of(p: Picture, entry: Entry) -> tuple[str, ...]:
    """Return an entry as the cells of a row."""
    recorded = day_of(p.mending(entry).recorded)
    when = happened(entry.occurred)
    when += f"\nRecorded {plain_day(recorded)}" if recorded > entry.occurred.last_day else ""
    facts = "\n".join(fact_in_words(p, one) for one in entry.facts)
    return when, by(p, entry), event_of(entry), "\n".join(_who(p, entry)), (entry.narrative or "").strip(), facts


def sheets_of(rows: tuple[Row, ...], *, apart: bool) -> tuple[Sheet, ...]:
    """Return rows as tables: one of all agencies, or one of each."""
    if not apart:
        return (Sheet("All agencies, in the order in which things happened", HEAD, tuple(one.cells for one in rows)),)
    names = sorted({one.agency for one in rows})
    return tuple(Sheet(name, HEAD, tuple(one.cells for one in rows if one.agency == name)) for name in names)


def _who(p: Picture, entry: Entry) -> Iterator[str]:
    yield f"About {listed(called(p, one) for one in entry.about)}"
    if entry.present:
        yield f"There: {present_at(p, entry)}"
    if seen := seen_in(p, entry):
        yield sentence(seen)


def _people(entry: Entry) -> frozenset[str]:
    told = (id for fact in entry.facts for id in refers_to(fact))
    return frozenset((*entry.about, *entry.present, *(entry.seen or ()), *told))
