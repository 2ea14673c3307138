"""Mail by GOV.UK Notify: a backend of Django's over its HTTP API, signed with the service's key for each request.

Notify is told the mail's own id as its reference, and asked before each sending whether it holds one already: what was
sent by a worker that died before it could note so is not sent again.
"""

import base64
import hmac
import json
import time
from collections.abc import Sequence
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_UUID = 36
"""A key ends in two UUIDs: the service's id, a hyphen, and the secret."""
_LOST = frozenset({"temporary-failure", "technical-failure"})
"""What Notify could not deliver and may be asked to send again."""


class NotifyRefused(Exception):
    """Notify did not take a mail; `smtp_code` is the HTTP status that it answered with, for the list of faults."""

    def __init__(self, status: int) -> None:
        self.smtp_code = status
        super().__init__(f"GOV.UK Notify answered with status {status}; its own log of the service says more")


class Notify(BaseEmailBackend):
    """Sends each mail by Notify's template: the subject as ((subject)), the text as ((body))."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send mails, each to its first address; return how many it has now. Raise `NotifyRefused`, OSError."""
        for mail in email_messages:
            reference = str(mail.extra_headers["Message-ID"]).strip("<>").partition("@")[0]
            if not _is_there(reference):
                _send(mail, reference)
        return len(email_messages)


def token(key: str, now: int) -> str:
    """Return what proves to Notify who asks: a JSON web token of the service, made now (seconds), signed by HMAC."""
    service, secret = key[-2 * _UUID - 1 : -_UUID - 1], key[-_UUID:]
    parts = ({"typ": "JWT", "alg": "HS256"}, {"iss": service, "iat": now})
    said = b".".join(_encoded(json.dumps(part, separators=(",", ":")).encode()) for part in parts)
    return (said + b"." + _encoded(hmac.digest(secret.encode(), said, "sha256"))).decode()


def _is_there(reference: str) -> bool:
    """Whether Notify holds a mail of that reference that it sent, or still tries to."""
    found = _ask("GET", f"/v2/notifications?{urlencode({'reference': reference})}")
    return any(one["status"] not in _LOST for one in found["notifications"])


def _send(mail: EmailMessage, reference: str) -> None:
    told = {
        "email_address": mail.to[0],
        "template_id": settings.NOTIFY_TEMPLATE,
        "personalisation": {"subject": mail.subject, "body": mail.body},
        "reference": reference,
    }
    _ask("POST", "/v2/notifications/email", json.dumps(told).encode())


def _ask(method: str, path: str, body: bytes | None = None) -> dict[str, Any]:
    request = Request(_address() + path, body, method=method)  # noqa: S310 - `_address` says which schemes there are
    request.add_header("Authorization", f"Bearer {token(settings.NOTIFY_KEY, int(time.time()))}")
    request.add_header("Content-Type", "application/json")
    try:
        with urlopen(request, timeout=settings.EMAIL_TIMEOUT) as answer:  # noqa: S310 - as above
            found: dict[str, Any] = json.load(answer)
    except HTTPError as refusal:
        with refusal:
            raise NotifyRefused(refusal.code) from None
    return found


def _address() -> str:
    """Return where Notify answers; raise ImproperlyConfigured where the key would travel open, or there is none."""
    told = urlsplit(settings.NOTIFY_ADDRESS)
    if told.scheme != "https" and (told.scheme, told.hostname) != ("http", "127.0.0.1"):
        raise ImproperlyConfigured(
            f"TENFOLD_NOTIFY_ADDRESS is {settings.NOTIFY_ADDRESS}; it has to begin with https://"
        )
    if len(settings.NOTIFY_KEY) < 2 * _UUID + 1 or not settings.NOTIFY_TEMPLATE:
        raise ImproperlyConfigured("Mail by GOV.UK Notify needs TENFOLD_NOTIFY_KEY and TENFOLD_NOTIFY_TEMPLATE.")
    return f"{told.scheme}://{told.netloc}"


def _encoded(part: bytes) -> bytes:
    return base64.urlsafe_b64encode(part).rstrip(b"=")
