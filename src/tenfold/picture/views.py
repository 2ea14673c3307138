"""Whether what police and health think of a strategy discussion was at the table, or came to it in writing."""

from tenfold.picture.held import follows
from tenfold.picture.meetings import HEALTH, agencies_at, attended, conferences, joint, reports, strategy_discussions
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.weighing import weighings
from tenfold.record import Dissent, Entry, Opinion, Recommendation, Referral

SIDES = {"police": frozenset({"police"}), "health": HEALTH}
_IN_WRITING = frozenset({"information_received", "letter", "message"})
_TOLD = _IN_WRITING | {"call"}


@remembered
def sides_unheard(p: Picture, sitting: Entry, child: str) -> tuple[str, ...]:
    """Return which of police and health were not at a meeting on a child, nor heard on it in another way."""
    return tuple(side for side in _sides_away(p, sitting) if not _brought_in(p, child, sitting, side))


def _sides_away(p: Picture, sitting: Entry) -> tuple[str, ...]:
    """Return which of police and health were not at a meeting; none where nobody says who was, or who was not."""
    present = agencies_at(p, sitting)
    if present is not None:
        there = {p.kinds.get(agency) for agency in present}
        return tuple(side for side, kinds in SIDES.items() if not there & kinds)
    missed = {p.kinds.get(one.agency) for one in attended(p, sitting) if one.agency is not None}
    return tuple(side for side, kinds in SIDES.items() if missed & kinds)


def _brought_in(p: Picture, child: str, sitting: Entry, side: str) -> bool:
    """Whether a later joint meeting on a child was held, or what one side thinks was recorded and considered."""
    again = (*strategy_discussions(p, child), *conferences(p, child))
    if any(one.id != sitting.id and follows(one, sitting) and joint(p, one) is True for one in again):
        return True
    if any(one.report is True and p.kinds.get(one.agency or "") in SIDES[side] for one in attended(p, sitting)):
        return True
    sent = [one for one in reports(p, sitting) if p.kinds.get(one.fact.agency) in SIDES[side]]
    own = [one for one in p.entries_about(child) if p.kinds.get(one.agency) in SIDES[side]]
    views = [*(one.first for one in sent), *(one for one in own if _is_view(one, sitting))]
    later = [one for one in weighings(p, child) if one.order >= sitting.order]
    return any(p.considers(one, view) for one in later for view in views)


def _is_view(entry: Entry, sitting: Entry) -> bool:
    """Whether an entry says what an agency thinks should be done.

    Advice and dissent do. Before a meeting so does what was written to it and is named as before it, a referral apart;
    after it whatever was written or told, and an opinion on the injuries.
    """
    if any(isinstance(fact, Recommendation | Dissent) for fact in entry.facts):
        return True
    if entry.order > sitting.order:
        return entry.event in _TOLD or any(isinstance(fact, Opinion) for fact in entry.facts)
    named = entry.id in sitting.considered
    return named and entry.event in _IN_WRITING and not any(isinstance(fact, Referral) for fact in entry.facts)
