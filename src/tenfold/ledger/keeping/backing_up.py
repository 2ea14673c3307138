"""Backing up while the site runs: one snapshot of the record in one file, the keys that open it in another."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec
import psycopg
from psycopg import Connection, IsolationLevel

from tenfold.ledger.keeping.dumping import dump
from tenfold.ledger.keeping.manifest import Manifest, before_all, manifest_of
from tenfold.ledger.keeping.sealed_file import Unsound, write_sealed

RECORD, KEYS = "record", "keys"
SECRETS = ("TENFOLD_SECRET", "TENFOLD_MASTER_KEY")
"""What a site must have back, besides its record, to be the same site: it goes with the keys."""


def back_up(url: str, secret: bytes, to: Path) -> Manifest:
    """Write the record as it is at one moment into a new file, under a secret; return what it holds.

    Everybody goes on reading and writing meanwhile. The keys of the families are not in it: without the file of the
    keys it tells no word of any entry. Raise `Unsound` where it cannot be written.
    """
    with snapshot(url) as connection:
        manifest = manifest_of(connection)
        [name] = connection.execute("SELECT pg_export_snapshot()").fetchone() or [""]
        with closing(_pieces(url, name, connection.info.server_version // 10_000, manifest)) as pieces:
            write_sealed(to, RECORD, secret, pieces)
    return manifest


def back_up_keys(url: str, secrets: Mapping[str, str], secret: bytes, to: Path) -> int:
    """Write the families' keys, and the secrets of the site, into a new file under another secret; return how many.

    It is of no use without the backup of the record, and opens every one of those: it is kept apart, and not as long.
    """
    with snapshot(url) as connection:
        [families] = connection.execute("SELECT count(*) FROM tenfold.family_key").fetchone() or [0]
        write_sealed(to, KEYS, secret, _key_lines(connection, {name: secrets[name] for name in SECRETS}))
    return int(families)


@contextmanager
def snapshot(url: str) -> Iterator[Connection[Any]]:
    """Have a connection that sees the database as it is now, for as long as this lasts, and changes nothing."""
    with connected(url) as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        yield connection


@contextmanager
def connected(url: str) -> Iterator[Connection[Any]]:
    """Have a connection whose times are in UTC; raise `Unsound` where the database does not answer."""
    try:
        connection = psycopg.connect(url, options="-c timezone=UTC")
    except psycopg.OperationalError as fault:
        raise Unsound(f"The database does not answer: {str(fault).strip()}.") from None
    with connection:
        yield connection


def _pieces(url: str, name: str, server: int, manifest: Manifest) -> Generator[bytes, None, None]:
    yield before_all(manifest)
    yield from dump(url, name, server)


def _key_lines(connection: Connection[Any], secrets: Mapping[str, str]) -> Iterator[bytes]:
    [made] = connection.execute("SELECT clock_timestamp()").fetchone() or [None]
    disposals = [row for (row,) in connection.execute("SELECT to_jsonb(d) FROM tenfold.disposal d ORDER BY at, id")]
    yield _line({"form": 1, "made": made, "secrets": secrets, "disposals": disposals})
    with connection.cursor("keys") as cursor:
        cursor.execute("SELECT family, wrapped, destroyed FROM tenfold.family_key ORDER BY family")
        for family, wrapped, destroyed in cursor:
            yield _line([family, wrapped, destroyed])


def _line(told: Any) -> bytes:
    return msgspec.json.encode(told) + b"\n"
