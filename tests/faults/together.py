"""Writers at the same time, each on a connection of its own: how many stand in the middle together, and who waits."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from partnership import told

if TYPE_CHECKING:
    from tenfold.ledger import Session

LONG = 120.0  # seconds: nobody waits so long unless for ever
Act = Callable[[], object]


def nothing() -> None:
    """Do nothing before an append."""


def one_at_a_time() -> None:
    """Wait for the one lock that all writers share, as they would for the head of a chain over all families."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('one chain over all families'))")


def stand_together(session: "Session", families: Sequence[UUID], before: Act = nothing, patience: float = LONG) -> None:
    """Append to each family in a transaction that ends only when all have appended; raise where they cannot."""
    barrier = Barrier(len(families))

    def meet() -> None:
        barrier.wait(patience)

    _all(families, lambda family: _held(session, family, before, meet))


def rate(session: "Session", families: Sequence[UUID], hold: float, before: Act = nothing) -> float:
    """Append to each family in a transaction that is then held open so many seconds; return appends a second."""
    since = time.perf_counter()
    _all(families, lambda family: _held(session, family, before, lambda: time.sleep(hold)))
    return len(families) / (time.perf_counter() - since)


def _held(session: "Session", family: UUID, before: Act, then: Act) -> None:
    from django.db import transaction

    from tenfold import ledger

    with transaction.atomic():
        before()
        ledger.append(session, family, told(uuid4().hex), "protect")
        then()


def _all(families: Sequence[UUID], what: Callable[[UUID], None]) -> None:
    from django.db import connection

    def alone(family: UUID) -> None:
        try:
            what(family)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(families)) as pool:
        list(pool.map(alone, families))
