"""What a restored record is held against before anybody may believe it: its counts, its chains, its heads, its keys."""

import base64
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from psycopg import Connection

from tenfold.ledger import keys
from tenfold.ledger.chain import link
from tenfold.ledger.keeping.manifest import Manifest, counts, heads
from tenfold.ledger.keeping.sealed_file import Unsound
from tenfold.ledger.reading import bound

Step = Callable[[str, int, int], None]
"""Is told how far a long work is: what it is, how many are done, of how many."""

EVERY = 1000
_ENTRIES = (
    "SELECT family, number, recorded, agency, staff, commitment, hash, sealed FROM tenfold.entry"
    " ORDER BY family, number"
)


def silent(_words: str, _done: int, _of: int) -> None:
    """Say nothing of how far a work is."""


def check_counts(connection: Connection[Any], manifest: Manifest) -> None:
    """Raise `Unsound` where a table has more or fewer rows than the backup says, or there is another table."""
    found = counts(connection)
    for table in sorted(found.keys() | manifest.counts.keys()):
        said, there = manifest.counts.get(table), found.get(table)
        if said != there:
            raise Unsound(f"The backup says that {table} has {_many(said)}, and it has {_many(there)}.")


def check_chains(connection: Connection[Any], manifest: Manifest, step: Step = silent) -> None:
    """Recompute the chain of every family from its entries; raise `Unsound` at the first link that does not hold."""
    ends = {}
    family, number, before = UUID(int=0), 0, bytes(32)
    with connection.cursor("entries") as cursor:
        cursor.execute(_ENTRIES)
        for done, row in enumerate(cursor, 1):
            if row[0] != family:
                family, number, before = row[0], 0, bytes(32)
            number, before = number + 1, _linked(row, number + 1, before)
            ends[family] = (number, before)
            if done % EVERY == 0:
                step("checking the chains", done, manifest.entries)
    _check_heads(connection, ends)
    if heads(connection) != manifest.heads:
        raise Unsound("The heads of the families’ chains are not those that the backup was made with.")


def check_keys(connection: Connection[Any], master: str, manifest: Manifest, step: Step = silent) -> None:
    """Open each entry that has a key, and hold it against its commitment; raise `Unsound` where it is not that."""
    wrapping = keys.derived(base64.b64decode(master), "families")
    rows = connection.execute("SELECT family, wrapped FROM tenfold.family_key WHERE wrapped IS NOT NULL").fetchall()
    held = {family: _unwrapped(wrapping, family, wrapped) for family, wrapped in rows}
    with connection.cursor("entries") as cursor:
        cursor.execute(_ENTRIES)
        for done, (family, number, _, _, _, commitment, _, sealed) in enumerate(cursor, 1):
            if family in held and not _opens(held[family], sealed, bound(family, number), commitment):
                raise Unsound(
                    f"Entry {number} of family {family} does not open under its key, or is not what was committed."
                )
            if done % EVERY == 0:
                step("opening the entries", done, manifest.entries)


def _linked(row: tuple[Any, ...], number: int, before: bytes) -> bytes:
    """Return the hash that an entry must have; raise `Unsound` where it has another, or stands in another place."""
    family, told, recorded, agency, staff, commitment, found, _ = row
    right = link(before, family, number, recorded, agency, staff, commitment)
    if told != number or right != found:
        raise Unsound(f"The chain of family {family} is broken at entry {number}: it was changed, taken out or moved.")
    return right


def _check_heads(connection: Connection[Any], ends: dict[UUID, tuple[int, bytes]]) -> None:
    with connection.cursor("heads") as cursor:
        cursor.execute("SELECT family, number, hash FROM tenfold.family_head")
        for family, number, last in cursor:
            if ends.pop(family, (0, bytes(32))) != (number, last):
                raise Unsound(f"The chain of family {family} does not end where its head says: at entry {number}.")
    if ends:
        raise Unsound(f"Family {min(ends)} has entries and no head.")


def _unwrapped(wrapping: bytes, family: UUID, wrapped: bytes) -> bytes:
    try:
        return keys.unseal(wrapping, wrapped, family.bytes)
    except InvalidTag:
        raise Unsound(
            f"The key of family {family} does not open under the site’s master key: it is of another site."
        ) from None


def _opens(key: bytes, sealed: bytes, bound_to: bytes, commitment: bytes) -> bool:
    try:
        return sha256(keys.unseal(key, sealed, bound_to)).digest() == commitment
    except InvalidTag:
        return False


def _many(rows: int | None) -> str:
    return "no such table" if rows is None else f"{rows} rows"
