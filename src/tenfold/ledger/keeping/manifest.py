"""What a backup says of itself: counted, and held against, in one moment of the database."""

from collections.abc import Collection, Iterator
from hashlib import sha256
from typing import Any

import msgspec
from psycopg import Connection, sql

from tenfold import __version__
from tenfold.ledger.keeping.dumping import NOT_TAKEN
from tenfold.ledger.keeping.sealed_file import Unsound

FORM = 1
_STEPS = "SELECT app || '.' || name FROM public.django_migrations ORDER BY app, name"
_TABLES = (
    "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 1, 2"
)


class Manifest(msgspec.Struct, frozen=True):
    """What a backup holds: rows by table, a digest of the families' heads, and of which moment and version it is.

    `made` is the database's time (ISO 8601, UTC), `heads` the SHA-256 of every family's number of entries and last
    hash, `steps` the migrations that the database had taken, `transactions` how far it had counted those.
    """

    form: int
    made: str
    tenfold: str
    server: str
    steps: tuple[str, ...]
    counts: dict[str, int]
    families: int
    entries: int
    heads: str
    transactions: int


def manifest_of(connection: Connection[Any]) -> Manifest:
    """Count what a database holds, as the connection's snapshot shows it."""
    rows = counts(connection)
    [made] = _one(
        connection, "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
    )
    [server] = _one(connection, "SHOW server_version")
    return Manifest(
        form=FORM,
        made=made,
        tenfold=__version__,
        server=server,
        steps=tuple(step for (step,) in connection.execute(_STEPS)),
        counts=rows,
        families=rows["tenfold.family"],
        entries=rows["tenfold.entry"],
        heads=heads(connection),
        transactions=counted(connection),
    )


def counted(connection: Connection[Any]) -> int:
    """Return how many transactions a server has counted: rows name the one that wrote them, and it opens no other’s."""
    return int(_one(connection, "SELECT pg_snapshot_xmax(pg_current_snapshot())::text")[0])


def counts(connection: Connection[Any], but: Collection[str] = NOT_TAKEN) -> dict[str, int]:
    """Return how many rows each table has but some: those whose rows are not backed up."""
    found = {}
    for schema, table in connection.execute(_TABLES).fetchall():
        if f"{schema}.{table}" not in but:
            asked = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(schema, table))
            [found[f"{schema}.{table}"]] = connection.execute(asked).fetchone() or [0]
    return found


def heads(connection: Connection[Any]) -> str:
    """Return the digest of the families' heads, in the order of their ids."""
    digest = sha256()
    with connection.cursor("heads") as cursor:
        cursor.execute("SELECT family, number, hash FROM tenfold.family_head ORDER BY family")
        for family, number, last in cursor:
            digest.update(family.bytes + number.to_bytes(8, "big") + last)
    return digest.hexdigest()


def before_all(manifest: Manifest) -> bytes:
    """Return a manifest as the beginning of a backup: its length in four bytes, then itself."""
    told = msgspec.json.encode(manifest)
    return len(told).to_bytes(4, "big") + told


def apart(pieces: Iterator[bytes]) -> tuple[Manifest, Iterator[bytes]]:
    """Return the manifest at the beginning of a backup, and the pieces of what comes after it."""
    seen = b""
    for piece in pieces:
        seen += piece
        if len(seen) >= 4 + int.from_bytes(seen[:4], "big"):
            break
    long = 4 + int.from_bytes(seen[:4], "big")
    try:
        manifest = msgspec.json.decode(seen[4:long], type=Manifest)
    except msgspec.MsgspecError as fault:
        raise Unsound(f"The backup does not say what it holds, as this version would read it: {fault}.") from None
    if manifest.form != FORM:
        raise Unsound(f"The backup has form {manifest.form}, which this version does not know. Take a newer Tenfold.")
    return manifest, _chained(seen[long:], pieces)


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from rest


def _one(connection: Connection[Any], asked: str) -> tuple[Any, ...]:
    return connection.execute(asked).fetchone() or ()
