"""Restoring: a backup and its keys become a record in a new place, checked whole, or nothing is left there.

What was destroyed since the backup was made is destroyed in it before anything can be opened.
"""

import fcntl
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.types.json import Jsonb

from tenfold.ledger.keeping.backing_up import RECORD, connected
from tenfold.ledger.keeping.checking import Step, check_chains, check_counts, check_keys, silent
from tenfold.ledger.keeping.dumping import undump
from tenfold.ledger.keeping.kept_keys import Certificate, Destroyed, Keys, both
from tenfold.ledger.keeping.manifest import Manifest, apart, counted, counts
from tenfold.ledger.keeping.sealed_file import Unsound, read_sealed
from tenfold.ledger.server import NoServer, Server
from tenfold.ledger.server.founding import folder_of_ours, found
from tenfold.ledger.server.kept import NAME, Kept
from tenfold.ledger.server.leftovers import clear
from tenfold.ledger.server.programs import Account, programs

_EMPTY = """
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT nspname FROM pg_namespace
        WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
    LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', name);
    END LOOP;
    CREATE SCHEMA public;
    GRANT USAGE ON SCHEMA public TO PUBLIC;
END $$
"""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: as the backup says it, how many families are destroyed in it, and up to when that is known."""

    manifest: Manifest
    destroyed: int
    known: datetime


def read_manifest(path: Path, secret: bytes, step: Step = silent) -> Manifest:
    """Read a whole backup, so that all of it is sound, and return what it says of itself; raise `Unsound` otherwise."""
    whole = path.stat().st_size if path.exists() else 0
    manifest, pieces = apart(read_sealed(path, RECORD, secret))
    seen = 0
    for piece in pieces:
        seen += len(piece)
        step("reading the backup", seen, whole)
    _this_version_reads(manifest)
    return manifest


def restore(
    path: Path, secret: bytes, kept: Keys, listed: Destroyed | None, folder: Path, step: Step = silent
) -> Restored:
    """Make a new data folder of a backup, its keys and the list of what was destroyed; return what came back.

    The folder is not there, or empty. Raise `Unsound` with a sentence where anything is not as it was: then nothing
    is left.
    """
    _refuse_taken(folder)
    half = folder.with_name(f"{folder.name}.half")
    _refuse_other(half)
    manifest = read_manifest(path, secret, step)
    _clear(half)
    try:
        server = _new(half, kept, manifest.transactions)
        with server:
            url = server.environment()["TENFOLD_OWNER_URL"]
            destroyed = _filled(url, path, secret, manifest, kept, listed, step)
        half.rename(folder)
    except NoServer as fault:
        raise Unsound(str(fault)) from None
    finally:
        _clear(half)
    return Restored(manifest, destroyed, max(kept.made, listed.made) if listed else kept.made)


def restore_into(
    path: Path, secret: bytes, kept: Keys, listed: Destroyed | None, url: str, step: Step = silent
) -> Restored:
    """Fill an empty database of another server from a backup, as its owner; as `restore` does for a folder.

    Raise `Unsound` where the database is not empty, or anything is not as it was: then it is empty again.
    """
    manifest = read_manifest(path, secret, step)
    with connected(url) as connection:
        if tables := [*counts(connection, ())]:
            raise Unsound(f"The database is not empty: it has {tables[0]}. A backup is restored into an empty one.")
        if counted(connection) <= manifest.transactions:
            raise Unsound(
                "The server has counted fewer transactions than the one that was backed up, and would take some of them"
                " for its own. Stop it, run `pg_resetwal --epoch` with "
                f"{(manifest.transactions >> 32) + 1}, and start it again."
            )
    try:
        destroyed = _filled(url, path, secret, manifest, kept, listed, step)
    except BaseException:
        with connected(url) as connection:
            connection.execute(_EMPTY)
        raise
    return Restored(manifest, destroyed, max(kept.made, listed.made) if listed else kept.made)


def _filled(
    url: str, path: Path, secret: bytes, manifest: Manifest, kept: Keys, listed: Destroyed | None, step: Step
) -> int:
    """Fill an empty database, check it and give it its keys; return how many families are destroyed in it."""
    with connected(url) as connection:
        server = connection.info.server_version // 10_000
        step("restoring the database", 0, 1)
        undump(url, server, apart(read_sealed(path, RECORD, secret))[1])
        check_counts(connection, manifest)
        check_chains(connection, manifest, step)
        destroyed = _give_keys(connection, kept, both(kept, listed))
        check_keys(connection, kept.master, manifest, step)
    return destroyed


def _give_keys(connection: Connection[Any], kept: Keys, gone: Mapping[UUID, Certificate]) -> int:
    """Give each family its key, and none to those that were destroyed, of which nothing is left but the certificate."""
    families = [family for (family,) in connection.execute("SELECT id FROM tenfold.family ORDER BY number")]
    lacking = [family for family in families if family not in kept.families and family not in gone]
    if lacking:
        raise Unsound(
            f"The file of keys has none for {len(lacking)} of the {len(families)} families ({lacking[0]} first): it is "
            "older than the backup, or of another site. Take one that was made after the backup."
        )
    rows = [_key_row(family, kept, gone) for family in families]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO tenfold.family_key (family, wrapped, destroyed) VALUES (%s, %s, %s)", rows)
        for family in set(families) & gone.keys():
            cursor.execute("SELECT tenfold.destroy_again(%s)", [Jsonb(dict(gone[family]))])
    return sum(wrapped is None for _, wrapped, _ in rows)


def _key_row(
    family: UUID, kept: Keys, gone: Mapping[UUID, Certificate]
) -> tuple[UUID, bytes | None, datetime | str | None]:
    if family in gone:
        return family, None, str(gone[family]["at"])
    return family, *kept.families[family]


def _new(half: Path, kept: Keys, transactions: int) -> Server:
    """Return a server over a new folder that keeps the site's own secrets, and passwords of its own.

    It counts transactions from beyond those of the backup: each row that opened a record names the one in which it did,
    and one of the same number would find that record open.
    """
    account = Account.ours()
    made = replace(folder_of_ours(half, account), secret=kept.secrets["TENFOLD_SECRET"], master_key=kept.master)
    made.write(half)
    database = half / made.database
    its = programs(account).reachable_from(database.parent)
    found(database, its, made)
    its.run("pg_resetwal", f"--epoch={(transactions >> 32) + 1}", "-D", database)
    return Server(half)


def _refuse_taken(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unsound(
            f"{folder} is not empty. A backup is restored into a new folder, never over anything: name one with --data."
        )
    if not folder.parent.is_dir():
        raise Unsound(f"There is no folder {folder.parent} to make {folder.name} in.")


def _refuse_other(half: Path) -> None:
    """Raise `Unsound` where somebody else's things, or another restore, are where the record is put together."""
    if not half.exists():
        return
    if not (half / NAME).exists():
        raise Unsound(
            f"{half}, where the record is put together, is in the way and no work of ours. Move it elsewhere."
        )
    with (half / "lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Unsound(f"Another restore is at work in {half}. Wait for it, or name another folder.") from None


def _clear(half: Path) -> None:
    """Leave nothing of a restore that did not come to its end."""
    with suppress(NoServer):
        if kept := Kept.read(half):
            database = half / kept.database
            clear(database)
            shutil.rmtree(database.parent if database.parent != half else database, ignore_errors=True)
    shutil.rmtree(half, ignore_errors=True)


def _this_version_reads(manifest: Manifest) -> None:
    """Raise `Unsound` where a backup was made by a newer version, whose tables this one would not know."""
    known = {f"ledger.{step.name.removesuffix('.py')}" for step in (files("tenfold.ledger") / "migrations").iterdir()}
    newer = [step for step in manifest.steps if step.startswith("ledger.") and step not in known]
    if newer:
        raise Unsound(
            f"The backup was made by a newer Tenfold ({manifest.tenfold}, with {newer[-1]}). Restore it with that, or "
            "a later one."
        )
