"""What stands round every page: what a browser may do with it, who is signed in, and the way about."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from tenfold import ledger
from tenfold.desk.addresses import address
from tenfold.desk.signing_in import TOKEN
from tenfold.desk.writing import park

if TYPE_CHECKING:
    from tenfold.ledger.models import Staff

LOG = logging.getLogger("tenfold.desk")
Answer = Callable[[HttpRequest], HttpResponseBase]
POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
GONE = '"cache", "storage"'
"""What a browser forgets when somebody signs out; cookies would go at the whole domain, of other sites as well."""
LAPSED = '"cache"'
"""And when a session ended by itself: what its owner wrote without a signal stays, under a key, for them to send."""
OPEN = frozenset({"account_login", "account_logout", "mfa_authenticate"})
"""The pages that are there before anybody is known."""


WAYS = {
    "home": ("Home", ""),
    "asked": ("Questions", ""),
    "find": ("Find a child", ""),
    "register": ("Register", "custodian"),
    "learning": ("Learning", ""),
    "reads": ("Who read what", "auditor"),
    "doors": ("Doors", "auditor privacy_officer"),
    "odd_access": ("Out of the ordinary", "auditor"),
    "administration": ("Administration", "administrator"),
    "team": ("Your team", "manager"),
    "worker": ("Your practice", ""),
    "kin": ("Relatives and addresses", ""),
    "your_sign_in": ("Your sign-in", ""),
    "account_logout": ("Sign out", ""),
}
"""The way about: each page’s words, and the roles that it is there for; nobody is led to where they are refused."""


class DeskRequest(HttpRequest):
    """A request by somebody who is signed in."""

    desk: ledger.Session


def headers(answer: Answer) -> Answer:
    """Tell the browser to take nothing from elsewhere, to be framed by nobody and to keep no page."""

    def told(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        response.headers.setdefault("Cache-Control", "no-store")
        if getattr(request, "went", False):
            response.headers["Clear-Site-Data"] = GONE
        if getattr(request, "lapsed", False):
            response.headers["Clear-Site-Data"] = LAPSED
        return response

    return told


def signed_in(answer: Answer) -> Answer:
    """Hang the ledger's session on each request; let nobody further who has none."""

    def known(request: HttpRequest) -> HttpResponseBase:
        if _is_open(request):
            _known_at_the_door(request)
            return answer(request)
        if not request.user.is_authenticated:
            park(request)
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
        session = ledger.resume(cast("Staff", request.user), request.session.get(TOKEN, ""))
        if session is None:
            return _unknown(request)
        request.desk = session  # type: ignore[attr-defined]  # see DeskRequest
        return answer(request)

    return known


def page(request: HttpRequest) -> dict[str, Any]:
    """Return what every template is given: who looks, and the way about."""
    session: ledger.Session | None = getattr(request, "desk", None)
    if session is None:
        return {"viewer": None, "navigation": (), "single_sign_on": ways_in()}
    ways = tuple(_ways(request, session))
    return {"viewer": session.viewer, "navigation": ways, "browser": ledger.device_mark(session)}


def ways_in() -> tuple[dict[str, str], ...]:
    """Return the sign-ins of agencies by which one can come in: what each is called, and where it is."""
    if "server" not in settings.SINGLE_SIGN_ON:
        return ()
    there = reverse("openid_connect_login", args=["agency"])
    return ({"words": settings.SINGLE_SIGN_ON["name"], "href": there},)


def _ways(request: HttpRequest, session: ledger.Session) -> list[dict[str, Any]]:
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [
        {"href": address(name), "words": words, "current": name == here}
        for name, (words, roles) in WAYS.items()
        if not roles or not session.viewer.roles.isdisjoint(roles.split())
    ]


def _is_open(request: HttpRequest) -> bool:
    there = {address(name) for name in OPEN}
    return request.path in there or request.path.startswith(
        ("/static/", "/api/", "/account/oidc/", address("enrol", "-")[:-1])
    )


def _known_at_the_door(request: HttpRequest) -> None:
    """Hang their session on the page on which somebody signs out: it says what their browser would lose."""
    if request.path == address("account_logout") and request.user.is_authenticated:
        session = ledger.resume(cast("Staff", request.user), request.session.get(TOKEN, ""))
        if session is not None:
            request.desk = session  # type: ignore[attr-defined]  # as above


def _unknown(request: HttpRequest) -> HttpResponse:
    """Turn away an account without a second factor, or that is not let in; ask anybody else to sign in again."""
    if TOKEN in request.session:
        LOG.info("A session was shown that has ended, or was never begun.", extra={"staff": request.user.pk})
        logout(request)
        request.went, request.lapsed = False, True  # type: ignore[attr-defined]  # nobody pressed “Sign out”
        park(request)
        return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
    page = "desk/not_let_in.html" if is_mfa_enabled(request.user) else "desk/second_factor.html"
    return render(request, page, status=403)
