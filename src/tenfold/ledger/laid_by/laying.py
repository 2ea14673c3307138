"""Laying a fold by, and finding it again: under the family's key, bound to its place in the chain and to the code."""

import logging
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag

from tenfold.ledger import keys
from tenfold.ledger.laid_by.flat import flat, whole
from tenfold.ledger.laid_by.kinds import CannotLayBy
from tenfold.ledger.statement import rows, run
from tenfold.record import Entry

_log = logging.getLogger("tenfold.folds")
_LAY = (
    "INSERT INTO tenfold.laid_by (family, number, hash, mark, sealed) VALUES (%s, %s, %s, %s, %s) ON CONFLICT (family)"
    " DO UPDATE SET number = excluded.number, hash = excluded.hash, mark = excluded.mark, sealed = excluded.sealed"
)


@dataclass(slots=True)
class Laid:
    """A fold that was laid by after the entry `number`, whose hash in the chain is `head`.

    `fold` is what it came to. It goes on changing in the hands of whoever takes it, so that only one may.
    """

    number: int
    head: bytes
    entries: tuple[Entry, ...]
    fold: Any = field(repr=False)

    def take(self) -> Any:
        """Return the fold to whoever is the first to ask; None to others."""
        fold, self.fold = self.fold, None
        return fold


def lay_by(family: UUID, key: bytes, number: int, head: bytes, mark: bytes, told: tuple[Any, ...]) -> None:
    """Lay a fold by: its entries first, then the rest of it; the family is open, nobody else writes on it."""
    try:
        sealed = keys.seal(key, flat(told), _bound(family, number, head, mark))
    except CannotLayBy as fault:  # it is folded anew instead, which is slower and as right
        _log.warning("a fold was not laid by: %s", fault)
        return
    run(_LAY, [family, number, head, mark, sealed])


def found(family: UUID, key: bytes, mark: bytes) -> Laid | None:
    """Return the fold of a family that is open, as this code laid it by; None where there is none that can be trusted.

    Whether the chain goes on from it is for whoever takes it up to see.
    """
    told = rows("SELECT number, hash, sealed FROM tenfold.laid_by WHERE family = %s AND mark = %s", [family, mark])
    for number, head, sealed in told:
        try:
            entries, *fold = whole(keys.unseal(key, sealed, _bound(family, number, head, mark)))
        except InvalidTag:
            _log.warning("a fold that was laid by was altered; it is not used")
        else:
            return Laid(number, head, entries, fold)
    return None


def _bound(family: UUID, number: int, head: bytes, mark: bytes) -> bytes:
    return b"laid by" + family.bytes + number.to_bytes(8, "big") + head + mark
