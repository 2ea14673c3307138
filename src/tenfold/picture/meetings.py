"""Meetings: who was called, who came, who reported, what was before them."""

from collections.abc import Sequence
from typing import TypeVar

from tenfold.picture.corrections import MEETINGS
from tenfold.picture.people import is_child
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import CONFERENCES
from tenfold.picture.readable import place
from tenfold.picture.stated import Stated
from tenfold.record import Attended, Entry, Excluded, Invited, Meeting, Report, SharedReport

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
WITHOUT_CONTACT = frozenset({"legal", "court", "prosecution"})
"""The kinds of agency that know a child from papers only: they send no reports and are none of a quorum."""
M = TypeVar("M", bound=Attended | Invited | Report | SharedReport | Excluded)


@remembered
def held_meetings(p: Picture, event: str, about: str) -> tuple[Entry, ...]:
    """Return the meetings of an event about a person that were held, each once, in order of record.

    A note that a meeting was held is none where that meeting’s own entry is on record; nor is another agency’s own
    entry of a meeting that the lead wrote down.
    """
    told = [entry for entry in p.events(event, about) if not is_copy(p, entry)]
    own = [entry for entry in told if entry.event == event]
    return tuple(entry for entry in told if entry.event == event or not any(_repeats(entry, one) for one in own))


@remembered
def is_copy(p: Picture, entry: Entry) -> bool:
    """Whether an entry is an agency’s own of a meeting that the lead wrote down, and at which it lists that agency.

    It is of the same event and day, and about no other child. What the lead itself writes is a meeting of its own.
    """
    return any(_copies(p, entry, one) for who in entry.about for one in p.events(entry.event, who))


def strategy_discussions(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the strategy discussions about a child, in order of record."""
    return held_meetings(p, "strategy_discussion", child)


@remembered
def conferences(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the child protection conferences about a child, in order of record."""
    both = (entry for event in CONFERENCES for entry in held_meetings(p, event, child))
    return tuple(sorted(both, key=place))


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
def gone_through(p: Picture, sitting: Entry) -> tuple[Stated[SharedReport], ...]:
    """Return what is said of going through a meeting’s reports with the family, in order of record."""
    return tuple(_for(p, SharedReport, sitting))


@remembered
def reports(p: Picture, sitting: Entry) -> tuple[Stated[Report], ...]:
    """Return the reports received for a meeting: those that name it, and those for none since the last such meeting."""
    alike = (one for event in _alike(sitting) for who in sitting.about for one in p.events_before(event, who, sitting))
    last = max((one.order for one in alike), default=None)
    sent = (one for one in _loose(p, sitting.about) if last is None or one.order > last)
    return tuple({one.id: one for one in (*_for(p, Report, sitting), *sent)}.values())


def called_to(p: Picture, meeting: Stated[Meeting]) -> tuple[Invited, ...]:
    """Return what is said of invitations to a meeting that was planned; empty means unknown."""
    return tuple(stated.fact for stated in _under(p, Invited, _planned_under(meeting)))


def reports_for(p: Picture, meeting: Stated[Meeting]) -> tuple[Stated[Report], ...]:
    """Return the reports received for a meeting that was planned, those sent for none in particular included."""
    own = _under(p, Report, _planned_under(meeting))
    sent = (one for one in _loose(p, meeting.first.about) if one.order >= meeting.order)
    return tuple({one.id: one for one in (*own, *sent)}.values())


def invited_to(p: Picture, meeting: Stated[Meeting]) -> tuple[Invited, ...]:
    """Return what is said of invitations to a meeting, whether it is to come or was held."""
    sitting = sitting_of(p, meeting)
    return called_to(p, meeting) if sitting is None else invited(p, sitting)


def kept_out(p: Picture, meeting: Stated[Meeting]) -> tuple[Excluded, ...]:
    """Return who of the family is kept from a meeting, to come or held, with reasons."""
    own = (stated.fact for stated in _under(p, Excluded, _planned_under(meeting)))
    sitting = sitting_of(p, meeting)
    return tuple(dict.fromkeys((*own, *(excluded(p, sitting) if sitting is not None else ()))))


def shared_for(p: Picture, meeting: Stated[Meeting]) -> tuple[Stated[SharedReport], ...]:
    """Return what is said of going through a meeting’s reports with the family, in order of record."""
    sitting = sitting_of(p, meeting)
    own = _under(p, SharedReport, _planned_under(meeting))
    return tuple({one.id: one for one in (*own, *(gone_through(p, sitting) if sitting else ()))}.values())


def attendance(p: Picture, sitting: Entry) -> tuple[Stated[Attended], ...]:
    """Return what is said of attendance at a meeting, each with who said it."""
    return tuple(_for(p, Attended, sitting))


@remembered
def sitting_of(p: Picture, meeting: Stated[Meeting]) -> Entry | None:
    """Return the entry of a meeting that was held: the one that says so, else the next of its event.

    What was cancelled was not held. What met before its day is another meeting, where another was to come before it.
    """
    if meeting.fact.status == "cancelled":
        return None
    held = [entry for one in meeting.first.about for entry in held_meetings(p, meeting.fact.event, one)]
    if _is_own(meeting.told[0], meeting.first):
        repeated = (entry for entry in held if _repeats(meeting.first, entry))
        return next(repeated, meeting.first)
    said = [entry for entry in held if _is_said(meeting.id, entry)]
    later = (one for one in held if one.order > meeting.order and not _is_claimed(p, one) and _serves(p, one, meeting))
    return min(said or later, key=place, default=None)


@remembered
def agencies_at(p: Picture, sitting: Entry) -> frozenset[str] | None:
    """Return the agencies present at a meeting; None where nobody says which were, whoever was said to be away."""
    present = frozenset(one.agency for one in attended(p, sitting) if one.agency is not None and one.as_ == "present")
    return present or None


@remembered
def was_at(p: Picture, agency: str, sitting: Entry) -> bool | None:
    """Whether an agency was at a meeting: not if said to be away, or where others are said to have been there."""
    present = agencies_at(p, sitting)
    if present is not None:
        return agency in present
    return False if any(one.agency == agency for one in attended(p, sitting)) else None


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
        if stated.fact.status in (None, "planned") and child in stated.first.about and sitting_of(p, stated) is None
    )


