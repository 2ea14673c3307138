"""An injury's only explanation comes from people who are not independent, and nobody has checked it."""

from tenfold.picture import (
    Occasion,
    Picture,
    Stated,
    explanations,
    independent,
    is_live,
    non_mobile,
    settled,
    younger_than,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Urgency, evidence, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import say
from tenfold.record import Injury


@rule(
    "explanation-unchecked",
    subjects=each_occasion,
    authority=("curiosity", "medical"),
    findings="curiosity",
    stands="An injury’s only explanation comes from people who are not independent, and nobody independent has "
    "given an opinion on it or checked it.",
    closes="An opinion other than undetermined, or a check that corroborated or contradicted, on that injury or "
    "account; or an account by an independent witness.",
)
def explanation_unchecked(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask who else can say how it happened."""
    resting = [injury for injury in occasion.injuries if rests_on_word(p, occasion, injury)]
    if not resting:
        return None
    said = [account for injury in resting for account in explanations(p, injury)]
    return Asked(
        urgency(p, occasion),
        say("Who besides {by} can say how {child} was hurt?", by=(a.fact.by for a in said), child=occasion.children),
        evidence(resting, said),
        each_once((occasion.first.agency,), lead(p)),
        (Act("ask_witness", occasion.children[0]), Act("paediatric_opinion", occasion.children[0])),
    )


def rests_on_word(p: Picture, occasion: Occasion, injury: Stated[Injury]) -> bool:
    """Whether an injury is explained, by nobody independent, and nothing has settled it."""
    said = explanations(p, injury)
    if not said or settled(p, occasion, injury):
        return False
    child = occasion.children[0]
    return not any(independent(p, account.fact.by, child, account.fact.names) is True for account in said)


def urgency(p: Picture, occasion: Occasion) -> Urgency:
    """Same day for an infant, a child who does not move about, or with a live concern."""
    infant = any(
        younger_than(p, child, "explanation-unchecked.young", occasion.seen) is True for child in occasion.children
    )
    live = any(is_live(p, child) for child in occasion.children)
    return "immediate" if infant or live or non_mobile(p, occasion) else "soon"
