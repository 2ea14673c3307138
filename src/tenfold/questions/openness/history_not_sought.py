"""Days into an enquiry, nobody asked health, police or another authority what they know of an adult of the home."""

from tenfold.picture import Picture, caregivers, children, died, enquiry_now, household_adults, is_child, links, person
from tenfold.picture import remembered, unsought
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say
from tenfold.record import Entry


@remembered
def each_adult_in_enquiry(p: Picture) -> tuple[Of[str], ...]:
    """Return the named caregivers and household adults of children under enquiry, with those children."""
    near: dict[str, list[str]] = {}
    for child in (one for one in children(p) if enquiry_now(p, one) is not None):
        for adult in dict.fromkeys((*caregivers(p, child), *household_adults(p, child))):
            known = person(p, adult)
            if known is not None and known.name is not None and not is_child(p, adult) and died(p, adult) is None:
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
    begun = {child: started(p, child, adult.id) for child in adult.children}
    late = {child: steps for child, steps in begun.items() if p.over("history-not-sought", steps[-1].latest)}
    left = tuple(dict.fromkeys(whose for child, steps in late.items() for whose in unsought(p, adult.id, child, steps[0])))
    if not left:
        return None
    ask = say("What do the records of {left} say of {adult}, for the enquiry on {children}?", left=left,
              adult=adult.id, children=late)  # fmt: skip
    found = (step for steps in late.values() for step in steps)
    return Asked("soon", ask, evidence(found), lead(p), (Act("check_adult", adult.id),), (adult.id,))


def started(p: Picture, child: str, adult: str) -> tuple[Entry, ...]:
    """Return the entry that opened the enquiry on a child, and what linked an adult with the child where that is later."""
    spell = enquiry_now(p, child)
    begun = () if spell is None else (spell.start,)
    linked = (entry for one, entry in links(p, child) if one == adult)
    return (*begun, *(entry for entry in linked if begun and entry.order > begun[0].order))
