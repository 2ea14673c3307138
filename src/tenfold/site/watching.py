"""What stands outermost round the site: probes and figures for whoever runs it, and a line of the log a request.

Nothing that was asked for stands in a line or a figure but the name of the page: no address, no query, no family.
"""

import hmac
import logging
import time
from collections.abc import Callable
from ipaddress import ip_address
from uuid import uuid4

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from tenfold.ledger.standing import is_ready
from tenfold.site.figures import answered, figures
from tenfold.site.logs import REQUEST

Answer = Callable[[HttpRequest], HttpResponseBase]
LOG = logging.getLogger("tenfold.site")
HEADER = "X-Request-ID"
TEXT = "text/plain; charset=utf-8"
REFUSED = 400  # and above


def watched(answer: Answer) -> Answer:
    """Answer probes; give every other request an id, tie what it opens to it, and log and count how it ended."""

    def told(request: HttpRequest) -> HttpResponseBase:
        probe = PROBES.get(request.path)
        if probe is not None:
            return _plain(probe(request))
        token = REQUEST.set(uuid4().hex)
        began = time.perf_counter()
        try:
            _tie(REQUEST.get())
            response = answer(request)
            _log(request, response.status_code, time.perf_counter() - began)
            response.headers[HEADER] = REQUEST.get()
            return response
        finally:
            REQUEST.reset(token)

    return told


def live(_request: HttpRequest) -> HttpResponse:
    """Say that this process answers."""
    return HttpResponse("live\n", content_type=TEXT)


def ready(_request: HttpRequest) -> HttpResponse:
    """Say whether the record can be reached and is of this version; why not, only the log and the operator know."""
    well = is_ready()
    if not well:
        connection.close()
        LOG.warning("The record is not ready: its database cannot be reached, or is of another version.")
    return HttpResponse("ready\n" if well else "not ready\n", status=200 if well else 503, content_type=TEXT)


def metrics(request: HttpRequest) -> HttpResponse:
    """Give the figures to whoever runs the site: by a token or, where none is set, to this machine alone."""
    if not _may_watch(request):
        return HttpResponseNotFound("Not found\n", content_type=TEXT)
    return HttpResponse(figures(), content_type="text/plain; version=0.0.4; charset=utf-8")


PROBES: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/health/live": live,
    "/health/ready": ready,
    "/metrics": metrics,
}


def _plain(response: HttpResponse) -> HttpResponse:
    """Tell a browser to read a probe's answer as the text that it is, and to frame it nowhere."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    response.headers["Cache-Control"] = "no-store"
    return response


def _may_watch(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        said = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(said.encode(), settings.METRICS_TOKEN.encode())
    forwarded = {"X-Forwarded-For", "X-Forwarded-Proto", "Forwarded"} & request.headers.keys()
    return not forwarded and _is_here(request.META.get("REMOTE_ADDR", ""))


def _is_here(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _tie(request: str) -> None:
    """Tell the database which request this is: each line of the access log is tied to it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('tenfold.request', %s, false)", [request])
    except Error:
        LOG.warning("The database could not be told of a request.")
        connection.close()  # what answers begins with another connection


def _route(request: HttpRequest) -> str:
    """Return the name of the page that was asked for, also where somebody was turned away before it."""
    try:
        match = request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return "none"
    return match.view_name or "unnamed"


def _log(request: HttpRequest, status: int, seconds: float) -> None:
    route = _route(request)
    method = request.method if request.method in {"GET", "POST", "HEAD", "PUT", "DELETE"} else "other"
    answered(route, str(method), status, seconds)
    told = {"route": route, "method": method, "status": status, "milliseconds": round(seconds * 1000, 1)}
    LOG.info("A request was answered.", extra=told | (_who(request) if status >= REFUSED else {}))


def _who(request: HttpRequest) -> dict[str, int]:
    """Return by their number who asked, where it is known: the log says it of what was refused, and of nothing else."""
    known = getattr(request, "desk", None) or getattr(getattr(request, "auth", None), "session", None)
    return {} if known is None else {"staff": int(known.viewer.id)}
