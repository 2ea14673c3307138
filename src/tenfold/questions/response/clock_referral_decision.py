"""A referral came in and nobody has decided what kind of response it needs."""

from typing import Any

from tenfold.picture import Picture, Stated, follows, is_for, receiver, sat_since
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.clocks import clock, overdue
from tenfold.questions.rule import Asked, Of, rule
from tenfold.questions.subjects import each_referral
from tenfold.questions.wording import plain_day, say
from tenfold.record import Assessment, Decision, Enquiry, Referral

RESPONSES = frozenset(
    {"referral", "threshold", "enquiry", "plan", "placement", "closure", "step_down", "no_further_action", "other"}
)
MEETINGS = ("strategy_discussion", "initial_conference")


@rule(
    "clock-referral-decision",
    subjects=each_referral,
    authority="referral",
    findings="response",
    stands="A referral to children’s social care, and no decision on the type of response within the limit.",
    closes="A decision by the service that it went to, an assessment or enquiry that it opened, a strategy discussion "
    "or an initial conference, about every child referred.",
)
def clock_referral_decision(p: Picture, subject: Of[Stated[Referral]]) -> Asked | None:
    """Ask what was decided about a referral."""
    referral = subject.thing
    service = receiver(p, referral)
    if service is None or service != p.lead(referral.day):
        return None
    waiting = [child for child in subject.children if not answered(p, referral, child, service)]
    if not waiting:
        return None
    day = plain_day(referral.day)
    return overdue(
        clock(p, "clock-referral-decision", referral.since),
        say("What was decided about the referral of {children} on {day}?", children=waiting, day=day),
        referral.first,
        to=lead(p),
        act=Act("manager_decision"),
    )


def answered(p: Picture, referral: Stated[Referral], child: str, service: str) -> bool:
    """Whether the service, or who leads since, decided on a referral of a child, opened work, or met, since it came."""

    def answers(one: Stated[Any]) -> bool:
        it = one.agency in (service, p.lead(one.day)) and is_for(one, child)
        return it and follows(one.first, referral.first)

    def responds(one: Stated[Decision]) -> bool:
        return answers(one) and (one.fact.matter in RESPONSES or p.considers(one.first, referral))

    decided = p.first_fact(Decision, child, responds)
    opened = decided or any(p.first_fact(kind, child, answers) for kind in (Assessment, Enquiry))
    return bool(opened) or sat_since(p, MEETINGS, child, referral.first)
