"""Somebody who is not a parent is caring for a child, and nobody has checked who they are."""

from tenfold.picture import Picture, approved, cares_by_others, children, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say


@remembered
def each_carer(p: Picture) -> tuple[Of[str], ...]:
    """Return everyone whose care of a child now needs a check, but its parents and those who care by trade."""
    found: dict[str, list[str]] = {}
    for child in children(p):
        for carer, _, _ in cares_by_others(p, child):
            found.setdefault(carer, []).append(child)
    return tuple(Of(carer, tuple(dict.fromkeys(cared)), carer) for carer, cared in found.items())


@rule(
    "carer-unassessed",
    subjects=each_carer,
    authority=("carers", "history"),
    findings="awareness",
    stands="A child is cared for by somebody who is not a parent, with a live concern, or overnight in the home of "
    "somebody who is no kin, and no check of that person against records is there within the limit.",
    closes="A check of that person against police, social care or another authority’s records has come back, or an "
    "assessment of that person is completed.",
)
def carer_unassessed(p: Picture, carer: Of[str]) -> Asked | None:
    """Ask who has checked the carer."""
    cared = [(child, *care) for child in carer.children for care in cares_by_others(p, child)]
    waiting = [each for each in cared if each[1] == carer.id and p.over("carer-unassessed", each[2])]
    if not waiting or approved(p, carer.id):
        return None
    near = tuple(dict.fromkeys(child for child, *_ in waiting))
    return Asked(
        "immediate",
        say("Who has checked {carer}, who is caring for {near}?", carer=carer.id, near=near),
        evidence(entry for _, _, _, why in waiting for entry in why),
        lead(p),
        (Act("check_adult", carer.id),),
        about=(carer.id,),
    )
