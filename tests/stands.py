"""Databases beside the run's own, empty or with the demo: what is done there leaves no line in another test's lists.

Loaded by conftest.py where Django is installed. `demo` moves Django's connections there for as long as a test asks.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from sites import STAND, Stand, copy
from tenfold.cli import web
from tenfold.ledger.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from journeys.stage import Stage


@pytest.fixture(scope="session")
def demo_server(pytestconfig: pytest.Config, database: Server) -> Iterator[Server]:  # noqa: ARG001 - it made the model
    """A database in which the invented partnership stands as it was loaded today, and nothing else: to be read."""
    with demo_beside(pytestconfig, "demo") as server:
        yield server


@pytest.fixture(scope="module")
def blank(request: pytest.FixtureRequest, database: Server) -> Iterator[Server]:  # noqa: ARG001 - it made the model
    """A database of one file's own that holds nothing but what its tests write, Django's connections moved to it."""
    with beside(request.config, request.module.__name__) as server, moved_to(server.environment()):
        yield server


@contextmanager
def demo_beside(config: pytest.Config, name: str) -> Iterator[Server]:
    """A database of its own with the invented partnership as it is loaded today; it is gone afterwards."""
    with beside(config, name) as server:
        with moved_to(server.environment()):
            from django.utils.timezone import localdate

            from tenfold.ledger import demo

            demo.load(localdate())
        yield server


@contextmanager
def beside(config: pytest.Config, name: str) -> Iterator[Server]:
    """A database of its own beside the run's, migrated; it is gone afterwards."""
    stand: Stand = config.stash[STAND]
    folder = stand.run / f"{stand.folder.name}-{name}"
    folder.mkdir(mode=0o700)
    shutil.copy(stand.made / "secrets.json", folder)
    server = Server(folder)
    with stand.alone():
        made = stand.made / "postgres"
        copy(made if made.exists() else stand.server.database, server.database)
    with server:
        yield server
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def demo(demo_server: Server) -> Iterator[Server]:
    """Django's connections, moved to the demo for one test."""
    with moved_to(demo_server.environment()):
        yield demo_server


@pytest.fixture(scope="session")
def demo_site(demo_server: Server) -> Iterator[str]:
    """The site over the demo in a process of its own: its address (http://127.0.0.1:...)."""
    with web.beside(demo_server.environment()) as place:
        yield place


@pytest.fixture(scope="module")
def theatre(request: pytest.FixtureRequest, database: Server) -> Iterator[tuple[Server, str]]:  # noqa: ARG001 - as above
    """A demo for the plays of one file, to be written on, and the address of the site over it."""
    with demo_beside(request.config, request.module.__name__) as server, web.beside(server.environment()) as place:
        yield server, place


@pytest.fixture
def stage(browser: "Browser", theatre: tuple[Server, str]) -> "Iterator[Stage]":
    """The stage of a play, Django's connections behind it; nothing is wrong with any page that was looked at."""
    with staged(browser, theatre) as stage:
        yield stage
    if stage.faults:
        pytest.fail("\n".join(stage.faults))


@pytest.fixture
def plain(browser: "Browser", theatre: tuple[Server, str]) -> "Iterator[Stage]":
    """The same stage with no script running."""
    with staged(browser, theatre, scripts=False) as stage:
        yield stage


@contextmanager
def staged(browser: "Browser", theatre: tuple[Server, str], *, scripts: bool = True) -> "Iterator[Stage]":
    """A stage over a theatre, closed afterwards."""
    from journeys.stage import Stage

    server, place = theatre
    with moved_to(server.environment()):
        stage = Stage(browser, place, scripts=scripts)
        yield stage
        stage.close()


@contextmanager
def moved_to(environment: Mapping[str, str]) -> Iterator[None]:
    """Have Django's connections go to the database that an environment names, and back afterwards."""
    from django.db import connections
    from psycopg.conninfo import conninfo_to_dict

    names = {"default": "DATABASE_URL", "owner": "TENFOLD_OWNER_URL"}
    before = {alias: dict(connections.settings[alias]) for alias in names}
    connections.close_all()
    for alias, name in names.items():
        told = conninfo_to_dict(environment[name])
        there = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
        connections.settings[alias].update({field: told.get(word, "") for field, word in there.items()})
    outside = os.environ.copy()
    os.environ.update(environment)
    try:
        yield
    finally:
        connections.close_all()
        for alias, kept in before.items():
            connections.settings[alias].update(kept)
        os.environ.clear()
        os.environ.update(outside)
