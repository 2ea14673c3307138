"""A site's backup, for tests: made of the running database, restored in a new folder, looked into there."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

from tenfold.ledger.server import Server

if TYPE_CHECKING:
    from tenfold.ledger.keeping.restoring import Restored

SECRET = b"what the backup is under"
APART = b"what the keys are under, elsewhere"


@contextmanager
def place() -> Iterator[Path]:
    """Have a folder that whoever runs PostgreSQL for root can walk through: databases lie in it, and go with it."""
    folder = Path(tempfile.mkdtemp(prefix="tenfold-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def back_up(server: Server, folder: Path) -> None:
    """Back up the record and its keys into two files of a folder."""
    from tenfold.ledger.keeping import backing_up

    told = server.environment()
    backing_up.back_up(told["TENFOLD_OWNER_URL"], SECRET, folder / "record")
    back_up_keys(server, folder)


def back_up_keys(server: Server, folder: Path) -> None:
    """Back up the keys alone, over those that were there."""
    from tenfold.ledger.keeping import backing_up

    told = server.environment()
    (folder / "keys").unlink(missing_ok=True)
    backing_up.back_up_keys(told["TENFOLD_OWNER_URL"], told, APART, folder / "keys")


def restore(folder: Path, to: Path, listed: Path | None = None) -> "Restored":
    """Restore what lies in a folder as a new site."""
    from tenfold.ledger.keeping import kept_keys, restoring

    keys = kept_keys.read_keys(folder / "keys", APART)
    destroyed = kept_keys.read_list(listed, keys.master) if listed else None
    return restoring.restore(folder / "record", SECRET, keys, destroyed, to)


def asked(server: Server, sql: str, *values: Any) -> list[Any]:
    """Ask a running database, as its owner."""
    with psycopg.connect(server.environment()["TENFOLD_OWNER_URL"], options="-c timezone=UTC") as connection:
        cursor = connection.execute(sql.encode(), values or None)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Have a restored site's database run."""
    with Server(folder) as server:
        yield server
