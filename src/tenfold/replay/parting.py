"""What questions hold of somebody who was read as another, and was found after all not to be."""

from collections.abc import Mapping
from datetime import datetime

from tenfold.picture import Picture
from tenfold.questions.rule import Asked
from tenfold.record import Entry
from tenfold.replay.question import Question

Joined = dict[str, tuple[str, datetime]]
"""The ids that are read as another’s, each with that one and with since when."""


def parted(joined: Joined, names: Mapping[str, str], now: datetime) -> dict[str, datetime]:
    """Return the ids that are read as another’s no longer, each with since when they were; note who is so by now."""
    gone = {id: since for id, (other, since) in joined.items() if names.get(id, id) != names.get(other, other)}
    for id in gone:
        del joined[id]
    for id, other in names.items():
        joined[id] = (other, joined[id][1] if id in joined else now)
    return gone


def came_through(p: Picture, question: Question, answer: Asked, gone: Mapping[str, datetime]) -> tuple[Entry, ...]:
    """Return the evidence of a question that speaks of who was read as another, came to it then, and is none now."""
    still = {entry.id for entry in answer.evidence}
    return tuple(
        entry
        for entry in question.evidence
        if entry.id not in still and any(gone[id] <= question.gained(entry) for id in p.spoken_of(entry) if id in gone)
    )
