"""Somebody disagrees on where a child lives, a threshold or a plan, and nobody senior has answered."""

from tenfold.picture import Picture, Stated, deciding_agencies, in_dispute, remembered, settled_by_senior
from tenfold.questions.acts import Act
from tenfold.questions.addressees import HEAD_OF_SERVICE, each_once, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import plain_time, say
from tenfold.record import Dissent


@remembered
def each_dissent(p: Picture) -> tuple[Of[Stated[Dissent]], ...]:
    """Return every disagreement, with the children on whose home, threshold or plan it is."""
    return tuple(Of(one.id, in_dispute(p, one), one) for one in p.facts(Dissent))


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
    if not p.over("dissent-open", said.since):
        return None
    left = [child for child in dissent.children if not settled_by_senior(p, said, child)]
    if not left:
        return None
    by = said.fact.by
    on = " about {children}" if left != [by] else ""  # who is alone in it disagrees with what was decided on them
    ask = say(
        f"Which senior person decides, and why, on the disagreement of {{by}}{on} ({{day}})?",
        by=by,
        day=plain_time(said.first.occurred),
        children=left,
    )
    agency, person = ((by,), ()) if by in p.kinds else ((said.agency,), (by,))
    to = each_once((HEAD_OF_SERVICE,), lead(p), agency, deciding_agencies(p, said))
    return Asked("immediate", ask, evidence(said), to, (Act("resolve_escalation"),), person)
