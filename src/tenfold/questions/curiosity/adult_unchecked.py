"""An adult of the household or who cares for a child was not checked with police and with social care."""

from tenfold.picture import (
    Picture,
    children,
    links,
    may_be_checked,
    remembered,
    risk_histories,
    to_be_checked,
    unchecked_with,
    weighed_in_enquiry,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, Urgency, evidence, rule
from tenfold.questions.wording import say


@remembered
def each_adult(p: Picture) -> tuple[Of[str], ...]:
    """Return every adult who may have to be checked, with the children whom they live with or care for."""
    near: dict[str, list[str]] = {}
    for child in children(p):
        for adult in to_be_checked(p, child):
            near.setdefault(adult, []).append(child)
    return tuple(Of(adult, tuple(mine), adult) for adult, mine in near.items())


@rule(
    "adult-unchecked",
    subjects=each_adult,
    authority=("carers", "household", "history"),
    findings="curiosity",
    stands="On plan, in an enquiry, at a return, or once a history that bears on risk is known (in an assessment only "
    "with consent): an identified adult who lives with, is partner of who cares for, or cares for the child was not "
    "checked against police and social care records.",
    closes="Both checks, with a result.",
)
def adult_unchecked(p: Picture, adult: Of[str]) -> Asked | None:
    """Ask what police and social care know of the adult."""
    past, missing = risk_histories(p, adult.id), unchecked_with(p, adult.id)
    near = [child for child in adult.children if past or may_be_checked(p, adult.id, child)]
    if not near or not missing:
        return None
    ask = say(
        "What do {missing} know of {adult}, who lives with or cares for {near}?",
        missing=missing,
        adult=adult.id,
        near=near,
    )
    put = [entry for child in near for person, entry in links(p, child) if person == adult.id]
    act = Act("check_adult", adult.id)
    return Asked(urgency(p, adult.id, near), ask, evidence(past, put), lead(p), (act,), (adult.id,))


def urgency(p: Picture, adult: str, near: list[str]) -> Urgency:
    """Same day where a history that bears on risk stands and no enquiry considered it."""
    return "soon" if all(weighed_in_enquiry(p, adult, child) for child in near) else "immediate"
