"""What agencies were asked for, and whether anything has come back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from tenfold.picture.concern import is_live
from tenfold.picture.meetings import HEALTH
from tenfold.picture.people import is_child, parents
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import receiver, referral_end
from tenfold.picture.stated import Stated
from tenfold.record import Action, Check, Decision, Entry, Recommendation, Referral, Report
from tenfold.when import day_of

_REPLIES = frozenset({"information_received", "clinic", "attendance"})
_HOLDERS = {
    "police_record": frozenset({"police"}),
    "social_care_record": frozenset({"childrens_social_care"}),
    "other_authority": frozenset({"childrens_social_care"}),
    "health_record": HEALTH,
    "school_record": frozenset({"school", "early_years", "education_service"}),
    "housing_record": frozenset({"housing"}),
}


def requested(p: Picture) -> Sequence[Stated[Check]]:
    """Return the checks that were asked for of somebody when they were first told of, in order of record."""
    return p.facts_that(Check, None, _was_requested)


def _was_requested(check: Stated[Check]) -> bool:
    return check.told[0].result == "requested"


def asked_by(request: Entry) -> tuple[str, ...]:
    """Return the agencies that a request asks: as it says, or to whom it gives something to do; none where unsaid."""
    owners = (fact.owner for fact in request.facts if isinstance(fact, Action))
    return request.asked or tuple(dict.fromkeys(one for one in owners if one != request.agency))


def asker(asked: Entry | Stated[Any]) -> str:
    """Return who asked for something: of a referral that its receiver logged, who sent it; else who wrote it down."""
    if isinstance(asked, Entry):
        return asked.agency
    source = asked.fact.from_ if isinstance(asked.fact, Referral) else None
    return "the public" if source == "public" else source or asked.first.agency


def unanswered(p: Picture, asked: Entry | Stated[Any]) -> tuple[str, ...]:
    """Return who has not replied in time to a request for information, a check asked for, a referral or advice."""
    if isinstance(asked, Entry):
        return _silent_on_request(p, asked)
    if isinstance(asked.fact, Check):
        return _silent_on_check(p, asked)
    return _silent_on_referral(p, asked) if isinstance(asked.fact, Referral) else _silent_on_advice(p, asked)


@remembered
def _silent_on_request(p: Picture, request: Entry) -> tuple[str, ...]:
    """Return who has not replied in time to a request for information; who asked, where nobody says who was asked.

    A reply is wanted on each child whom the request is about.
    """
    if not p.over("request-unanswered", request.latest):
        return ()
    asked = asked_by(request)
    if not asked:
        others = [agency for agency in p.kinds if agency != request.agency]

        def known(who: str) -> bool:
            return _relayed_on(p, who, request) or any(_sent_back(p, one, who, request) for one in others)

        return () if _on_each(p, request, known) else (request.agency,)

    def replied(agency: str, who: str) -> bool:
        return _replied_on(p, agency, who, request) or (len(asked) == 1 and _relayed_on(p, who, request))

    left = (one for one in asked if not (_done(p, one, request) or _answered_by_checks(p, one, request)))
    return tuple(one for one in left if not _on_each(p, request, partial(replied, one)))


@remembered
def _silent_on_check(p: Picture, check: Stated[Check]) -> tuple[str, ...]:
    """Return who has not replied in time to a check that was asked for; who asked, where no holder is known."""
    if not p.over("request-unanswered", check.since) or _found(p, check):
        return ()
    asked, request = check.first.asked, check.first
    if any(_answered_by_checks(p, one, request) for one in asked):
        return ()
    if any(_replied_on(p, one, who, request) for one in asked for who in request.about):
        return ()
    kinds = _HOLDERS.get(check.fact.against, frozenset[str]())
    holders = asked or tuple(id for id, kind in p.kinds.items() if kind in kinds and id != check.agency)
    told = any(
        _relayed_on(p, who, request) or any(_sent_back(p, one, who, request) for one in holders)
        for who in request.about
    )
    return () if told else holders or (check.agency,)


@remembered
def _silent_on_referral(p: Picture, referral: Stated[Referral]) -> tuple[str, ...]:
    """Return the service, other than the lead, from which nothing has come in time on a child referred to it.

    What it writes on an adult whom the referral is about, too, has come, and what it writes on it to a parent.
    """
    service = receiver(p, referral)
    if service is None or service == p.lead(referral.day) or not p.over("request-unanswered.referral", referral.since):
        return ()
    if any(_wrote_on(p, service, one, referral.first) for one in referral.first.about if not is_child(p, one)):
        return ()
    waiting = (
        child
        for child in referral.fact.children
        if referral_end(p, referral, child) is None
        and not _wrote_on(p, service, child, referral.first)
        and not any(_wrote_on(p, service, one, referral.first, _never) for one in parents(p, child))
    )
    return (service,) if any(waiting) else ()


@remembered
def _silent_on_advice(p: Picture, advice: Stated[Recommendation]) -> tuple[str, ...]:
    """Return who was advised, or else the lead unless it advised itself, where nothing has come of advice in time.

    Advice to nobody in particular that names no matter to decide waits for the lead only where it knows the child, or
    a concern is live.
    """
    leading = p.lead_now()
    advised = advice.first.asked or (() if leading is None or leading == advice.agency else (leading,))
    if not p.over("request-unanswered.referral", advice.since):
        return ()
    aimed = advice.fact.matter is not None or bool(advice.first.asked)
    waiting = [child for child in advice.fact.children if aimed or _is_known(p, child, advised) or is_live(p, child)]
    return tuple(one for one in advised if any(not _taken_up(p, advice, child, one) for child in waiting))


def _on_each(p: Picture, request: Entry, told: Callable[[str], bool]) -> bool:
    """Whether something is told of each child whom a request is about, or of an adult whom it is about."""
    children = [one for one in request.about if is_child(p, one)]
    adults = (one for one in request.about if one not in children)
    return any(told(one) for one in adults) or (bool(children) and all(told(one) for one in children))


def _replied_on(p: Picture, agency: str, who: str, request: Entry) -> bool:
    """Whether an agency that was asked wrote back on somebody, or a report of its own on them came."""
    if _wrote_on(p, agency, who, request, lambda one: one.event in _REPLIES):
        return True
    sent = (one.first for one in p.facts(Report, agency))
    return any(who in one.about and one.id != request.id and _came_since(one, request) for one in sent)


def _answered_by_checks(p: Picture, agency: str, request: Entry) -> bool:
    kind = p.kinds.get(agency)
    mine = [one for one in p.facts_in(Check, request.id) if kind in _HOLDERS.get(one.fact.against, frozenset[str]())]
    return bool(mine) and all(_found(p, one) for one in mine)


def _sent_back(p: Picture, agency: str, who: str, request: Entry) -> bool:
    """Whether an agency that nobody says was asked answered on somebody: having considered the request, or by a reply.

    That it saw the child in the meantime is none.
    """
    return _wrote_on(p, agency, who, request, lambda one: one.event == "information_received")


def _relayed_on(p: Picture, who: str, request: Entry) -> bool:
    noted = p.events("information_received", who)
    return any(one.id != request.id and p.considers(one, request) for one in noted)


def _done(p: Picture, agency: str, request: Entry) -> bool:
    mine = [one.fact.status for one in p.facts_in(Action, request.id) if one.fact.owner == agency]
    return bool(mine) and all(status in ("done", "dropped") for status in mine)


def _found(p: Picture, check: Stated[Check]) -> bool:
    """Whether a check has a result, by itself or by another of the same thing against the same source."""
    if check.fact.result != "requested":
        return True
    told = (one for id in check.fact.about for one in p.facts(Check, id))
    again = (one.fact for one in told if _came_since(one.last, check.first))
    return any(one.against == check.fact.against and one.result != "requested" for one in again)


def _wrote_on(p: Picture, agency: str, who: str, asked: Entry, test: Callable[[Entry], bool] = bool) -> bool:
    """Whether an agency wrote of somebody with what was asked before it, or since it was asked what meets a test."""

    def answers(one: Entry) -> bool:
        if one.agency != agency or one.id == asked.id:
            return False
        return p.considers(one, asked) or (test(one) and _came_since(one, asked))

    return p.first_about_since(who, (asked.occurred.first, -1), answers) is not None


def _never(_: Entry) -> bool:
    """Return that an entry is no reply by itself: only what had the request before it is."""
    return False


def _came_since(one: Entry, asked: Entry) -> bool:
    """Whether something came with or after what was asked, in the world.

    Of one day the order of record tells which came first, unless what was asked was put on record on a later day.
    """
    ordered = one.order >= asked.order or day_of(asked.recorded) > asked.day
    return ordered and one.latest >= asked.occurred.first


def _is_known(p: Picture, child: str, agencies: tuple[str, ...]) -> bool:
    return any(child in one.about for agency in agencies for one in p.entries_by(agency))


def _taken_up(p: Picture, advice: Stated[Recommendation], child: str, advised: str) -> bool:
    matter = advice.fact.matter
    for one in p.facts(Decision, child):
        asked_for = one.agency == advised if matter is None else one.fact.matter == matter
        if p.considers(one.last, advice) or (asked_for and _came_since(one.last, advice.first)):
            return True
    told = bool(advice.first.asked)
    return _wrote_on(p, advised, child, advice.first, lambda one: told or p.considers(one, advice))
