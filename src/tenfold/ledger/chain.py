"""The chain of a family: each entry's hash covers the one before it; nothing can be taken out or put between."""

import struct
from datetime import datetime
from hashlib import sha256
from uuid import UUID

_FORM = b"tenfold-entry-1\x00"


def link(
    before: bytes, family: UUID, number: int, recorded: datetime, agency: str, staff: int | None, commitment: bytes
) -> bytes:
    """Return the hash of an entry in its family's chain (SHA-256, 32 bytes); every field is told with its length."""
    fields = (
        before,
        family.bytes,
        number.to_bytes(8, "big"),
        recorded.isoformat(timespec="microseconds").encode(),
        agency.encode(),
        b"" if staff is None else str(staff).encode(),
        commitment,
    )
    return sha256(_FORM + b"".join(struct.pack(">I", len(field)) + field for field in fields)).digest()
