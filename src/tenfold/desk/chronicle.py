"""The timeline: each entry as it is read, newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tenfold.desk.words import event_of, happened, present_at, seen_in
from tenfold.drawings.sayings import by
from tenfold.picture import Picture, by_time, is_child
from tenfold.questions.wording import plain_day
from tenfold.record import Entry
from tenfold.when import day_of


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: when, by whom, what, who was there, how a child was seen, and the professional's own words."""

    id: str
    when: str
    agency: str
    event: str
    there: str
    seen: str
    narrative: str


def lines_of(p: Picture, child: str) -> tuple[Line, ...]:
    """Return the entries about a child, and those about no child at all, newest first."""
    return tuple(line_of(p, entry) for entry in reversed(by_time(_of(p, child, p.entries()))))


def line_of(p: Picture, entry: Entry) -> Line:
    """Return one entry as it is read."""
    late = day_of(entry.recorded) > entry.occurred.last_day
    when = happened(entry.occurred) + (f", recorded {plain_day(day_of(entry.recorded))}" if late else "")
    narrative = (entry.narrative or "").strip()
    return Line(entry.id, when, by(p, entry), event_of(entry), present_at(p, entry), seen_in(p, entry), narrative)


def _of(p: Picture, child: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        if child in entry.about or child in (entry.seen or {}) or not any(is_child(p, one) for one in entry.about):
            yield entry
