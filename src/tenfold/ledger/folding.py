"""The fold of a family, kept warm: a page that is opened again goes on from where the last one stopped."""

from collections import OrderedDict
from datetime import datetime
from threading import Lock
from uuid import UUID

from tenfold.ledger.reading import Kept
from tenfold.replay import Replay, Walk, replay, replay_of

_MOST = 64
Key = tuple[UUID, str, frozenset[tuple[str, str]]]
"""A family, the layer of it, and which addresses are safe in it: an entry reads otherwise once one is."""
_walks: OrderedDict[Key, tuple[tuple[str, ...], Walk]] = OrderedDict()
_lock = Lock()


def folded(kept: Kept, until: datetime, *, is_now: bool) -> Replay:
    """Return what a family's record asked up to a moment; what is asked now is found from what was asked before."""
    if not is_now:
        return replay(kept.case, known=until)
    with _lock:
        entries = kept.case.entries
        taken, walk = _walks.pop((kept.family, kept.layer, kept.safe), ((), None))
        if walk is None or taken != tuple(entry.id for entry in entries[: len(taken)]):
            taken, walk = (), Walk(kept.case)
        walk.to(max(until, walk.picture.now) if taken else until, entries[len(taken) :])
        _walks[kept.family, kept.layer, kept.safe] = (tuple(entry.id for entry in entries), walk)
        if len(_walks) > _MOST:
            _walks.popitem(last=False)
        return replay_of(walk, kept.case, until)


def forget(family: UUID) -> None:
    """Let go of what is kept warm of a family: what was folded was not written after all."""
    with _lock:
        for key in [one for one in _walks if one[0] == family]:
            del _walks[key]
