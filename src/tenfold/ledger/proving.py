"""Proofs: that an entry stands in the log under a signed checkpoint, to be checked by anybody (`check_proof.py`)."""

from typing import Any
from uuid import UUID

from django.db import connections, transaction

from tenfold.ledger import keys, sequencing
from tenfold.ledger.merkle import inclusion

_ENTRY = (
    "SELECT e.family::text, e.number, e.id, e.agency, e.staff, e.recorded, encode(e.commitment, 'hex'),"
    " e.tx::text::bigint, coalesce(encode(b.hash, 'hex'), repeat('0', 64)), l.position"
    " FROM tenfold.entry e LEFT JOIN tenfold.entry b ON b.family = e.family AND b.number = e.number - 1"
    " LEFT JOIN tenfold.leaf l ON l.family = e.family AND l.number = e.number WHERE e.family = %s AND e.number = %s"
)
_NAMES = ("family", "number", "id", "agency", "staff", "recorded", "commitment", "tx", "before")


class NotProved(Exception):
    """There is no proof of an entry; the sentence says why."""


def family_of(number: int) -> UUID:
    """Return the family that people and logs call by a number; raise `NotProved` where there is none."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT id FROM tenfold.family WHERE number = %s", [number])
        found = cursor.fetchone()
    if found is None:
        raise NotProved(f"There is no family {number} on record.")
    return UUID(str(found[0]))


def prove(family: UUID, number: int) -> dict[str, Any]:
    """Return the proof that an entry stands in the log: what a third party needs, and nothing of what the entry says.

    Whoever may show the body adds it as `said` (base64 of the salt and the body). Raise `NotProved` where there is no
    such entry, or it was not sealed yet. For the owner of the database.
    """
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(_ENTRY, [family, number])
        row, checkpoint = cursor.fetchone(), sequencing.last()
        if row is None or row[-1] is None or checkpoint is None:
            why = "there is none on record" if row is None else "it was not sealed yet: seal it with `tenfold seal`"
            raise NotProved(f"Entry {number} of family {family} has no proof: {why}.")
        path = inclusion(row[-1], checkpoint.size, sequencing.subtree)
    entry = dict(zip(_NAMES, row, strict=False))
    entry["recorded"] = entry["recorded"].isoformat(timespec="microseconds")
    return {
        "form": "tenfold-proof-1",
        "entry": entry,
        "place": row[-1],
        "path": [step.hex() for step in path],
        "checkpoint": checkpoint.note,
        "key": str(keys.signing_key().public),
    }
