"""Webhooks: who is told, what, signed how, where to and where never, and what becomes of a call that is not taken."""

import hmac
import json
from contextlib import contextmanager, suppress
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread

import pytest

from feeds import Feed
from partnership import family, first
from tenfold import ledger

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.journey]


@contextmanager
def listener(status=200, location=None):
    """Somebody on this machine who listens for calls: the address, and what was heard."""
    heard = []

    class Ear(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append((self.path, dict(self.headers), body))
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Ear)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook?for=us", heard
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def inside(monkeypatch):
    from django.conf import settings

    from tenfold.exchange.webhooks import send_due

    monkeypatch.setattr(settings, "WEBHOOKS_INSIDE", True)
    send_due()  # what other tests left waiting


def hook(feed, url):
    status, made = feed.post("webhooks", {"url": url})
    assert status == 201, made
    return made


def end_all():
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("UPDATE tenfold.webhook SET ended = now() WHERE ended IS NULL")
        cursor.execute("UPDATE tenfold.webhook_call SET ended = now(), taken = false WHERE ended IS NULL")


@pytest.fixture(autouse=True)
def alone():
    end_all()
    yield
    end_all()


def make_due():
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("UPDATE tenfold.webhook_call SET due = now() WHERE ended IS NULL")


@pytest.mark.usefixtures("inside")
def test_an_agency_is_told_that_something_changed_signed_and_without_content():
    from tenfold.exchange.webhooks import send_due

    feed = Feed("csc")
    with listener() as (url, heard):
        made = hook(feed, url)
        assert send_due() == (0, 0)
        id = family(first())
        assert send_due() == (1, 0)
        assert send_due() == (0, 0)
    [(path, headers, body)] = heard
    assert path == "/hook?for=us"
    signed = headers["Tenfold-Timestamp"].encode() + b"." + body
    mark = hmac.new(bytes.fromhex(made["secret"]), signed, sha256).hexdigest()
    assert headers["Tenfold-Signature"] == f"v1={mark}"
    assert json.loads(body).keys() == {"webhook", "call", "say"}
    assert str(id) not in body.decode()
    [told] = feed.get("webhooks")[1]["webhooks"]
    assert (told["waiting"], told["said"]) == (False, "it answered 200")


@pytest.mark.usefixtures("inside")
def test_who_is_tied_to_nothing_that_changed_is_told_nothing():
    from tenfold.exchange.webhooks import send_due

    with listener() as (url, heard):
        hook(Feed("dva"), url)
        family(first())
        assert send_due() == (0, 0)
    assert heard == []


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize("status", [500, 404, 302])
def test_a_call_that_is_not_taken_waits_and_is_made_again_and_no_redirection_is_followed(status):
    from tenfold.exchange.webhooks import send_due

    feed = Feed("csc")
    with listener() as (elsewhere, never), listener(status, elsewhere) as (url, heard):
        hook(feed, url)
        family(first())
        assert send_due() == (0, 1)
        assert send_due() == (0, 0)
        make_due()
        assert send_due() == (0, 1)
    assert (len(heard), never) == (2, [])
    [told] = feed.get("webhooks")[1]["webhooks"]
    assert (told["waiting"], told["tries"], told["said"]) == (True, 2, f"it answered {status}")


@pytest.mark.usefixtures("inside")
def test_an_address_that_nobody_listens_at_is_tried_again_and_given_up_in_the_end():
    from tenfold.exchange.webhooks import send_due

    with listener() as (url, _):
        pass
    feed = Feed("csc")
    hook(feed, url)
    family(first())
    for _ in range(15):
        assert send_due() == (0, 1)
        make_due()
    assert send_due() == (0, 0)
    [told] = feed.get("webhooks")[1]["webhooks"]
    assert (told["waiting"], "could not be reached" in told["said"]) == (False, True)


