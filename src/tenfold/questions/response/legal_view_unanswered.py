"""Lawyers say that the threshold is met, or differ from what they said, and no manager has answered."""

from tenfold.picture import Picture, Stated, managers_answer, view_before
from tenfold.questions.acts import Act
from tenfold.questions.addressees import HEAD_OF_SERVICE
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_legal_view
from tenfold.questions.wording import plain_time, say
from tenfold.record import LegalView

MET = "What does a named manager decide for {children}, and why, on the legal view of {day} that the threshold is met?"
DIFFERING = "Which legal view stands for {children}, that of {day} or that of {earlier}: who decides, and why?"


@rule(
    "legal-view-unanswered",
    subjects=each_legal_view,
    authority=("legal", "decision-making"),
    findings="response",
    stands="A legal view that the threshold is met, with no decision in 5 working days; or a later view that differs "
    "and did not consider the earlier one.",
    closes="A named manager’s decision, with its rationale, that considered it (both views, where they differ).",
)
def legal_view_unanswered(p: Picture, given: Of[Stated[LegalView]]) -> Asked | None:
    """Ask what the manager decides on the legal view."""
    view = given.thing
    left = {child: views for child in given.children if (views := unanswered(p, view, child))}
    if not left:
        return None
    before = [one for views in left.values() for one in views if one.id != view.id]
    ask = say(
        DIFFERING if before else MET,
        children=left,
        day=plain_time(view.first.occurred),
        earlier=(plain_time(one.first.occurred) for one in before),
    )
    return Asked("immediate", ask, evidence(view, before), (HEAD_OF_SERVICE,), (Act("manager_decision"),))


def unanswered(p: Picture, view: Stated[LegalView], child: str) -> tuple[Stated[LegalView], ...]:
    """Return the views on a child that wait for a manager’s decision: this one, with the one that it passed over."""
    earlier = view_before(p, view, child)
    if earlier is not None and not p.considers(view.first, earlier):
        both = (earlier, view)
        return both if managers_answer(p, child, both) is None else ()
    if view.fact.threshold != "met" or not p.over("legal-view-unanswered", view.since):
        return ()
    return (view,) if managers_answer(p, child, (view,)) is None else ()
