"""What a browser is told: by cookies, by HTTPS, by every answer whatever it is of, and when somebody signs out."""

import runpy

import pytest
from django.conf import settings
from django.test import Client, override_settings

from factors import hired, signed_in
from tenfold.site import settings as ours

pytestmark = pytest.mark.usefixtures("database")
TOLD = ("SESSION_COOKIE_", "CSRF_COOKIE_", "SECURE_", "MESSAGE_STORAGE")
ANSWERS = (
    "/account/login/",
    "/static/desk/desk.css",
    "/static/desk/tenfold.svg",
    "/health/live",
    "/health/ready",
    "/metrics",
    "/api/v1/webhooks",
    "/no",
)


@pytest.fixture
def https(monkeypatch):
    """The site as it is behind a server with HTTPS."""
    monkeypatch.setenv("TENFOLD_HTTPS", "1")
    told = runpy.run_path(ours.__file__)
    with override_settings(**{name: value for name, value in told.items() if name.startswith(TOLD)}):
        yield


def secure():
    return Client(SERVER_NAME="localhost", headers={"X-Forwarded-Proto": "https"})


def each_cookie_is_this_host_s_alone():
    """Check that a site behind HTTPS sets no cookie that another host or plain HTTP could set or read."""
    staff, secret = hired()
    client = secure()
    client.get("/account/login/")
    client.cookies.update(signed_in(staff, secret).cookies)
    client.get("/")
    assert {*client.cookies} == {"__Host-session", "__Host-csrf"}
    for one in client.cookies.values():
        assert (one["secure"], one["path"], one["domain"], one["httponly"]) == (True, "/", "", True)
        assert one["samesite"] in {"Strict", "Lax"}


@pytest.mark.usefixtures("https")
def test_each_cookie_is_this_host_s_alone():
    each_cookie_is_this_host_s_alone()


@pytest.mark.usefixtures("https")
def test_each_cookie_is_this_host_s_alone_without_its_guard():
    with override_settings(SESSION_COOKIE_NAME="sessionid"), pytest.raises(AssertionError):
        each_cookie_is_this_host_s_alone()


@pytest.mark.usefixtures("https")
def test_browsers_are_told_to_come_by_https_for_two_years_also_to_hosts_below():
    told = secure().get("/account/login/").headers["Strict-Transport-Security"]
    assert told == "max-age=63072000; includeSubDomains"


def test_without_https_the_cookies_have_their_plain_names():
    assert (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME) == ("sessionid", "csrftoken")


@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_is_read_as_what_it_is_and_framed_nowhere(address):
    answer = Client(SERVER_NAME="localhost").get(address)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("text/") or "xml" in kind:
        assert "charset=utf-8" in kind.replace('"', "")
    answer.close()


def test_a_browser_is_told_to_keep_nothing_when_somebody_signs_out_and_not_before():
    client = signed_in(*hired())
    assert "Clear-Site-Data" not in client.get("/").headers
    assert client.post("/account/logout/").headers["Clear-Site-Data"] == '"cache", "storage"'
