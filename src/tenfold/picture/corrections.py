"""Which entries stand, which stand in the place of others, and which tell of what was called off."""

from collections.abc import Sequence

from tenfold.record import Entry, Meeting, SamePerson

MEETINGS = frozenset(
    {"strategy_discussion", "initial_conference", "review_conference", "core_group", "legal_planning"}
    | {"professionals_meeting", "family_meeting", "court_hearing"}
)
_CALLED_OFF = frozenset({"cancelled_by_agency", "cancelled_by_family"})


def unsettles(entry: Entry) -> bool:
    """Whether an entry changes how earlier ones are read: it corrects one, or says who is whom."""
    return entry.corrects is not None or SamePerson in map(type, entry.facts)


def standing(ordered: Sequence[Entry]) -> list[Entry]:
    """Return the entries that no other corrects."""
    corrected = {entry.corrects for entry in ordered if entry.corrects is not None}
    return [entry for entry in ordered if entry.id not in corrected]


def heirs_of(ordered: Sequence[Entry]) -> dict[str, str]:
    """Return by which entry, the first that did, each that was corrected was: what that is does not change again."""
    heirs: dict[str, str] = {}
    for entry in ordered:
        if entry.corrects is not None:
            heirs.setdefault(entry.corrects, entry.id)
    return heirs


def called_off(entry: Entry) -> bool:
    """Whether an entry tells of a meeting that was cancelled: none was held."""
    if entry.event not in MEETINGS:
        return False
    told = (fact for fact in entry.facts if isinstance(fact, Meeting) and fact.event == entry.event)
    cancelled = any(fact.status == "cancelled" and fact.day.first <= entry.occurred.last for fact in told)
    return cancelled or entry.outcome in _CALLED_OFF
