"""A database, out and in again: PostgreSQL's own `pg_dump` and `pg_restore`, piece by piece, whatever its size."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tenfold.ledger.keeping.sealed_file import CHUNK, Unsound
from tenfold.ledger.server.programs import SAID_OF_THE_WORLD, installed_with_us, last_line, system

NOT_TAKEN = (
    *("tenfold.family_key", "tenfold.secret", "tenfold.session", "public.django_session"),
    *("tenfold.draft", "tenfold.laid_by"),
)
"""Tables whose rows stay behind: keys go into a file of their own, sessions end, drafts are no part of the record, and
what was laid by is made again."""


def dump(url: str, snapshot: str, server: int) -> Iterator[bytes]:
    """Give the archive of a database as one exported snapshot shows it; `server` is its version, as in 18."""
    left_out = [f"--exclude-table-data={table}" for table in NOT_TAKEN]
    words = ["--format=custom", "--compress=1", "--no-owner", f"--snapshot={snapshot}", *left_out]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - our own words
            [_program("pg_dump", server), *words, f"--dbname={_address(url)}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            env=_environment(url),
            cwd="/",
        )
        try:
            assert process.stdout is not None  # noqa: S101 - it was asked for
            with process.stdout as out:
                while piece := out.read(CHUNK):
                    yield piece
            if process.wait():
                said.seek(0)
                raise Unsound(
                    f"The database could not be backed up: {last_line(said.read().decode('utf-8', 'replace'))}."
                )
        finally:
            process.kill()
            process.wait()


def undump(url: str, server: int, pieces: Iterable[bytes]) -> None:
    """Make a database of an archive, in one transaction; raise `Unsound` where PostgreSQL will not."""
    words = ["--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={_address(url)}"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - our own words
            [_program("pg_restore", server), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
            env=_environment(url),
            cwd="/",
        )
        try:
            assert process.stdin is not None  # noqa: S101 - it was asked for
            _feed(process, pieces)
            if process.wait():
                said.seek(0)
                raise Unsound(
                    f"The database could not be restored: {last_line(said.read().decode('utf-8', 'replace'))}."
                )
        finally:
            process.kill()  # what it had not committed is as if it had never been
            process.wait()


def _feed(process: "subprocess.Popen[bytes]", pieces: Iterable[bytes]) -> None:
    assert process.stdin is not None  # noqa: S101 - it was asked for
    try:
        for piece in pieces:
            process.stdin.write(piece)
        process.stdin.close()
    except BrokenPipeError:
        process.stdin = None  # it has ended, and says why


def _address(url: str) -> str:
    """Return where a database is, without the password: words of a command can be read by everybody on a machine."""
    told = {name: value for name, value in conninfo_to_dict(url).items() if name != "password"}
    return make_conninfo("", **told)


def _environment(url: str) -> dict[str, str]:
    """Return what the programs are told of the world: the password, which only they and their user can read there."""
    password = conninfo_to_dict(url).get("password")
    return {**SAID_OF_THE_WORLD, **({"PGPASSWORD": str(password)} if password else {})}


def _program(name: str, server: int) -> Path:
    """Find one of PostgreSQL's programs that is no older than a server; raise `Unsound` where there is none."""
    named, on_path = os.environ.get("PG_BIN"), shutil.which(name)
    folders = [*([Path(named)] if named else []), *installed_with_us(), *system()]
    for one in (*(folder / name for folder in folders), *([Path(on_path)] if on_path else [])):
        if one.exists() and _version(one) >= server:
            return one
    raise Unsound(
        f"No `{name}` of PostgreSQL {server} or newer was found on this machine. Install PostgreSQL's client programs "
        "(on Debian: postgresql-client), or name the folder that holds them in PG_BIN."
    )


def _version(program: Path) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False, env=SAID_OF_THE_WORLD)  # noqa: S603 - as above
    told = re.search(r"(\d+)", said.stdout.rpartition("PostgreSQL)")[2])
    return int(told[1]) if told else 0
