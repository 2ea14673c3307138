"""Leaves: what the log says of an entry and of a line of the access log. Golden files hold these forms for ever.

A leaf commits to what was written and tells nothing of it: an entry's own hash rests on a secret salt that is kept with
the body, and a line of the access log has a salt beside its leaf.
"""

from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from tenfold.ledger.chain import framed
from tenfold.ledger.merkle import leaf_hash

_ENTRY, _ACCESS = b"tenfold-leaf-entry-1\x00", b"tenfold-leaf-access-1\x00"


class Look(NamedTuple):
    """A line of the access log: who looked, when, at whom, why, at which page, as known when, and what came of it."""

    tx: int
    id: int
    at: datetime
    staff: int
    family: UUID | None
    purpose: str
    basis: str
    page: str
    known: datetime | None
    outcome: str


def entry_leaf(family: UUID, number: int, id: str, tx: int, link: bytes) -> bytes:
    """Return the hash of an entry's leaf; `link` is its hash in its family's chain, which covers all else."""
    fields = (family.bytes, number.to_bytes(8, "big"), id.encode(), str(tx).encode(), link)
    return leaf_hash(framed(_ENTRY, fields))


def access_leaf(salt: bytes, line: Look) -> bytes:
    """Return the hash of the leaf of a line of the access log."""
    words = (line.purpose, line.basis, line.page, "" if line.known is None else _told(line.known), line.outcome)
    numbers = (str(line.id), _told(line.at), str(line.tx), str(line.staff))
    fields = (salt, *(one.encode() for one in numbers), b"" if line.family is None else line.family.bytes)
    return leaf_hash(framed(_ACCESS, (*fields, *(one.encode() for one in words))))


def _told(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
