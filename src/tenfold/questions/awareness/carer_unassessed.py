"""Somebody who is not a parent is caring for a child, and nobody has checked who they are."""

from tenfold.picture import (
    Picture,
    Stated,
    began,
    cares_at,
    children,
    is_live,
    known_people,
    living,
    parents,
    remembered,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say
from tenfold.record import Check, Relationship

RECORDS = frozenset({"police_record", "social_care_record", "other_authority", "other_agency"})
KIN = frozenset({"grandparent", "aunt_uncle", "sibling", "half_sibling", "step_parent", "cousin", "relative"})
ASSESSED = frozenset({"hospital", "placement", "order"})


@remembered
def each_carer(p: Picture) -> tuple[Of[str], ...]:
    """Return everyone named as caring for a child now, but its parents and those whom an agency has placed it with."""
    found: dict[str, list[str]] = {}
    for child in children(p):
        for care in cares_at(p, child):
            for by in care.fact.by if care.fact.basis not in ASSESSED else ():
                if by in known_people(p) and by not in parents(p, child):
                    found.setdefault(by, []).append(child)
    return tuple(Of(by, tuple(dict.fromkeys(cared)), by) for by, cared in found.items())


@rule(
    "carer-unassessed",
    subjects=each_carer,
    authority=("carers", "history"),
    findings="awareness",
    stands="A child is cared for by somebody who is not a parent (with a live concern, or overnight in the home of "
    "somebody who is no kin), and no check of that person is on record within the limit.",
    closes="The checks are recorded, with results.",
)
def carer_unassessed(p: Picture, carer: Of[str]) -> Asked | None:
    """Ask who has checked the carer."""
    waiting = [
        care
        for child in carer.children
        for care in cares_at(p, child)
        if carer.id in care.fact.by and counts(p, child, carer.id)
    ]
    if checked(p, carer.id) or not any(p.over("carer-unassessed", max(began(care), care.recorded)) for care in waiting):
        return None
    return Asked(
        "immediate",
        say("Who has checked {carer}, who is caring for {children}?", carer=carer.id, children=carer.children),
        evidence(waiting),
        lead(p),
        (Act("check_adult", carer.id),),
        about=(carer.id,),
    )


def counts(p: Picture, child: str, carer: str) -> bool:
    """Whether care by a person needs a check: with a live concern, or at night away from kin."""
    kin = any(
        {one.fact.of, one.fact.to} == {carer, child} and one.fact.is_ in KIN for one in p.facts(Relationship, carer)
    )
    theirs = {stay.address for stay in living(p, carer)}
    overnight = any(stay.as_ == "staying" and stay.address in theirs for stay in living(p, child))
    return is_live(p, child) or (overnight and not kin)


def checked(p: Picture, carer: str) -> bool:
    """Whether a check of a person against records came back."""
    found: list[Stated[Check]] = [one for one in p.facts(Check, carer) if one.fact.against in RECORDS]
    return any(one.fact.result != "requested" for one in found)
