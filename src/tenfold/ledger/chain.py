"""The chain of a family: each entry's hash covers the one before it; nothing can be taken out or put between."""

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

_FORM = b"tenfold-entry-1\x00"
_LENGTHS = tuple(length.to_bytes(4, "big") for length in range(256))  # a table is quicker than working each out


def link(
    before: bytes, family: UUID, number: int, recorded: datetime, agency: str, staff: int | None, commitment: bytes
) -> bytes:
    """Return the hash of an entry in its family's chain (SHA-256, 32 bytes); every field is told with its length."""
    fields = (
        before,
        family.bytes,
        number.to_bytes(8, "big"),
        recorded.astimezone(UTC).isoformat(timespec="microseconds").encode(),
        agency.encode(),
        b"" if staff is None else str(staff).encode(),
        commitment,
    )
    return sha256(framed(_FORM, fields)).digest()


def framed(form: bytes, fields: Iterable[bytes]) -> bytes:
    """Return fields in one piece, each with its length before it, behind the name of the form: no two read alike."""
    pieces = [form]
    for field in fields:
        length = len(field)
        pieces += (_LENGTHS[length] if length < len(_LENGTHS) else length.to_bytes(4, "big"), field)
    return b"".join(pieces)
