"""ID-11: a session ends when nothing was asked for 15 minutes, and after 12 hours in any case, for every worker alike.

What is of high risk is done within 5 minutes of proving who one is. The database's clock cannot be moved, so the
session is: to a second before each boundary, and to it.
"""

import pytest

from desks import browser_of
from guards import as_owner, rebuilt
from partnership import session
from tenfold import ledger
from tenfold.ledger.models import Staff

pytestmark = pytest.mark.usefixtures("database")
ALMOST = 2  # seconds before a boundary, which a slow machine may need
BOUNDS = {"idle": ("seen", 15 * 60), "absolute": ("until", 0)}


def aged(who, column, seconds):
    """Move a moment of a session into the past."""
    as_owner(
        f"UPDATE tenfold.session SET {column} = clock_timestamp() - make_interval(secs => %s) WHERE token = sha256(%s)",
        seconds,
        who.secret,
    )


def goes_on(who):
    return ledger.resume(Staff.objects.get(pk=int(who.viewer.id)), who.token) is not None


def it_ends_at(column, seconds):
    """Check that a session goes on a moment before a boundary, and not at it."""
    who = session("csc")
    aged(who, column, seconds - ALMOST)
    assert goes_on(who)
    aged(who, column, seconds)
    assert not goes_on(who)


@pytest.mark.parametrize("bound", sorted(BOUNDS))
def test_a_session_ends_at_its_boundary_and_not_before(bound):
    it_ends_at(*BOUNDS[bound])


def test_no_session_is_begun_for_longer_than_twelve_hours():
    who = session("csc")
    [[seconds]] = as_owner(
        "SELECT extract(epoch FROM until - begun) FROM tenfold.session WHERE token = sha256(%s)", who.secret
    )
    assert float(seconds) <= 12 * 3600 + 1
    assert float(seconds) > 12 * 3600 - 60


def test_whoever_asks_for_something_is_not_idle():
    who = session("csc")
    browser = browser_of(who)
    aged(who, "seen", 14 * 60)
    assert browser.get("/").status_code == 200
    [[seconds]] = as_owner(
        "SELECT extract(epoch FROM clock_timestamp() - seen) FROM tenfold.session WHERE token = sha256(%s)", who.secret
    )
    assert float(seconds) < 60


def test_whoever_was_idle_signs_in_anew_and_sees_nothing():
    who = session("csc")
    browser = browser_of(who)
    aged(who, "seen", 15 * 60)
    assert browser.get("/").url.startswith("/account/login/")


def test_what_is_of_high_risk_needs_a_fresh_proof():
    from django.db.utils import ProgrammingError

    who, colleague = session("csc", "administrator"), session("csc")
    aged(who, "proved", 5 * 60 - ALMOST)
    assert ledger.is_proved(who)
    aged(who, "proved", 5 * 60)
    assert not ledger.is_proved(who)
    with pytest.raises(ProgrammingError, match="prove first that it is you"):
        ledger.set_active(who, colleague.viewer.id, "left", active=False)
    ledger.prove(who)
    ledger.set_active(who, colleague.viewer.id, "left", active=False)


def test_nobody_but_the_web_server_says_that_it_was_proved():
    from django.db import connection
    from django.db.utils import ProgrammingError

    who = session("csc")
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="web server alone"):
        cursor.execute("SELECT tenfold.prove(%s, 'proof')", [who.secret])


def test_a_session_ends_at_its_boundary_without_its_guard():
    with rebuilt("staff_of", "interval '15 minutes'", "interval '20 minutes'"), pytest.raises(AssertionError):
        it_ends_at(*BOUNDS["idle"])
