"""Somebody's factors: a password, an authenticator app, a security key; each as the thing itself would answer.

It is read once Django is ready, by tests in the rooms of `sites.ROOMS`.
"""

import json
import re
import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from html import unescape
from secrets import token_bytes
from typing import Any

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from fido2 import cbor
from fido2.cose import ES256

from partnership import session
from tenfold.ledger.models import Staff

PERIOD, SOON = 30, 5  # seconds for which a code is shown, and in which it may change on the way
PASSWORD = "correct horse battery"  # noqa: S105 - of invented people


def hired(*, totp: bool = True) -> tuple[Staff, str]:
    """Somebody with a password, and the secret of their authenticator app if they have one."""
    staff = Staff.objects.get(pk=int(session("csc").viewer.id))
    staff.set_password(PASSWORD)
    staff.save(update_fields=["password"])
    secret: str = generate_totp_secret()
    if totp:
        TOTP.activate(staff, secret)
    return staff, secret


def code(secret: str) -> str:
    """The code that an authenticator app shows now, once it is not about to change."""
    if (left := PERIOD - time.time() % PERIOD) < SOON:
        time.sleep(left)
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def half_signed_in(staff: Staff) -> Client:
    """A browser in which somebody gave their password."""
    client = Client(SERVER_NAME="localhost")
    client.post("/account/login/", {"login": staff.username, "password": PASSWORD})
    return client


def signed_in(staff: Staff, secret: str) -> Client:
    """A browser in which somebody gave both factors."""
    client = half_signed_in(staff)
    client.post("/account/2fa/authenticate/", {"code": code(secret)})
    return client


class SecurityKey:
    """A security key: it makes a pair of keys for a site, and signs what that site asks of it."""

    def __init__(self, origin: str = "http://localhost") -> None:
        self.origin, self.id = origin, token_bytes(16)
        self._private = ec.generate_private_key(ec.SECP256R1())

    def registered(self, page: str) -> str:
        """What it answers to a page that asks it to be set up."""
        asked = options(page)["creation_options"]["publicKey"]
        public: dict[int, object] = dict(ES256.from_cryptography_key(self._private.public_key()))  # type: ignore[no-untyped-call]
        cose = cbor.encode(public)
        known = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cose
        told = {"fmt": "none", "attStmt": {}, "authData": self._data(asked["rp"]["id"], 0x45) + known}
        said = self._said("webauthn.create", asked["challenge"])
        return self._answer({"clientDataJSON": text(said), "attestationObject": text(cbor.encode(told))})

    def signed(self, page: str) -> str:
        """What it answers to a page that asks whose it is."""
        asked = options(page)["request_options"]["publicKey"]
        data, said = self._data(asked["rpId"], 0x05), self._said("webauthn.get", asked["challenge"])
        signature = self._private.sign(data + sha256(said).digest(), ec.ECDSA(SHA256()))
        told = {"clientDataJSON": text(said), "authenticatorData": text(data), "signature": text(signature)}
        return self._answer(told)

    def _said(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _data(self, site: str, flags: int) -> bytes:
        return sha256(site.encode()).digest() + bytes([flags]) + (1).to_bytes(4, "big")

    def _answer(self, response: dict[str, str]) -> str:
        told = {"id": text(self.id), "rawId": text(self.id), "type": "public-key", "response": response}
        return json.dumps(told | {"clientExtensionResults": {}})


def options(page: str) -> dict[str, Any]:
    """What a page asks of a security key."""
    found = re.search(r'<script id="js_data" type="application/json">(.*?)</script>', page, re.DOTALL)
    if found is None:
        raise ValueError("the page asks no security key")
    told: dict[str, Any] = json.loads(unescape(found[1]))
    return told


def text(raw: bytes) -> str:
    """Bytes as a browser sends them."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
