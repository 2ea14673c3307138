"""IN-04: what is written comes under a signed checkpoint soon, and a transaction that is stuck does not hold it back.

A transaction that stays open without a word is cut off (after 30 seconds, by the application's own settings; here
sooner, so that nobody waits), and what others wrote meanwhile is sealed.
"""

import os
import time

import psycopg
import pytest

from partnership import session
from tampering import owner
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
LOOK = (
    "INSERT INTO tenfold.access (staff, purpose, basis, page, outcome)"
    " VALUES (%s, 'find', 'x', 'find', 'searched') RETURNING id"
)
PATIENCE, TRIES, BETWEEN = "100ms", 40, 0.05


def sealed_in_spite_of_a_stuck_one(patience):
    """Whether a look is sealed though another transaction wrote before it and then fell silent."""
    who, url = int(session("csc").viewer.id), os.environ["TENFOLD_OWNER_URL"]
    with psycopg.connect(url, options=f"-c idle_in_transaction_session_timeout={patience}") as stuck:
        stuck.execute(LOOK, [who])
        with psycopg.connect(url) as other:
            [line] = other.execute(LOOK, [who]).fetchone()
        for _ in range(TRIES):
            ledger.sequence(wait=True)
            if owner("SELECT 1 FROM tenfold.leaf WHERE access = %s", line):
                break
            time.sleep(BETWEEN)
        found = owner("SELECT 1 FROM tenfold.leaf WHERE access = %s", line)
        stuck.close()
    assert found


def test_a_transaction_of_the_application_that_falls_silent_is_cut_off():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW idle_in_transaction_session_timeout")
        assert cursor.fetchone() == ("30s",)


def test_what_others_write_is_sealed_in_spite_of_one_that_is_stuck():
    sealed_in_spite_of_a_stuck_one(PATIENCE)


def test_what_others_write_is_not_sealed_beside_one_that_is_stuck_without_its_guard():
    with pytest.raises(AssertionError):
        sealed_in_spite_of_a_stuck_one("0")
