"""Police investigations of people near children: whom they arrested or bailed, and what they wrote since."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenfold.picture.concern import concern_behind, was_on_plan
from tenfold.picture.links import concerned
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import decisions
from tenfold.picture.stated import Stated
from tenfold.record import Account, Action, Allegation, Check, Decision, Entry, Injury, Opinion, PoliceAction, Voice

_BEGINS = frozenset({"arrested", "bailed"})
_OUTCOMES = frozenset({"charged", "no_further_action", "cautioned", "convicted"})
_CONCLUDES = frozenset({"no_further_action", "charge"})
_NOTES = frozenset({"police_incident", "record_note", "information_received", "message", "letter", "call"})
_PROGRESS = (PoliceAction, Decision, Opinion, Account, Action, Allegation, Injury, Voice)


@dataclass(frozen=True, slots=True)
class Investigation:
    """An investigation without an outcome: the arrests and bail that opened it, and the last word of it since."""

    steps: tuple[Entry, ...]
    last: Entry


@remembered
def suspects(p: Picture) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return those whom police arrested or bailed over something that concerns children, each with those children.

    Where only adults are named it concerns their children if these were on plan, or a concern of the year before stood.
    """
    found: dict[str, dict[str, None]] = {}
    for one in p.facts(PoliceAction):
        if one.fact.action in _BEGINS:
            children = (child for child in concerned(p, one) if child != one.fact.person and _concerns(p, one, child))
            found.setdefault(one.fact.person, {}).update(dict.fromkeys(children))
    return tuple((person, tuple(children)) for person, children in found.items() if children)


@remembered
def unconcluded(p: Picture, person: str, children: tuple[str, ...]) -> Investigation | None:
    """Return the investigation of a person over children that has no outcome; None where there is none."""
    ended = max(_outcomes(p, person, children), default=None)
    begun = (one for one in p.facts(PoliceAction, person) if one.fact.action in _BEGINS)
    steps = [one.first for one in begun if ended is None or one.order > ended]
    if not steps:
        return None
    words = (entry for entry in _words(p, person, children) if entry.order >= steps[0].order)
    return Investigation(tuple(dict.fromkeys(steps)), max(words, key=lambda entry: (entry.latest, entry.order)))


def _concerns(p: Picture, step: Stated[PoliceAction], child: str) -> bool:
    entry = step.first
    return child in entry.about or was_on_plan(p, child, entry) or concern_behind(p, child, entry) is not None


def _outcomes(p: Picture, person: str, children: tuple[str, ...]) -> Iterator[tuple[object, int]]:
    """Yield the places in the record of outcomes: of a person, or of the whole where nobody is named."""
    yield from (one.order for one in p.facts(PoliceAction, person) if one.fact.action in _OUTCOMES)
    for child in children:
        for one in decisions(p, child):
            named = {fact.person for fact in one.first.facts if isinstance(fact, PoliceAction)}
            by_police = p.kinds.get(one.agency) == "police" and one.fact.matter in _CONCLUDES
            if by_police and (not named or person in named):
                yield one.order


def _words(p: Picture, person: str, children: tuple[str, ...]) -> Iterator[Entry]:
    """Yield what was written of an investigation: by police, or of a step of theirs by others."""
    yield from (one.first for one in p.facts(PoliceAction, person))
    for one in (person, *children):
        by_police = (entry for entry in p.entries_about(one) if p.kinds.get(entry.agency) == "police")
        yield from (entry for entry in by_police if _tells(entry))


def _tells(entry: Entry) -> bool:
    """Whether a police entry tells of an investigation: a step, evidence, a task; or a note with nothing else in it."""
    if not entry.facts:
        return entry.event in _NOTES
    checked = any(isinstance(fact, Check) and fact.result != "requested" for fact in entry.facts)
    return checked or any(isinstance(fact, _PROGRESS) for fact in entry.facts)
