"""A decision or legal view was given over questions that stood, without their evidence before it."""

from typing import Any

from tenfold.picture import Picture, Stated, remembered, reviewed
from tenfold.questions.acts import Act
from tenfold.questions.addressees import LEGAL, MANAGER
from tenfold.questions.rule import Asked, History, Of, evidence, rule
from tenfold.questions.subjects import each_decision, each_legal_view
from tenfold.questions.table import apart, unconsidered
from tenfold.questions.wording import plain_time, say
from tenfold.record import Decision, LegalView, Plan

Given = Stated[Decision] | Stated[LegalView]


@remembered
def each_matter_decided(p: Picture) -> tuple[Of[Any], ...]:
    """Return every decision but those that start a plan, and every legal view."""
    decided = (one for one in each_decision(p) if not starts_plan(one.thing))
    return apart((*decided, *each_legal_view(p)))


@rule(
    "decided-over-questions",
    subjects=each_matter_decided,
    authority="decision-making",
    findings=("openness", "curiosity"),
    stands="A decision of any matter but starting a plan, or a legal view, was given while immediate or soon "
    "questions stood whose evidence it did not consider.",
    closes="A review of the decision that considered that evidence.",
    looks_at_questions=True,
)
def decided_over_questions(p: Picture, decided: Of[Given], history: History) -> Asked | None:
    """Ask whether it would be decided so again."""
    step = decided.thing.first
    left = unconsidered(p, step, decided.children, history)
    if not left or reviewed(p, decided.thing, decided.children, left):
        return None
    ask = say(
        "Would {agency} have decided the same for {children} ({day}) if the questions then open had been weighed?",
        agency=decided.thing.agency,
        children=decided.children,
        day=plain_time(step.occurred),
    )
    to = tuple(dict.fromkeys((decided.thing.agency, MANAGER, LEGAL)))
    return Asked("immediate", ask, evidence(step, left), to, (Act("manager_decision"),))


def starts_plan(decided: Stated[Decision]) -> bool:
    """Whether a decision starts a plan: its matter, unless it was refused or its entry keeps or ends one instead."""
    if decided.fact.matter != "plan" or decided.fact.granted is False:
        return False
    told = {fact.status for entry in decided.entries for fact in entry.facts if isinstance(fact, Plan)}
    return not told or "started" in told
