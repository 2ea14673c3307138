"""A decision or legal view was given over questions that stood, without their evidence before it."""

from collections.abc import Sequence
from typing import Any

from tenfold.picture import Picture, Stated, remembered, weighings
from tenfold.questions.acts import Act
from tenfold.questions.addressees import LEGAL, MANAGER
from tenfold.questions.rule import Asked, History, Of, evidence, rule
from tenfold.questions.subjects import each_decision, each_legal_view
from tenfold.questions.table import apart
from tenfold.questions.wording import plain_time, say
from tenfold.record import Decision, Entry, LegalView

Given = Stated[Decision] | Stated[LegalView]


@remembered
def each_matter_decided(p: Picture) -> tuple[Of[Any], ...]:
    """Return every decision but those that start a plan, and every legal view."""
    decided = (one for one in each_decision(p) if one.thing.fact.matter != "plan" or one.thing.fact.granted is False)
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
    left = unweighed(p, decided, history)
    if not left or any(reviews(p, one, decided, left) for child in decided.children for one in later(p, decided, child)):
        return None
    ask = say("Would what {agency} decided for {children} ({day}) be the same with what was still open before it?",
              agency=decided.thing.agency, children=decided.children,
              day=plain_time(decided.thing.first.occurred))  # fmt: skip
    to = tuple(dict.fromkeys((decided.thing.agency, MANAGER, LEGAL)))
    return Asked("immediate", ask, evidence(decided.thing.first, left), to, (Act("manager_decision"),))


def unweighed(p: Picture, decided: Of[Given], history: History) -> Sequence[Entry]:
    """Return the evidence of what stood, soon or at once, when something was decided, and was not before it."""
    step = decided.thing.first
    stood = (one for one in history.standing_at(step.recorded) if one.urgency != "routine" and one.theme != "workforce")
    mine = (one for one in stood if set(one.children) & set(decided.children))
    open_then = (one for one in mine if all(entry.order < step.order for entry in one.first_evidence))
    held = evidence(entry for one in open_then for entry in one.evidence if entry.order < step.order)
    return [entry for entry in held if not p.considers(step, entry)]


def later(p: Picture, decided: Of[Given], child: str) -> list[Entry]:
    """Return what was decided or weighed about a child after something was decided, restatements included."""
    again = [*weighings(p, child), *(one.first for one in p.facts(LegalView, child)), *decided.thing.entries[1:]]
    return [entry for entry in again if entry.order > decided.thing.order]


def reviews(p: Picture, entry: Entry, decided: Of[Given], left: Sequence[Entry]) -> bool:
    """Whether an entry looked at a decision again, or decided the same matter, with all that was left out before it."""
    same = any(type(fact) is type(decided.thing.fact) and getattr(fact, "matter", None) == getattr(
        decided.thing.fact, "matter", None) for fact in entry.facts)  # fmt: skip
    return (same or p.considers(entry, decided.thing)) and all(p.considers(entry, one) for one in left)
