"""An adult of the household or who cares for a child was not checked with police and with social care."""

from tenfold.picture import (
    Picture,
    checked_because,
    children,
    near_now,
    none_to_be_checked,
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
    """Return every adult who may have to be checked, if anybody may, with the children they live with or care for."""
    if none_to_be_checked(p):
        return ()
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
    due = {child: checked_because(p, adult.id, child) for child in adult.children}
    near = [child for child, why in due.items() if past or why is not None]
    if not near or not missing:
        return None
    ask = "What do {missing} know of {adult}, who lives with, cares for or is otherwise near {near}?"
    put = [entry for child in near for person, entry in near_now(p, child) if person == adult.id]
    told = evidence(past, put, (why for why in due.values() if why is not None))
    act = Act("check_adult", adult.id)
    words = say(ask, missing=missing, adult=adult.id, near=near)
    return Asked(urgency(p, adult.id, near), words, told, lead(p), (act,), (adult.id,))


def urgency(p: Picture, adult: str, near: list[str]) -> Urgency:
    """Same day where a history that bears on risk stands and no enquiry considered it."""
    return "soon" if all(weighed_in_enquiry(p, adult, child) for child in near) else "immediate"
