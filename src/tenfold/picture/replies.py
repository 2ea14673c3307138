"""What agencies were asked for, and whether anything has come back."""

from typing import Any

from tenfold.picture.concern import is_live
from tenfold.picture.meetings import HEALTH
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import receiver, referral_end
from tenfold.picture.stated import Stated
from tenfold.record import Action, Check, Decision, Entry, Recommendation, Referral, Report

_REPLIES = frozenset({"information_received", "clinic", "attendance"})
_HOLDERS = {
    "police_record": frozenset({"police"}),
    "social_care_record": frozenset({"childrens_social_care"}),
    "other_authority": frozenset({"childrens_social_care"}),
    "health_record": HEALTH,
    "school_record": frozenset({"school", "early_years", "education_service"}),
    "housing_record": frozenset({"housing"}),
}


def asked_by(request: Entry) -> tuple[str, ...]:
    """Return the agencies that a request asks: as it says, or to whom it gives something to do; none where unsaid."""
    owners = (fact.owner for fact in request.facts if isinstance(fact, Action))
    return request.asked or tuple(dict.fromkeys(one for one in owners if one != request.agency))


def unanswered(p: Picture, asked: Entry | Stated[Any]) -> tuple[str, ...]:
    """Return who has not replied in time to a request for information, a check asked for, a referral or advice."""
    if isinstance(asked, Entry):
        return _silent_on_request(p, asked)
    if isinstance(asked.fact, Check):
        return _silent_on_check(p, asked)
    return _silent_on_referral(p, asked) if isinstance(asked.fact, Referral) else _silent_on_advice(p, asked)


@remembered
def _silent_on_request(p: Picture, request: Entry) -> tuple[str, ...]:
    """Return who has not replied in time to a request for information; who asked, where nobody says who was asked."""
    if not p.over("request-unanswered", request.latest):
        return ()
    asked = asked_by(request)
    if not asked:
        others = (agency for agency in p.kinds if agency != request.agency)
        return () if any(_replied(p, one, request) for one in others) else (request.agency,)
    told = len(asked) == 1 and _relayed(p, request)
    return () if told else tuple(one for one in asked if not _done(p, one, request) and not _replied(p, one, request))


@remembered
def _silent_on_check(p: Picture, check: Stated[Check]) -> tuple[str, ...]:
    """Return who has not replied in time to a check that was asked for; who asked, where no holder is known."""
    fact = check.fact
    if fact.result != "requested" or not p.over("request-unanswered", check.since):
        return ()
    again = (one.fact for id in fact.about for one in p.facts(Check, id) if one.order >= check.order)
    if any(one.against == fact.against and one.result != "requested" for one in again):
        return ()
    kinds = _HOLDERS.get(fact.against, frozenset[str]())
    holders = check.first.asked or tuple(id for id, kind in p.kinds.items() if kind in kinds and id != check.agency)
    replied = _relayed(p, check.first) or any(_replied(p, one, check.first) for one in holders)
    return () if replied else holders or (check.agency,)


@remembered
def _silent_on_referral(p: Picture, referral: Stated[Referral]) -> tuple[str, ...]:
    """Return the service, other than the lead, from which nothing has come in time on a child referred to it."""
    service = receiver(p, referral)
    if service is None or service == p.lead(referral.day) or not p.over("request-unanswered.referral", referral.since):
        return ()
    later = [one for one in p.entries_by(service) if one.order > referral.order]
    taken = (
        referral_end(p, referral, child) is not None or any(child in one.about for one in later)
        for child in referral.fact.children
    )
    return () if all(taken) else (service,)


@remembered
def _silent_on_advice(p: Picture, advice: Stated[Recommendation]) -> tuple[str, ...]:
    """Return the lead where nothing has come of a recommendation in time.

    Advice that names no matter to decide waits for the lead only where there is a live concern.
    """
    leading = p.lead_now()
    if leading is None or not p.over("request-unanswered.referral", advice.since):
        return ()
    waiting = (child for child in advice.fact.children if not _taken_up(p, advice, child, leading))
    return (leading,) if any(advice.fact.matter is not None or is_live(p, child) for child in waiting) else ()


def _replied(p: Picture, agency: str, request: Entry) -> bool:
    about = set(request.about)
    later = (one for one in reversed(p.entries_by(agency)) if one.order > request.order and about & set(one.about))
    return any(p.considers(one, request) or _is_reply(one) for one in later)


def _is_reply(entry: Entry) -> bool:
    return entry.event in _REPLIES or any(isinstance(fact, Report) for fact in entry.facts)


def _relayed(p: Picture, request: Entry) -> bool:
    noted = (one for about in request.about for one in p.events("information_received", about))
    return any(one.id != request.id and p.considers(one, request) for one in noted)


def _done(p: Picture, agency: str, request: Entry) -> bool:
    mine = [one.fact.status for one in p.facts_in(Action, request.id) if one.fact.owner == agency]
    return bool(mine) and all(status in ("done", "dropped") for status in mine)


def _taken_up(p: Picture, advice: Stated[Recommendation], child: str, leading: str) -> bool:
    matter = advice.fact.matter
    decided = (one for one in p.facts(Decision, child) if one.last.order >= advice.order)
    if any(matter in (None, one.fact.matter) or p.considers(one.last, advice) for one in decided):
        return True
    own = (one for one in p.entries_about(child) if one.agency == leading and one.order > advice.order)
    return any(p.considers(one, advice) for one in own)
