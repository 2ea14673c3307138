"""Founds what a server stands on: the data folder, and in it an empty database with its two roles."""

import os
import shutil
from pathlib import Path
from secrets import token_hex

from tenfold.ledger.server.kept import Kept
from tenfold.ledger.server.programs import Account, NoServer, Programs

INSIDE = "postgres"
APART = Path("/var/lib/tenfold")
"""Where root keeps a database whose data folder lies behind doors that PostgreSQL's account may not open."""

DOORS = "local tenfold tenfold_owner,tenfold_app scram-sha-256\n"
"""Who may come in (pg_hba.conf): the two roles, by password, through the socket file. The superuser may not."""

ROLES = """\
CREATE ROLE tenfold_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '{owner}'
CREATE ROLE tenfold_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '{app}'
CREATE DATABASE tenfold OWNER tenfold_owner
REVOKE ALL ON DATABASE tenfold FROM PUBLIC
GRANT CONNECT ON DATABASE tenfold TO tenfold_app
"""


def folder_of_ours(folder: Path, account: Account) -> Kept:
    """Make or check a data folder; return what it keeps. A folder with anything else in it is left alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.geteuid():
        raise NoServer(f"{folder} belongs to another user. Give a folder of your own with --data.")
    kept = Kept.read(folder)
    if kept is None and any(name.name not in {"secrets.json.half", "lock"} for name in folder.iterdir()):
        raise NoServer(
            f"{folder} holds other things and no Tenfold site. Give an empty or a new folder with --data "
            "(or, if this was one, put its secrets.json back from a backup)."
        )
    _open_to(account, folder)
    if kept is None:
        kept = Kept.made_up(_database(folder, account))
        kept.write(folder)
    return kept


def found(database: Path, programs: Programs, kept: Kept) -> None:
    """Make the database and its roles, whole or not at all."""
    if database.exists():
        return
    half = database.with_name(f"{database.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    programs.account.own(half)
    words = ["--data-checksums", "--encoding=UTF8", "--username=postgres", "--no-instructions", *_locale(programs)]
    programs.run("initdb", "-D", half, "--auth=reject", *words)
    programs.account.write(half / "pg_hba.conf", DOORS)
    roles = ROLES.format(owner=kept.owner_password, app=kept.app_password)
    # In single-user mode there is no door yet that somebody else could come in by, and the superuser needs no password.
    programs.run("postgres", "--single", "-D", half, "-c", "exit_on_error=on", "postgres", told=roles)
    half.rename(database)


def check_version(database: Path, programs: Programs) -> None:
    """Refuse programs of another version than the one that made a database."""
    made = (database / "PG_VERSION").read_text("ascii").strip()
    if made != str(programs.major):
        raise NoServer(
            f"{database} was made by PostgreSQL {made}, and {programs.folder} holds {programs.version}. "
            f"Name PostgreSQL {made}'s folder of programs in PG_BIN, or dump and restore."
        )


def _open_to(account: Account, folder: Path) -> None:
    """Let nobody but us into a folder or, where another account runs PostgreSQL, that account walk through it."""
    if account.before:
        os.chown(folder, 0, account.gid)
        folder.chmod(0o710)
    else:
        folder.chmod(0o700)


def _database(folder: Path, account: Account) -> str:
    if account.reaches(folder):
        return INSIDE
    apart = APART / token_hex(8)  # another each time: one whose secrets are gone is of no use, and is not overwritten
    apart.mkdir(parents=True)
    _open_to(account, apart)
    if not account.reaches(apart):
        raise NoServer(f"The user nobody, who runs PostgreSQL for root, can reach neither {folder} nor {apart}.")
    return str(apart / INSIDE)


def _locale(programs: Programs) -> tuple[str, ...]:
    """Letters of every language fold to small ones, and order is the same on every machine."""
    if programs.major >= 17:  # noqa: PLR2004 - the first with a locale of its own
        return "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"
    return ("--locale=C.UTF-8",)
