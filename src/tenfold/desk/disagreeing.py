"""Professionals who disagree, on the record: who raised it, on which step it is, by when it is settled, and how."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenfold.desk.tables import Table
from tenfold.desk.words import due_day, event_of, sentence
from tenfold.drawings.sayings import by
from tenfold.ledger import Opened
from tenfold.picture import Picture, Stated, tellings
from tenfold.questions.wording import called, in_words, listed, plain_time
from tenfold.record import Dissent, Entry, Escalation
from tenfold.when import CannotCount, day_of

LADDER = {
    "workers": ("Workers", ""),
    "managers": ("Their managers", "team manager"),
    "heads": ("Heads of service", "head of service"),
    "partners": ("The safeguarding partners", "next step of escalation"),
}
"""The steps of settling a disagreement, by the limits that they have, each with the word by which it is put there."""
HEAD = ("Step", "Raised by", "Why", "To be settled by")


@dataclass(frozen=True, slots=True)
class Step:
    """One step that was taken: which, by whom, what they said, and by when it is to be settled there."""

    name: str
    raised: str
    says: str
    due: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A disagreement: what it is on, the id by which it goes further, how it stands, and its steps."""

    of: str
    what: str
    state: str
    steps: Table
    settled: bool


def disagreements_of(opened: Opened) -> tuple[Disagreement, ...]:
    """Return what is disagreed on, what is open first, then the latest."""
    p = opened.picture
    taken = {one.fact.about: one for one in p.facts(Escalation)}
    found = [
        _of_dissent(opened, one, taken.pop(one.id, None) or taken.pop(one.first.id, None)) for one in p.facts(Dissent)
    ]
    found += [_of_escalation(opened, one) for one in taken.values()]
    found.reverse()
    return tuple(sorted(found, key=lambda one: one.settled))


def about_in_words(opened: Opened, id: str) -> str:
    """Return what somebody disagrees with: an entry, a question, a person, or something that an entry states."""
    p = opened.picture
    entry = p.entry(id)
    asked = next((one for one in opened.questions if one.id == id), None)
    if asked is not None:
        return in_words(p, asked.ask)
    return f"{event_of(entry)} of {plain_time(entry.occurred)} ({by(p, entry)})" if entry is not None else called(p, id)


def _of_dissent(opened: Opened, one: Stated[Dissent], taken: Stated[Escalation] | None) -> Disagreement:
    p, first = opened.picture, one.first
    what = listed(about_in_words(opened, id) for id in one.fact.about)
    raised = f"{called(p, one.fact.by)} ({by(p, first)}), {plain_time(first.occurred)}"
    begun = Step(LADDER["workers"][0], raised, one.fact.says or "", _due(p, "workers", first))
    steps = (begun, *(_steps(p, taken) if taken is not None else ()))
    return _told(one.id, what, steps, _settled(p, taken) if taken is not None else "")


def _of_escalation(opened: Opened, one: Stated[Escalation]) -> Disagreement:
    what = about_in_words(opened, one.fact.about)
    return _told(one.fact.about, what, tuple(_steps(opened.picture, one)), _settled(opened.picture, one))


def _told(of: str, what: str, steps: tuple[Step, ...], settled: str) -> Disagreement:
    rows = tuple((one.name, one.raised, one.says, one.due) for one in steps)
    last = steps[-1].name if steps else LADDER["workers"][0]
    state = settled or f"Not settled. It lies with: {last}"
    return Disagreement(of, sentence(what), state, Table(f"Steps: {what}", HEAD, rows), bool(settled))


def _steps(p: Picture, one: Stated[Escalation]) -> Iterator[Step]:
    for entry, fact in tellings((one,)):
        if fact.status != "resolved":
            limit, name = _step_of(fact.to)
            raised = f"{by(p, entry)}, {plain_time(entry.occurred)}"
            yield Step(name, raised, fact.says or "", _due(p, limit, entry))


def _step_of(to: str) -> tuple[str, str]:
    found = ((limit, name) for limit, (name, word) in LADDER.items() if word == to)
    return next(found, ("heads", sentence(to)))


def _settled(p: Picture, one: Stated[Escalation]) -> str:
    if one.fact.status != "resolved":
        return ""
    says = f": {one.fact.says}" if one.fact.says else ""
    return f"Settled on {plain_time(one.last.occurred)} by {by(p, one.last)}{says}"


def _due(p: Picture, limit: str, entry: Entry) -> str:
    try:
        due = p.guidance.limit(f"escalation.{limit}", day_of(entry.recorded)).after(entry.recorded)
    except CannotCount:
        return ""
    return f"{due_day(due)}{' (past)' if due <= p.now else ''}"
