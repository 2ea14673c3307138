"""Somebody says that a child was harmed, and nobody decided, or decided without seeing the child or saying why."""

from tenfold.picture import Picture, Stated, answers_to, lacks, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Of, Urgency, evidence, rule
from tenfold.questions.subjects import each_allegation, each_referral
from tenfold.questions.wording import plain_time, say
from tenfold.record import Allegation, Referral

Said = Stated[Allegation] | Stated[Referral]
_ASK = {
    "answer": "What was done about what was said concerning {children} ({day}), and why?",
    "sight": "When will those who decided, or police, see {children}, of whom something was said ({day})?",
    "reason": "Why was it decided as it was about what was said concerning {children} ({day})?",
}
"""What is asked, by what is lacking: of several, by what is lacking most."""


@remembered
def each_telling(p: Picture) -> tuple[Of[Stated[Allegation]] | Of[Stated[Referral]], ...]:
    """Return every allegation, and every referral from the public; an allegation of the same entry stands for it."""
    public = (one for one in each_referral(p) if one.thing.fact.from_ == "public")
    return (*each_allegation(p), *(one for one in public if not _alleged(p, one)))


def _alleged(p: Picture, told: Of[Stated[Referral]]) -> bool:
    """Whether the entry of a referral alleges something of every child that it is about."""
    alleged = {one.fact.child for one in p.facts_in(Allegation, told.thing.first.id)}
    return alleged.issuperset(told.children)


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
    left = {child: lack for child, lack in lacking.items() if lack is not None}
    if not left:
        return None
    day = plain_time(told.thing.first.occurred)
    ask = say(_ASK[min(left.values(), key=[*_ASK].index)], children=left, day=day)
    answers = [entry for child in left for entry in answers_to(p, told.thing, child)]
    to = each_once(lead(p), tuple(entry.agency for entry in answers))
    unseen = tuple(Act("see_child", child) for child, lack in left.items() if lack != "reason")
    urgency: Urgency = "immediate" if unseen else "soon"
    acts, fact = (Act("manager_decision"), *unseen), told.thing.fact
    against = (fact.against,) if isinstance(fact, Allegation) and fact.against else ()
    return Asked(urgency, ask, evidence(told.thing, answers), to, acts, against)
