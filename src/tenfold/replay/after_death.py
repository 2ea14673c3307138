"""Which questions stay as they were because the children whom they concern have died."""

from collections.abc import Sequence

from tenfold.picture import Picture, died, had_died
from tenfold.replay.question import Question


def died_all(p: Picture, children: Sequence[str]) -> bool:
    """Whether a question concerns children, and every one of them has died."""
    return bool(children) and all(died(p, child) for child in children)


def had_died_before(p: Picture, question: Question) -> bool:
    """Whether the children of a question had died, of which nobody had told, when it was asked about them."""
    return all(had_died(p, child, question.opened) for child in question.children)
