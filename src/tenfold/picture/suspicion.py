"""Who is under arrest, on bail, charged, or alleged to have harmed a child, at a moment, and when that ended."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tenfold.picture.endings import ends
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated, tellings
from tenfold.record import Allegation, Check, Decision, Enquiry, Entry, PoliceAction

Kind = Literal["held", "charged", "proven", "alleged"]
_OF_OTHERS: dict[str, Kind] = {"arrested": "held", "bailed": "held", "charged": "held"}
_OF_CHILD: dict[str, Kind] = {**_OF_OTHERS, "charged": "charged", "convicted": "proven", "cautioned": "proven"}
_CONCLUDED = frozenset({"held", "charged"})
_CLEARS: dict[str, frozenset[str]] = {
    "bail_ended": frozenset({"held"}),
    "no_further_action": _CONCLUDED,
    "convicted": _CONCLUDED,
    "cautioned": _CONCLUDED,
}


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason to suspect somebody: an arrest with the bail that followed, a charge, a conviction, an allegation."""

    kind: Kind
    entries: tuple[Entry, ...]


@remembered
def grounds(p: Picture, person: str, child: str, at: datetime) -> tuple[Ground, ...]:
    """Return why a person was suspected at a moment: of harming a child, or of what police held the person for."""
    alleged = (one for one in p.facts(Allegation, person) if one.fact.against == person and one.fact.child == child)
    return (
        *_by_police(p, person, child, at),
        *(Ground("alleged", one.entries) for one in alleged if one.since <= at and not _dismissed(p, one, at)),
    )


def _by_police(p: Picture, person: str, child: str, at: datetime) -> tuple[Ground, ...]:
    found: tuple[Ground, ...] = ()
    steps = sorted(tellings(p.facts(PoliceAction, person)), key=lambda step: (step[0].latest, step[0].order))
    for entry, fact in steps:
        if entry.latest <= at and fact.person == person:
            found = tuple(one for one in found if one.kind not in _CLEARS.get(fact.action, frozenset()))
            found = _with(found, fact.action, entry, child)
    return found


def _with(found: tuple[Ground, ...], action: str, entry: Entry, child: str) -> tuple[Ground, ...]:
    kind = (_OF_CHILD if child in entry.about else _OF_OTHERS).get(action)
    if kind is None:
        return found
    last = next((one for one in reversed(found) if one.kind == kind), None)
    if last is None or action == "arrested":
        return (*found, Ground(kind, (entry,)))
    longer = Ground(kind, tuple(dict.fromkeys((*last.entries, entry))))
    return tuple(longer if one is last else one for one in found)


def _dismissed(p: Picture, allegation: Stated[Allegation], at: datetime) -> bool:
    """Whether an allegation was found untrue, or dropped by the lead or police by a moment.

    A meeting held on it, or an enquiry that it opened, has not answered whether the person harmed the child.
    """
    if any(check.fact.result == "unfounded" for check in p.facts(Check, allegation.id)):
        return True
    child, person = allegation.fact.child, allegation.fact.against
    dropped = [one.first for one in p.facts(Decision, child) if ends(one.fact) and _decides(p, one.first)]
    said = tellings(p.facts(Enquiry, child))
    dropped += [entry for entry, one in said if one.outcome == "not_substantiated"]
    steps = tellings(p.facts(PoliceAction, person))
    dropped += [entry for entry, one in steps if one.person == person and one.action == "no_further_action"]
    return any(entry.order >= allegation.order and entry.latest <= at for entry in dropped)


def _decides(p: Picture, entry: Entry) -> bool:
    return entry.agency == p.lead(entry.day) or p.kinds.get(entry.agency) == "police"