def names_of_meeting(sitting: Entry) -> frozenset[str]:
    """Return the ids under which other entries may speak of a meeting: its entry's, and its own."""
    own = (fact.id for fact in sitting.facts if isinstance(fact, Meeting) and _is_own(fact, sitting))
    return frozenset((sitting.id, *own))


def _for(p: Picture, kind: type[M], sitting: Entry) -> list[Stated[M]]:
    plans = (one for one in p.facts(Meeting) if one.order < sitting.order and sitting_of(p, one) == sitting)
    return _under(p, kind, names_of_meeting(sitting).union(*(_planned_under(one) for one in plans)))


def _under(p: Picture, kind: type[M], names: frozenset[str]) -> list[Stated[M]]:
    """Return what is said of a meeting under its names; who is kept out may be told where others are invited to it."""
    if kind is Excluded:
        calls = (one for name in names for one in p.facts(Invited, name) if one.fact.meeting in names)
        names = names.union(one.first.id for one in calls)
    told = (one for name in sorted(names) for one in (*p.facts_in(kind, name), *p.facts(kind, name)))
    found = {stated.id: stated for stated in told if _speaks_of(stated, names)}
    return sorted(found.values(), key=place)


def _speaks_of(stated: Stated[M], names: frozenset[str]) -> bool:
    named = getattr(stated.fact, "meeting", None)
    return named in names if named is not None else stated.first.id in names


def _alike(sitting: Entry) -> tuple[str, ...]:
    """Return the events that are meetings of the same kind; initial and review conferences are."""
    told = (fact.event for fact in sitting.facts if isinstance(fact, Meeting) and _is_own(fact, sitting))
    events = {sitting.event, *told} & MEETINGS
    return (*(events - frozenset(CONFERENCES)), *(CONFERENCES if events & frozenset(CONFERENCES) else ()))


def _loose(p: Picture, about: Sequence[str]) -> list[Stated[Report]]:
    """Return the reports on some people that name no meeting and were not received in one."""
    loose = (one for one in p.facts(Report) if one.fact.meeting is None and one.first.event not in MEETINGS)
    return [one for one in loose if set(about) & set(one.first.about)]


def _planned_under(meeting: Stated[Meeting]) -> frozenset[str]:
    """Return the ids under which a meeting to come is spoken of: its own, and of the notes that told of it."""
    return frozenset((meeting.id, *(entry.id for entry in meeting.entries if entry.event not in MEETINGS)))


def _is_own(fact: Meeting, entry: Entry) -> bool:
    """Whether what an entry says of a meeting is of the one that it tells of: held, or of its event and by its day."""
    if fact.status is None:
        return fact.event == entry.event and fact.day.first <= entry.occurred.last
    return fact.status == "held"


def _repeats(note: Entry, sitting: Entry) -> bool:
    """Whether a note tells that a meeting was held on the day of an entry of that event."""
    told = (fact for fact in note.facts if isinstance(fact, Meeting) and fact.event == sitting.event)
    when = sitting.occurred
    return any(one.status == "held" and one.day.first <= when.last and when.first <= one.day.last for one in told)


def _copies(p: Picture, entry: Entry, sitting: Entry) -> bool:
    alike = (sitting.event, sitting.day) == (entry.event, entry.day) and sitting.agency != entry.agency
    if not alike or sitting.agency != p.lead(sitting.day):
        return False
    named = {None, *names_of_meeting(sitting)}
    there = (one for one in sitting.facts if isinstance(one, Attended) and one.meeting in named)
    came = any(one.agency == entry.agency and one.as_ == "present" for one in there)
    return came and not any(is_child(p, one) for one in set(entry.about).difference(sitting.about))


def _is_said(id: str, entry: Entry) -> bool:
    return any(isinstance(one, Meeting) and one.id == id and _is_own(one, entry) for one in entry.facts)


def _is_claimed(p: Picture, entry: Entry) -> bool:
    """Whether an entry says that it is the sitting of a meeting that was planned before it."""
    own = (one.id for one in entry.facts if isinstance(one, Meeting) and _is_own(one, entry))
    return any(planned.order < entry.order for id in own for planned in p.facts(Meeting, id))


def _serves(p: Picture, entry: Entry, meeting: Stated[Meeting]) -> bool:
    """Whether an entry can be a planned meeting’s sitting: from its day on, or where no other was to come before it."""
    if entry.occurred.last >= meeting.fact.day.first:
        return True
    event, about = meeting.fact.event, set(meeting.first.about)
    alike = (one for one in p.facts(Meeting) if one.fact.event == event and about & set(one.first.about))
    sooner = (one for one in alike if one.fact.day.first < meeting.fact.day.first and one.fact.status != "cancelled")
    return all((held := sitting_of(p, one)) is not None and held.order < entry.order for one in sooner)
