"""The core group of a child with a plan: who is in it, when it met, and by when it meets next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tenfold.desk.words import due_day, happened, sentence
from tenfold.guidance import Limit
from tenfold.picture import Picture, Spell, Stated, attended, held_meetings, invited_to, plan_now, planned
from tenfold.questions.clocks import made_at
from tenfold.questions.wording import called, listed, plain_day, plain_time
from tenfold.record import Entry, Meeting

EVENT = "core_group"


@dataclass(frozen=True, slots=True)
class CoreGroup:
    """A child's core group in finished words; `late`: the day by which it was to meet has passed."""

    child: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    late: bool


def core_group_of(p: Picture, child: str) -> CoreGroup | None:
    """Return a child's core group; None where the child has no plan."""
    spell = plan_now(p, child)
    if spell is None:
        return None
    met = [one for one in held_meetings(p, EVENT, child) if one.occurred.last >= spell.start.occurred.first]
    due, why = due_next(p, spell, met)
    rows = (
        ("In it", tuple(_members(p, child, met)) or ("Nobody is on record as being in it.",)),
        ("Met", tuple(_met(p, one) for one in reversed(met)) or ("It is not on record as having met.",)),
        ("Planned", tuple(_planned(p, child)) or ("No meeting is planned.",)),
        ("Next due", (f"{due_day(due)}: {why}" if due else why,)),
    )
    return CoreGroup(called(p, child), rows, due is not None and p.passed(due))


def due_next(p: Picture, spell: Spell, met: list[Entry]) -> tuple[datetime | None, str]:
    """Return by when a core group meets next and by whose rule: first after the conference, then since it last met."""
    last = met[-1] if met else made_at(p, spell)
    if last is None:
        return None, "The record does not hold the conference from which it is counted."
    id = "core-group-next" if met else "clock-core-group"
    limit = p.guidance.limit_if_any(id, last.day)
    if limit is None:
        return None, "The guidance of that day sets no number."
    return limit.after(last.latest), _why(limit, last, first=not met)


def _why(limit: Limit, last: Entry, *, first: bool) -> str:
    since = "the conference" if first else "it last met"
    return f"{limit.in_words()} after {since} on {plain_day(last.day)} ({limit.standing}; {limit.source})"


def _members(p: Picture, child: str, met: list[Entry]) -> Iterator[str]:
    """Yield who is in it: whom its meetings were called with, and who came to them."""
    called_in = [one.agency or one.person for meeting in _to_come(p, child) for one in invited_to(p, meeting)]
    came = [one.agency or one.person for entry in met for one in attended(p, entry)]
    yield from (called(p, one) for one in dict.fromkeys((*called_in, *came)) if one)


def _met(p: Picture, entry: Entry) -> str:
    came = [one for one in attended(p, entry) if one.as_ == "present"]
    names = listed(called(p, one.agency or one.person or "") for one in came)
    return f"{happened(entry.occurred)}: {names or 'who came is not recorded'}"


def _planned(p: Picture, child: str) -> Iterator[str]:
    for one in _to_come(p, child):
        names = listed(called(p, call.agency or call.person or "") for call in invited_to(p, one))
        yield sentence(f"{plain_time(one.fact.day)}: {names or 'nobody is on record as called'}")


def _to_come(p: Picture, child: str) -> list[Stated[Meeting]]:
    return [one for one in planned(p, child) if one.fact.event == EVENT]
