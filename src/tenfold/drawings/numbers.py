"""One number for each occasion of injury of the family, the same in every picture, in the order of being seen."""

from string import ascii_lowercase

from tenfold.picture import Occasion, Picture, occasions, remembered
from tenfold.record import Entry


@remembered
def in_order(p: Picture) -> tuple[tuple[str, Occasion], ...]:
    """Return every child's occasions of injury with their numbers, in the order in which they were first seen."""
    ordered = sorted(occasions(p), key=lambda one: (one.seen, one.first.order))
    return tuple((str(n), one) for n, one in enumerate(ordered, 1))


def numbers_in(p: Picture, entry: Entry, child: str | None = None) -> tuple[str, ...]:
    """Return the numbers of the occasions of injury (of a child) that an entry tells of."""
    return tuple(
        number for number, one in in_order(p) if entry in one.entries and (child is None or child in one.children)
    )


def letter_of(occasion: Occasion, n: int) -> str:
    """Return the letter of an occasion's nth injury: a, b, c; none where it has only one."""
    if len(occasion.injuries) == 1:
        return ""
    return ascii_lowercase[n] if n < len(ascii_lowercase) else f".{n + 1}"
