"""A database, and a site, for the tests that need one: one of each a run (and worker), made when first asked for.

Loaded by conftest.py where Django is installed. What a test finds is what others left: write under names of your own.
"""

import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tenfold.cli import web
from tenfold.ledger.server import Server

ROOMS = frozenset({"ledger", "desk", "exchange", "site", "cli", "journeys", "faults", "promises"})
SINGLE_SIGN_ON = json.dumps(
    {
        "name": "Council",
        "server": "http://127.0.0.1:9",
        "client": "tenfold",
        "secret": "s",
        "acr": ["loa-high"],
        "amr": ["hwk", "pwd+otp"],
    }
)
STAND = pytest.StashKey["Stand"]()


class Stand:
    """Where this worker's database stands: a folder among those of the run, which share their secrets."""

    def __init__(self) -> None:
        run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"alone-{os.getpid()}")
        self.run = Path(tempfile.gettempdir()) / f"tenfold-{run[:12]}"
        self.run.mkdir(mode=0o711, exist_ok=True)
        self.run.chmod(0o711)  # the account that runs PostgreSQL for root walks through it
        self.made = self.run / "made"
        self.folder = self.run / os.environ.get("PYTEST_XDIST_WORKER", "one")
        with self.alone():
            if not self.made.exists():
                Server(self.made).environment()
        self.folder.mkdir(mode=0o700)
        shutil.copy(self.made / "secrets.json", self.folder)
        self.server = Server(self.folder)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep the run's other workers waiting meanwhile."""
        with (self.run / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def begin(self) -> None:
        """Start the database: the run's first worker makes and migrates one, the others copy it."""
        with self.alone():
            made = self.made / "postgres"
            if not made.exists():
                with self.server:
                    migrate()
                copy(self.server.database, made)
            elif not self.server.database.exists():
                copy(made, self.server.database)
        self.server.start()

    def end(self) -> None:
        """Stop the database and leave nothing behind; the last worker clears what all shared."""
        self.server.stop()
        with self.alone():
            shutil.rmtree(self.folder, ignore_errors=True)
            if {path.name for path in self.run.iterdir()} <= {"made", "lock"}:
                shutil.rmtree(self.run, ignore_errors=True)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> None:
    """Make Django ready before a file is read that has to do with it; the database waits until it is asked for."""
    config = parent.config
    inside = file_path.relative_to(config.rootpath).parts if file_path.is_relative_to(config.rootpath) else ()
    if file_path.name.endswith("_test.py") and ROOMS & set(inside) and STAND not in config.stash:
        config.stash[STAND] = wake()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what looks at a running site as a journey."""
    for item in items:
        if {"site", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("journey")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop and clear what this worker used."""
    if STAND in config.stash:
        config.stash[STAND].end()


def wake() -> Stand:
    """Tell Django where the database will stand, and make it ready."""
    import django

    stand = Stand()
    os.environ.update(stand.server.environment(), TENFOLD_HTTPS="0", DJANGO_SETTINGS_MODULE="tenfold.site.settings")
    os.environ["TENFOLD_OIDC"] = SINGLE_SIGN_ON
    django.setup()
    return stand


def migrate() -> None:
    """Bring the database to this version, and name its agencies: whichever test comes first names none otherwise."""
    from django.db import connections

    from partnership import AGENCIES
    from tenfold.ledger.demo import enrol
    from tenfold.ledger.upgrading import upgrade

    upgrade()
    enrol(AGENCIES)
    connections.close_all()


def copy(database: Path, to: Path) -> None:
    """Copy a database that is not running, with the account that owns it."""
    subprocess.run(["cp", "-a", database, to], check=True)  # noqa: S607 - shutil leaves owners behind


@pytest.fixture(scope="session")
def database(pytestconfig: pytest.Config) -> Server:
    """The running, migrated database that Django's settings name."""
    stand = pytestconfig.stash.get(STAND, None)
    if stand is None:
        pytest.fail(
            f"A test that needs a database lies in one of the rooms that have to do with Django: {sorted(ROOMS)}"
        )
    stand.begin()
    return stand.server


@pytest.fixture(scope="session")
def site(database: Server) -> Iterator[str]:
    """The site over that database in a process of its own: its address (http://127.0.0.1:...)."""
    with web.beside(database.environment()) as place:
        yield place
