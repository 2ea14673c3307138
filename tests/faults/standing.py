"""A site of its own for a run: its folder, `tenfold serve` over it, and whoever starts that again when it is killed."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from journeys.running import without_ours
from sites import STAND, Stand
from tenfold.cli import web
from tenfold.ledger.server import Server

TESTS = Path(__file__).parents[1]


@contextmanager
def folder_of(config: Any, inside: Path | None = None) -> Iterator[Path]:
    """A data folder with a migrated, empty database, copied from the one that all tests of this run began with."""
    stand: Stand = config.stash[STAND]
    folder = Path(tempfile.mkdtemp(prefix="tenfold-", dir=inside))
    try:
        shutil.copy(stand.made / "secrets.json", folder)
        subprocess.run(["cp", "-a", stand.made / "postgres", folder / "postgres"], check=True)  # noqa: S607
        Server(folder).environment()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server_of(config: Any, inside: Path | None = None) -> Iterator[Server]:
    """A server over a folder of its own, which Django in this process reaches and which comes back by itself."""
    with folder_of(config, inside) as folder, Server(folder) as server, reached(server):
        server.keep_running()
        yield server


@contextmanager
def reached(server: Server) -> Iterator[None]:
    """Have Django in this process reach another server, which shares the secrets of the tests' own."""
    from django.db import connections

    before = {one.alias: one.settings_dict["HOST"] for one in connections.all()}
    try:
        for one in connections.all():
            one.close()
            one.settings_dict["HOST"] = str(server.socket)
        yield
    finally:
        for one in connections.all():
            one.close()
            one.settings_dict["HOST"] = before[one.alias]


def told(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a program that reaches the record in a folder."""
    ours = Server(folder).environment() | {"TENFOLD_HTTPS": "0", "DJANGO_SETTINGS_MODULE": "tenfold.site.settings"}
    return {**without_ours(), **ours, **more}


def program(name: str, *words: object) -> list[str]:
    """The command of one of the programs of this folder."""
    return [sys.executable, "-m", f"faults.{name}", *map(str, words)]


def run(folder: Path, name: str, *words: object) -> str:
    """Run one of the programs of this folder to its end; return what it printed."""
    done = subprocess.run(
        program(name, *words), env=told(folder), cwd=TESTS, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ChildProcessError(f"faults.{name} failed: {done.stderr[-2000:]}")
    return done.stdout


class Site:
    """`tenfold serve` over a folder, as whoever runs it for good would: started again when it ends by itself."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, web.free_port()
        self.place = f"http://127.0.0.1:{self.port}"
        self.process = self._begin()

    def _begin(self) -> "subprocess.Popen[bytes]":
        words = [sys.executable, "-m", "tenfold.cli", "serve", "--data", str(self.folder), "--port", str(self.port)]
        with (self.folder / "serve.log").open("ab") as log:
            return subprocess.Popen(words, env=without_ours(), stdout=log, stderr=log, start_new_session=True)

    def must_answer(self) -> None:
        """Wait until it answers; raise where it has ended instead, with what it said."""
        if not web.answers(self.place, while_true=lambda: self.process.poll() is None):
            raise ChildProcessError(f"the site did not start: {(self.folder / 'serve.log').read_text('utf-8')}")

    def again(self) -> bool:
        """Start it again if it has ended; whether it had. What an earlier one left on the port goes first."""
        if self.process.poll() is None or web.taken("127.0.0.1", self.port):
            return False
        self.process = self._begin()
        return True

    def end(self) -> None:
        """Stop it in order; kill what does not."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
