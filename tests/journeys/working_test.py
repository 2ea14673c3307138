"""The worker beside the site: it is there when the site is, another follows one that dies, all end with the site."""

import os
import signal
import tempfile
from pathlib import Path
from shutil import rmtree

import pytest

from journeys.running import at_last, serving, stopped

pytestmark = pytest.mark.journey


@pytest.fixture
def folder():
    place = Path(tempfile.mkdtemp(prefix="tenfold-"))
    yield place
    rmtree(place)


def children_of(process):
    """The processes that a process has begun."""
    return [int(one) for task in Path(f"/proc/{process}/task").glob("*/children") for one in task.read_text().split()]


def is_worker(process):
    """Whether a process holds connections of a worker: it is told by what it was begun with."""
    try:
        return b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes() and not listens(process)
    except OSError:
        return False


def listens(process):
    """Whether a process answers requests, and so has loaded the web server."""
    return "granian" in Path(f"/proc/{process}/maps").read_text()


def loaded(process):
    """Whether a worker has begun to work: it has loaded what speaks to the database."""
    return is_worker(process) and "psycopg" in Path(f"/proc/{process}/maps").read_text()


def workers_of(site):
    return [one for one in children_of(site.pid) if loaded(one)]


def test_one_that_is_killed_is_followed_by_another_and_all_end_with_the_site(folder):
    with serving(folder) as (site, _):
        assert at_last(lambda: len(workers_of(site)) == 1, 60)
        [first] = workers_of(site)
        os.kill(first, signal.SIGKILL)
        assert at_last(lambda: len(workers_of(site)) == 1 and workers_of(site) != [first], 60)
        [second] = workers_of(site)
        assert stopped(site) == 0
        assert not Path(f"/proc/{second}").exists()


def test_it_ends_when_the_site_is_killed(folder):
    with serving(folder) as (site, _):
        assert at_last(lambda: len(workers_of(site)) == 1, 60)
        [worker] = workers_of(site)
        site.kill()
        site.wait()
        database = folder / "postgres" / "postmaster.pid"
        os.kill(
            int(database.read_text().split()[0]), signal.SIGINT
        )  # it outlives the site; the next start would take it
        assert at_last(lambda: not Path(f"/proc/{worker}").exists(), 30)
        assert at_last(lambda: not database.exists(), 30)
