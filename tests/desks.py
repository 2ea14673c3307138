"""What tests of the pages share: a family opened without a database, and a browser that somebody signed in with.

It is read once Django is ready, by tests in the rooms of `sites.ROOMS`.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpResponse, QueryDict
from django.test import Client

from tenfold.access import Allowed, Tie
from tenfold.casefiles import check_lines, entry_line, header_line, read
from tenfold.desk.signing_in import TOKEN
from tenfold.ledger import Opened, Session
from tenfold.ledger.models import Staff
from tenfold.picture import fold
from tenfold.record import Case
from tenfold.replay import replay
from tenfold.when import AsOf, Time

FAMILY = UUID("00000000-0000-4000-8000-000000000001")
CASES = Path(__file__).parents[1] / "cases"
TIE = Tie(kind="involved", agency="csc", staff=None, since=datetime(2020, 1, 1, tzinfo=UTC))


def turning(until: str = "2024-05-21T12:30") -> Opened:
    """The story that turns, opened when a strategy discussion was held and little was answered."""
    return opened_at(read(CASES / "turning.yaml"), until)


def opened_at(case: Case, until: str) -> Opened:
    """A family opened as the ledger would open it for somebody who may see all of it, at a moment."""
    known = Time.told(until).last
    seen = replace(case, entries=tuple(one for one in case.entries if one.recorded <= known))
    replayed = replay(seen, known=known)
    return Opened(
        family=FAMILY,
        title=case.title or "",
        case=seen,
        picture=fold(seen, AsOf.at(known)),
        questions=replayed.questions,
        acts=replayed.acts,
        allowed=Allowed(TIE, "protect", "a basis"),
        known=known,
        is_now=True,
        moment=known,
        workers={},
    )


def taken(opened: Opened, told: dict[str, Any], agency: str = "csc") -> list[str]:
    """What the ledger would find wrong with an entry that a form made; nothing where it would be taken."""
    stamps = {"agency": agency, "author": {"role": "professional"}, "recorded": Time.at(opened.moment).text}
    line = msgspec.json.encode(told | stamps)
    held = [header_line(opened.case), *map(entry_line, opened.case.entries)]
    problems = check_lines([*held, line]).problems
    return [str(one) for one in problems if one.kind == "error"]


def browser_of(session: Session) -> Client:
    """A browser in which somebody of the partnership has signed in with both factors."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(Staff.objects.get(pk=int(session.viewer.id)))
    kept = client.session
    kept[TOKEN] = session.token
    kept.save()
    return client


def opens(client: Client, family: UUID, purpose: str = "protect") -> Client:
    """The same browser once its professional has said why they open a family."""
    client.post(f"/family/{family}/purpose", {"purpose": purpose})
    return client


def filled(form: Any, **typed: Any) -> dict[str, Any]:
    """What a browser sends of a form: what stands in it, a first choice where one is needed, and what is typed."""
    sent: dict[str, Any] = {}
    for one in form.asked:
        values = [*one.values] or _needed(one.field)
        if one.field.kind in {"day", "moment"}:
            parts = ("day", "month", "year", "time")[: 3 + (one.field.kind == "moment")]
            sent |= {f"{one.field.name}-{part}": value for part, value in zip(parts, values, strict=False)}
        elif values:
            sent[one.field.name] = values
    return sent | typed


def post(typed: dict[str, Any]) -> QueryDict:
    """What a browser sends, as Django reads it."""
    query = QueryDict(mutable=True)
    for name, values in typed.items():
        query.setlist(name, values if isinstance(values, list) else [values])
    return query


def words_of(response: HttpResponse) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def _needed(field: Any) -> list[str]:
    if not field.needed:
        return []
    return [field.choices[0].value] if field.choices else ["in words"]
