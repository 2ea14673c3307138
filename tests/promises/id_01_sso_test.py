"""ID-01, single sign-on: who comes from their agency's sign-in is let in if that asked for what was agreed, else not.

The sign-in of the agency is a server of its own here, asked over HTTP as the site would ask it.
"""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.test import Client, override_settings
from jwt.algorithms import RSAAlgorithm

from desks import words_of
from partnership import session
from tenfold import ledger
from tenfold.ledger.models import Staff

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.journey]


KEY, ANOTHER = (rsa.generate_private_key(65537, 2048) for _ in range(2))
PUBLIC = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
SECRET = settings.SINGLE_SIGN_ON["secret"].encode()
Sign = Callable[[dict[str, object]], str]


def signed(told, key=KEY, algorithm="RS256", kid="k1"):
    """The token of a sign-in that says this: as the agency signs it, unless told otherwise."""
    return jwt.encode(told, key, algorithm=algorithm, headers={"kid": kid})


def published():
    """The keys that the agency publishes."""
    return {"keys": [json.loads(RSAAlgorithm.to_jwk(KEY.public_key())) | {"kid": "k1", "use": "sig"}]}


class SignIn(BaseHTTPRequestHandler):
    """An agency's sign-in: it says where its doors are, and who came through them and how."""

    claims: dict[str, object]
    sign: Sign
    says: str = ""
    """Who it says that it is, where that is another than whom it was asked as."""

    def do_GET(self):
        here = f"http://127.0.0.1:{self.server.server_port}"
        doors = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
        told = {name: f"{here}/{path}" for name, path in doors.items()}
        told |= {"issuer": self.says or here, "jwks_uri": f"{here}/jwks"}
        self.answer(published() if self.path == "/jwks" else told)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        here, now = f"http://127.0.0.1:{self.server.server_port}", int(time.time())
        told = {"iss": here, "aud": "tenfold", "iat": now, "exp": now + 60, "auth_time": now, **self.claims}
        said = {name: value for name, value in told.items() if value is not None}
        self.answer({"access_token": "a", "token_type": "Bearer", "id_token": self.sign(said)})

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
def agency_s_sign_in(sign, says="", path="", **claims):
    """Have an agency's sign-in that says this of whoever comes, and is set with a path behind its name."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), type("Its", (SignIn,), {"claims": claims, "sign": staticmethod(sign), "says": says})
    )
    Thread(target=server.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{server.server_port}"
    providers = json.loads(json.dumps(settings.SOCIALACCOUNT_PROVIDERS))
    providers["openid_connect"]["APPS"][0]["settings"]["server_url"] = here + path
    told = settings.SINGLE_SIGN_ON | {"server": here + path}
    try:
        with override_settings(SOCIALACCOUNT_PROVIDERS=providers, SINGLE_SIGN_ON=told):
            yield
    finally:
        server.shutdown()
        server.server_close()


def came_in_by(sign=signed, **claims):
    """What somebody meets who comes from their agency's sign-in, and their browser after it."""
    client = Client(SERVER_NAME="localhost")
    with agency_s_sign_in(sign, **{"sub": uuid4().hex, **claims}):
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


def forged(told, secret):
    """A token that is sealed with a secret where the agency signs with a key."""
    head, body = (
        urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")
        for part in ({"alg": "HS256", "typ": "JWT", "kid": "k1"}, told)
    )
    seal = urlsafe_b64encode(hmac.digest(secret, head + b"." + body, "sha256")).rstrip(b"=")
    return b".".join((head, body, seal)).decode()


UNSIGNED = {
    "a key of somebody else": lambda told: signed(told, ANOTHER),
    "a key that the agency does not publish": lambda told: signed(told, ANOTHER, kid="k2"),
    "no signature": lambda told: signed(told, None, "none"),
    "the client's secret": lambda told: forged(told, SECRET),
    "the agency's public key as a secret": lambda told: forged(told, PUBLIC),
    "no token": lambda _: None,
    "no token at all": lambda _: "nothing like it",
}
AGREED = {"acr": "loa-high"}
OLD = {
    "an hour ago": {"auth_time": int(time.time()) - 3600},
    "tomorrow": {"auth_time": int(time.time()) + 86_400},
    "when, not said": {"auth_time": None},
    "in words": {"auth_time": "now"},
    "yes": {"auth_time": True},
}


