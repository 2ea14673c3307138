import pytest

from desks import browser_of
from partnership import family, first, session

pytestmark = pytest.mark.usefixtures("database")


def browser(**more):
    from django.test import Client

    return Client(SERVER_NAME="localhost", **more)


def test_a_probe_is_answered_to_anybody_and_says_nothing_else():
    for path, word in (("/health/live", b"live\n"), ("/health/ready", b"ready\n")):
        response = browser().get(path)
        assert (response.status_code, response.content) == (200, word)
        assert not response.cookies


@pytest.mark.parametrize("what", ["walls", "migrations"])
def test_a_database_of_another_version_is_not_ready(monkeypatch, what):
    from tenfold.ledger import standing

    if what == "walls":
        monkeypatch.setattr(standing, "mark_of_walls", lambda: "walls of another version")
    else:
        monkeypatch.setattr(standing, "_migrations", lambda: ["0002_record", "9999_next"])
    response = browser().get("/health/ready")
    assert (response.status_code, response.content) == (503, b"not ready\n")
    assert browser().get("/health/live").status_code == 200


def test_a_database_that_cannot_be_reached_is_not_ready_and_nothing_is_told_of_why():
    from django.db import connection

    before = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = "/nowhere/at/all"
    try:
        response = browser().get("/health/ready")
        figures = browser().get("/metrics").content.decode()
    finally:
        connection.settings_dict["HOST"] = before
        connection.close()
    assert (response.status_code, response.content) == (503, b"not ready\n")
    assert "tenfold_database_up 0.0" in figures
    assert browser().get("/health/ready").status_code == 200


def test_figures_count_requests_by_the_name_of_the_page_and_totals_of_the_record():
    ann = family(first())
    client = browser_of(session("csc"))
    client.get("/")
    browser().get("/register")
    client.get(f"/no/{ann}")
    client.get(f"/family/{ann}/child/1?day=3&name=Quillon")
    told = browser().get("/metrics").content.decode()
    assert 'tenfold_requests_total{method="GET",route="home",status="200"}' in told
    assert 'tenfold_requests_total{method="GET",route="register",status="302"}' in told
    assert 'tenfold_requests_total{method="GET",route="none",status="404"}' in told
    assert 'tenfold_request_seconds_bucket{le="0.5",route="home"}' in told
    assert "tenfold_appended_total " in told
    assert "tenfold_questions_standing " in told
    assert "Quillon" not in told
    assert str(ann) not in told


@pytest.mark.parametrize(
    ("where", "headers"),
    [
        ("192.0.2.7", {}),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}),
        ("", {}),
        ("127.0.0.1", {"Forwarded": "for=x"}),
    ],
)
def test_figures_are_for_this_machine_alone(where, headers):
    assert browser().get("/metrics", REMOTE_ADDR=where, headers=headers).status_code == 404


def test_with_a_token_they_are_for_who_has_it(settings_changed):
    settings_changed(METRICS_TOKEN="a long token")  # noqa: S106 - of a test
    assert browser().get("/metrics").status_code == 404
    assert browser().get("/metrics", headers={"Authorization": "Bearer another"}).status_code == 404
    there = {"Authorization": "Bearer a long token"}
    assert browser().get("/metrics", REMOTE_ADDR="192.0.2.7", headers=there).status_code == 200


@pytest.fixture
def settings_changed():
    from django.test import override_settings

    changed = []

    def change(**settings):
        changed.append(override_settings(**settings))
        changed[-1].enable()

    yield change
    for one in changed:
        one.disable()


def test_what_works_by_itself_and_is_late_is_told_with_how_many_wait_and_for_how_long():
    from django.db import connections, transaction

    ann = family(first())
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS tenfold.wake (family uuid PRIMARY KEY, at timestamptz)")
        cursor.execute("CREATE TABLE IF NOT EXISTS tenfold.checkpoint (size bigint)")
        cursor.execute("CREATE TABLE IF NOT EXISTS tenfold.leaf (access bigint UNIQUE)")
        cursor.execute(
            "INSERT INTO tenfold.wake (family, at) VALUES (%s, clock_timestamp() - interval '1 hour')"
            " ON CONFLICT (family) DO UPDATE SET at = excluded.at",
            [ann],
        )
        cursor.execute("SELECT part, waiting, seconds FROM tenfold.lateness()")
        late = {part: (waiting, seconds) for part, waiting, seconds in cursor.fetchall()}
        transaction.set_rollback(rollback=True, using="owner")
    assert late["wake"][0] >= 1
    assert late["wake"][1] >= 3600
    assert late["sequencer"][1] >= 0


def test_figures_of_several_processes_are_added_up(tmp_path):
    import os
    import subprocess
    import sys

    code = (
        "import django; django.setup(); from tenfold.site import figures;"
        "figures.answered('home', 'GET', 200, 0.1); print(figures.figures().decode())"
    )
    told = ""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        told = done.stdout
    assert 'tenfold_requests_total{method="GET",route="home",status="200"} 2.0' in told
