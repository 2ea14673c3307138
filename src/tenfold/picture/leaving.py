"""Children who leave hospital, and what was before those who let them."""

from collections.abc import Iterable

from tenfold.picture.meetings import conferences, strategy_discussions
from tenfold.picture.people import is_child
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.readable import place
from tenfold.record import Decision, Entry

Leaving = tuple[str, tuple[str, ...], Entry]
_ARRIVED = ("admission", "attendance")
_LETS_GO = frozenset({"acute_hospital", "childrens_social_care", "other"})


@remembered
def discharges(p: Picture) -> tuple[Leaving, ...]:
    """Return the discharges from hospital: the id of the first decision or entry, the children, and that entry.

    What is decided or told again of the same leaving, soon after and with no new arrival between, is no other.
    """
    steps = {one.id: (one.id, _children_about(p, one), one) for one in p.events("discharge")}
    for one in p.facts(Decision):
        if one.fact.matter == "discharge" and one.fact.granted is not False:
            steps[one.first.id] = (one.id, one.fact.children, one.first)
    found: list[Leaving] = []
    for id, named, entry in sorted(steps.values(), key=lambda step: step[2].order):
        fresh = tuple(child for child in named if not _left_before(p, child, entry, found))
        if fresh and _in_hospital(p, entry):
            found.append((id, fresh, entry))
    return tuple(found)


@remembered
def met_on(p: Picture, child: str, step: Entry, hurt: tuple[Entry, ...]) -> bool:
    """Whether a meeting, or a decision to discharge, had a child’s injuries before it.

    Where there are none, it had what brought the child in, or the discharge itself, before it.
    """
    instead = (*_arrivals(p, child, step)[-1:], step)
    decided = (one.first for one in p.facts(Decision, child) if one.fact.matter == "discharge")
    sat = (*strategy_discussions(p, child), *conferences(p, child), *p.events("professionals_meeting", child))
    by = [one for one in (*decided, *sat) if one.considered]
    if hurt:
        return any(all(p.considers(one, entry) for entry in hurt) for one in by)
    return any(p.considers(one, entry) for entry in instead for one in by)


def _arrivals(p: Picture, child: str, step: Entry) -> tuple[Entry, ...]:
    came = (one for event in _ARRIVED for one in p.events(event, child) if one.order < step.order)
    return tuple(sorted((one for one in came if _in_hospital(p, one)), key=place))


def _left_before(p: Picture, child: str, step: Entry, found: Iterable[Leaving]) -> bool:
    """Whether a child’s leaving is already told: by a step not long before, with no arrival since."""
    for _, children, earlier in found:
        soon = p.ends("discharged-without-plan.same", earlier.latest) > step.latest
        if child in children and soon and not any(came.order > earlier.order for came in _arrivals(p, child, step)):
            return True
    return False


def _in_hospital(p: Picture, entry: Entry) -> bool:
    elsewhere = entry.event in (*_ARRIVED, "discharge") and entry.place not in (None, "hospital")
    return entry.place == "hospital" or (p.kinds.get(entry.agency) in _LETS_GO and not elsewhere)


def _children_about(p: Picture, entry: Entry) -> tuple[str, ...]:
    return tuple(one for one in entry.about if is_child(p, one))
