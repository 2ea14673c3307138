"""Whether a parent has been heard, or the record says why not."""

from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile

from tenfold.picture.care import began, cares, cares_on, ended
from tenfold.picture.cell import NEVER
from tenfold.picture.concern import concerns_left_by
from tenfold.picture.meetings import conferences
from tenfold.picture.people import is_child
from tenfold.picture.picture import FROM_AFAR, Picture, remembered
from tenfold.picture.process import enquiries
from tenfold.picture.readable import place
from tenfold.picture.sightings import from_when
from tenfold.picture.stated import Stated
from tenfold.record import (
    Account,
    Allegation,
    Attended,
    Consent,
    Decision,
    Dissent,
    Entry,
    Excluded,
    PoliceAction,
    Referral,
)

_WHERE = frozenset({"placement", "return_home"})
_LOOK_INTO_IT = frozenset({"childrens_social_care", "police"})
_CAME_IN = frozenset({None, "completed"})
_FAILED = frozenset({"no_access", "refused", "not_brought", "cancelled_by_family"})
_CONTACTS = frozenset(
    {"visit", "call", "letter", "message", "attendance", "clinic", "contact_session", "family_meeting"}
)


def heard_about(p: Picture, person: str, by: frozenset[str]) -> Iterator[Entry]:
    """Yield the entries in which a person was met, spoke, was asked, or was tried for or kept out with a reason.

    `by` are the agencies, beside the lead, whose calls and letters about the person are such. Who went to a doctor of
    their own was not heard about a child.
    """
    yield from (one for one in reversed(p.entries_with(person)) if _on_a_child(p, one))
    yield from (one for one in reversed(p.about_that(person, _is_contact, p, person, by)) if _on_a_child(p, one))
    said: tuple[Stated[Account | Allegation | Dissent], ...] = (
        *p.facts(Account, person),
        *p.facts(Allegation, person),
        *p.facts(Dissent, person),
    )
    yield from (one.last for one in said if one.fact.by == person)
    yield from (one.last for kind in (Attended, Excluded, Consent) for one in p.facts(kind, person))
    yield from (one.first for one in p.facts(PoliceAction, person) if one.fact.action == "interviewed")


@remembered
def steps(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the enquiries, conferences and decisions on where a child lives, in order of record."""
    found = [one.first for one in p.facts(Decision, child) if one.fact.matter in _WHERE]
    found += [spell.start for spell in enquiries(p, child)]
    found += conferences(p, child)
    return tuple(sorted(dict.fromkeys(found), key=place))


@remembered
def unheard(p: Picture, parent: str, child: str) -> tuple[Entry, ...]:
    """Return what led to the last step about a child, and the steps since, where a parent has not been heard since.

    Whoever visits the home of a parent who cares alone has met that parent.
    """
    taken = steps(p, child)
    if not taken:
        return ()
    cause = _cause(p, child, taken[-1])
    since: datetime = from_when(cause)
    met = p.first_with_since(parent, (since, 0), lambda entry: entry.latest >= since and _on_a_child(p, entry))
    by = frozenset(spell.start.agency for spell in enquiries(p, child))
    heard = met or any(entry.latest >= since for entry in heard_about(p, parent, by))
    if heard or _met_at_home(p, parent, child, since):
        return ()
    return (cause, *(step for step in taken if step.order > cause.order))


def _met_at_home(p: Picture, parent: str, child: str, since: datetime) -> bool:
    alone = _alone_with(p, child, parent)
    if not alone:
        return False
    recorded = takewhile(lambda one: one.recorded >= since, reversed(p.events_that("visit", child, _came_in)))
    visits = (one for one in recorded if one.latest >= since)
    return any(first <= one.latest < end for one in visits for first, end in alone)


@remembered
def _alone_with(p: Picture, child: str, parent: str) -> tuple[tuple[datetime, datetime], ...]:
    """Return from when until when each time that nobody but a parent cared for a child."""
    known = cares(p, child)
    turns = sorted({*map(began, known), *(end for end in map(ended, known) if end is not None)})
    whose = ({by for one in cares_on(p, child, turn) for by in one.fact.by} for turn in turns)
    spans = zip(turns, (*turns[1:], NEVER), whose, strict=False)
    return tuple((first, end) for first, end, by in spans if by == {parent})


def _came_in(visit: Entry) -> bool:
    return visit.place == "home" and visit.outcome in _CAME_IN


def _cause(p: Picture, child: str, step: Entry) -> Entry:
    beside = (one for one in dict.fromkeys((child, *step.about)) if is_child(p, one))
    causes = (one.entry for each in beside for one in concerns_left_by(p, each, step))
    referred = (one.first for one in reversed(p.facts(Referral, child)) if one.order <= step.order)
    return next(causes, None) or next(referred, None) or step


def _on_a_child(p: Picture, entry: Entry) -> bool:
    """Whether a contact was about a child, or by those who look into what happened to one."""
    return p.kinds.get(entry.agency) in _LOOK_INTO_IT or any(is_child(p, one) for one in entry.about)


def _is_contact(entry: Entry, p: Picture, person: str, by: frozenset[str]) -> bool:
    """Whether an entry about somebody is of a contact with them, or of one that failed by them or their family.

    Who is said to have been there without them, or to have spoken in it, was met in their stead; a call or letter of
    none but the lead, and who conducts an enquiry, is to them. What the agency called off was not tried.
    """
    if entry.event not in _CONTACTS:
        return False
    if entry.outcome in _FAILED:
        return True
    if entry.outcome == "cancelled_by_agency" or (entry.present and person not in entry.present):
        return False
    if entry.event in FROM_AFAR and entry.agency not in by and entry.agency != p.lead(entry.day):
        return False
    spoke = {fact.by for fact in entry.facts if isinstance(fact, Account | Allegation)}
    return not spoke or person in spoke