@pytest.mark.usefixtures("inside")
def test_a_webhook_ends_with_its_token_and_when_it_is_ended():
    from datetime import timedelta

    from partnership import session
    from tenfold.exchange.webhooks import send_due

    administrator = session("csc", "administrator")
    number, made = ledger.make_token(administrator, "csc", "hooked", ["webhooks"], timedelta(days=1))
    feed = Feed("csc")
    with listener() as (url, heard):
        hook(Feed("csc", token_=made), url)
        ended = hook(feed, url)["id"]
        assert feed.client.delete(f"/api/v1/webhooks/{ended}", headers=feed.headers).status_code == 204
        assert feed.client.delete(f"/api/v1/webhooks/{ended}", headers=feed.headers).status_code == 404
        ledger.revoke_token(administrator, number)
        family(first())
        assert send_due() == (0, 0)
    assert heard == []


def test_another_agency_s_webhook_is_none_of_one_s_own():
    made = hook(Feed("csc"), "https://feeds.example.com/x")
    other = Feed("ed")
    assert other.client.delete(f"/api/v1/webhooks/{made['id']}", headers=other.headers).status_code == 404
    assert other.get("webhooks")[1]["webhooks"] == []


def test_an_agency_has_ten_at_most():
    feed = Feed("csc")
    for n in range(10):
        hook(feed, f"https://feeds.example.com/{n}")
    status, problem = feed.post("webhooks", {"url": "https://feeds.example.com/x"})
    assert (status, "ten webhooks" in problem["detail"]) == (409, True)


INWARDS = [
    "http://feeds.example.com/", "https://localhost/", "https://127.0.0.1/", "https://127.1/", "https://[::1]/",
    "https://10.0.0.1/", "https://192.168.1.1/", "https://172.16.0.9/", "https://169.254.169.254/latest/meta-data",
    "https://100.64.0.1/", "https://0.0.0.0/", "https://[::ffff:127.0.0.1]/", "https://[fd00::1]/", "https://[fe80::1]/",
    "https://[2002:7f00:1::]/", "https://224.0.0.1/", "https://255.255.255.255/", "https://2130706433/", "https://0x7f000001/",
    "https://db.internal/", "https://printer.local/", "https://intranet/", "https://feeds.example.com:22/",
    "https://user:word@feeds.example.com/", "https://feeds.example.com/#x", "ftp://feeds.example.com/", "file:///etc/passwd",
    "https://", "https:///x", "", "x", "https://feeds.example.com/\r\nHost: x", "https://feeds.example.com\\@127.0.0.1/",
    "https://[::1", "https://feeds.example.com:x/", "https://\uff4cocalhost/", "https://-.example.com/", "https://64:ff9b::7f00:1/",
    "https://[64:ff9b::7f00:1]/",
]  # fmt: skip


@pytest.mark.parametrize("url", INWARDS)
def test_nothing_is_sent_into_the_network_inside(url, monkeypatch):
    import socket

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("asking for a webhook looks nothing up"))
    status, problem = Feed("csc").post("webhooks", {"url": url})
    assert (status, problem["problems"][0]["field"]) == (422, "/url")


def test_a_name_that_comes_to_stand_for_an_address_inside_is_not_called(monkeypatch):
    import socket

    from tenfold.exchange.webhooks import send_due

    feed = Feed("csc")
    hook(feed, "https://feeds.example.com/x")
    family(first())
    inner = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in ("93.184.215.14", "10.0.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: inner)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it was called"))
    assert send_due() == (0, 1)
    [told] = feed.get("webhooks")[1]["webhooks"]
    assert "inside a network" in told["said"]


@pytest.mark.usefixtures("inside")
def test_an_answer_that_drips_for_ever_is_broken_off(monkeypatch):
    import socket

    from tenfold.exchange import webhooks

    monkeypatch.setattr(webhooks, "DEADLINE", 0.5)
    feed, over = Feed("csc"), Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip():
            plain, _ = server.accept()
            with plain, suppress(OSError):
                plain.recv(65536)
                while not over.wait(0.05):
                    plain.sendall(b"x")

        Thread(target=drip, daemon=True).start()
        hook(feed, f"http://127.0.0.1:{server.getsockname()[1]}/")
        family(first())
        assert webhooks.send_due() == (0, 1)
        over.set()
    [told] = feed.get("webhooks")[1]["webhooks"]
    assert told["waiting"]
