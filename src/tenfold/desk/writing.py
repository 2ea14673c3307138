"""Who a form was shown to; and what they sent when their session had ended, which waits for them to sign in again."""

from typing import TYPE_CHECKING, cast

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tenfold import ledger

if TYPE_CHECKING:
    from tenfold.desk.middleware import DeskRequest

PARKED = "parked"
NOT_TYPED = ("csrfmiddlewaretoken", "writer", "step", "add")
"""What a form sends that nobody typed."""
_LONGEST = 72 * 60 * 60  # seconds for which a form can be sent after it was shown
_SALT = "writer"


def writer_of(session: ledger.Session) -> str:
    """Return what a form says of who it was shown to, signed: what comes back was written by them."""
    return signing.dumps(int(session.viewer.id), salt=_SALT)


def written_by(request: HttpRequest) -> int | None:
    """Return who a form that was sent had been shown to; None where it does not say, or another says so."""
    try:
        return cast("int", signing.loads(request.POST.get("writer", ""), salt=_SALT, max_age=_LONGEST))
    except signing.BadSignature:
        return None


def park(request: HttpRequest) -> None:
    """Keep what was sent by somebody whose session has ended until they sign in again in this browser.

    It lies in the browser's session on the server, under a key, and opens to nobody but whoever the form was shown to:
    the form says who that is, signed, so that nobody else's site can send words in their name.
    """
    writer = written_by(request)
    if writer is not None:
        typed = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
        request.session[PARKED] = ledger.park(writer, request.path, typed)


def parked_for(request: "DeskRequest") -> dict[str, list[str]] | None:
    """Return what somebody had sent to this address before they signed in again, once."""
    waiting = request.session.get(PARKED)
    typed = ledger.unpark(request.desk, waiting, request.path) if waiting else None
    if typed is not None:
        del request.session[PARKED]
    return typed


def not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's signature
    """Say that a form was sent by a page that no longer counts; what its writer had written there is kept for them."""
    session: ledger.Session | None = getattr(request, "desk", None)
    writer = written_by(request)
    kept = writer is not None and (session is None or writer == int(session.viewer.id))
    if kept:
        park(request)
    return render(request, "403_csrf.html", {"kept": kept, "there": request.path}, status=403)
