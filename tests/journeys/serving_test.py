"""`tenfold serve` from its first start to its last: stopped in order, back after a kill."""

import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("tenfold.desk.urls", reason="the desk has no pages yet")

from journeys.running import at_last, serving, stopped
from tenfold.cli import web
from tenfold.cli.pages import Visitor
from tenfold.ledger.server.leftovers import at_work, noted

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def folder():
    """A site's data folder after a first start and stop."""
    place = Path(tempfile.mkdtemp(prefix="tenfold-"))
    with serving(place) as (process, _):
        assert stopped(process) == 0
    yield place
    shutil.rmtree(place)


def sign_in_page(place):
    return Visitor().fetch(f"{place}/account/login/").status


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_starts_again_and_a_stop_leaves_nothing_at_work(folder, how):
    with serving(folder) as (process, place):
        assert sign_in_page(place) == 200
        assert stopped(process, how) == 0
        assert process.stdout.read().splitlines()[-1] == "Stopped."
    assert at_work(folder / "postgres") == set()


def test_ctrl_c_in_a_terminal_reaches_all_and_still_stops_the_database_last(folder):
    with serving(folder) as (process, _):
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(14) == 0, "before the workers would be killed"
    log = (folder / "postgres.log").read_text()
    assert "database system is shut down" in log.splitlines()[-1]


def test_after_a_kill_of_the_database_pages_come_again(folder):
    with serving(folder) as (process, place):
        assert sign_in_page(place) == 200
        os.kill(noted(folder / "postgres"), signal.SIGKILL)
        assert at_last(lambda: (folder / "postgres" / "postmaster.pid").exists() and sign_in_page(place) == 200)
        assert stopped(process) == 0


def test_after_a_kill_of_the_site_another_is_started_over_what_it_left(folder):
    with serving(folder) as (process, place):
        stopped(process, signal.SIGKILL)
        assert at_work(folder / "postgres")
        port = int(place.rsplit(":", 1)[1])
        assert at_last(lambda: web.taken("127.0.0.1", port) is None), "its workers let go of the port"
    with serving(folder, port) as (process, place):
        assert sign_in_page(place) == 200
        assert stopped(process) == 0
