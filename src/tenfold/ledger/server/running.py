"""A PostgreSQL server in a data folder: started, kept running, stopped. It listens on a socket file only."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

from tenfold.ledger.server.founding import check_version, folder_of_ours, found
from tenfold.ledger.server.kept import Kept
from tenfold.ledger.server.leftovers import MOMENT, NOTE, clear
from tenfold.ledger.server.programs import (
    SAID_OF_THE_WORLD,
    Account,
    AtWork,
    NoServer,
    Programs,
    last_line,
    programs,
)

LONGEST_SOCKET_PATH = 100  # bytes; systems allow 103 or 107
SOCKET = ".s.PGSQL.5432"
TRIES, BETWEEN = 10, 0.5  # a start right after an unclean stop: five seconds
TO_START = 120.0  # seconds: after a crash the log is read again
TO_STOP = 30.0
READY = 7  # the line of the note that says so

SETTINGS = {
    "listen_addresses": "",
    "log_error_verbosity": "terse",  # the log must not hold a family's words: no value of a row,
    "log_min_error_statement": "panic",  # no statement,
    "log_min_messages": "log",  # no error of a statement, whose words may quote what was sent (the site logs its kind),
    "log_parameter_max_length": "0",  # nothing that was sent with one
    "timezone": "UTC",
}


class Server:
    """A server over one data folder; `with Server(folder) as server:` starts and stops it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self._lock: IO[bytes] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()
        self._launching = threading.Lock()  # held while a start is under way: a stop waits for it, and none follows

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def environment(self) -> dict[str, str]:
        """What the site is told through its environment; known before the server runs."""
        return {
            "DATABASE_URL": self._url("tenfold_app", self._kept.app_password),
            "TENFOLD_OWNER_URL": self._url("tenfold_owner", self._kept.owner_password),
            "TENFOLD_SECRET": self._kept.secret,
            "TENFOLD_MASTER_KEY": self._kept.master_key,
        }

    @property
    def process(self) -> int | None:
        """The server's own process while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        """Start the server; make its database where there is none yet."""
        self._take()
        try:
            found(self.database, self._programs, self._kept)
            check_version(self.database, self._programs)
            self._stopping.clear()
            self._launch()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server: sessions are ended, what was acknowledged is on the disk."""
        self._stopping.set()
        with self._launching:
            if self.process and self._process:
                self._process.send_signal(signal.SIGINT)
                try:
                    self._process.wait(TO_STOP)
                except subprocess.TimeoutExpired:
                    self._process.send_signal(signal.SIGQUIT)  # at once; the next start reads the log again
                    self._process.wait()
        if self._elsewhere:
            shutil.rmtree(self.socket, ignore_errors=True)
            self.__dict__.pop("socket")
        if self._lock:
            self._lock.close()
            self._lock = None

    def keep_running(self) -> None:
        """From now until `stop`, start the server again should it end by itself."""
        threading.Thread(target=self._watch, daemon=True).start()

    @cached_property
    def database(self) -> Path:
        """Where the database lies: PostgreSQL's own folder."""
        return self.folder / self._kept.database

    @cached_property
    def socket(self) -> Path:
        """The folder of the socket file: beside the database or, where its path would be too long, a temporary one."""
        beside = self._account.own(self.database.parent / "socket")
        if len(os.fsencode(beside / SOCKET)) <= LONGEST_SOCKET_PATH and "," not in str(beside):
            return beside
        return self._account.own(Path(tempfile.mkdtemp(prefix="tenfold-")))

    @property
    def _elsewhere(self) -> bool:
        return "socket" in self.__dict__ and self.socket.parent != self.database.parent

    @cached_property
    def _account(self) -> Account:
        return Account.ours()

    @cached_property
    def _kept(self) -> Kept:
        return folder_of_ours(self.folder, self._account)

    @cached_property
    def _programs(self) -> Programs:
        return programs(self._account).reachable_from(self.database.parent)

    def _url(self, role: str, password: str) -> str:
        return f"postgresql://{role}:{quote(password)}@/tenfold?host={quote(str(self.socket), safe='')}"

    def _take(self) -> None:
        """Hold the folder for this process alone."""
        self.database  # noqa: B018 - the folder is made, or refused, before anything is put in it
        self._lock = (self.folder / "lock").open("ab")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.close()
            self._lock = None
            raise AtWork(
                f"Another Tenfold is at work in {self.folder}. Stop it, or give another folder with --data."
            ) from None

    def _launch(self) -> None:
        with self._launching:
            clear(self.database)
            for _ in range(TRIES):
                if self._stopping.is_set() or self._try_once():
                    return
                self._stopping.wait(BETWEEN)
        said = last_line(self._log.read_text("utf-8", "replace"))
        raise NoServer(f"PostgreSQL did not start in {self.database}: {said} ({self._log} says more)")

    def _try_once(self) -> bool:
        settings = {**SETTINGS, "unix_socket_directories": '"{}"'.format(str(self.socket).replace('"', '""'))}
        told = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with self._log.open("ab") as log:
            self._log.chmod(0o600)
            self._process = subprocess.Popen(  # noqa: S603 - our own words
                self._programs.command("postgres", "-D", self.database, *told),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=SAID_OF_THE_WORLD,
                start_new_session=True,  # Ctrl-C is for us: the database stops last
            )
        until = time.monotonic() + TO_START
        while self.process and time.monotonic() < until:
            if self._is_ready():
                return True
            if self._stopping.wait(MOMENT):
                break
        return False

    def _is_ready(self) -> bool:
        try:
            lines = (self.database / NOTE).read_text("utf-8").split("\n")
        except FileNotFoundError:
            return False
        return lines[0] == str(self.process) and len(lines) > READY and lines[READY].strip() == "ready"

    def _watch(self) -> None:
        while self._process and not self._stopping.is_set():
            self._process.wait()
            if not self._stopping.is_set():
                try:
                    self._launch()
                except NoServer as fault:
                    sys.stderr.write(f"{fault}\n")
                    return

    @property
    def _log(self) -> Path:
        return self.folder / "postgres.log"
