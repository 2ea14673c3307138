"""Who is known as a child's mother or father, where what is told of that differs."""

from collections.abc import Sequence

from tenfold.picture.picture import Picture
from tenfold.picture.stated import Stated
from tenfold.record import Relationship

PARENTS = frozenset({"mother", "father"})
_COUPLE = frozenset({"partner", "ex_partner"})
_NO_PARENT = frozenset(
    {
        "step_parent",
        "sibling",
        "half_sibling",
        "step_sibling",
        "grandparent",
        "aunt_uncle",
        "cousin",
        "relative",
        "friend",
        "neighbour",
        "lodger",
    }
)
"""What nobody is to a child beside being its mother or father; to care for it or to be paid for that one may be."""
_WORD, _UNSAID, _SHOWN = 0, 1, 2
_WEIGHT = {"stated": _WORD, None: _UNSAID, "document": _SHOWN, "verified": _SHOWN}


def known_parents(p: Picture, child: str) -> tuple[str, ...]:
    """Return those who are known as a child's mother or father.

    Who is so by somebody's word alone is not any more once told as something else to the child, or once a document
    names another in their place who is not their partner. Of a tie of unsaid basis only a document takes that back.
    """
    ties = p.facts(Relationship, child)
    named = dict.fromkeys(one for tie in ties if (one := _parent_in(tie.fact, child)) is not None)
    if all(tie.fact.basis is None for tie in ties):
        return tuple(named)
    weights = _weights(ties, child)
    return tuple(one for one in named if weights[one] is not None and not _displaced(p, child, one, weights))


def _weights(ties: Sequence[Stated[Relationship]], child: str) -> dict[str, int | None]:
    """Return on what it stands that each is a parent, as told last; None of who is something else to the child."""
    found: dict[str, tuple[bool, int]] = {}
    for tie in sorted(ties, key=lambda one: one.last.order):
        weight, parent = _WEIGHT[tie.fact.basis], _parent_in(tie.fact, child)
        if parent is not None:
            is_one, held = found.get(parent, (True, weight))
            if is_one or held < _SHOWN or weight == _SHOWN:
                found[parent] = (True, max(weight, held) if is_one else weight)
        elif tie.fact.to == child and tie.fact.is_ in _NO_PARENT:
            other = tie.fact.of
            is_one, held = found.get(other, (False, weight))
            if not is_one or held == _WORD or weight > held:
                found[other] = (False, weight if is_one else max(weight, held))
    return {other: held if is_one else None for other, (is_one, held) in found.items()}


def _displaced(p: Picture, child: str, one: str, weights: dict[str, int | None]) -> bool:
    """Whether one is a mother, or father, by word alone where a document names another who is not their partner."""
    if weights[one] != _WORD:
        return False
    ties = [tie.fact for tie in p.facts(Relationship, child) if tie.fact.to == child and tie.fact.is_ in PARENTS]
    own = {fact.is_ for fact in ties if fact.of == one}
    shown = (fact.of for fact in ties if fact.is_ in own and _WEIGHT[fact.basis] == _SHOWN and weights[fact.of])
    return any(other != one and not _are_a_couple(p, one, other) for other in shown)


def _are_a_couple(p: Picture, one: str, other: str) -> bool:
    ties = (tie.fact for tie in p.facts(Relationship, one) if tie.fact.is_ in _COUPLE)
    return any(other in (fact.of, fact.to) for fact in ties)


def _parent_in(fact: Relationship, child: str) -> str | None:
    """Return whom a tie makes a child's parent; None where it makes nobody that."""
    if fact.to == child and fact.is_ in PARENTS:
        return fact.of
    return fact.to if fact.of == child and fact.is_ == "child" else None
