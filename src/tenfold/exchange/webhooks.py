"""Telling agencies' systems that something changed: signed, without content, to public addresses alone, tried again."""

import hmac
import json
import logging
import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from threading import Timer
from typing import NamedTuple

from tenfold import ledger
from tenfold.exchange.targets import NotPublic, Target, addresses_of, target_of

PATIENCE = 10.0  # seconds, for each step of a call,
DEADLINE = 20.0  # and for the whole of it, however slowly an answer drips
AT_ONCE = 5  # calls are taken for two minutes: as many are made in that, at the slowest
TAKEN = range(200, 300)
_log = logging.getLogger("tenfold.exchange")


class Sent(NamedTuple):
    """How many calls were taken by those who were called, and how many were not."""

    taken: int
    failed: int


def send_due() -> Sent:
    """Queue a call for each webhook whose agency has something to fetch, and make the calls that are due; for a job.

    Several jobs may do this at once: each call is made by one of them. What was not taken waits and is tried again.
    """
    ledger.queue_calls()
    taken = failed = 0
    while calls := ledger.due_calls(AT_ONCE):
        for call in calls:
            if made(call):
                taken += 1
            else:
                failed += 1
    return Sent(taken, failed)


def made(call: ledger.Call) -> bool:
    """Make a call, and note how it went; whether it was taken."""
    try:
        status = _post(target_of(call.url), *signed(call))
        taken, said = status in TAKEN, f"it answered {status}"
    except NotPublic as refusal:
        taken, said = False, str(refusal)
    except (OSError, HTTPException, ValueError) as fault:
        taken, said = False, f"it could not be reached ({type(fault).__name__})"
    ledger.called(call, taken=taken, said=said)
    _log.info("webhook %s: %s", call.webhook, said)
    return taken


def signed(call: ledger.Call) -> tuple[bytes, dict[str, str]]:
    """Return what a call says, and its headers: the time, and the HMAC-SHA256 of time, full stop and body."""
    now = int(call.at.timestamp())
    told = {"webhook": str(call.webhook), "call": call.number, "say": "something changed: fetch /api/v1/changes"}
    body = json.dumps(told).encode()
    mark = hmac.digest(call.secret, f"{now}.".encode() + body, "sha256").hex()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Tenfold",
        "Tenfold-Timestamp": str(now),
        "Tenfold-Signature": f"v1={mark}",
    }
    return body, headers


def _post(target: Target, body: bytes, headers: dict[str, str]) -> int:
    """Post to a target at an address that was looked at; return the status. A redirection is not followed."""
    connection = _Pinned(target, addresses_of(target)[0])
    late = Timer(DEADLINE, connection.cut)
    late.start()
    try:
        connection.request("POST", target.path, body, headers)
        return connection.getresponse().status
    finally:
        late.cancel()
        connection.close()


class _Pinned(HTTPConnection):
    """A connection to an address that was looked at beforehand, by HTTPS checked against the target's name."""

    def __init__(self, target: Target, address: str) -> None:
        super().__init__(target.host, target.port, timeout=PATIENCE)
        self._address, self._secure = address, target.secure

    def connect(self) -> None:
        """Connect to the address, whatever the name stands for by now."""
        plain = socket.create_connection((self._address, self.port), PATIENCE)
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(plain, server_hostname=self.host) if self._secure else plain

    def cut(self) -> None:
        """Break the connection off, from another thread: whoever waits for it goes on with a fault."""
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)
