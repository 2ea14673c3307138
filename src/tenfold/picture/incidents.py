"""What happened to a child since a plan began, and who had all of it before them."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from tenfold.picture.concern import upheld_concerns
from tenfold.picture.injuries import occasions_of
from tenfold.picture.meetings import conferences
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import Spell, was_within
from tenfold.picture.settling import harmless
from tenfold.picture.stated import Stated
from tenfold.picture.witnessed import had_before_it
from tenfold.record import Decision, Entry, Order, Plan
from tenfold.when import gap_hours

_PROTECTING = frozenset({"epo", "interim_care", "care", "supervision", "police_protection"})


@dataclass(frozen=True, slots=True)
class Incident:
    """Injuries and upheld concerns of one occasion: all that was first seen within 72 hours."""

    things: tuple[Stated[Any], ...]

    @property
    def first(self) -> Entry:
        """The entry that first told of it."""
        return self.things[0].first


@remembered
def incidents(p: Picture, plan: Spell) -> tuple[Incident, ...]:
    """Return what befell a child under a plan, in order of record: occasions of injury, and other upheld concerns.

    Injuries that evidence found harmless are left out.
    """
    found: list[Incident] = []
    for things in _befell(p, plan):
        near = next((one for one in found if _together(p, one, things[0])), None)
        if near is not None:
            found[found.index(near)] = Incident((*near.things, *things))
        else:
            found.append(Incident(things))
    return tuple(found)


@remembered
def answered_together(p: Picture, child: str, met: tuple[Incident, ...]) -> bool:
    """Whether an order was made since the latest of some incidents, or a meeting had all of them before it.

    A legal planning meeting, or a conference that decided on the child or its plan.
    """
    last = max(one.first.order for one in met)
    orders = (one for one in p.facts(Order, child) if one.fact.type in _PROTECTING)
    if any(one.last.order >= last for one in orders):
        return True
    sat = chain(p.events("legal_planning", child), (one for one in conferences(p, child) if _decides(one, child)))
    return any(all(had_before_it(p, entry, one.things) for one in reversed(met)) for entry in sat)


def _befell(p: Picture, plan: Spell) -> list[tuple[Stated[Any], ...]]:
    hurt = (one for one in occasions_of(p, plan.child) if was_within(plan, one.injuries[0].first))
    held = (one for one in upheld_concerns(p, plan.child) if was_within(plan, one.entry))
    found = [*(one.injuries for one in hurt if not harmless(p, one)), *((one.stated,) for one in held)]
    return sorted(found, key=lambda things: things[0].order)


def _together(p: Picture, incident: Incident, thing: Stated[Any]) -> bool:
    anchor, other = incident.first.occurred, thing.first.occurred
    return gap_hours(anchor, other) < p.limit("occasion", anchor.first).number


def _decides(entry: Entry, child: str) -> bool:
    return any(
        (isinstance(fact, Plan) and fact.child == child) or (isinstance(fact, Decision) and child in fact.children)
        for fact in entry.facts
    )
