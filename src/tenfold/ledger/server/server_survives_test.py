"""What the site's own PostgreSQL survives: a kill, a start that was cut short, and a Tenfold that is gone."""

import os
import signal
import subprocess
import sys
import time

import pytest

pytest.importorskip("psycopg")

import psycopg

from tenfold.ledger.server import Server, running, server_test
from tenfold.ledger.server.leftovers import at_work
from tenfold.ledger.server.programs import last_line
from tenfold.ledger.server.server_test import ONE_MORE, as_app, as_owner, rows

empty, first, folder = server_test.empty, server_test.first, server_test.folder


def test_what_was_committed_outlives_a_kill(folder):
    with Server(folder) as server:
        before = rows(server)
        with as_owner(server) as owner:
            for _ in range(50):
                owner.execute(ONE_MORE)
            os.kill(server.process, signal.SIGKILL)
    with Server(folder) as server:
        assert rows(server) == before + 50


def test_a_server_that_is_kept_running_comes_back_by_itself(folder):
    with Server(folder) as server:
        server.keep_running()
        killed, before = server.process, rows(server)
        os.kill(killed, signal.SIGKILL)
        assert patiently(server) == before
        assert server.process not in {None, killed}


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ("", "it said nothing"),
        ("LOG:  starting\nFATAL:  no room\nLOG:  database system is shut down\n\n", "FATAL:  no room"),
        ("FATAL:  an old one\nLOG:  could not read", "LOG:  could not read"),
        ("LOG:  database system is shut down", "LOG:  database system is shut down"),
    ],
)
def test_what_kept_a_server_from_starting_is_found_in_its_log(log, said):
    assert last_line(log) == said


def test_a_server_that_cannot_start_for_a_while_is_back_when_it_can(folder, monkeypatch, capsys):
    for name, less in {"TRIES": 2, "BETWEEN": 0.05, "AFTER_TRIES": 0.2}.items():
        monkeypatch.setattr(running, name, less)
    needed, away = (folder / "postgres" / name for name in ("postgresql.conf", "away"))
    with Server(folder) as server:
        server.keep_running()
        before = rows(server)
        needed.rename(away)
        os.kill(server.process, signal.SIGKILL)
        until = time.monotonic() + 60
        while "It is tried again in" not in capsys.readouterr().err:
            assert time.monotonic() < until
            time.sleep(0.1)
        assert server.process is None
        away.rename(needed)
        assert patiently(server) == before


@pytest.mark.parametrize("moments", [0, 2, 5, 10, 20])
def test_a_stop_in_the_middle_of_coming_back_leaves_nothing_at_work(folder, moments):
    with Server(folder) as server:
        server.keep_running()
        os.kill(server.process, signal.SIGKILL)
        time.sleep(moments / 100)
    time.sleep(0.5)  # would it still be started?
    assert at_work(folder / "postgres") == set()


def patiently(server):
    """The rows, asked for until the server answers again."""
    until = time.monotonic() + 20
    while True:
        try:
            return rows(server)
        except psycopg.OperationalError:
            assert time.monotonic() < until
            time.sleep(0.1)


def test_a_server_that_outlived_its_tenfold_is_stopped_and_started_anew(folder):
    told = (
        f"import os, signal; from pathlib import Path; from tenfold.ledger.server import Server;"
        f"Server(Path({str(folder)!r})).start(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", told], check=False)
    assert at_work(folder / "postgres")
    with Server(folder) as server:
        assert rows(server) >= 1
    assert at_work(folder / "postgres") == set()


def test_a_first_start_that_was_cut_short_is_begun_again(empty):
    Server(empty).environment()
    (empty / "postgres.half").mkdir()
    (empty / "postgres.half" / "PG_VERSION").write_text("18\n")
    with Server(empty) as server, as_app(server) as app:
        assert app.execute("select current_user").fetchone() == ("tenfold_app",)
