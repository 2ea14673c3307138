"""Conferences to come, and decisions looked at again."""

from bisect import bisect_right
from collections.abc import Sequence

from tenfold.picture.endings import ends
from tenfold.picture.meetings import called_to, conferences, planned
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import CONFERENCES, Spell, enquiries, plan_now
from tenfold.picture.stated import Stated
from tenfold.picture.weighing import weighings
from tenfold.record import Decision, Enquiry, Entry, LegalView, Meeting

Given = Stated[Decision] | Stated[LegalView]


@remembered
def conference_due(p: Picture, child: str) -> Spell | None:
    """Return the enquiry that leads to a first conference on a child, not held yet and nobody known to be called to it.

    It is open, or was completed because the child is at risk and nothing has been closed since.
    """
    spell = next(reversed(enquiries(p, child)), None)
    if spell is None or plan_now(p, child) is not None or not (spell.end is None or _at_risk(p, child, spell.end)):
        return None
    called = any(one.fact.event in CONFERENCES and called_to(p, one) for one in planned(p, child))
    held = any(one.order >= spell.start.order for one in conferences(p, child))
    return None if called or held else spell


def _at_risk(p: Picture, child: str, end: Entry) -> bool:
    """Whether an enquiry ended because a child is at risk, and nothing has been closed since."""
    found = any(end in one.entries and one.fact.outcome == "substantiated_risk" for one in p.facts(Enquiry, child))
    return found and not any(one.order > end.order and ends(one.fact) for one in p.facts(Decision, child))


def called_agencies(p: Picture, meeting: Stated[Meeting]) -> frozenset[str] | None:
    """Return the agencies that were invited to a meeting to come; None where nobody says who was."""
    calls = called_to(p, meeting)
    return frozenset(one.agency for one in calls if one.agency is not None) if calls else None


def reviewed(p: Picture, given: Given, children: tuple[str, ...], left: Sequence[Entry]) -> bool:
    """Whether a decision or legal view was looked at again, for one of some children, with some entries in view.

    To look again is a later decision, meeting or legal view that had the first before it or is on the same matter, or
    a later statement of it. Of entries that were corrected since, what stands in their place is to be in view.
    """
    again = _looked_again(p, given, children)
    now = as_they_stand(p, tuple(left)) if again else ()
    return any(all(p.considers(one, entry) for entry in now) for one in again)


@remembered
def as_they_stand(p: Picture, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return some entries, or what stands in their place where they were corrected."""
    return tuple(p.entry(entry.id) or entry for entry in entries)


@remembered
def _looked_again(p: Picture, given: Given, children: tuple[str, ...]) -> tuple[Entry, ...]:
    views = [view.first for child in children for view in p.facts(LegalView, child)]
    weighed = [entry for child in children for entry in _after(weighings(p, child), given)]
    had = [one for one in (*weighed, *views, *given.entries) if one.considered and p.considers(one, given)]
    same = views if isinstance(given.fact, LegalView) else _decided_on(p, given, children)
    return tuple({one.id: one for one in (*had, *same) if one.order > given.order}.values())


def _after(entries: Sequence[Entry], given: Given) -> Sequence[Entry]:
    return entries[bisect_right(entries, given.order, key=lambda entry: entry.order) :]


def _decided_on(p: Picture, given: Given, children: tuple[str, ...]) -> list[Entry]:
    """Return the entries that give a decision on the same matter about these children."""
    decided = (one for child in children for one in p.facts(Decision, child))
    return [one.first for one in decided if one.fact.matter == getattr(given.fact, "matter", None)]
