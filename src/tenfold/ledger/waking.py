"""Time passes: families whose turn it is are looked at by the clock and brought up to date; a missed night as well."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from tenfold.ledger import keys
from tenfold.ledger.folding import forget
from tenfold.ledger.layers import project_layers
from tenfold.ledger.opening import clock
from tenfold.ledger.reading import read_family

_BASIS = "Public task: a question that time alone opens is asked of those whose task it is, whoever looks"
_log = logging.getLogger("tenfold.time")


@dataclass(frozen=True, slots=True)
class Woken:
    """A family, by its number, whose turn had come: brought up to date, or set aside for a while."""

    number: int
    went_well: bool


def wake_due() -> Iterator[Woken]:
    """Wake each family that is due, the longest overdue first; whatever befalls one does not hold up the others."""
    while (number := _next_due()) is not None:
        yield Woken(number, went_well=_wakes(number))


@contextmanager
def as_clock() -> Iterator[tuple[Any, bytes]]:
    """Begin a transaction of the clock's: a cursor, and the proof that it is the clock, which counts in it alone."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text")
        [transaction_id] = cursor.fetchone()
        yield cursor, keys.proof_of_clock(transaction_id)


def wake(number: int) -> None:
    """Bring a family up to date with nothing written, unless another has just done it; the access log says so."""
    with as_clock() as (cursor, proof):
        cursor.execute("SELECT tenfold.open_as_clock(%s, %s, %s)", [number, _BASIS, proof])
        [family] = cursor.fetchone()
        if family is not None:
            _bring_up_to_date(family)


def _bring_up_to_date(family: UUID) -> None:
    kept, now = read_family(family), clock()
    try:
        project_layers(kept, (), max(now, kept.recorded or now), waits_for_nobody=True)
    except BaseException:
        forget(family)
        raise


def _next_due() -> int | None:
    with as_clock() as (cursor, proof):
        cursor.execute("SELECT tenfold.next_due(%s)", [proof])
        [number] = cursor.fetchone()
    return number  # type: ignore[no-any-return]


def _wakes(number: int) -> bool:
    """Wake a family; whether it went well. What a fault says may tell of a child: the log names its kind and place."""
    try:
        wake(number)
    except Exception as fault:  # noqa: BLE001 - one family that cannot be woken does not keep the others asleep
        place = extract_tb(fault.__traceback__)[-1]
        where = f"{type(fault).__name__}, {Path(place.filename).name} line {place.lineno}"
        sentence = f"Family {number} could not be woken ({where}). It is set aside and tried again."
        _log.error(sentence)
        return False
    return True
