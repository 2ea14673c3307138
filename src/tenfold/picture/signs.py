"""Kinds of injury that are themselves a reason to ask (TEN-4-FACESp; infants who do not move about)."""

from datetime import datetime

from tenfold.picture.injuries import Occasion, on_torso
from tenfold.picture.people import person, younger_than
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated, tellings
from tenfold.picture.witnessed import since_birth
from tenfold.record import Injury, Person

_FACE = frozenset({"face.ear", "neck", "face.mouth", "face.cheek", "face.eye", "face.chin"})
ORDINARY = frozenset({"shin", "knee", "face.forehead"})
"""The parts of the body that a child who walks bruises in play."""
_UNCOUNTED = ORDINARY | {"unknown"}
_ANY_AGE = frozenset({"mark", "bite", "genital"})
_NON_MOBILE = frozenset({"bruise", "fracture", "burn", "scald", "bite", "head_injury"})
_HEAD = frozenset({"head", "skull", "scalp"})
_OF_THE_HEAD = frozenset({"swelling", "internal"})
_FLAGS = frozenset({"left", "right", "front", "back"})


def part(site: str) -> str:
    """Return a body-map code without its side."""
    names = site.split(".")
    while len(names) > 1 and names[-1] in _FLAGS:
        names.pop()
    return ".".join(names)


def parts(injury: Stated[Injury]) -> frozenset[str]:
    """Return the parts of the body that an injury is on."""
    return frozenset(part(site) for site in injury.fact.sites)


def hurt_at(injury: Stated[Injury]) -> datetime:
    """Return the earliest moment at which a child may have had an injury: ages are taken at their youngest."""
    told = (injury.fact.happened, injury.fact.noticed, injury.first.occurred)
    return min(time.first for time in told if time is not None)


@remembered
def patterned(p: Picture, occasion: Occasion) -> tuple[Stated[Injury], ...]:
    """Return the injuries of an occasion that are of a kind, place or number that falls seldom explain.

    A child of unsaid age is taken to be young: nobody has said otherwise.
    """
    hurt = since_birth(p, occasion)
    found = tuple(one for one in hurt if any(_telling(p, one, child) for child in occasion.children))
    return found or _scattered(p, occasion, hurt)


@remembered
def non_mobile(p: Picture, occasion: Occasion) -> tuple[Stated[Injury], ...]:
    """Return the injuries of an occasion that a child who does not move about seldom has by accident."""
    return tuple(
        injury
        for injury in since_birth(p, occasion)
        if _needs_moving(injury) and any(still(p, injury, child) for child in occasion.children)
    )


def still(p: Picture, injury: Stated[Injury], child: str) -> bool:
    """Whether a child did not move about when hurt: too young for it, or marked so by then (or first of all later).

    Of an unsaid age nobody says that it was too young; of one told half, that it may have been.
    """
    if _infant(p, injury, child, "injury-nonmobile"):
        return True
    told = tellings(p.facts(Person, child))
    marks = [(entry.order, fact.non_mobile) for entry, fact in told if fact.non_mobile is not None]
    by_then = [mark for order, mark in marks if order <= injury.order]
    return (by_then[-1] if by_then else marks[0][1]) is True if marks else False


def _needs_moving(injury: Stated[Injury]) -> bool:
    """Whether an injury is one that moving about explains; a swelling of the head is an injury of it."""
    kind = injury.fact.type
    return kind in _NON_MOBILE or (kind in _OF_THE_HEAD and bool(parts(injury) & _HEAD))


def _telling(p: Picture, injury: Stated[Injury], child: str) -> bool:
    places = parts(injury)
    if injury.fact.type in _ANY_AGE or "genital" in places:
        return True
    if injury.fact.type != "bruise":
        return False
    if _infant(p, injury, child, "injury-pattern.infant"):
        return True
    return _young(p, injury, child) and any(place in _FACE or on_torso(place) for place in places)


def _scattered(p: Picture, occasion: Occasion, hurt: tuple[Stated[Injury], ...]) -> tuple[Stated[Injury], ...]:
    bruises = tuple(
        one for one in hurt if one.fact.type == "bruise" and any(_young(p, one, child) for child in occasion.children)
    )
    sites = {site for bruise in bruises for site in bruise.fact.sites if part(site) not in _UNCOUNTED}
    apart = [site for site in sites if not any(other.startswith(f"{site}.") for other in sites)]
    return bruises if len(apart) >= p.limit("injury-pattern.sites", occasion.seen).number else ()


def _young(p: Picture, injury: Stated[Injury], child: str) -> bool:
    return younger_than(p, child, "injury-pattern", hurt_at(injury)) is not False


def _infant(p: Picture, injury: Stated[Injury], child: str, limit: str) -> bool:
    known = person(p, child)
    if known is None or known.born is None:
        return False
    return younger_than(p, child, limit, hurt_at(injury)) is not False
