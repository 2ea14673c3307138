"""Somebody disagrees on where a child lives, a threshold or a plan, and nobody senior has answered."""

from tenfold.picture import Picture, Stated, concerned, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import HEAD_OF_SERVICE, each_once, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import plain_time, say
from tenfold.record import Action, Care, Decision, Dissent, Enquiry, LegalView, Person, Plan, Recommendation, Residence

KINDS = (Plan, Action, Care, Residence, LegalView, Enquiry, Recommendation)
ELSEWHERE = frozenset({"charge", "contact"})


@remembered
def each_dissent(p: Picture) -> tuple[Of[Stated[Dissent]], ...]:
    """Return every disagreement on where a child lives, a threshold or a plan."""
    found = (one for one in p.facts(Dissent) if any(weighs(p, id) for id in one.fact.about))
    return tuple(Of(one.id, concerned(p, one), one) for one in found)


@rule(
    "dissent-open",
    subjects=each_dissent,
    authority=("dissent", "escalation", "decision-making"),
    findings="openness",
    stands="A disagreement about where a child lives, a threshold or a plan, with no decision in 1 working day that "
    "considered it.",
    closes="A named senior person’s decision, with its rationale, that considered it.",
)
def dissent_open(p: Picture, dissent: Of[Stated[Dissent]]) -> Asked | None:
    """Ask who senior decides."""
    said = dissent.thing
    if not p.over("dissent-open", said.since) or all(answered(p, said, child) for child in dissent.children):
        return None
    by, day = said.fact.by, plain_time(said.first.occurred)
    ask = say(
        "Who senior decides, and why, on the disagreement of {by} about {children} ({day})?",
        by=by,
        day=day,
        children=dissent.children,
    )
    agency, person = ((by,), ()) if by in p.kinds else ((said.agency,), (by,))
    to = each_once((HEAD_OF_SERVICE,), lead(p), agency)
    return Asked("immediate", ask, evidence(said), to, (Act("resolve_escalation"),), person)


def weighs(p: Picture, id: str) -> bool:
    """Whether what a disagreement is about is a person, an entry, or a fact on home, threshold or plan."""
    if p.entry(id) is not None or p.facts(Person, id):
        return True
    decided = any(one.id == id and one.fact.matter not in ELSEWHERE for one in p.facts(Decision, id))
    return decided or any(one.id == id for kind in KINDS for one in p.facts(kind, id))


def answered(p: Picture, said: Stated[Dissent], child: str) -> bool:
    """Whether a decision on a child, later or by somebody named, considered a disagreement and gives its reasons."""
    found = (one for one in p.facts(Decision, child) if one.fact.rationale and p.considers(one.first, said))
    return any(one.order > said.order or one.fact.by is not None for one in found)