def opens_nothing(**how):
    """Check that a sign-in elsewhere does not let in."""
    answer, client = came_in_by(**how)
    assert answer.status_code == 403
    assert "what it said could not be checked" in words_of(answer)
    assert client.get("/").url.startswith("/account/login/")


@pytest.mark.parametrize("how", sorted(UNSIGNED))
def test_what_the_agency_did_not_sign_opens_nothing(how):
    opens_nothing(sign=UNSIGNED[how], preferred_username=somebody(), **AGREED)


@pytest.mark.parametrize(
    "claim",
    [{"iss": "https://elsewhere.example"}, {"aud": "another"}, {"exp": 1}, {"sub": None}, {"exp": None}],
    ids=str,
)
def test_what_was_signed_for_another_or_has_ended_opens_nothing(claim):
    opens_nothing(preferred_username=somebody(), **AGREED, **claim)


ELSEWHERE = "https://elsewhere.example"


def another_is_not_believed():
    """Check that a server which says that it is another than the one that was set lets nobody in, whatever it signs."""
    opens_nothing(says=ELSEWHERE, iss=ELSEWHERE, preferred_username=somebody(), **AGREED)


def test_a_server_that_says_it_is_another_opens_nothing():
    another_is_not_believed()


def test_a_server_that_says_it_is_another_opens_nothing_without_its_guard(monkeypatch):
    from tenfold.desk import id_tokens

    monkeypatch.setattr(id_tokens, "is_as_set", lambda *_: True)
    with pytest.raises(AssertionError):
        another_is_not_believed()


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/"])
def test_a_server_may_be_set_by_its_description_or_with_a_stroke_at_its_end(path):
    answer, _ = came_in_by(path=path, preferred_username=somebody(), **AGREED)
    assert answer.status_code == 302, words_of(answer)


@pytest.mark.parametrize("when", sorted(OLD))
def test_who_did_not_just_prove_who_they_are_is_not_let_in(when):
    opens_nothing(preferred_username=somebody(), **AGREED, **OLD[when])


def test_it_is_asked_that_people_prove_themselves_anew_after_fifteen_minutes():
    with agency_s_sign_in(signed):
        sent = Client(SERVER_NAME="localhost").post("/account/oidc/agency/login/")
    assert parse_qs(urlsplit(sent.url).query)["max_age"] == ["900"]


def test_there_is_no_way_back_from_a_sign_in_that_nobody_has():
    assert Client(SERVER_NAME="localhost").get("/account/oidc/other/login/callback/").status_code == 404


def a_second_one_is_refused():
    """Check that a user name that the agency gave to somebody else opens nothing of whose account it is."""
    name = somebody()
    first, _ = came_in_by(preferred_username=name, sub=f"{name} the first", **AGREED)
    assert first.status_code == 302
    opens_nothing(preferred_username=name, sub=f"{name} the second", **AGREED)
    again, client = came_in_by(preferred_username=name, sub=f"{name} the first", **AGREED)
    assert again.status_code == 302
    assert client.get("/").status_code == 200


def test_a_user_name_that_was_given_to_another_opens_nothing():
    a_second_one_is_refused()


def test_a_user_name_that_was_given_to_another_opens_nothing_without_its_guard(monkeypatch):
    from tenfold.desk import single_sign_on

    monkeypatch.setattr(single_sign_on, "is_joined", lambda _: False)
    with pytest.raises(AssertionError):
        a_second_one_is_refused()


def test_what_the_agency_did_not_sign_opens_nothing_without_its_guard(monkeypatch):
    from tenfold.desk import id_tokens

    unlooked = {"verify_signature": False}
    monkeypatch.setattr(id_tokens, "checked", lambda token, *_: jwt.decode(token, options=unlooked))
    with pytest.raises(AssertionError):
        opens_nothing(sign=UNSIGNED["a key of somebody else"], preferred_username=somebody(), **AGREED)


def test_who_did_not_just_prove_who_they_are_is_not_let_in_without_its_guard(monkeypatch):
    from tenfold.desk import id_tokens

    monkeypatch.setattr(id_tokens, "is_fresh", lambda _: True)
    with pytest.raises(AssertionError):
        opens_nothing(preferred_username=somebody(), **AGREED, **OLD["an hour ago"])


def test_who_proved_too_little_is_not_let_in_without_its_guard(monkeypatch):
    from tenfold.desk import single_sign_on

    monkeypatch.setattr(single_sign_on, "is_agreed", lambda _: True)
    with pytest.raises(AssertionError):
        too_little_is_refused(amr=["pwd"])
