"""What an unclean stop leaves behind: processes still at work in a database folder, a note that names a dead one."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from tenfold.ledger.server.programs import NoServer

NOTE = "postmaster.pid"
TO_NOTICE = 10.0  # seconds: processes whose postmaster was killed need some to notice and go
MOMENT = 0.02
PROCESSES = Path("/proc")


def clear(database: Path) -> None:
    """Stop a server that outlived its Tenfold, and wait for the last of its processes to go."""
    if not PROCESSES.exists():
        return  # without this list PostgreSQL's own checks must do: it refuses to start beside another
    head = noted(database)
    if head in at_work(database):
        os.kill(head, signal.SIGINT)
    until = time.monotonic() + TO_NOTICE
    while left := at_work(database):
        if time.monotonic() > until:
            raise NoServer(f"Processes {sorted(left)} are still at work in {database}. Stop them, then start again.")
        time.sleep(MOMENT)
    if head and (PROCESSES / str(head)).exists():
        # It ended, but nobody took note of its end (a container without an init): PostgreSQL would take it for alive.
        (database / NOTE).unlink(missing_ok=True)


def noted(database: Path) -> int:
    """Return the process that a database folder says is its head; 0 where it names none."""
    try:
        return int((database / NOTE).read_text("utf-8").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return 0


def at_work(database: Path) -> set[int]:
    """Return the processes whose working folder is a database's: the server's, and nobody else's."""
    home, found = str(database.resolve()), set()
    for process in PROCESSES.glob("[0-9]*"):
        with suppress(OSError):  # it ended, or is somebody else's
            if str((process / "cwd").readlink()) == home:
                found.add(int(process.name))
    return found
