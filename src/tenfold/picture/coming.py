"""Conferences to come, and decisions looked at again."""

from collections.abc import Sequence

from tenfold.picture.endings import ends
from tenfold.picture.meetings import called_to, conferences, planned
from tenfold.picture.picture import Picture, first_that, remembered
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
    mended = {entry.corrects: entry for entry in p.corrections()}
    now = [mended.get(entry.id, entry) for entry in left] if mended else left

    def looks_again(one: Entry) -> bool:
        if one.order <= given.order or not all(p.considers(one, entry) for entry in now):
            return False
        return bool(one.considered and p.considers(one, given)) or _is_on_same_matter(p, one, given, children)

    if any(looks_again(entry) for entry in given.entries):
        return True
    if any(p.first_fact(LegalView, child, lambda view: looks_again(view.first)) for child in children):
        return True
    return any(first_that(looks_again, weighings, p, child) is not None for child in children)


def _is_on_same_matter(p: Picture, one: Entry, given: Given, children: tuple[str, ...]) -> bool:
    """Whether an entry is the first to give a decision on the same matter about these children, or a legal view."""
    if isinstance(given.fact, LegalView):
        told = (view.fact.children for view in p.facts_in(LegalView, one.id))
    else:
        decided = (made.fact for made in p.facts_in(Decision, one.id))
        told = (fact.children for fact in decided if fact.matter == given.fact.matter)
    return any(not set(children).isdisjoint(about) for about in told)
