"""Wrong clocks: the record goes by the database's alone, and a step of it, or another clock beside it, is noticed."""

import logging
import time
from datetime import UTC, datetime

MOST = 2.0  # seconds by which two clocks may differ, beside what the question itself took
BETWEEN = 60.0  # seconds between two lines of the log about the same
_log = logging.getLogger("tenfold.clock")
_told: dict[str, float] = {}


def compare(before: float, database: datetime, after: float) -> float:
    """Return by how many seconds this machine's clock is surely off the database's; say so where it is over `MOST`.

    `before` and `after` are this machine's time when the database was asked and when it had answered.
    """
    theirs = database.timestamp()
    off = before - theirs if before > theirs else min(0.0, after - theirs)
    off = off if abs(off) > MOST else 0.0
    if off:
        _say("skew", f"this machine's clock is {abs(off):.0f} s {'ahead of' if off > 0 else 'behind'} the database's")
    return off


def onward(now: datetime, last: datetime | None) -> datetime:
    """Return the time for what is recorded now: never before what a family's record holds, whatever the clock says."""
    if last is None:
        return now
    back = (last - now).total_seconds()
    if back > MOST:
        _say("step", f"the database's clock is {back:.0f} s behind what is on record: it was set back, or ran ahead")
    return max(now, last)


def local() -> float:
    """Return this machine's time, in seconds since 1970."""
    return datetime.now(UTC).timestamp()


def _say(kind: str, words: str) -> None:
    now = time.monotonic()
    if now - _told.get(kind, -BETWEEN) >= BETWEEN:
        _told[kind] = now
        whole = f"Wrong clock: {words}. Set it right; entries stay in their order meanwhile."
        _log.warning(whole)  # the log keeps what a sentence of ours says, and nothing that is filled in later
