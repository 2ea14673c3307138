"""Whose word does not depend on those whom it is about."""

from tenfold.picture.care import cares_when, ever_carers
from tenfold.picture.household import household
from tenfold.picture.people import close_to, parents, person, siblings
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated
from tenfold.record import Account, Injury, Relationship

EXPLAINS_NOTHING = frozenset({"no_explanation", "denied"})
"""Claims on an injury that say nothing of how it came about."""


@remembered
def insiders(p: Picture, child: str) -> frozenset[str]:
    """Return those whose word on a child is not independent: who cares or cared for it, and who lives there.

    Who cares or cared for a brother or sister is no stranger to the family either; an agency that did is.
    """
    of_siblings = (ever_carers(p, one) for one in siblings(p, child))
    minders = frozenset().union(*of_siblings) - p.kinds.keys()
    return ever_carers(p, child) | minders | frozenset(household(p, child)) | frozenset(parents(p, child)) | {child}


def independent(p: Picture, speaker: str, child: str, about: tuple[str, ...] = ()) -> bool | None:
    """Whether a speaker is independent of those who care for and live with a child, and of the people `about`.

    An agency speaks for its staff and is. A person is, whose ties on record are all of another kind. None where
    nobody has said how the speaker stands to the family.
    """
    if speaker in p.kinds:
        return True
    near = insiders(p, child) | frozenset(about)
    if speaker in near or close_to(p, speaker) & near:
        return False
    if person(p, speaker) is None or not p.facts(Relationship, speaker):
        return None
    return True


def bears_witness(p: Picture, account: Stated[Account], child: str, injury: Stated[Injury]) -> bool:
    """Whether who tells how a child was hurt is independent, and is no agency that had the child when it was hurt.

    Who denies it, or has no explanation, tells nothing of how.
    """
    said = account.fact
    if said.claim in EXPLAINS_NOTHING:
        return False
    had = said.by in p.kinds and any(said.by in one.fact.by for one in cares_when(p, child, injury))
    return not had and independent(p, said.by, child, said.names) is True
