"""When the record cannot be reached: nothing of it is shown, and what was typed is given back to be sent again."""

import sys
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.template.loader import render_to_string
from django.views.defaults import server_error

from tenfold import ledger

_OURS = "csrfmiddlewaretoken"
_GIVEN_BACK = "/family/"
"""Forms under this address are given back; a password or a code is not, wherever it was typed."""


def fault(request: HttpRequest) -> HttpResponse:
    """Answer a request that failed: with what to do where the record is full, busy or gone, and it will pass."""
    cause = sys.exception()
    if not ledger.passes(cause):
        return server_error(request)
    typed = tuple(_typed(request)) if _is_ours(request) else ()
    told = {"typed": typed, "words": _words(typed), "address": request.get_full_path()}
    told["csrf_token"] = get_token(request)
    return HttpResponse(render_to_string("desk/not_now.html", told), status=503, headers={"Retry-After": "10"})


def _is_ours(request: HttpRequest) -> bool:
    """Whether a form of ours was sent: what another site made a browser send is not given back to be sent again."""
    if request.method != "POST" or not request.path.startswith(_GIVEN_BACK):
        return False
    return CsrfViewMiddleware(server_error).process_view(request, server_error, (), {}) is None


def _typed(request: HttpRequest) -> Iterable[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name != _OURS:
            yield from ((name, value) for value in values)


def _words(typed: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return what somebody wrote in words of their own, to read or to copy."""
    return tuple(value for _, value in typed if " " in value.strip())
