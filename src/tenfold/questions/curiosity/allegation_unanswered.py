"""Somebody says that a child was harmed, and nobody decided, or decided without seeing the child or saying why."""

from collections.abc import Sequence

from tenfold.picture import Picture, Stated, answers_to, from_when, remembered, seen_since
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Of, Urgency, evidence, rule
from tenfold.questions.subjects import each_allegation, each_referral
from tenfold.questions.wording import plain_time, say
from tenfold.record import Allegation, Decision, Entry, Enquiry, Referral

Said = Stated[Allegation] | Stated[Referral]


@remembered
def each_telling(p: Picture) -> tuple[Of[Stated[Allegation]] | Of[Stated[Referral]], ...]:
    """Return every allegation, and every referral from the public."""
    return (*each_allegation(p), *(one for one in each_referral(p) if one.thing.fact.from_ == "public"))


@rule(
    "allegation-unanswered",
    subjects=each_telling,
    authority=("referral", "decision-making", "voice"),
    findings=("curiosity", "response"),
    stands="An allegation, or a referral from the public, with no decision or enquiry in 1 working day, or decided "
    "without the deciding agency or police seeing the child after it, or without reasons.",
    closes="A decision with its reasons, the child seen after the allegation by the deciding agency or police.",
)
def allegation_unanswered(p: Picture, told: Of[Said]) -> Asked | None:
    """Ask what came of it."""
    lacking = {child: lacks(p, told.thing, child) for child in told.children}
    left = {child: urgency for child, urgency in lacking.items() if urgency is not None}
    if not left:
        return None
    day = plain_time(told.thing.first.occurred)
    ask = say("What was done about what was said of {children} on {day}, and why?", children=left, day=day)
    answers = [entry for child in left for entry in answers_to(p, told.thing, child)]
    to = each_once(lead(p), tuple(entry.agency for entry in answers))
    urgency: Urgency = "immediate" if "immediate" in left.values() else "soon"
    acts = (Act("manager_decision"), *(Act("see_child", child) for child in left if left[child] == "immediate"))
    return Asked(urgency, ask, evidence(told.thing, answers), to, acts)


def lacks(p: Picture, said: Said, child: str) -> Urgency | None:
    """Return how urgently an answer lacks; None where it does not (or the wait for it is not over)."""
    answers = answers_to(p, said, child)
    if not answers:
        return "immediate" if p.over("allegation-unanswered", said.since) else None
    deciding = frozenset((*(one.agency for one in answers), *police_of(p)))
    if seen_since(p, child, from_when(said.first), by=deciding) is None:
        return "immediate" if closed(p, answers, child) else None
    return None if reasoned(p, answers, child) else "soon"
