"""`tenfold backup`, `backup-keys`, `restore`, `rebuild` and `destroyed`: what an operator does at the machine."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up
from tenfold.cli.serving import default_folder, given, wake
from tenfold.cli.writing import write
from tenfold.ledger.server import NoServer, Server
from tenfold.ledger.server.kept import NAME

if TYPE_CHECKING:
    from tenfold.ledger.keeping.checking import Step


def write_backup(to: Path, key: Path | None, folder: Path | None) -> None:
    """Back up the record into a new file; say what it holds."""
    from tenfold.ledger.keeping.backing_up import back_up

    secret = secret_for(key, "Passphrase for the backup", twice=True)
    with site(folder) as told, refusing():
        manifest = back_up(owner(told), secret, to)
    write(
        f"{to} holds the record of {manifest.made}: {manifest.families} families, {manifest.entries} entries.",
        "Its keys are not in it: tenfold backup-keys. It is a backup once it was restored somewhere: tenfold restore.",
    )


def write_keys(to: Path, key: Path | None, folder: Path | None) -> None:
    """Back up the keys into a new file; say how many."""
    from tenfold.ledger.keeping.backing_up import back_up_keys

    secret = secret_for(key, "Passphrase for the keys", twice=True)
    with site(folder) as told, refusing():
        families = back_up_keys(owner(told), told, secret, to)
    write(f"{to} holds the keys of {families} families and the site’s secrets. Keep it apart from the backups.")


def bring_back(
    file: Path,
    keys: Path,
    destroyed: Path | None,
    folder: Path | None,
    *,
    key: Path | None,
    keys_key: Path | None,
    without_list: bool,
) -> None:
    """Restore a backup into a new folder or, where DATABASE_URL names one, an empty database; say what came back."""
    from tenfold.ledger.keeping.kept_keys import read_keys, read_list
    from tenfold.ledger.keeping.restoring import restore, restore_into

    if (destroyed is None) != without_list:
        give_up(
            "A backup may hold what was destroyed since. Give the last list of that with --destroyed FILE, or say "
            "--without-list: then only what the file of keys knows to be destroyed is.",
            WRONG_USE,
        )
    secret = secret_for(key, "Passphrase of the backup")
    told, to = given(), folder or default_folder()
    with refusing(), bar() as step:
        kept = read_keys(keys, secret_for(keys_key, "Passphrase of the keys"))
        listed = read_list(destroyed, kept.master) if destroyed else None
        if told is None:
            found = restore(file, secret, kept, listed, to, step)
        else:
            _same_master(kept.master)
            found = restore_into(file, secret, kept, listed, owner(os.environ), step)
    where = f"Start the site with: tenfold serve --data {to}" if told is None else "Start the site with: tenfold serve"
    write(
        f"The record of {found.manifest.made} is back: {found.manifest.families} families, {found.manifest.entries} "
        f"entries, every chain and every key checked. {found.destroyed} families are destroyed in it, as was known at "
        f"{found.known:%Y-%m-%d %H:%M} UTC.",
        where,
    )


def make_anew(folder: Path | None) -> None:
    """Make anew what follows from entries; say for how many families."""
    with site(folder), bar() as step:
        wake()
        from tenfold.ledger.keeping.rebuilding import rebuild

        families = rebuild(step)
    write(f"What follows from the entries of {families} families was made anew.")


def list_destroyed(to: Path | None, folder: Path | None) -> None:
    """Print, or write into a new file, the list of what was destroyed."""
    with site(folder) as told:
        wake()
        from tenfold.ledger.keeping.deciding import disposals
        from tenfold.ledger.keeping.kept_keys import listed

        made, found = disposals()
        text = listed(made, found, told["TENFOLD_MASTER_KEY"])
    if to is None:
        sys.stdout.write(text)
        return
    if to.exists():
        give_up(f"There is a file {to} already. Nothing is written over: name another.", PROBLEMS)
    to.write_text(text, "utf-8")
    write(
        f"{to} lists the {len(found)} records that were destroyed. Keep it with the backups, and give it to a restore."
    )


@contextmanager
def site(folder: Path | None) -> Iterator[Mapping[str, str]]:
    """Have a site's database at hand: the one of DATABASE_URL, the one that runs, or one that is started for this."""
    told, place = given(), folder or default_folder()
    if told is not None:
        yield os.environ
        return
    if not (place / NAME).exists():
        give_up(f"There is no Tenfold site in {place}. Name its folder with --data.", PROBLEMS)
    server = Server(place)
    try:
        os.environ.update(server.environment())
        if runs(server.environment()["TENFOLD_OWNER_URL"]):
            yield os.environ
            return
        with server:
            yield os.environ
    except NoServer as fault:
        give_up(str(fault), PROBLEMS)


def runs(url: str) -> bool:
    """Whether a database answers."""
    import psycopg

    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def owner(told: Mapping[str, str]) -> str:
    """Return the address of a site's database as its owner."""
    return told.get("TENFOLD_OWNER_URL") or told["DATABASE_URL"]


def secret_for(key: Path | None, prompt: str, *, twice: bool = False) -> bytes:
    """Return a secret from a key file, or as it is typed; typed twice where nobody could mend a slip later."""
    from tenfold.cli.loading import secret
    from tenfold.ledger.keeping.sealed_file import checked_secret, secret_from

    with refusing():
        if key is not None:
            return secret_from(key)
        said = checked_secret(secret(f"{prompt}: "))
    if twice and sys.stdin.isatty() and checked_secret(secret("Once more: ")) != said:
        give_up("The two are not the same. Nothing was written.", PROBLEMS)
    return said


@contextmanager
def refusing() -> Iterator[None]:
    """Leave with the sentence of whatever is refused."""
    from tenfold.ledger.keeping.sealed_file import Unsound

    try:
        yield
    except Unsound as fault:
        give_up(str(fault), PROBLEMS)


@contextmanager
def bar() -> Iterator["Step"]:
    """Show how far a long work is, on a terminal; elsewhere nothing."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal, transient=True) as progress:
        shown = progress.add_task("")

        def step(words: str, done: int, of: int) -> None:
            progress.update(shown, description=words, completed=done, total=max(of, 1))

        yield step


def _same_master(master: str) -> None:
    if os.environ.get("TENFOLD_MASTER_KEY") != master:
        give_up(
            "TENFOLD_MASTER_KEY is not the master key that the file of keys holds, and the families’ keys open under "
            "that one alone. Set it as the site had it.",
            WRONG_USE,
        )
