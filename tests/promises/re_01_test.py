"""RE-01: what was acknowledged survives kill -9 of every process at any instant, and the service is back by itself.

Each kind of process is killed in tests/faults; here the database is, also where it does not wait for the disk: then the
same judge must find what was lost.
"""

import pytest

from faults.running import in_full, survived
from faults.standing import folder_of

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("database")]
TWO = ["ledger"] * 2
HASTY = "synchronous_commit = off\nfsync = off\nwal_writer_delay = 10s\nwal_writer_flush_after = 2GB\n"
"""Acknowledge before anything is on the disk, and take up to ten seconds to put it there."""


def nothing_is_lost(config, kills, settings=""):
    with folder_of(config) as folder:
        with (folder / "postgres" / "postgresql.conf").open("a") as conf:
            conf.write(settings)
        verdict = survived(folder, TWO, ["postmaster"], kills, (10, 20))
    assert verdict.findings == [], verdict.report
    assert verdict.there == verdict.acknowledged


def test_what_was_acknowledged_survives_kills_of_the_database(pytestconfig):
    nothing_is_lost(pytestconfig, 20 if in_full() else 1)


def test_what_was_acknowledged_survives_kills_of_the_database_without_its_guard(pytestconfig):
    with pytest.raises(AssertionError, match="was acknowledged and is not there"):
        nothing_is_lost(pytestconfig, 2, HASTY)
