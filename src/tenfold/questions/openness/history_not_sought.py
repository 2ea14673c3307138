"""Days into an enquiry, nobody asked health, police or another authority what they know of an adult of the home."""

from tenfold.picture import Picture, adults_in_enquiry, children, enquiry_steps, remembered, unsought
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say


@remembered
def each_adult_in_enquiry(p: Picture) -> tuple[Of[str], ...]:
    """Return the caregivers and household adults of children under enquiry, with those children."""
    near: dict[str, list[str]] = {}
    for child in children(p):
        for adult in adults_in_enquiry(p, child):
            near.setdefault(adult, []).append(child)
    return tuple(Of(adult, tuple(mine), adult) for adult, mine in near.items())


@rule(
    "history-not-sought",
    subjects=each_adult_in_enquiry,
    authority=("history", "information-sharing"),
    findings="openness",
    stands="5 working days into an enquiry: for a caregiver or household adult no check against health, police and "
    "(where another authority knew them) that authority’s records.",
    closes="The checks, with results.",
)
def history_not_sought(p: Picture, adult: Of[str]) -> Asked | None:
    """Ask what others hold on the adult."""
    begun = {child: steps for child in adult.children if (steps := enquiry_steps(p, child, adult.id))}
    waits = {child: max(step.latest for step in steps) for child, steps in begun.items()}
    late = {child: begun[child] for child, since in waits.items() if p.over("history-not-sought", since)}
    left = {whose: None for child in late for whose in unsought(p, adult.id, child, late[child][0])}
    if not left:
        return None
    ask = say(
        "What do the records of {left} say of {adult}, for the enquiry on {children}?",
        left=left,
        adult=adult.id,
        children=late,
    )
    found = (step for steps in late.values() for step in steps)
    return Asked("soon", ask, evidence(found), lead(p), (Act("check_records", adult.id, tuple(left)),), (adult.id,))
