"""What somebody else may be given of a family for a conference: what both they and whoever gives it may see, no more.

An agency is given what stands in its layer and in that of the agency that makes the pack, so that neither learns what
the other keeps to itself. One of the family is given what is held about them, as the right of access has it: others
left out, free words only once two people have read them. Where people live whom nobody may approach is in no pack.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tenfold.access import Allowed, Disclosure, Layers, disclose, for_agency, for_viewer, without_whereabouts
from tenfold.ledger.opening import Opened, names_of_workers
from tenfold.ledger.reading import Kept
from tenfold.ledger.session import Session
from tenfold.picture import Picture, died, fold, invited_to, kept_out, person
from tenfold.record import Case, Entry, Meeting
from tenfold.replay import replay
from tenfold.when import AsOf, day_of


@dataclass(frozen=True, slots=True)
class Recipient:
    """For whom something is made: an agency or a person of the record, by its id there."""

    id: str
    is_agency: bool


@dataclass(frozen=True, slots=True)
class Given:
    """What a recipient may be given for a meeting: an agency the record as both see it, a person what is about them.

    `seen` is the picture of whoever gives it, at the same moment: what an invitation says is taken from there.
    """

    meeting: str
    to: Recipient
    seen: Picture
    opened: Opened | None
    held: Disclosure | None


def given_to(
    session: Session, kept: Kept, seen: Kept, allowed: Allowed, meeting: str, to: Recipient, known: datetime
) -> Given:
    """Return what a recipient may be given of a family as known at a moment.

    `kept` is the whole family and `seen` what the agency that gives may rest on. Raise `LookupError`, saying why, where
    nothing is made for them.
    """
    mine, p = _of_giver(session, seen, meeting, to, known)
    if to.is_agency:
        return Given(meeting, to, p, _for_agency(session, kept, mine, allowed, to.id, known), None)
    return Given(meeting, to, p, None, _held(seen, mine, to, known))


def is_still(
    session: Session, kept: Kept, seen: Kept, meeting: str, to: Recipient, then: datetime, now: datetime
) -> bool:
    """Whether a recipient would still be given something, and of the same entries as at an earlier moment.

    That time alone has passed changes nothing: somebody who is a year older, an action whose day has gone by.
    """
    try:
        before, after = (_rests_on(session, kept, seen, meeting, to, at) for at in (then, now))
    except LookupError:
        return False
    return before == after


def refused_to(p: Picture, meeting: str, to: Recipient) -> str:
    """Return why nothing is made for somebody; empty where they are called to the meeting and may be approached."""
    planned = next((one for one in p.facts(Meeting, meeting) if one.id == meeting), None)
    if planned is None:
        return "The record holds no such meeting."
    calls = invited_to(p, planned)
    if to.id not in {one.agency if to.is_agency else one.person for one in calls}:
        return "They are not invited to this meeting: invite them first."
    known = None if to.is_agency else person(p, to.id)
    if known is not None and known.no_contact:
        return "Nobody may approach them, so nothing is made for them."
    if not to.is_agency and died(p, to.id) is not None:
        return "They have died."
    barred = {one.person for one in kept_out(p, planned)}
    return "They are kept out of this meeting." if not to.is_agency and to.id in barred else ""


def _of_giver(
    session: Session, seen: Kept, meeting: str, to: Recipient, known: datetime
) -> tuple[tuple[Entry, ...], Picture]:
    """Return what whoever gives sees, and the picture of it; raise `LookupError` where nothing is made for somebody."""
    mine = _visible(session, seen.case, known)
    p = fold(replace(seen.case, entries=mine), AsOf.at(known))
    if why := refused_to(p, meeting, to):
        raise LookupError(why)
    return mine, p


def _rests_on(session: Session, kept: Kept, seen: Kept, meeting: str, to: Recipient, known: datetime) -> object:
    mine, p = _of_giver(session, seen, meeting, to, known)
    if to.is_agency:
        return _for_both(session, kept, mine, to.id, known)
    planned = next(one for one in p.facts(Meeting) if one.id == meeting)
    return planned.fact, invited_to(p, planned), _held(seen, mine, to, known)


def _held(seen: Kept, mine: Sequence[Entry], to: Recipient, known: datetime) -> Disclosure:
    return disclose(replace(seen.case, entries=_until(seen.case.entries, known)), mine, to.id, (), on_behalf=True)


def _for_both(session: Session, kept: Kept, mine: Iterable[Entry], agency: str, known: datetime) -> tuple[Entry, ...]:
    both = _until(Layers(kept.case).between(session.viewer.agency, agency), known)
    lead = fold(replace(kept.case, entries=both), AsOf.at(known)).lead(day_of(known))
    visible = for_agency(agency, for_agency(session.viewer.agency, both, lead), lead)
    return without_whereabouts(visible, mine)


def _for_agency(
    session: Session, kept: Kept, mine: Iterable[Entry], allowed: Allowed, agency: str, known: datetime
) -> Opened:
    case = replace(kept.case, entries=_for_both(session, kept, mine, agency, known))
    replayed = replay(case, known=known)
    return Opened(
        family=kept.family,
        title=kept.case.title or f"Family {kept.number}",
        case=case,
        picture=replayed.picture,
        questions=replayed.questions,
        acts=replayed.acts,
        allowed=allowed,
        known=known,
        is_now=False,
        moment=known,
        workers=names_of_workers(replayed.picture),
    )


def _visible(session: Session, case: Case, known: datetime) -> tuple[Entry, ...]:
    entries = _until(case.entries, known)
    lead = fold(replace(case, entries=entries), AsOf.at(known)).lead(day_of(known))
    return for_viewer(session.viewer, entries, lead)


def _until(entries: Iterable[Entry], known: datetime) -> tuple[Entry, ...]:
    return tuple(one for one in entries if one.recorded <= known)
