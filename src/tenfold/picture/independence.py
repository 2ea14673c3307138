"""Whose word does not depend on those whom it is about."""

from tenfold.picture.care import ever_carers
from tenfold.picture.household import household
from tenfold.picture.people import close_to, parents, person
from tenfold.picture.picture import Picture, remembered
from tenfold.record import Relationship


@remembered
def insiders(p: Picture, child: str) -> frozenset[str]:
    """Return those whose word on a child is not independent: who cares or cared, and who lives there."""
    return ever_carers(p, child) | frozenset(household(p, child)) | frozenset(parents(p, child)) | {child}


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
