"""When care of a child went to somebody who was suspected of harm, and what was done about it before and since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tenfold.picture.care import TICK, began, cares, cares_on, ended, ever_carers
from tenfold.picture.household import LIVING, Stay, living_at, people_with_addresses, stays
from tenfold.picture.people import parents, partners
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import Spell, assessments
from tenfold.picture.stated import Stated
from tenfold.picture.suspicion import Ground, grounds
from tenfold.record import Allegation, Assessment, Care, Decision, Entry, PoliceAction, Residence
from tenfold.when import Time, day_of, end_of

Given = tuple[str, Stated[Any], datetime, datetime]
_BACK = frozenset({"return_home", "contact"})


@dataclass(frozen=True, slots=True)
class Return:
    """Care of a child goes to a person while there are grounds: by a care arrangement, a decision, or under one roof.

    `began` is the earliest moment at which it may have begun and `at` the latest.
    """

    child: str
    person: str
    step: Stated[Any]
    began: datetime
    at: datetime
    grounds: tuple[Ground, ...]


@remembered
def suspect_returns(p: Picture, child: str) -> tuple[Return, ...]:
    """Return every time that care of a child went to somebody who was then suspected, in order of time."""
    if not p.facts(PoliceAction) and not p.facts(Allegation):
        return ()  # nobody is suspected of anything
    given = (*_by_care(p, child), *_by_end(p, child), *_by_decision(p, child), *_by_home(p, child))
    found = [Return(child, to, step, since, at, grounds(p, to, child, at)) for to, step, since, at in given]
    return tuple(sorted((one for one in found if one.grounds), key=lambda one: (one.at, one.step.order)))


@remembered
def last_return(p: Picture, child: str, person: str) -> Return | None:
    """Return the last time by now that care of a child went to a person who was then suspected."""
    made = [one for one in suspect_returns(p, child) if one.person == person and p.passed(one.at)]
    return made[-1] if made else None


@remembered
def decided_on(p: Picture, made: Return) -> bool:
    """Whether a decision on a return, or one since it, had every ground before it."""
    told = ((one.fact, entry) for one in p.facts(Decision, made.child) for entry in one.entries)
    return any(
        all(any(p.considers(entry, ground) for ground in one.entries) for one in made.grounds)
        for fact, entry in told
        if fact.granted is not False and (fact.matter in _BACK or entry.latest >= made.began)
    )


@remembered
def assessed(p: Picture, made: Return) -> bool:
    """Whether an assessment of that very person, for that child, was completed since the last ground began."""
    since = max(one.entries[0].occurred.first for one in made.grounds)
    done = (one for one in assessments(p, made.child) if one.end is not None and one.end.latest >= since)
    return any(made.person in (one.of.fact.of or _opened_of(one)) for one in done)


def _by_care(p: Picture, child: str) -> Iterator[Given]:
    for care in cares(p, child):
        if care.fact.unsupervised is False:
            continue
        freed = next((n for n, one in enumerate(care.told) if one.unsupervised), 0)
        time = care.fact.from_ or care.first.occurred if freed == 0 else care.entries[freed].occurred
        for person in care.fact.by:
            if person not in p.kinds and (care.fact.unsupervised or _goes_back(p, child, person, care)):
                yield person, care, time.first, _latest(time, care.entries[freed])


def _goes_back(p: Picture, child: str, person: str, care: Stated[Care]) -> bool:
    """Whether somebody else cared for a child before, and this person not since then until now."""
    since = began(care)
    before = [one for one in cares(p, child) if began(one) < since]
    elsewhere = (one for one in before if person not in one.fact.by and one.fact.basis != "childminder")
    last = max((began(one) for one in elsewhere), default=None)
    if last is None:
        return False
    own = (one for one in before if person in one.fact.by and began(one) >= last)
    return not any((end := ended(one)) is None or end >= since for one in own)


def _by_end(p: Picture, child: str) -> Iterator[Given]:
    """Yield who had a child back when care elsewhere ended and nothing but their own earlier care went on."""
    known = [one for one in cares(p, child) if one.fact.basis != "childminder"]
    for away in known:
        if (last := away.fact.to_date) is None:
            continue
        on = [
            one for one in known if began(one) <= last.last and ((end := ended(one)) is None or end > last.last + TICK)
        ]
        at = last.last if away.last.recorded < last.first else _latest(last, away.last)
        before = (one for one in on if began(one) < began(away) and one.fact.unsupervised is not False)
        for person in dict.fromkeys(by for one in before for by in one.fact.by if by not in (*p.kinds, *away.fact.by)):
            if all(person in one.fact.by for one in on):
                yield person, away, last.first, at


def _by_decision(p: Picture, child: str) -> Iterator[Given]:
    """Yield who is at home when a decision sends a child back; who leaves it on that day is not there to have it."""
    for one in p.facts(Decision, child):
        if one.fact.matter == "return_home" and one.fact.granted is True:
            for person in _at_home(p, child, end_of(day_of(one.since))):
                yield person, one, one.first.occurred.first, one.since


def _at_home(p: Picture, child: str, at: datetime) -> tuple[str, ...]:
    """Return who lived, at a moment, where a child has lived and a parent of it lived then.

    A parent of whom nobody says where they live counts, if the child was ever in that parent’s care.
    """
    lived = {stay.address for stay in stays(p, child) if stay.as_ in LIVING}
    theirs = {stay.address for parent in parents(p, child) for stay in living_at(p, parent, at)}
    there = (
        one for one in people_with_addresses(p) if {stay.address for stay in living_at(p, one, at)} & lived & theirs
    )
    unsaid = (one for one in parents(p, child) if not stays(p, one) and one in ever_carers(p, child))
    return (*(one for one in there if one != child), *unsaid)


def _by_home(p: Picture, child: str) -> Iterator[Given]:
    """Yield which parent, or partner of who is a parent or cares, came to live where a child lives."""
    caring = (*parents(p, child), *ever_carers(p, child))
    near = dict.fromkeys((*parents(p, child), *(partner for carer in caring for partner in partners(p, carer))))
    for person in near:
        for stay in stays(p, person):
            if stay.as_ in LIVING and _joins(p, child, stay) and not _is_watched(p, child, person, stay.since):
                yield person, stay.stated, stay.since, _latest(_told_of(stay).from_ or stay.entry.occurred, stay.entry)


def _joins(p: Picture, child: str, stay: Stay) -> bool:
    """Whether a person came to live with a child with a stay, as far as the record knows that they did not before.

    Who is first told to live there, from no day that is told, may always have lived there.
    """
    before = stay.since - TICK
    own = {one.address for one in living_at(p, stay.person, before)}
    known = _told_of(stay).from_ is not None or any(
        one.order < stay.entry.order for one in p.facts(Residence, stay.person)
    )
    apart = not own & {one.address for one in living_at(p, child, before)}
    return known and apart and any(one.address == stay.address for one in living_at(p, child, stay.since))


def _is_watched(p: Picture, child: str, person: str, at: datetime) -> bool:
    """Whether a person had a child at a moment only with somebody beside."""
    return any(person in care.fact.by and care.fact.unsupervised is False for care in cares_on(p, child, at))


def _told_of(stay: Stay) -> Residence:
    """Return what the entry that told of a stay said of it."""
    told = zip(stay.stated.entries, stay.stated.told, strict=True)
    return next(fact for entry, fact in told if entry.id == stay.entry.id)


def _opened_of(spell: Spell) -> tuple[str, ...]:
    """Return whom an assessment that ended without saying so was of, as it was opened; nobody where two were."""
    kind = spell.of.fact.kind
    opened = [fact for fact in spell.start.facts if isinstance(fact, Assessment) and kind in (None, fact.kind)]
    return opened[0].of if len(opened) == 1 else ()


def _latest(time: Time, entry: Entry) -> datetime:
    return min(time.last, max(entry.recorded, time.first))
