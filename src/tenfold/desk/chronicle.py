"""The timeline: each entry as it is read, newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tenfold.desk.words import event_of, happened, plain_moment, present_at, seen_in
from tenfold.drawings.sayings import by
from tenfold.picture import Picture, by_time, is_child
from tenfold.questions.wording import plain_day
from tenfold.record import Entry
from tenfold.when import day_of


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: when, by whom, what, who was there, how a child was seen, and the professional's own words.

    `was` is what it stands in the place of, the latest first; `correct` the address at which it can be corrected.
    """

    id: str
    when: str
    agency: str
    event: str
    there: str
    seen: str
    narrative: str
    correct: str = ""
    was: tuple["Line", ...] = ()


def entries_of(p: Picture, child: str) -> list[Entry]:
    """Return the entries about a child, and those about no child at all, newest first."""
    return by_time(_of(p, child, p.entries()))[::-1]


def line_of(p: Picture, entry: Entry, correct: str = "") -> Line:
    """Return one entry as it is read, with what it stands in the place of."""
    return replace(_read(p, entry), correct=correct, was=tuple(_was(p, entry)))


def _read(p: Picture, entry: Entry) -> Line:
    late = day_of(entry.recorded) > entry.occurred.last_day
    when = happened(entry.occurred) + (f", recorded {plain_day(day_of(entry.recorded))}" if late else "")
    narrative = (entry.narrative or "").strip()
    return Line(entry.id, when, by(p, entry), event_of(entry), present_at(p, entry), seen_in(p, entry), narrative)


def _was(p: Picture, entry: Entry) -> Iterator[Line]:
    for before, until in p.earlier(entry):
        line = _read(p, before)
        yield replace(line, when=f"{line.when}, as it stood until {plain_moment(until)}")


def _of(p: Picture, child: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        if child in entry.about or child in (entry.seen or {}) or not any(is_child(p, one) for one in entry.about):
            yield entry
