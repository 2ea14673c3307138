"""Who tries to get round the limits leaves a line that says who, where it is known; not what they sent."""

import json
import logging

import pytest
from django.test import Client

from desks import browser_of
from feeds import Feed, token
from guards import as_owner
from partnership import session

pytestmark = pytest.mark.usefixtures("database")
CANARY = "tf_Ombrelline-spoilt"


@pytest.fixture
def lines():
    """What the site wrote in its log meanwhile, line by line."""
    from tenfold.site.logs import AsJson

    said = []

    class Kept(logging.Handler):
        def emit(self, record):
            said.append(self.format(record))

    handler = Kept()
    handler.setFormatter(AsJson())
    loggers = [logging.getLogger(name) for name in ("tenfold", "django", "django.server")]
    for one in loggers:
        one.addHandler(handler)
    yield said
    for one in loggers:
        one.removeHandler(handler)


def of(lines, said):
    """The lines of the log that say a sentence."""
    return [one for one in map(json.loads, lines) if one["said"] == said]


def system_of(shown):
    [[number]] = as_owner("SELECT staff FROM tenfold.system_token WHERE hash = sha256(%s)", shown.encode())
    return number


def a_token_of_nobody_leaves_a_line(lines):
    """Check that a spoilt token is told of, and not told."""
    answer = Client(SERVER_NAME="localhost").get("/api/v1/webhooks", headers={"Authorization": f"Bearer {CANARY}"})
    assert answer.status_code == 401
    [line] = of(lines, "A token was shown by which nobody is known.")
    assert line["request"] == answer.headers["X-Request-ID"]
    assert "Ombrelline" not in "".join(lines)


def test_a_token_of_nobody_leaves_a_line(lines):
    a_token_of_nobody_leaves_a_line(lines)


def test_a_token_of_nobody_leaves_a_line_without_its_guard(lines, monkeypatch):
    monkeypatch.setattr("tenfold.exchange.doors.LOG", logging.getLogger("tenfold.of-nothing"))
    logging.getLogger("tenfold.of-nothing").disabled = True
    with pytest.raises((AssertionError, ValueError)):
        a_token_of_nobody_leaves_a_line(lines)


def test_a_token_that_is_used_too_often_leaves_a_line_that_says_whose_it_is(lines):
    shown = token("csc", per_minute=2)
    feed = Feed(token_=shown)
    statuses = [feed.client.get("/api/v1/webhooks", headers=feed.headers).status_code for _ in range(6)]
    told = of(lines, "A token was used too often.")
    assert len(told) == statuses.count(429) > 0
    assert {line["staff"] for line in told} == {system_of(shown)}
    assert shown not in "".join(lines)


def test_a_token_that_is_not_for_that_leaves_a_line_of_the_access_log():
    shown = token("csc", "record:read")
    feed = Feed(token_=shown)
    assert feed.client.get("/api/v1/webhooks", headers=feed.headers).status_code == 403
    rows = as_owner("SELECT page, outcome, family FROM tenfold.access WHERE staff = %s", system_of(shown))
    assert rows == [("api", "refused", None)]


def test_a_spoilt_session_leaves_a_line_that_says_whose_browser_shows_it(lines):
    from tenfold.desk.signing_in import TOKEN

    who = session("csc")
    client = browser_of(who)
    kept = client.session
    kept[TOKEN] = CANARY
    kept.save()
    assert client.get("/").url.startswith("/account/login/")
    [line] = of(lines, "A session was shown that has ended, or was never begun.")
    assert line["staff"] == int(who.viewer.id)
    assert "Ombrelline" not in "".join(lines)


def test_what_is_refused_says_to_whom_and_what_is_answered_does_not(lines):
    who = session("csc")
    client = browser_of(who)
    client.get("/")
    client.get("/register")
    home, register = of(lines, "A request was answered.")[-2:]
    assert (register["status"], register["staff"]) == (403, int(who.viewer.id))
    assert "staff" not in home


def test_a_form_that_another_site_sends_leaves_a_line_that_says_in_whose_name(lines):
    who = session("csc")
    client = browser_of(who)
    client.handler.enforce_csrf_checks = True
    assert client.post("/find", {"name": CANARY}).status_code == 403
    line = of(lines, "A request was answered.")[-1]
    assert (line["route"], line["status"], line["staff"]) == ("find", 403, int(who.viewer.id))
    assert "Ombrelline" not in "".join(lines)
