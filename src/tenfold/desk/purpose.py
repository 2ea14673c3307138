"""Why a family's record is opened: chosen once per family in a browser session, before anything is shown."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from tenfold.access import PURPOSES
from tenfold.desk.forms import Choice, Field, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import purpose_key

PURPOSE = Field(
    kind="radios",
    name="purpose",
    label="Why do you need to see this record?",
    hint="Your reason is kept with your name. Those who lead on the child, and auditors, can see it.",
    choices=tuple(Choice(one.id, one.words) for one in PURPOSES.values() if one.offered),
    needed="Choose why you need to see this record",
)


def purpose(request: DeskRequest, family: UUID) -> HttpResponse:
    """Ask for the purpose, then go on to the page that was asked for."""
    form = sent((PURPOSE,), request.POST) if request.method == "POST" else empty((PURPOSE,))
    if request.method != "POST" or form.problems:
        told = {"title": "Why do you need to see this record?", "form": form, "action": request.get_full_path()}
        return render(request, "desk/purpose.html", told)
    request.session[purpose_key(family)] = form.one("purpose")
    return redirect(_next(request))


def _next(request: DeskRequest) -> str:
    """Return the page that was asked for, if it is one of this site's."""
    there = request.GET.get("next", "")
    return there if url_has_allowed_host_and_scheme(there, allowed_hosts=None) else "home"
