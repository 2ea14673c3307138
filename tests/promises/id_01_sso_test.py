"""ID-01, single sign-on: who comes from their agency's sign-in is let in if that asked for what was agreed, else not.

The sign-in of the agency is a server of its own here, asked over HTTP as the site would ask it.
"""

import json
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import jwt
import pytest
from django.conf import settings
from django.test import Client, override_settings

from desks import words_of
from partnership import session
from tenfold import ledger
from tenfold.ledger.models import Staff

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.journey]


class SignIn(BaseHTTPRequestHandler):
    """An agency's sign-in: it says where its doors are, and who came through them and how."""

    claims: dict[str, object]

    def do_GET(self):
        here = f"http://127.0.0.1:{self.server.server_port}"
        doors = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
        told = {name: f"{here}/{path}" for name, path in doors.items()} | {"issuer": here, "jwks_uri": f"{here}/jwks"}
        self.answer(self.claims if self.path == "/userinfo" else told)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        here, now = f"http://127.0.0.1:{self.server.server_port}", int(time.time())
        told = {"iss": here, "aud": "tenfold", "iat": now, "exp": now + 60, **self.claims}
        token = jwt.encode(told, "a key of the agency’s own, long enough", algorithm="HS256")
        self.answer({"access_token": "a", "token_type": "Bearer", "id_token": token})

    def answer(self, told):
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def agency_s_sign_in(**claims):
    """Have an agency's sign-in that says this of whoever comes."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Its", (SignIn,), {"claims": claims}))
    Thread(target=server.serve_forever, daemon=True).start()
    providers = json.loads(json.dumps(settings.SOCIALACCOUNT_PROVIDERS))
    providers["openid_connect"]["APPS"][0]["settings"]["server_url"] = f"http://127.0.0.1:{server.server_port}"
    try:
        with override_settings(SOCIALACCOUNT_PROVIDERS=providers):
            yield
    finally:
        server.shutdown()
        server.server_close()


def came_in_by(**claims):
    """What somebody meets who comes from their agency's sign-in, and their browser after it."""
    client = Client(SERVER_NAME="localhost")
    with agency_s_sign_in(sub=uuid4().hex, **claims):
        sent = client.post("/account/oidc/agency/login/")
        state = parse_qs(urlsplit(sent.url).query)["state"][0]
        answer = client.get("/account/oidc/agency/login/callback/", {"code": "c", "state": state})
    return answer, client


def somebody():
    return Staff.objects.get(pk=int(session("csc").viewer.id)).username


def too_little_is_refused(**proof):
    """Check that a sign-in elsewhere that proved too little opens nothing."""
    answer, client = came_in_by(preferred_username=somebody(), **proof)
    assert answer.status_code == 403
    assert "did not ask for a second factor as was agreed" in words_of(answer)
    assert client.get("/").url.startswith("/account/login/")


@pytest.mark.parametrize("proof", [{}, {"acr": "loa-low"}, {"amr": ["pwd"]}, {"amr": "pwd"}, {"amr": ["otp"]}], ids=str)
def test_who_proved_too_little_elsewhere_is_not_let_in(proof):
    too_little_is_refused(**proof)


@pytest.mark.parametrize("proof", [{"acr": "loa-high"}, {"amr": ["pwd", "otp"]}, {"amr": ["hwk"]}], ids=str)
def test_who_proved_what_was_agreed_is_let_in(proof):
    answer, client = came_in_by(preferred_username=somebody(), **proof)
    assert answer.status_code == 302, words_of(answer)
    assert client.get("/").status_code == 200


def test_who_has_no_account_here_gets_none():
    answer, client = came_in_by(preferred_username="stranger", acr="loa-high")
    assert answer.status_code == 403
    assert not Staff.objects.filter(username="stranger").exists()
    assert client.get("/").url.startswith("/account/login/")


def test_each_of_them_is_written_down():
    name = somebody()
    for acr in ("loa-low", "loa-high"):
        came_in_by(preferred_username=name, acr=acr)
    came_in_by(preferred_username="stranger", acr="loa-high")
    told = ledger.sign_ins(session("csc", "auditor"), most=3)
    nobody, let_in, refused = ((one.who != "", one.means, one.outcome) for one in told)
    assert (refused, let_in) == ((True, "sso", "refused"), (True, "sso", "in"))
    assert nobody == (False, "sso", "refused")


def test_the_way_in_is_shown_at_sign_in():
    assert "Sign in through Council" in words_of(Client(SERVER_NAME="localhost").get("/account/login/"))


def test_who_proved_too_little_is_not_let_in_without_its_guard(monkeypatch):
    from tenfold.desk import single_sign_on

    monkeypatch.setattr(single_sign_on, "is_agreed", lambda _: True)
    with pytest.raises(AssertionError):
        too_little_is_refused(amr=["pwd"])
