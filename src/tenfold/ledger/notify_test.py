"""GOV.UK Notify, played by a server on this machine that checks each request's signature as Notify says it does."""

import base64
import hmac
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.test import override_settings

from passing import address_of, lease_ends, nothing_else_is_due, state_of, waiting, works_once
from tenfold.ledger.notify import Notify, NotifyRefused, token

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("database")]
SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"tenfold-{SERVICE}-{SECRET}"


def decoded(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def problem_of(authorization, now):
    """What Notify would say is wrong with a request's signature; nothing where it is right."""
    scheme, _, told = (authorization or "").partition(" ")
    if scheme != "Bearer" or told.count(".") != 2:
        return "Unauthorized: authentication token must be provided"
    head, claims, signature = told.split(".")
    if json.loads(decoded(head)) != {"typ": "JWT", "alg": "HS256"}:
        return "Invalid token: algorithm used is not HS256"
    if not hmac.compare_digest(decoded(signature), hmac.digest(SECRET.encode(), f"{head}.{claims}".encode(), "sha256")):
        return "Invalid token: signature, api token not found"
    said = json.loads(decoded(claims))
    if said.get("iss") != SERVICE:
        return "Invalid token: service not found"
    return "" if abs(now - said["iat"]) <= 30 else "Error: Your system clock must be accurate to within 30 seconds"


class Played(BaseHTTPRequestHandler):
    """Answers as Notify does; what it holds and how it behaves stands in the server."""

    def do_POST(self):
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.refused():
            return
        held = {"id": "x", "reference": told["reference"], "status": "sending", "told": told}
        self.server.held.append(held)
        self.answer(201, {"id": "x", "reference": told["reference"]})

    def do_GET(self):
        if self.refused():
            return
        [reference] = parse_qs(urlsplit(self.path).query)["reference"]
        found = [one for one in self.server.held if one["reference"] == reference]
        self.answer(200, {"notifications": found, "links": {}})

    def refused(self):
        problem = problem_of(self.headers["Authorization"], time.time() + self.server.fast)
        self.server.asked.append((self.command, problem))
        if problem:
            self.answer(403, {"status_code": 403, "errors": [{"error": "AuthError", "message": problem}]})
        elif self.server.hangs:
            self.server.hangs.wait(5)
        elif self.server.status:
            self.answer(self.server.status, {"errors": [{"error": "RateLimitError", "message": "of a child"}]})
        else:
            return False
        return True

    def answer(self, status, told):
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Keep still."""


@pytest.fixture
def played():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Played)
    server.held, server.asked, server.status, server.hangs, server.fast = [], [], 0, None, 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings = {
        "NOTIFY_ADDRESS": f"http://127.0.0.1:{server.server_port}",
        "NOTIFY_KEY": KEY,
        "NOTIFY_TEMPLATE": "5c9c0ef8-1f3c-4a4b-8c0e-1c9f6a0c3a11",
        "EMAIL_TIMEOUT": 0.3,
    }
    with override_settings(**settings):
        yield server
    server.shutdown()
    server.server_close()


def environment(server):
    return {
        "TENFOLD_MAIL": "notify",
        "TENFOLD_NOTIFY_ADDRESS": f"http://127.0.0.1:{server.server_port}",
        "TENFOLD_NOTIFY_KEY": KEY,
        "TENFOLD_NOTIFY_TEMPLATE": "template",
    }


def letter(reference="r1"):
    return EmailMessage("Subject", "Body", to=["a@b.invalid"], headers={"Message-ID": f"<{reference}@here>"})


def test_a_mail_is_given_to_notify_with_the_template_and_the_mails_own_id(played):
    assert Notify().send_messages([letter()]) == 1
    [held] = played.held
    assert held["told"] == {
        "email_address": "a@b.invalid",
        "template_id": "5c9c0ef8-1f3c-4a4b-8c0e-1c9f6a0c3a11",
        "personalisation": {"subject": "Subject", "body": "Body"},
        "reference": "r1",
    }
    assert played.asked == [("GET", ""), ("POST", "")]


def test_what_notify_holds_already_is_not_given_to_it_again(played):
    Notify().send_messages([letter()])
    Notify().send_messages([letter(), letter("r2")])
    assert [one["reference"] for one in played.held] == ["r1", "r2"]


@pytest.mark.parametrize(("status", "times"), [("delivered", 1), ("permanent-failure", 1), ("technical-failure", 2)])
def test_what_notify_lost_is_given_to_it_again(played, status, times):
    Notify().send_messages([letter()])
    played.held[0]["status"] = status
    Notify().send_messages([letter()])
    assert len(played.held) == times


@pytest.mark.parametrize(
    ("key", "problem"),
    [(KEY[:-1] + "f", "signature"), (KEY.replace("26785a09", "26785a00"), "service not found")],
)
def test_another_key_is_refused(played, key, problem):
    with override_settings(NOTIFY_KEY=key), pytest.raises(NotifyRefused, match="status 403"):
        Notify().send_messages([letter()])
    assert problem in played.asked[0][1]
    assert played.held == []


def test_a_clock_that_is_wrong_is_refused(played):
    played.fast = 31
    with pytest.raises(NotifyRefused, match="status 403"):
        Notify().send_messages([letter()])
    assert "30 seconds" in played.asked[0][1]


def test_a_token_says_who_asks_and_when():
    head, claims, _ = token(KEY, 1_700_000_000).split(".")
    assert json.loads(decoded(head)) == {"typ": "JWT", "alg": "HS256"}
    assert json.loads(decoded(claims)) == {"iss": SERVICE, "iat": 1_700_000_000}


@pytest.mark.parametrize("status", [400, 429, 500])
def test_a_refusal_tells_the_status_and_not_what_was_said(played, status):
    played.status = status
    with pytest.raises(NotifyRefused, match=f"status {status}") as refusal:
        Notify().send_messages([letter()])
    assert "child" not in str(refusal.value)


def test_a_notify_that_hangs_is_not_waited_for(played):
    played.hangs = threading.Event()
    with pytest.raises(TimeoutError):
        Notify().send_messages([letter()])
    played.hangs.set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"NOTIFY_ADDRESS": "http://notify.example"},
        {"NOTIFY_ADDRESS": "file:///etc/passwd"},
        {"NOTIFY_KEY": "short"},
        {"NOTIFY_TEMPLATE": ""},
    ],
)
def test_nothing_is_sent_where_the_settings_are_wrong(played, wrong):
    with override_settings(**wrong), pytest.raises(ImproperlyConfigured, match="TENFOLD_NOTIFY"):
        Notify().send_messages([letter()])
    assert played.asked == []


def test_a_mail_that_notify_refused_at_first_is_sent_once_it_takes_it(played):
    nothing_else_is_due()
    worker = waiting()
    played.status = 429
    left, said = works_once(**environment(played))
    assert left == 0
    assert "A mail could not be sent (NotifyRefused 429, try 1)" in said
    assert set(state_of(worker)) == {(1, False, "NotifyRefused 429")}
    played.status = 0
    lease_ends()
    works_once(**environment(played))
    assert set(state_of(worker)) == {(2, True, "")}
    assert [one["told"]["email_address"] for one in played.held].count(address_of(worker)) == 1


def test_a_worker_killed_between_sending_and_noting_so_sends_nothing_twice_by_notify(played):
    nothing_else_is_due()
    worker = waiting()
    left, _ = works_once(**{**environment(played), "TENFOLD_MAIL": "passing.DiesAfterNotify"})
    assert left == -9
    assert {row[:2] for row in state_of(worker)} == {(1, False)}
    lease_ends()
    assert works_once(**environment(played))[0] == 0
    assert {row[:2] for row in state_of(worker)} == {(2, True)}
    assert [one["told"]["email_address"] for one in played.held].count(address_of(worker)) == 1
