"""Reaching a site's database as its owner: the one that runs beside, or one that is started for as long as it takes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up
from tenfold.cli.serving import given, wake
from tenfold.ledger.server import AtWork, NoServer, Server
from tenfold.ledger.server.kept import NAME


@contextmanager
def owned(folder: Path) -> Iterator[None]:
    """Have Django ready for a site's database; leave with a sentence where there is none, or it does not answer."""
    if (told := given()) is not None:
        with _ready(told):
            yield
        return
    if not (folder / NAME).is_file():
        give_up(f"There is no site in {folder}. Name the folder of one with --data.", WRONG_USE)
    try:
        with _running(folder) as told, _ready(told):
            yield
    except NoServer as fault:
        give_up(str(fault), PROBLEMS)


@contextmanager
def _running(folder: Path) -> Iterator[dict[str, str]]:
    server = Server(folder)
    try:
        with suppress(AtWork):  # the site is running: its database is reached beside it
            server.start()
        yield server.environment()
    finally:
        server.stop()


@contextmanager
def _ready(told: dict[str, str]) -> Iterator[None]:
    os.environ.update(told)
    wake()
    from django.db import connections
    from django.db.utils import OperationalError, ProgrammingError

    try:
        yield
    except OperationalError as fault:
        give_up(f"The database does not answer: {' '.join(str(fault).split())}", PROBLEMS)
    except ProgrammingError as fault:
        give_up(
            f"The database does not let this be done: {' '.join(str(fault).split())}. It takes the owner’s address in "
            "TENFOLD_OWNER_URL, and a database of this version, which `tenfold serve` makes it.",
            PROBLEMS,
        )
    finally:
        connections.close_all()
