"""What is due of a worker, or has run out, or was never recorded: read from facts alone, with no verdict on anybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tenfold.ledger.workforce.facts import Practice, StaffFact
from tenfold.ledger.workforce.kinds import BODIES, CHECKS

SOON = timedelta(days=56)
"""Eight weeks before its day something is shown as coming up: time enough to book a course or a check."""
_ENDS = {"registration": "renews_on", "dbs": "renews_on", "right_to_work": "until", "training": "expires_on"}
_UNSAID = {
    "registration": "No professional registration is recorded",
    "dbs": "No DBS check is recorded",
    "references": "No references are recorded",
    "right_to_work": "No check of the right to work is recorded",
    "employment": "Nobody has recorded whether they are an agency worker",
}


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due: what, on which day (None: it was never recorded), and whether that day is over."""

    what: str
    on: date | None
    over: bool


def dues_of(practice: Practice) -> tuple[Due, ...]:
    """Return what has run out, is due within eight weeks, or was never recorded: what was never recorded first."""
    unsaid = (Due(words, None, over=False) for kind, words in _UNSAID.items() if not practice.of(kind))
    dated = sorted((*_ending(practice), *_supervision(practice)), key=lambda one: one.on or date.min)
    return (*unsaid, *dated)


def next_supervision(practice: Practice) -> date | None:
    """Return when supervision is next due, as it was last said; None where nobody has said."""
    for one in reversed(practice.of("supervision", "supervision_due")):
        told = one.told.get("next_on") if one.kind == "supervision" else one.told["due_on"]
        if told:
            return date.fromisoformat(told)
        if one.kind == "supervision":
            return None  # what was due before it has been held
    return None


def last_supervision(practice: Practice) -> date | None:
    """Return when supervision was last held; None where none is recorded."""
    return max((date.fromisoformat(one.told["held_on"]) for one in practice.of("supervision")), default=None)


def in_force(practice: Practice) -> tuple[StaffFact, ...]:
    """Return of each check the one recorded last, and of each course the one completed last."""
    found: dict[tuple[str, str], StaffFact] = {}
    for one in practice.of(*CHECKS, "training"):
        key = (one.kind, one.told.get("course", "").casefold())
        before = found.get(key)
        if before is None or one.told.get("completed_on", "") >= before.told.get("completed_on", ""):
            found[key] = one
    return tuple(found.values())


def _ending(practice: Practice) -> Iterator[Due]:
    for one in in_force(practice):
        told = one.told.get(_ENDS.get(one.kind, ""))
        if told and (on := date.fromisoformat(told)) <= practice.today + SOON:
            yield Due(_called(one), on, over=on < practice.today)


def _supervision(practice: Practice) -> Iterator[Due]:
    on = next_supervision(practice)
    if on is None:
        yield Due("Nobody has said when supervision is due", None, over=False)
    elif on <= practice.today + SOON:
        yield Due("Supervision", on, over=on < practice.today)


def _called(one: StaffFact) -> str:
    words = {
        "registration": f"Registration to be renewed: {BODIES.get(one.told.get('body', ''), '')}",
        "dbs": "DBS check to be renewed, by local practice",
        "right_to_work": "Right to work to be checked again",
        "training": f"Training to be done again: {one.told.get('course', '')}",
    }
    return words[one.kind]
