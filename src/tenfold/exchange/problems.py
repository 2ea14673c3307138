"""What goes wrong, as RFC 9457 has it said: what, why, what would be right, and with which field."""

import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

from tenfold import ledger
from tenfold.access import Refused
from tenfold.casefiles import Problem as Wrong

MEDIA = "application/problem+json"
MOST = 20
_LONGEST = 1000
TITLES = {
    400: "The request cannot be read",
    401: "Nobody is known by this token",
    403: "This stays closed",
    404: "There is nothing here",
    405: "This address does not answer to that",
    409: "Something else is on record under that id",
    411: "The length of what is sent must be said",
    413: "That is too large",
    415: "That is not a kind of content that is read here",
    422: "What was sent was not taken",
    429: "That is too often",
    500: "Something failed here",
    503: "The record cannot be reached now",
}


class Problem(Exception):
    """An answer that is a problem: its status, what is wrong and what would be right, and more for programs."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None, **more: Any) -> None:
        self.status, self.detail, self.headers, self.more = status, detail, headers or {}, more
        super().__init__(detail)

    @property
    def told(self) -> dict[str, Any]:
        """The problem as plain values."""
        title = TITLES[self.status]
        return {"type": "about:blank", "title": title, "status": self.status, "detail": self.detail, **self.more}


def answer(problem: Problem) -> HttpResponse:
    """Return a problem as an answer."""
    body = json.dumps(problem.told, ensure_ascii=False)
    return HttpResponse(body, status=problem.status, content_type=MEDIA, headers=problem.headers)


def not_taken(refusal: ledger.NotTaken) -> Problem:
    """Return why an entry or a header was not taken, field by field."""
    if isinstance(refusal, ledger.NotNow):
        return Problem(503, str(refusal), headers={"Retry-After": "60"})
    if isinstance(refusal, ledger.OtherContent):
        return Problem(409, str(refusal), problems=[])
    problems = wrongs(refusal.told) or [{"field": "", "wrong": one, "right": ""} for one in refusal.problems[:MOST]]
    detail = " ".join(refusal.problems)
    return Problem(422, detail if len(detail) <= _LONGEST else f"{detail[:_LONGEST]}…", problems=problems)


def unread(problems: Iterable[Wrong], status: int = 400) -> Problem:
    """Return why something could not be read."""
    found = list(problems)
    return Problem(status, " ".join(map(str, found))[:_LONGEST], problems=wrongs(found))


def closed(refused: Refused) -> Problem:
    """Return why a record stays closed, in the words of access; it is the same where there is no such record."""
    return Problem(403, refused.reason, law=refused.law, instead=refused.instead)


def wrong_field(path: tuple[str | int, ...], wrong: str, right: str) -> Wrong:
    """Return what is wrong with a field of what was sent."""
    return Wrong(None, ", ".join(map(str, path)) or "what was sent", wrong, right, path=path)


def wrongs(problems: Iterable[Wrong]) -> list[dict[str, Any]]:
    """Return problems for programs: the field as a JSON pointer (RFC 6901), what is wrong, what would be right."""
    return [
        {"field": pointer(one.path), "where": one.where[:_LONGEST], "wrong": one.wrong[:_LONGEST], "right": one.right}
        for one in [*problems][:MOST]
    ]


def pointer(path: Iterable[str | int]) -> str:
    """Return a way to a value as a JSON pointer; “” is the whole."""
    return "".join(f"/{str(step)[:100].replace('~', '~0').replace('/', '~1')}" for step in path)
