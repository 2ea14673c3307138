"""Since when a concern about a child has been live without a break, and when the lead was told of it."""

from collections.abc import Iterator
from datetime import datetime

from tenfold.picture.concern import decided_by, household_histories, live_concern, told_injuries
from tenfold.picture.injuries import occasions_of
from tenfold.picture.lateness import first_written
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import (
    Spell,
    assessments,
    considered_since,
    ended_by_lead,
    enquiries,
    is_protective,
    is_social,
    plan_spells,
    receiver,
    referral_spells,
    unbroken,
)
from tenfold.picture.readable import place
from tenfold.picture.sightings import latest
from tenfold.record import Allegation, Entry, Referral


@remembered
def live_since(p: Picture, child: str) -> Entry | None:
    """Return the entry since which a concern about a child has been live without a break, if it is.

    A referral that led to an assessment, an injury to an enquiry or an enquiry to a plan is the same concern going on.
    """
    if not (live := live_concern(p, child)):
        return None
    looked = (spell for spell in assessments(p, child) if is_social(p, spell))
    ended = [(spell.start, spell.end) for spell in (*plan_spells(p, child), *enquiries(p, child), *looked)]
    ended += [(one.first, end) for one, end in referral_spells(p, child) if is_protective(p, one)]
    ended += [(one.first, decided_by(p, one)) for one in p.facts(Allegation, child) if one.fact.child == child]
    hurt = [entry for one in occasions_of(p, child) for entry, _ in told_injuries(p, child, one)]
    hurt += [one.first for one in household_histories(p, child)]
    weighed = ((entry, considered_since(p, child, entry)) for entry in hurt)
    ended += [(entry, decision.first) for entry, decision in weighed if decision is not None]
    return unbroken(live[0], ended)


@remembered
def live_after(p: Picture, child: str, since: datetime) -> bool:
    """Whether a concern about a child is or was live at a moment of the record or at any time after it."""
    return any(until is None or until > max(start.recorded, since) for start, until in _live_times(p, child))


@remembered
def _live_times(p: Picture, child: str) -> tuple[tuple[Entry, datetime | None], ...]:
    """Return what makes or made a concern about a child live, each with when it was ended or lapsed, if it did."""
    found = [(spell.start, _first(spell.end)) for spell in (*plan_spells(p, child), *enquiries(p, child))]
    found += [(one.start, _first(one.end, *_dropped(p, one))) for one in assessments(p, child) if is_social(p, one)]
    for one, end in referral_spells(p, child):
        if is_protective(p, one):
            found.append((one.first, _first(end, lapse=p.ends("live-concern.referral", one.since))))
    told = (one for one in p.facts(Allegation, child) if one.fact.child == child)
    found += [(one.first, _first(decided_by(p, one))) for one in told]
    hurt = [pair for one in occasions_of(p, child) for pair in told_injuries(p, child, one)]
    hurt += [(one.first, one.recorded) for one in household_histories(p, child)]
    for entry, since in hurt:
        by = considered_since(p, child, entry)
        end = None if by is None else by.first
        found.append((entry, _first(end, lapse=p.ends("live-concern.recent", since))))
    return tuple(found)


def _dropped(p: Picture, assessment: Spell) -> Iterator[Entry]:
    return (one for one in ended_by_lead(p, assessment.child) if latest(one) > latest(assessment.start))


def _first(*ends: Entry | None, lapse: datetime | None = None) -> datetime | None:
    told = (*(end.recorded for end in ends if end is not None), *(() if lapse is None else (lapse,)))
    return min(told, default=None)


def live_by(p: Picture, child: str, entry: Entry) -> bool:
    """Whether the concern about a child that is live now was so when an entry was recorded, or began with it."""
    live = live_since(p, child)
    return live is not None and first_written(p, live).order <= entry.order


@remembered
def lead_told(p: Picture, child: str) -> Entry | None:
    """Return the entry by which the lead first knew of a live concern: its own about the child, or a referral to it."""
    begun = live_since(p, child)
    if begun is None:
        return None
    sent = p.first_fact_since(Referral, child, begun.order, lambda one: receiver(p, one) == p.lead(one.day))
    own = p.first_about_since(child, begun.order, lambda entry: entry.agency == p.lead(entry.day))
    found = [entry for entry in (own, sent.first if sent is not None else None) if entry is not None]
    return min(found, key=place, default=None)
