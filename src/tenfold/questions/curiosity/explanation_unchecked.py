"""An injury's only explanation comes from people who are not independent, and nobody has checked it."""

from tenfold.picture import (
    Occasion,
    Picture,
    explained,
    explanations,
    is_live,
    lone_bump,
    marks,
    non_mobile,
    person,
    younger_than,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Urgency, evidence, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import plain_time, say


@rule(
    "explanation-unchecked",
    subjects=each_occasion,
    authority=("curiosity", "medical"),
    findings="curiosity",
    stands="An injury’s only explanation comes from people who are not independent, and nobody independent has "
    "given an opinion on it or checked it. Of bruises of shin, knee or forehead that somebody only noted on a child "
    "who walks it is asked where the child was hurt before in 12 months.",
    closes="An opinion other than undetermined, or a check that corroborated or contradicted, on that injury or "
    "account; or an account by an independent witness.",
)
def explanation_unchecked(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask who else can say how it happened."""
    left = (mark for mark in marks(occasion) if not any(explained(p, occasion, one) for one in mark))
    resting = [injury for mark in left for injury in mark if explanations(p, injury)]
    if not resting or lone_bump(p, occasion):
        return None
    said = [account for injury in resting for account in explanations(p, injury)]
    by, day = tuple(account.fact.by for account in said), plain_time(occasion.first.occurred)
    return Asked(
        urgency(p, occasion),
        say("Who besides {by} can say how {child} came to be hurt ({day})?", by=by, child=occasion.children, day=day),
        evidence(resting, said),
        each_once((occasion.first.agency,), lead(p)),
        (Act("ask_witness", occasion.children[0]), Act("paediatric_opinion", occasion.children[0])),
        about=tuple(one for one in by if person(p, one) is not None),
    )


def urgency(p: Picture, occasion: Occasion) -> Urgency:
    """Same day for an infant, a child who does not move about, or with a live concern."""
    hurt = occasion.children
    infant = any(younger_than(p, one, "explanation-unchecked.young", occasion.seen) is True for one in hurt)
    live = any(is_live(p, child) for child in hurt)
    return "immediate" if infant or live or non_mobile(p, occasion) else "soon"
