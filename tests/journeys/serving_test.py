"""`tenfold serve` from its first start to its last: quick the second time, stopped in order, back after a kill."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("tenfold.desk.urls", reason="the desk has no pages yet")

from tenfold.cli import web
from tenfold.cli.pages import Visitor
from tenfold.ledger.server.leftovers import at_work, noted

pytestmark = pytest.mark.journey
OURS = ("DATABASE_URL", "TENFOLD_OWNER_URL", "TENFOLD_SECRET", "TENFOLD_MASTER_KEY", "TENFOLD_HTTPS")


@pytest.fixture(scope="module")
def folder():
    """A site's data folder after a first start and stop."""
    place = Path(tempfile.mkdtemp(prefix="tenfold-"))
    with serving(place) as (process, _):
        assert stopped(process) == 0
    yield place
    shutil.rmtree(place)


@contextmanager
def serving(folder, port=None):
    """The site as a person starts it: its process, and its address once it answers."""
    port = port or web.free_port()
    words = [sys.executable, "-m", "tenfold.cli", "serve", "--data", folder, "--port", str(port)]
    told = {name: value for name, value in os.environ.items() if name not in OURS}
    process = subprocess.Popen(words, env=told, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        place = f"http://127.0.0.1:{port}"
        assert web.answers(place, while_true=lambda: process.poll() is None)
        yield process, place
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def stopped(process, how=signal.SIGTERM):
    """Tell it to stop; what it left with."""
    process.send_signal(how)
    return process.wait(30)


def sign_in_page(place):
    return Visitor().fetch(f"{place}/account/login/").status


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_second_start_is_quick_and_a_stop_leaves_nothing_at_work(folder, how):
    began = time.monotonic()
    with serving(folder) as (process, place):
        assert sign_in_page(place) == 200
        assert time.monotonic() - began < 5
        assert stopped(process, how) == 0
        assert process.stdout.read().splitlines()[-1] == "Stopped."
    assert at_work(folder / "postgres") == set()


def test_ctrl_c_in_a_terminal_reaches_all_and_still_stops_the_database_last(folder):
    with serving(folder) as (process, _):
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(10) == 0, "and at once"
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


def at_last(what, patience=20):
    """Whether something comes true in time."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.1)
    return False
