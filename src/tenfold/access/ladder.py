"""Who is told that a question waits: with whom it lies first, then their manager, and so on up, a step at a time.

Nobody is told what it says: only that something waits. What hangs on sealed entries, or concerns the worker's own
employer alone, is told to nobody outside the agencies that may know of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from tenfold.access.hours import OFFICE, Hours
from tenfold.access.viewer import Role

WORKER, MANAGER, NAMED, TOP = "lead practitioner", "team manager", "named professional", "escalation lead"
STEPS = (WORKER, MANAGER, NAMED, TOP)
"""The ladder of an agency that is asked, from the bottom up."""
_FROM = MappingProxyType(
    {
        "team manager": (MANAGER, NAMED, TOP),
        "head of service": (MANAGER, NAMED, TOP),
        "legal services": (MANAGER, NAMED, TOP),
        "conference chair": ("conference chair", MANAGER, NAMED, TOP),
        "named professional": (NAMED, TOP),
        "next step of escalation": (TOP,),
    }
)
_ROLES: Mapping[str, Role] = MappingProxyType(
    {
        MANAGER: "manager",
        "conference chair": "chair",
        NAMED: "named_professional",
        TOP: "escalation_lead",
    }
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may be told: staff id, agency, roles there, whether the family is allocated to them, their hours."""

    id: int
    agency: str
    roles: frozenset[str]
    is_allocated: bool = False
    hours: Hours = OFFICE


@dataclass(frozen=True, slots=True)
class Telling:
    """Somebody is to be told, not before a moment; `for_others`: on duty, while those whose work it is are away."""

    who: Colleague
    not_before: datetime
    for_others: bool = False


def ladder_of(asked: str) -> tuple[str, ...]:
    """Return the ladder of whoever a question is put to: an agency by its id, or a role by the field's word."""
    return _FROM.get(asked, STEPS)


def agency_of(asked: str, agencies: Iterable[str], lead: str | None) -> str | None:
    """Return whose people are asked: the agency itself, or that which leads; None where neither is known."""
    return asked if asked in agencies else lead


def whom(
    people: Iterable[Colleague], asked: str, agency: str | None, step: int, now: datetime, *, can_wait: bool
) -> tuple[Telling, ...]:
    """Return who is told of a question on a step of its ladder, and when: each in their own hours.

    Where nobody stands on a step, who stands on the next one is told. What cannot wait until somebody works is told at
    once to those on duty as well; where nobody is, to those whose work it is.
    """
    people = tuple(people)
    mine = _on_step(people, asked, agency, step)
    told = tuple(Telling(one, one.hours.from_(now)) for one in mine)
    if can_wait or any(one.not_before <= now for one in told):
        return told
    duty = tuple(Telling(one, now, for_others=True) for one in people if "duty" in one.roles and one not in mine)
    return (*told, *duty) if duty else tuple(Telling(one, now) for one in mine)


def may_know(people: Iterable[Colleague], alone: frozenset[str] | None) -> tuple[Colleague, ...]:
    """Return who of some people may know that a question is there; `alone` names the only agencies that may."""
    return tuple(one for one in people if alone is None or one.agency in alone)


def _on_step(people: tuple[Colleague, ...], asked: str, agency: str | None, step: int) -> tuple[Colleague, ...]:
    for rung in ladder_of(asked)[step:]:
        if found := tuple(one for one in people if _stands_on(one, rung, agency)):
            return found
    return ()


def _stands_on(one: Colleague, rung: str, agency: str | None) -> bool:
    if rung == WORKER:
        return one.is_allocated and one.agency == agency
    return _ROLES[rung] in one.roles and (rung == TOP or one.agency == agency)
