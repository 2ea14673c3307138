"""The tree over the leaves, built anew, beside each checkpoint that was signed and each that others keep."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from heapq import merge
from typing import NamedTuple

from tenfold.ledger.checkpoints import Checkpoint, NoCheckpoint, read
from tenfold.ledger.merkle import Edge
from tenfold.ledger.streaming import Row, streamed
from tenfold.ledger.verifying.kept import Kept
from tenfold.ledger.verifying.walk import Walk

_LEAVES = "SELECT position, hash, above FROM tenfold.leaf ORDER BY position"
_CHECKPOINTS = "SELECT size, root, note, at FROM tenfold.checkpoint ORDER BY size"


class _Mark(NamedTuple):
    """What the tree has to be when it has so many leaves, and by whose word."""

    size: int
    root: bytes
    by: str
    is_ours: bool


def walk_tree(walk: Walk, kept: Sequence[Kept]) -> None:
    """Build the tree of the log anew; tell where it is not the one that was signed, or that others keep."""
    edge, ours = Edge(), 0
    with streamed(_LEAVES) as leaves, streamed(_CHECKPOINTS) as checkpoints:
        marks = merge(_signed(walk, checkpoints), _brought(walk, kept), key=lambda mark: mark.size)
        grown = _grown(walk, edge, leaves)
        for mark in marks:
            ours = max(ours, mark.size) if mark.is_ours else ours
            while edge.size < mark.size and next(grown, None) is not None:
                pass
            _compare(walk, edge, mark)
        for _ in grown:
            pass
    walk.leaves = edge.size
    if edge.size > ours:
        walk.breaks(f"The log has {edge.size - ours} leaves after its last checkpoint, which signs {ours}.")


def _grown(walk: Walk, edge: Edge, leaves: Iterator[Row]) -> Iterator[int]:
    """Take one leaf after another; tell the first whose place, or whose part of the tree, is not right."""
    right = True
    for place, leaf, above in leaves:
        expected = edge.size
        made = b"".join(edge.append(leaf))
        if right and place != expected:
            walk.breaks(f"The log has no leaf at place {expected}; the next one is at {place}.")
        elif right and made != above:
            walk.breaks(f"What the log keeps of the tree above its leaf at place {place} is not what its leaves make.")
        right = right and place == expected and made == above
        yield edge.size


def _signed(walk: Walk, rows: Iterator[Row]) -> Iterator[_Mark]:
    for size, root, note, at in rows:
        walk.checkpoints += 1
        said: Checkpoint | None = None
        with suppress(NoCheckpoint):
            said = read(note, walk.key)
        if said is None or (said.size, said.root) != (size, bytes(root)):
            walk.breaks(f"The checkpoint of {size} leaves is not one that this site has signed.")
        yield _Mark(size, bytes(root), f"the checkpoint of {size} leaves of {at:%Y-%m-%d %H:%M} UTC", is_ours=True)


def _brought(walk: Walk, kept: Sequence[Kept]) -> Iterator[_Mark]:
    for one in kept:
        if one.checkpoint is None:
            walk.breaks(f"{one.name} cannot be compared: {one.fault}.")
    held = [(one.checkpoint, one.name) for one in kept if one.checkpoint is not None]
    walk.kept = len(held)
    for checkpoint, name in sorted(held, key=lambda pair: pair[0].size):
        yield _Mark(checkpoint.size, checkpoint.root, f"the kept checkpoint {name}", is_ours=False)


def _compare(walk: Walk, edge: Edge, mark: _Mark) -> None:
    if edge.size < mark.size:
        lost = f"the log had {mark.size} leaves, and now it has {edge.size}: what came after was taken away."
        walk.breaks(f"By {mark.by} {lost}")
    elif edge.root() != mark.root:
        walk.breaks(
            f"By {mark.by} the log’s first {mark.size} leaves were others than now: something of then was changed, "
            "taken away or put in."
        )
