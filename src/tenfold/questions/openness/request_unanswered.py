"""An agency was asked for something, and nothing has come back."""

from typing import Any

from tenfold.picture import (
    Picture,
    asked_by,
    asker,
    children_concerned,
    is_child,
    person,
    remembered,
    requested,
    unanswered,
)
from tenfold.questions.acts import Act
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_recommendation, each_referral
from tenfold.questions.table import apart
from tenfold.questions.wording import plain_time, say
from tenfold.record import Entry


@remembered
def each_request(p: Picture) -> tuple[Of[Any], ...]:
    """Return what agencies were asked for: information, checks, services, and what was recommended."""
    wanted = requested(p)
    told = {one.first.id for one in wanted}
    asked = [one for one in p.events("information_request") if asked_by(one) or one.id not in told]
    whole = {one.id for one in asked}
    requests = (Of(p.first_id(one), children_concerned(p, one), one) for one in asked)
    checks = (Of(one.id, children_concerned(p, one.first), one) for one in wanted if one.first.id not in whole)
    return apart((*requests, *checks, *each_referral(p), *each_recommendation(p)))


@rule(
    "request-unanswered",
    subjects=each_request,
    authority=("information-sharing", "referral"),
    findings="openness",
    stands="A request for information or a check without reply in 5 working days; a referral to a service that is not "
    "the lead, or a recommendation, with nothing from it in 15.",
    closes="The reply.",
)
def request_unanswered(p: Picture, request: Of[Any]) -> Asked | None:
    """Ask those who have not replied."""
    left = unanswered(p, request.thing)
    if not left:
        return None
    told = request.thing if isinstance(request.thing, Entry) else request.thing.first
    ask = say(
        "When will {agencies} answer what {by} asked of them about {children} ({day})?",
        agencies=left,
        by=asker(request.thing),
        day=plain_time(told.occurred),
        children=request.children or told.about,
    )
    about = () if isinstance(request.thing, Entry) else getattr(request.thing.fact, "about", ())
    adults = tuple(one for one in (*told.about, *about) if person(p, one) is not None and not is_child(p, one))
    return Asked("soon", ask, evidence(told), left, tuple(Act("ask_agency", one) for one in left), adults)
