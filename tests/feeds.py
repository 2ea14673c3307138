"""An agency's own system, for tests of the API: its token, and requests in the words of the API.

It is read once Django is ready, by tests in the rooms of `sites.ROOMS`.
"""

import json
from datetime import timedelta
from time import sleep, time
from typing import Any
from uuid import uuid4

from django.test import Client

from partnership import session
from tenfold import ledger

ALL = ("entries:write", "record:read", "changes:read", "webhooks")
OK, MADE = 200, 201
HALF_MINUTE, TO_START, TO_SETTLE = 30, 10, 60  # seconds
WHY = {"Tenfold-Purpose": "protect", "Tenfold-Basis": "public-task"}
POLICE = {"Tenfold-Purpose": "protect", "Tenfold-Basis": "law-enforcement"}


def token(agency: str = "csc", *scopes: str, per_minute: int = 1_000_000, days: int = 1) -> str:
    """Make a token of a new system of an agency, for all that a feed does unless said."""
    name = f"feed-{uuid4().hex[:12]}"
    _, made = ledger.make_token(
        session(agency, "administrator"), agency, name, scopes or ALL, timedelta(days=days), per_minute
    )
    return made


class Feed:
    """A system that asks the API: each method returns the answer's status and what it says."""

    def __init__(self, agency: str = "csc", *scopes: str, token_: str | None = None) -> None:
        self.agency = agency
        self.token = token_ or token(agency, *scopes)
        self.client = Client(SERVER_NAME="localhost")

    @property
    def headers(self) -> dict[str, str]:
        """What each request carries: the token, and why."""
        return {"Authorization": f"Bearer {self.token}", **(POLICE if self.agency == "police" else WHY)}

    def get(self, path: str, **query: Any) -> tuple[int, Any]:
        """Read something."""
        answer = self.client.get(f"/api/v1/{path}", query, headers=self.headers)
        return answer.status_code, answer.json()

    def settled(self, family: Any) -> bool:
        """Whether changes of a family come to be told: another transaction may hold them back for half a minute."""
        until = time() + TO_SETTLE
        while time() < until:
            if any(one["family"] == str(family) for one in self.every_change()):
                return True
        return False

    def every_change(self) -> list[dict[str, Any]]:
        """Fetch all changes from the first."""
        found: list[dict[str, Any]] = []
        cursor, more = None, True
        while more:
            _, answer = self.get("changes", **({"since": cursor} if cursor else {}))
            found, cursor, more = found + answer["changes"], answer["cursor"], answer["more"]
        return found

    def post(self, path: str, told: Any, kind: str = "application/json") -> tuple[int, Any]:
        """Send something as JSON, or as it is where it is bytes."""
        body = told if isinstance(told, bytes) else json.dumps(told)
        answer = self.client.post(f"/api/v1/{path}", body, content_type=kind, headers=self.headers)
        return answer.status_code, json.loads(answer.content)

    def batch(self, lines: list[Any]) -> list[dict[str, Any]]:
        """Send a batch, a line each (as it is where it is bytes); return the answer to each."""
        body = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
        answer = self.client.post("/api/v1/entries", body, content_type="application/x-ndjson", headers=self.headers)
        assert answer.status_code == OK, answer.content  # noqa: S101 - this is a test's helper
        return [json.loads(line) for line in answer.content.splitlines()]

    def begin(self, case: str | None = None, **more: Any) -> str:
        """Begin a family; return its id."""
        status, told = self.post("families", {"case": case or uuid4().hex, "lead": "csc", **more})
        assert status in (OK, MADE), told  # noqa: S101 - this is a test's helper
        family: str = told["family"]
        return family

    def append(self, family: object, told: dict[str, Any]) -> tuple[int, Any]:
        """Send one entry, with an author where none is told."""
        return self.post(f"families/{family}/entries", {"author": {"role": "social worker"}, **told})


def fresh_code(username: str) -> str:
    """The one-time code of somebody, early enough in its half minute for a command to start in, and not used up.

    A code is taken once; whoever takes several steps in a test does not wait half a minute between them.
    """
    from django.core.cache import cache

    from tenfold.ledger.demo import code_of

    cache.clear()

    left = HALF_MINUTE - time() % HALF_MINUTE
    if left < TO_START:
        sleep(left)
    return code_of(username)


def with_password(agency: str, *roles: str) -> str:
    """Hire somebody who signs in with a password and a code; return their username."""
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator
    from django.db import connections

    from tenfold.ledger.demo import _secret
    from tenfold.ledger.models import Staff

    staff = Staff.objects.using("owner").get(pk=int(session(agency, *roles).viewer.id))
    staff.set_password("correct horse")
    staff.save(using="owner")
    secret = get_adapter().encrypt(_secret(staff.username))
    Authenticator(user_id=staff.pk, type=Authenticator.Type.TOTP, data={"secret": secret}).save(using="owner")
    connections.close_all()
    return staff.username
