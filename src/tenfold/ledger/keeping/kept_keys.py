"""What comes back with the keys: the site's secrets, each family's key, and which of them were destroyed."""

import base64
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import msgspec

from tenfold.ledger import keys
from tenfold.ledger.keeping.backing_up import KEYS, SECRETS
from tenfold.ledger.keeping.sealed_file import Unsound, read_sealed

Certificate = Mapping[str, Any]
"""A row of `tenfold.disposal`, as a program reads it; it holds nothing that may not be shown to anybody."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a site at one moment: its secrets, and each family's (wrapped; or None, and when destroyed)."""

    made: datetime
    secrets: Mapping[str, str]
    families: Mapping[UUID, tuple[bytes | None, datetime | None]]
    disposals: tuple[Certificate, ...]

    @property
    def master(self) -> str:
        """The master key, as the site's environment says it."""
        return self.secrets["TENFOLD_MASTER_KEY"]


@dataclass(frozen=True, slots=True)
class Destroyed:
    """The list of what was destroyed up to a moment."""

    made: datetime
    disposals: tuple[Certificate, ...]


def read_keys(path: Path, secret: bytes) -> Keys:
    """Return what a file of keys holds; raise `Unsound` where it is damaged, cut short or none."""
    first, *lines = b"".join(read_sealed(path, KEYS, secret)).splitlines() or [b""]
    try:
        told = msgspec.json.decode(first)
        rows = (msgspec.json.decode(line, type=tuple[UUID, bytes | None, datetime | None]) for line in lines)
        families = {family: (wrapped, destroyed) for family, wrapped, destroyed in rows}
        secrets = {name: str(told["secrets"][name]) for name in SECRETS}
        return Keys(datetime.fromisoformat(told["made"]), secrets, families, tuple(told["disposals"]))
    except (msgspec.MsgspecError, KeyError, TypeError, ValueError) as fault:
        raise Unsound(f"{path} does not hold keys as this version would read them: {fault}.") from None


def listed(made: datetime, disposals: Iterable[Certificate], master: str) -> str:
    """Return the list of what was destroyed as text to keep beside the backups, with proof that this site made it."""
    told = {"made": made.isoformat(), "disposals": [*disposals]}
    return json.dumps({**told, "proof": _proof(told, master)}, indent=1, ensure_ascii=False) + "\n"


def read_list(path: Path, master: str) -> Destroyed:
    """Return what a list says was destroyed; raise `Unsound` where it was changed, or another site made it."""
    try:
        told = json.loads(path.read_text("utf-8"))
        proof = told.pop("proof")
        made, disposals = datetime.fromisoformat(told["made"]), tuple(told["disposals"])
    except OSError as fault:
        raise Unsound(f"{path} cannot be read: {fault.strerror}.") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unsound(f"{path} is no list of what was destroyed. `tenfold destroyed --to FILE` writes one.") from None
    if not hmac.compare_digest(str(proof), _proof(told, master)):
        raise Unsound(f"{path} was changed since it was written, or is another site’s. Take another copy of the list.")
    return Destroyed(made, disposals)


def both(keys_file: Keys, list_: Destroyed | None) -> dict[UUID, Certificate]:
    """Return what was destroyed as the keys and the list know it, by family."""
    told = (*keys_file.disposals, *(list_.disposals if list_ else ()))
    return {UUID(cast("str", one["family"])): one for one in told}


def _proof(told: Mapping[str, Any], master: str) -> str:
    plain = json.dumps(told, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode()
    return hmac.digest(keys.derived(base64.b64decode(master), "destroyed"), plain, "sha256").hex()
