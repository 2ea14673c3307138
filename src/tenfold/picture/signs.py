"""Kinds of injury that are themselves a reason to ask (TEN-4-FACESp; infants who do not move about)."""

from tenfold.picture.injuries import Occasion, on_torso
from tenfold.picture.people import person, younger_than
from tenfold.picture.picture import Picture
from tenfold.picture.stated import Stated
from tenfold.record import Injury

_FACE = frozenset({"face.ear", "neck", "face.mouth", "face.cheek", "face.eye", "face.chin"})
_ORDINARY = frozenset({"shin", "knee", "face.forehead", "unknown"})
_ANY_AGE = frozenset({"mark", "bite", "genital"})
_NON_MOBILE = frozenset({"bruise", "fracture", "burn", "scald", "bite", "head_injury"})
_FLAGS = frozenset({"left", "right", "front", "back"})
_MANY = 3


def part(site: str) -> str:
    """Return a body-map code without its side."""
    names = site.split(".")
    while len(names) > 1 and names[-1] in _FLAGS:
        names.pop()
    return ".".join(names)


def parts(injury: Stated[Injury]) -> frozenset[str]:
    """Return the parts of the body that an injury is on."""
    return frozenset(part(site) for site in injury.fact.sites)


def patterned(p: Picture, occasion: Occasion) -> tuple[Stated[Injury], ...]:
    """Return the injuries of an occasion that are of a kind, place or number that falls seldom explain.

    A child of unsaid age is taken to be young: nobody has said otherwise.
    """
    found = [injury for injury in occasion.injuries if any(_telling(p, injury, child) for child in occasion.children)]
    if found or not any(_young(p, "injury-pattern", child, occasion.injuries[0]) for child in occasion.children):
        return tuple(found)
    bruises = tuple(injury for injury in occasion.injuries if injury.fact.type == "bruise")
    places = frozenset().union(*(parts(bruise) for bruise in bruises)) - _ORDINARY
    return bruises if len(places) >= _MANY else ()


def non_mobile(p: Picture, occasion: Occasion) -> tuple[Stated[Injury], ...]:
    """Return the injuries of an occasion that a child who does not move about seldom has by accident."""
    return tuple(
        injury
        for injury in occasion.injuries
        if injury.fact.type in _NON_MOBILE and any(_still(p, injury, child) for child in occasion.children)
    )


def _telling(p: Picture, injury: Stated[Injury], child: str) -> bool:
    places = parts(injury)
    if injury.fact.type in _ANY_AGE or "genital" in places:
        return True
    if injury.fact.type != "bruise":
        return False
    if younger_than(p, child, "injury-pattern.infant", injury.first.occurred.first) is True:
        return True
    return _young(p, "injury-pattern", child, injury) and any(place in _FACE or on_torso(place) for place in places)


def _young(p: Picture, limit: str, child: str, injury: Stated[Injury]) -> bool:
    return younger_than(p, child, limit, injury.first.occurred.first) is not False


def _still(p: Picture, injury: Stated[Injury], child: str) -> bool:
    if younger_than(p, child, "injury-nonmobile", injury.first.occurred.first) is True:
        return True
    known = person(p, child)
    return known is not None and known.non_mobile is True
