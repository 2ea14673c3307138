"""Meetings to come, decisions looked at again, and what was before those who let a child leave hospital."""

from collections.abc import Sequence

from tenfold.picture.meetings import called_to, conferences, planned, reports_for, strategy_discussions
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import CONFERENCES, Spell, enquiry_now, plan_now
from tenfold.picture.stated import Stated
from tenfold.picture.weighing import weighings
from tenfold.record import Decision, Entry, LegalView, Meeting

_ARRIVED = frozenset({"admission", "attendance"})
Given = Stated[Decision] | Stated[LegalView]


@remembered
def conference_due(p: Picture, child: str) -> Spell | None:
    """Return the open enquiry that leads to a first conference on a child, neither held nor called yet."""
    spell = enquiry_now(p, child)
    if spell is None or plan_now(p, child) is not None:
        return None
    called = any(one.fact.event in CONFERENCES for one in planned(p, child))
    held = any(one.order >= spell.start.order for one in conferences(p, child))
    return None if called or held else spell


def heard_from(p: Picture, meeting: Stated[Meeting]) -> frozenset[str]:
    """Return the agencies that were invited to a meeting to come, or whose report for it is there."""
    called = {one.agency for one in called_to(p, meeting) if one.agency is not None}
    return frozenset(called | {one.fact.agency for one in reports_for(p, meeting)})


def reviewed(p: Picture, given: Given, children: tuple[str, ...], left: Sequence[Entry]) -> bool:
    """Whether a decision or legal view was looked at again, for one of some children, with some entries in view.

    To look again is a later decision, meeting or legal view that had the first before it or is on the same matter, or
    a later statement of it.
    """
    views = (view.first for child in children for view in p.facts(LegalView, child))
    weighed = (entry for child in children for entry in weighings(p, child))
    again = {entry.id: entry for entry in (*weighed, *views, *given.entries) if entry.order > given.order}
    looked = (one for one in again.values() if p.considers(one, given) or _same_matter(p, one, given))
    return any(all(p.considers(one, entry) for entry in left) for one in looked)


def met_on(p: Picture, child: str, step: Entry, hurt: tuple[Entry, ...]) -> bool:
    """Whether a meeting, or a decision to discharge, had a child’s injuries (else what brought it in) before it."""
    came = (one for one in reversed(p.entries_about(child)) if one.event in _ARRIVED and one.order < step.order)
    needed = hurt or (next(came, step),)
    decided = (one.first for one in p.facts(Decision, child) if one.fact.matter == "discharge")
    sat = (*strategy_discussions(p, child), *conferences(p, child), *p.events("professionals_meeting", child))
    by = [one for one in (*decided, *sat) if one.considered]
    return any(all(p.considers(one, entry) for entry in needed) for one in by)


def _same_matter(p: Picture, entry: Entry, given: Given) -> bool:
    if isinstance(given.fact, LegalView):
        return bool(p.facts_in(LegalView, entry.id))
    return any(one.fact.matter == given.fact.matter for one in p.facts_in(Decision, entry.id))
