"""A child on plan was hurt, and no strategy discussion considered it."""

from tenfold.picture import (
    Occasion,
    Picture,
    Stated,
    borne_out,
    first_that,
    had_before_it,
    on_plan_when,
    shown_to,
    sittings,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead, police
from tenfold.questions.rule import Asked, evidence, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import plain_time, say
from tenfold.record import Injury


@rule(
    "injury-on-plan",
    subjects=each_occasion,
    authority=("strategy", "enquiry"),
    findings="response",
    stands="A new injury to a child on plan, and no strategy discussion within 1 working day. (A mishap that somebody "
    "independent saw, or that a check bore out, needs none.)",
    closes="A strategy discussion about the child that considered the injury.",
)
def injury_on_plan(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask for the strategy discussion on a new injury."""
    hurt = [injury for injury in occasion.injuries if not borne_out(p, occasion, injury)]
    if not hurt or not p.over("injury-on-plan", hurt[0].since):
        return None
    left = [child for child in occasion.children if undiscussed(p, child, hurt)]
    if not left:
        return None
    ask = say(
        "When do social care, police and health discuss how {children} came to be hurt, first {how} on {day}? No "
        "strategy discussion on record considered it.",
        children=left,
        how="seen" if shown_to(occasion, hurt[0].first) else "told of",
        day=plain_time(hurt[0].first.occurred),
    )
    return Asked("immediate", ask, evidence(hurt), each_once(lead(p), police(p)), (Act("strategy_discussion"),))


def undiscussed(p: Picture, child: str, hurt: list[Stated[Injury]]) -> bool:
    """Whether a child was on plan when first hurt so, and no strategy discussion about the child considered that."""
    if not on_plan_when(p, child, hurt[0].first):
        return False
    return not first_that(lambda one: had_before_it(p, one.entry, hurt), sittings, p, "strategy_discussion", child)
