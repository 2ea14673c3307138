"""A referral came in and nobody has decided what kind of response it needs."""

from tenfold.picture import Picture, Stated, receiver, referral_end
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.clocks import overdue
from tenfold.questions.rule import Asked, Of, rule
from tenfold.questions.subjects import each_referral
from tenfold.questions.wording import plain_day, say
from tenfold.record import Referral


@rule(
    "clock-referral-decision",
    subjects=each_referral,
    authority="referral",
    findings="response",
    stands="A referral to children’s social care, and no decision on the type of response within the limit.",
    closes="A decision by the lead, a strategy discussion, an enquiry or an assessment about every child referred.",
)
def clock_referral_decision(p: Picture, subject: Of[Stated[Referral]]) -> Asked | None:
    """Ask what was decided about a referral."""
    referral = subject.thing
    if receiver(p, referral) != p.lead(referral.day) or not waiting(p, referral):
        return None
    return overdue(
        p,
        "clock-referral-decision",
        referral.first,
        say(
            "What was decided about the referral of {children} on {day}?",
            children=subject.children,
            day=plain_day(referral.day),
        ),
        to=lead(p),
        act=Act("manager_decision"),
    )


def waiting(p: Picture, referral: Stated[Referral]) -> list[str]:
    """Return the children of a referral about whom nothing has been decided since."""
    return [
        child
        for child in referral.fact.children
        if referral_end(p, referral, child) is None and not met(p, referral, child)
    ]


def met(p: Picture, referral: Stated[Referral], child: str) -> bool:
    """Whether a strategy discussion about a child followed a referral."""
    return any(entry.order >= referral.order for entry in p.events("strategy_discussion", child))
