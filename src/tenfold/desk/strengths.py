"""Strengths, shown beside the questions: what professionals saw go well, and what checks have borne out."""

from collections.abc import Collection, Iterator
from datetime import datetime

from tenfold.desk.words import sentence, spaced
from tenfold.drawings.sayings import by
from tenfold.picture import Picture, concerned
from tenfold.questions.wording import called, listed, plain_time
from tenfold.record import Check, Observation

MOST = 5


def strengths_of(p: Picture, children: Collection[str]) -> tuple[str, ...]:
    """Return the latest strengths on record of some children, newest first; they answer nothing."""
    found = sorted((*_seen(p, children), *_checked(p, children)), key=lambda one: one[0], reverse=True)
    return tuple(words for _, words in found[:MOST])


def _seen(p: Picture, children: Collection[str]) -> Iterator[tuple[tuple[datetime, int], str]]:
    for one in p.facts(Observation):
        if one.fact.level == "positive" and one.fact.child in children:
            says = f": {one.fact.says}" if one.fact.says else ""
            head = f"{called(p, one.fact.child)}, {spaced(one.fact.of)}{says}"
            yield one.order, f"{sentence(head)} ({plain_time(one.first.occurred)}, {by(p, one.first)})"


def _checked(p: Picture, children: Collection[str]) -> Iterator[tuple[tuple[datetime, int], str]]:
    for one in p.facts(Check):
        young = [child for child in concerned(p, one) if child in children]
        if one.fact.result == "corroborated" and young:
            says = f": {one.fact.says}" if one.fact.says else ""
            names, against = listed(called(p, child) for child in young), spaced(one.fact.against)
            head = f"About {names}, checked against {against}, and so{says}"
            yield one.order, f"{head} ({plain_time(one.last.occurred)}, {by(p, one.last)})"
