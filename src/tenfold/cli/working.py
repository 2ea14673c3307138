"""`tenfold work`: a worker in the foreground; and the one that runs beside the site, for as long as the site does."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from tenfold.cli import web
from tenfold.cli.opening import PROBLEMS, give_up
from tenfold.cli.serving import default_folder, reach, say_at_once, wake
from tenfold.cli.writing import write

TO_STOP = 15.0  # seconds
BEFORE_ANOTHER = 1.0  # seconds, so that one that cannot begin does not take the machine


def work(folder: Path | None, *, once: bool) -> None:
    """Do what time brings about in the database of a site that runs: until told to stop, or once what is due."""
    reach(folder or default_folder())
    from django.db import OperationalError
    from procrastinate.exceptions import ConnectorException

    from tenfold.ledger import working

    say_at_once()
    try:
        if once:
            went_well, did_not = working.work_once()
            write(f"Done: {went_well} went well, {did_not} set aside, to be tried again.")
        else:
            write("Working. Ctrl-C stops it.")
            working.work()
            write("Stopped.")
    except (OperationalError, ConnectorException):
        give_up("The database does not answer. It runs with the site: start that first (tenfold serve).", PROBLEMS)


@contextmanager
def worker_beside() -> Iterator[None]:
    """Have a worker in a process of its own for as long as this lasts; one that dies is followed by another."""
    stopping = Event()
    keeper = Thread(target=_keep_working, args=(stopping,))
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join()


def _keep_working(stopping: Event) -> None:
    while not stopping.is_set():
        process = multiprocessing.get_context("spawn").Process(target=_work_beside, name="worker")
        process.start()
        while process.is_alive() and not stopping.wait(web.AWAKE):
            pass
        process.terminate()
        process.join(TO_STOP)
        process.kill()
        process.join()
        stopping.wait(BEFORE_ANOTHER)


def _work_beside() -> None:
    """Work until the process that began this one ends, or tells it to stop; Ctrl-C is for that process alone."""
    os.setsid()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # until the worker listens for it itself
    Thread(target=web.end_with_parent, daemon=True).start()
    try:
        wake()
        from tenfold.ledger.working import work as run

        run()
    except KeyboardInterrupt:
        return
