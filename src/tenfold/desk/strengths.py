"""Strengths, shown beside the questions: what professionals saw go well, and what checks have borne out."""

from collections.abc import Collection

from tenfold.desk.words import sentence
from tenfold.drawings.sayings import by, strength
from tenfold.picture import Picture, strengths
from tenfold.questions.wording import called, plain_time

MOST = 5


def strengths_of(p: Picture, children: Collection[str]) -> tuple[str, ...]:
    """Return the latest strengths on record of some children, newest first; they answer nothing."""
    found = [(one, child) for child in children for one in strengths(p, child)]
    latest = sorted(found, key=lambda pair: pair[0].order, reverse=True)[:MOST]
    return tuple(
        f"{sentence(called(p, child))}: {strength(one)} ({plain_time(one.last.occurred)}, {by(p, one.last)})"
        for one, child in latest
    )
