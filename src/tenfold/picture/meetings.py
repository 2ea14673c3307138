"""Meetings: who was called, who came, who reported, what was before them."""

from collections.abc import Sequence
from typing import TypeVar

from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated
from tenfold.record import Attended, Entry, Excluded, Invited, Meeting, Report

HEALTH = frozenset(
    {
        "acute_hospital",
        "community_health",
        "health_visiting",
        "general_practice",
        "mental_health",
        "ambulance",
        "substance_misuse",
    }
)
_SITTINGS = frozenset(
    {"strategy_discussion", "initial_conference", "review_conference", "core_group", "legal_planning"}
    | {"professionals_meeting", "family_meeting", "court_hearing"}
)
M = TypeVar("M", bound=Attended | Invited | Report | Excluded)


def strategy_discussions(p: Picture, child: str) -> Sequence[Entry]:
    """Return the strategy discussions about a child, in order of record."""
    return p.events("strategy_discussion", child)


@remembered
def conferences(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the child protection conferences about a child, in order of record."""
    both = (*p.events("initial_conference", child), *p.events("review_conference", child))
    return tuple(sorted(both, key=lambda entry: entry.order))


@remembered
def attended(p: Picture, sitting: Entry) -> tuple[Attended, ...]:
    """Return what is said of attendance at a meeting; empty means unknown, not that nobody came."""
    return tuple(stated.fact for stated in _for(p, Attended, sitting))


@remembered
def invited(p: Picture, sitting: Entry) -> tuple[Invited, ...]:
    """Return what is said of invitations to a meeting; empty means unknown."""
    return tuple(stated.fact for stated in _for(p, Invited, sitting))


@remembered
def excluded(p: Picture, sitting: Entry) -> tuple[Excluded, ...]:
    """Return who of the family was kept from a meeting, with reasons."""
    return tuple(stated.fact for stated in _for(p, Excluded, sitting))


@remembered
def reports(p: Picture, sitting: Entry) -> tuple[Stated[Report], ...]:
    """Return the reports received for a meeting."""
    return tuple(_for(p, Report, sitting))


def called_to(p: Picture, meeting: Stated[Meeting]) -> tuple[Invited, ...]:
    """Return what is said of invitations to a meeting that was planned; empty means unknown."""
    return tuple(stated.fact for stated in _under(p, Invited, _planned_under(meeting)))


def reports_for(p: Picture, meeting: Stated[Meeting]) -> tuple[Stated[Report], ...]:
    """Return the reports received for a meeting that was planned, those sent for none in particular included."""
    own = _under(p, Report, _planned_under(meeting))
    about = frozenset(meeting.first.about)
    loose = (one for one in p.facts(Report) if one.fact.meeting is None and one.first.event not in _SITTINGS)
    sent = (one for one in loose if one.order >= meeting.order and about & frozenset(one.first.about))
    return tuple({one.id: one for one in (*own, *sent)}.values())


@remembered
def sitting_of(p: Picture, meeting: Stated[Meeting]) -> Entry | None:
    """Return the entry of a planned meeting that was held: the one that says so, else the next of its event."""
    held = [entry for one in meeting.first.about for entry in p.events(meeting.fact.event, one)]
    said = [entry for entry in held if meeting.id in _held_in(entry)]
    later = (entry for entry in held if entry.order > meeting.order and not _held_in(entry))
    return min(said or later, key=lambda entry: entry.order, default=None)


@remembered
def agencies_at(p: Picture, sitting: Entry) -> frozenset[str] | None:
    """Return the agencies present at a meeting; None where attendance is unknown."""
    told = [one for one in attended(p, sitting) if one.agency is not None]
    if not told:
        return None
    return frozenset(one.agency for one in told if one.agency is not None and one.as_ == "present")


def has_kind(p: Picture, agencies: frozenset[str], kinds: frozenset[str]) -> bool:
    """Whether one of some agencies is of one of some kinds."""
    return any(p.kinds.get(agency) in kinds for agency in agencies)


def joint(p: Picture, sitting: Entry) -> bool | None:
    """Whether police and health were both at a meeting; None where attendance is unknown."""
    present = agencies_at(p, sitting)
    if present is None:
        return None
    return has_kind(p, present, frozenset({"police"})) and has_kind(p, present, HEALTH)


@remembered
def planned(p: Picture, child: str) -> tuple[Stated[Meeting], ...]:
    """Return the meetings about a child that are planned, not cancelled and not yet held."""
    return tuple(
        stated
        for stated in p.facts(Meeting)
        if stated.fact.status in (None, "planned")
        and child in stated.first.about
        and not any(entry.order > stated.order for entry in p.events(stated.fact.event, child))
    )


def names_of_meeting(sitting: Entry) -> frozenset[str]:
    """Return the ids under which other entries may speak of a meeting: its entry's, and its own."""
    own = (fact.id for fact in sitting.facts if isinstance(fact, Meeting))
    return frozenset((sitting.id, *own))


def _for(p: Picture, kind: type[M], sitting: Entry) -> list[Stated[M]]:
    plans = (one for one in p.facts(Meeting) if one.order < sitting.order and sitting_of(p, one) == sitting)
    return _under(p, kind, names_of_meeting(sitting).union(*(_planned_under(one) for one in plans)))


def _under(p: Picture, kind: type[M], names: frozenset[str]) -> list[Stated[M]]:
    told = (one for name in sorted(names) for one in (*p.facts_in(kind, name), *p.facts(kind, name)))
    found = {stated.id: stated for stated in told if _speaks_of(stated, names)}
    return sorted(found.values(), key=lambda stated: stated.order)


def _speaks_of(stated: Stated[M], names: frozenset[str]) -> bool:
    named = getattr(stated.fact, "meeting", None)
    return named in names if named is not None else stated.first.id in names


def _planned_under(meeting: Stated[Meeting]) -> frozenset[str]:
    """Return the ids under which a meeting to come is spoken of: its own, and of the notes that told of it."""
    return frozenset((meeting.id, *(entry.id for entry in meeting.entries if entry.event not in _SITTINGS)))


def _held_in(entry: Entry) -> frozenset[str]:
    return frozenset(one.id for one in entry.facts if isinstance(one, Meeting) and one.status == "held")
