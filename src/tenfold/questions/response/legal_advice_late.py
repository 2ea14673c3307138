"""Legal planning was asked for, and has not been held."""

from typing import Any

from tenfold.picture import Picture, Stated, children, follows, legal_asks, planned_since, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import LEGAL, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import plain_time, say


@remembered
def each_legal_ask(p: Picture) -> tuple[Of[Stated[Any]], ...]:
    """Return what asked for legal planning, each with the children for whom nothing earlier was still waiting."""
    found: dict[str, tuple[Stated[Any], list[str]]] = {}
    for child in children(p):
        waiting: Stated[Any] | None = None
        for ask in legal_asks(p, child):
            met = None if waiting is None else planned_since(p, child, waiting)
            if waiting is None or (met is not None and not follows(met, ask.first)):
                waiting = ask
                found.setdefault(ask.id, (ask, []))[1].append(child)
    return tuple(Of(id, tuple(asked_for), ask) for id, (ask, asked_for) in found.items())


@rule(
    "legal-advice-late",
    subjects=each_legal_ask,
    authority="legal",
    findings="response",
    stands="Legal planning asked for (something for lawyers to do, a decision put to them, a meeting called), and not "
    "held in 10 working days.",
    closes="Legal planning about the child is held, or what was asked for is done, or dropped by a decision.",
)
def legal_advice_late(p: Picture, asked: Of[Stated[Any]]) -> Asked | None:
    """Ask when legal planning will be held."""
    ask = asked.thing
    left = [child for child in asked.children if planned_since(p, child, ask) is None]
    if not left or not p.over("legal-advice-late", ask.since):
        return None
    again = [one for child in left for one in legal_asks(p, child) if one.order >= ask.order]
    words = say(
        "When will the legal planning meeting for {children}, asked for on {day}, be held?",
        children=left,
        day=plain_time(ask.first.occurred),
    )
    return Asked("soon", words, evidence(again), (*lead(p), LEGAL), (Act("legal_planning"),))
