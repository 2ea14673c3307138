"""Where a child is said to be by those who care for it, and who has seen or checked it."""

from collections.abc import Iterator

from tenfold.picture.independence import independent
from tenfold.picture.links import family_words
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.sightings import IN_SIGHT, from_when, saw, seen_since
from tenfold.picture.stated import Stated
from tenfold.record import Account, Check

_HIDDEN = frozenset({"not_seen", "asleep"})
_WOULD_KNOW = frozenset({"own_observation", "witness", "school_record", "other_agency", "other_authority"})


@remembered
def away_on_word(p: Picture, child: str) -> tuple[Stated[Account], ...]:
    """Return what the family said of where a child was that nobody saw or confirmed since.

    It is said of an absence, or of the child's care at a contact where the child was not shown.
    """
    hidden = (word for word in family_words(p, child, "care") if saw(word.first, child, _HIDDEN))
    words = {word.id: word for word in (*family_words(p, child, "absence"), *hidden)}
    return tuple(word for word in sorted(words.values(), key=_place) if not _confirmed(p, word, child))


def _confirmed(p: Picture, word: Stated[Account], child: str) -> bool:
    if seen_since(p, child, from_when(word.first), how=IN_SIGHT) is not None:
        return True
    others = (one for one in p.facts(Account, "absence") if child in one.first.about and one.order >= word.order)
    if any(independent(p, one.fact.by, child) is True for one in others):
        return True
    checks = (one for one in (*p.facts(Check, word.id), *_of_child(p, child)) if one.last.order >= word.order)
    return any(one.fact.result == "corroborated" and _elsewhere(word, one) for one in checks)


def _of_child(p: Picture, child: str) -> Iterator[Stated[Check]]:
    """Yield the checks of a child that may tell where it is; a record of something else about it does not."""
    return (one for one in p.facts(Check, child) if one.fact.against in _WOULD_KNOW)


def _elsewhere(word: Stated[Account], check: Stated[Check]) -> bool:
    return check.last.agency != word.agency or check.fact.against != "own_observation"


def _place(word: Stated[Account]) -> tuple[object, int]:
    return word.order
