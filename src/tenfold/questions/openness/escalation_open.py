"""Something was taken to a senior person and has not been resolved."""

from tenfold.picture import Picture, Stated, concerned, remembered, tellings
from tenfold.questions.acts import Act
from tenfold.questions.addressees import NEXT_STEP_UP
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import plain_time, say
from tenfold.record import Entry, Escalation


@remembered
def each_escalation(p: Picture) -> tuple[Of[Stated[Escalation]], ...]:
    """Return every escalation, all that was said on the same thing as one."""
    return tuple(Of(one.id, concerned(p, one), one) for one in p.facts(Escalation))


@rule(
    "escalation-open",
    subjects=each_escalation,
    authority="escalation",
    findings="openness",
    stands="An escalation was raised and not resolved in 5 working days.",
    closes="It is resolved.",
)
def escalation_open(p: Picture, escalation: Of[Stated[Escalation]]) -> Asked | None:
    """Ask who resolves it."""
    raised = raised_by(escalation.thing)
    if raised is None or not p.over("escalation-open", raised.latest):
        return None
    ask = say(
        "Who resolves what {agency} raised about {children} ({day})?",
        agency=raised.agency,
        day=plain_time(raised.occurred),
        children=escalation.children,
    )
    to = (escalation.thing.fact.to, NEXT_STEP_UP)
    return Asked("soon", ask, evidence(escalation.thing), to, (Act("resolve_escalation"),))


def raised_by(escalation: Stated[Escalation]) -> Entry | None:
    """Return the entry that raised what is still not resolved: the first, or the first after it was last resolved."""
    raised, resolved = None, False
    for entry, fact in tellings((escalation,)):
        if fact.status == "resolved":
            raised, resolved = None, True
        elif raised is None and (fact.status == "raised" or not resolved):
            raised = entry
    return raised
