"""What a site keeps beside its database: passwords, the key that signs sessions, the key that wraps families' keys."""

import json
import os
import secrets
from base64 import b64encode
from dataclasses import asdict, dataclass
from pathlib import Path

from tenfold.ledger.server.programs import NoServer

NAME = "secrets.json"
OTHERS = 0o077


@dataclass(frozen=True)
class Kept:
    """The secrets of one data folder, and where its database lies (from there)."""

    owner_password: str
    app_password: str
    secret: str
    master_key: str
    database: str

    @classmethod
    def made_up(cls, database: str) -> "Kept":
        """Return new secrets."""
        short, long = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
        return cls(short, secrets.token_urlsafe(32), long, b64encode(secrets.token_bytes(32)).decode(), database)

    @classmethod
    def read(cls, folder: Path) -> "Kept | None":
        """Return what a folder keeps; nothing where it keeps nothing."""
        path = folder / NAME
        if not path.exists():
            return None
        if path.stat().st_mode & OTHERS:
            raise NoServer(f"{path} can be read by others than its owner. Put that right with: chmod 600 {path}")
        try:
            return cls(**json.loads(path.read_text("utf-8")))
        except (ValueError, TypeError):
            raise NoServer(
                f"{path} cannot be read. Put it back from a backup: without it nothing can be opened."
            ) from None

    def write(self, folder: Path) -> None:
        """Keep the secrets in a folder, for its owner alone, on the disk before anything depends on them."""
        half = folder / f"{NAME}.half"
        half.unlink(missing_ok=True)
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123 - by its descriptor, made with its mode
            json.dump(asdict(self), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        half.rename(folder / NAME)
        place = os.open(folder, os.O_RDONLY)
        os.fsync(place)
        os.close(place)
