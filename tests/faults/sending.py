"""The ways by which a writer sends: straight to the ledger, or by the form of a page; another is added to `WAYS`.

A way returns an acknowledgement, or nothing where none came: then the item is sent again.
"""

import http.client
import re
from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID

from faults.cast import Part
from faults.spool import Acknowledged, Item

Way = Callable[[Part, Item, str], Acknowledged | None]
"""Sends an item for somebody; the last argument is the address of the site (http://...)."""
LONGEST = 60.0  # seconds for one answer
TOKEN = "c" * 32
AGAIN = "sending twice records once"


def by_ledger(part: Part, item: Item, _site: str) -> Acknowledged | None:
    """Call `ledger.append`, as the application's role."""
    from django.db import DatabaseError, InterfaceError, connection

    from tenfold import ledger
    from tenfold.ledger.models import Staff

    try:
        session = ledger.resume(Staff.objects.get(pk=part.staff), part.token)
        if session is None:
            raise PermissionError(f"{part.name} is no longer signed in")
        done = ledger.append(session, UUID(item.family), told(item), "protect")
    except (ledger.NotNow, DatabaseError, InterfaceError) as fault:
        connection.close()
        if not isinstance(fault, ledger.NotNow) and not ledger.passes(fault):
            raise
        return None
    return Acknowledged(done.entry.id, done.entry.seq, done.again)


def told(item: Item) -> dict[str, object]:
    """An item as the ledger is told it."""
    return {"occurred": "2026-03-05", "about": ["ann"]} | {
        name: getattr(item, name) for name in ("id", "event", "narrative")
    }


def by_page(part: Part, item: Item, site: str) -> Acknowledged | None:
    """Send the form of the page that records a contact, as a browser does."""
    connection = http.client.HTTPConnection(site.removeprefix("http://"), timeout=LONGEST)
    try:
        connection.request("POST", f"/family/{item.family}/child/1/record", urlencode(_form(item)), _headers(part))
        answer = connection.getresponse()
        place, body = answer.headers.get("Location", ""), answer.read().decode()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    if answer.status == http.client.FOUND and place.endswith(f"recorded={item.id}"):
        return Acknowledged(item.id, 0, again=False)
    if AGAIN in body:
        return None
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))
    raise ConnectionError(f"{part.name} was answered {answer.status} {place}: {words[:400]}")


def _form(item: Item) -> dict[str, str]:
    when = {"when-day": "5", "when-month": "3", "when-year": "2026"}
    said = {"id": item.id, "event": item.event, "narrative": item.narrative, "seen-1": "seen"}
    return {"csrfmiddlewaretoken": TOKEN} | when | said


def _headers(part: Part) -> dict[str, str]:
    return {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"sessionid={part.cookie}; csrftoken={TOKEN}",
    }


WAYS: dict[str, Way] = {"ledger": by_ledger, "page": by_page}
