"""Every address of the site and whom it is for, and what each page answers to somebody in a place of the matrix.

ROUTES has a row for every address, the pages' and the API's: an address without one fails the test.
"""

from collections.abc import Iterator
from http import HTTPStatus
from uuid import UUID, uuid5

from django.urls import URLPattern, URLResolver, get_resolver

from desks import browser_of, opens
from matrix import NAME, PEOPLE, Place, words_in
from partnership import session
from tenfold.ledger import Session

ROUTES = {
    "account_login": "anybody",
    "account_logout": "anybody",
    "mfa_authenticate": "anybody",
    "enrol": "anybody",
    "home": "list",
    "find": "list",
    "learning": "list",
    "review": "list",
    "replayed": "list",
    "reads": "list",
    "doors": "overseer",
    "sign_ins": "auditor",
    "kin": "list",
    "your_sign_in": "list",
    "asked": "list",
    "family_questions": "family",
    "family_replay": "asks",
    "disagreements": "family",
    "register": "custodian",
    "purpose": "asks",
    "present": "asks",
    "child": "family",
    "contact": "family",
    "pictures": "family",
    "question": "family",
    "siblings": "family",
    "conference": "family",
    "same_person": "family",
    "correct": "author",
    "worker": "list",
    "team": "manager",
    "team_worker": "colleague",
    "worker_fact": "colleague",
    "handover": "hands over",
    "odd_access": "auditor",
    "administration": "administrator",
    "limits": "administrator",
    "plan": "family",
    "packs": "family",
    "pack": "serial",
    "pack_pdf": "serial",
    "told": "family",
    "account": "account",
    "api-root": "anybody",
    "openapi-json": "anybody",
    "begin_family": "token",
    "append_entry": "token",
    "append_batch": "token",
    "picture": "token",
    "questions": "token",
    "chronology": "token",
    "changes": "token",
    "add_webhook": "token",
    "webhooks": "token",
    "end_webhook": "token",
}
"""For each address of the site by its name, whom it is for; allauth's own (account_…, mfa_…, …) are for oneself."""


def names(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """The name of every address that the site answers; the address itself where it has none."""
    for one in (resolver or get_resolver()).url_patterns:
        there = f"{before}{one.pattern}"
        if isinstance(one, URLPattern):
            yield one.name or there
        else:
            yield from names(one, there)


def unplaced() -> list[str]:
    """The addresses that ROUTES says nothing of."""
    own = ("account/", "account_", "mfa_", "socialaccount_", "openid_connect_")
    nothing = "api/"  # what answers for the addresses of the API that there are not
    return [name for name in names() if name not in ROUTES and not name.startswith(own) and name != nothing]


LISTS = frozenset({"list", "custodian", "overseer", "auditor", "manager", "administrator"})
"""Pages over many families, or none; other families than the one that is asked about are listed there."""


def paged(place: Place, who: Session, ann: UUID) -> Iterator[tuple[str, object, object]]:
    """What each page answers, and which of the words stand on it."""
    browser, colleague = opens(browser_of(who), ann), session(place.agency).viewer.id
    for name, kind in ROUTES.items():
        if kind in LISTS | {"family", "author", "asks", "colleague", "hands over"}:
            page = browser.get(_address(name, ann, colleague))
            yield f"page {name}", page.status_code == HTTPStatus.OK, _right(place, kind)
            other = frozenset({NAME}) if kind in LISTS else frozenset()
            yield f"words on {name}", words_in(page.content.decode()) - place.reads - other, frozenset()
            if kind in {"list", "overseer", "auditor", "manager", "administrator", "colleague"} and not place.opens:
                yield f"family on {name}", str(ann) in page.content.decode(), False


def _right(place: Place, kind: str) -> bool:
    """Whether somebody in a place gets a page of a kind; a colleague is of their own agency."""
    roles = {
        "custodian": {"custodian"},
        "overseer": {"auditor", "privacy_officer"},
        "auditor": {"auditor"},
        "manager": {"manager"},
        "administrator": {"administrator"},
        "colleague": {"manager"},
    }
    return {
        "family": place.opens,
        "author": place.opens and place.agency == "csc",  # who wrote the entry
        "hands over": place.opens and place.role == "manager",
    }.get(kind, place.role in roles.get(kind, PEOPLE))


def _address(name: str, ann: UUID, colleague: str) -> str:
    own = {
        "home": "",
        "asked": "questions",
        "review": "learning/review",
        "replayed": "learning/review/replay",
        "worker": "practice",
        "team_worker": f"team/{colleague}",
        "worker_fact": f"worker/{colleague}/training",
    }
    if ROUTES[name] in LISTS | {"colleague"}:
        return f"/{own.get(name, name.replace('_', '-'))}"
    ends = {"child": "child/1", "contact": "child/1/record", "pictures": "child/1/pictures", "question": "question/1"}
    ends["correct"] = f"entry/{uuid5(ann, 'e1')}/correct"
    ends |= {"told": "chronology", "family_questions": "questions", "family_replay": "replay"}
    return f"/family/{ann}/{ends.get(name, name.replace('_', '-'))}"
