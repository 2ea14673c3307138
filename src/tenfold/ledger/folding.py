"""The fold of a family, kept warm: a page that is opened again goes on from where the last one stopped."""

from collections import OrderedDict
from datetime import datetime
from threading import Lock
from uuid import UUID

from tenfold.ledger.reading import Kept
from tenfold.record import Entry
from tenfold.replay import Replay, Walk, replay, replay_of

_MOST = 64
_walks: OrderedDict[UUID, tuple[tuple[str, ...], Walk]] = OrderedDict()
_lock = Lock()


def folded(kept: Kept, until: datetime, *, is_now: bool) -> Replay:
    """Return what a family's record asked up to a moment; what is asked now is found from what was asked before."""
    if not is_now:
        return replay(kept.case, known=until)
    with _lock:
        entries = kept.case.entries
        taken, walk = _walks.pop(kept.family, ((), None))
        if walk is None or taken != tuple(entry.id for entry in entries[: len(taken)]):
            taken, walk = (), Walk(kept.case)
        fresh = entries[len(taken) :]
        if taken and fresh and _behind(walk, entries[len(taken) - 1], fresh[0]):
            taken, walk, fresh = (), Walk(kept.case), entries
        walk.to(max(until, walk.picture.now) if taken else until, fresh)
        _walks[kept.family] = (tuple(entry.id for entry in entries), walk)
        if len(_walks) > _MOST:
            _walks.popitem(last=False)
        return replay_of(walk, kept.case, until)


def forget(family: UUID) -> None:
    """Let go of what is kept warm of a family: what was folded was not written after all."""
    with _lock:
        _walks.pop(family, None)


def _behind(walk: Walk, last: Entry, next_: Entry) -> bool:
    """Whether history goes on where a walk is further: somebody looked at today, or a moment came in two parts."""
    return next_.recorded < walk.picture.now or next_.recorded == last.recorded
