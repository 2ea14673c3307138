"""By which code a fold was made: one of other rules, other guidance or another reading of entries is never used."""

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from tenfold.ledger.chain import framed

_MADE_BY = ("when", "record", "guidance", "picture", "questions", "replay", "casefiles", "ledger/laid_by")
_FORM = b"tenfold-laid-by-1\x00"


@cache
def mark_of_code() -> bytes:
    """Return the mark of all that a fold depends on beside the family: the pure rooms, their tables, this Python."""
    machine = f"{sys.implementation.cache_tag} {sys.byteorder}".encode()
    texts = [field for room in _MADE_BY for field in _texts(files("tenfold") / room, room)]
    return sha256(framed(_FORM, [machine, *texts])).digest()


def mark_of(header: bytes, agencies: str | None) -> bytes:
    """Return the mark of the code with what the fold knows of a family beside its entries."""
    return sha256(framed(_FORM, [mark_of_code(), header, (agencies or "").encode()])).digest()


def _texts(place: Traversable, path: str) -> Iterator[bytes]:
    for one in sorted(place.iterdir(), key=lambda one: one.name):
        if one.is_dir() and one.name != "__pycache__":
            yield from _texts(one, f"{path}/{one.name}")
        elif one.name.endswith((".py", ".toml")) and not one.name.endswith("_test.py"):
            yield from (f"{path}/{one.name}".encode(), one.read_bytes())
