"""“I must see this record now”: it opens by one’s own word, for 8 hours, and others are told and look at it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from tenfold import ledger
from tenfold.desk.forms import Field, Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import purpose_key, refusal
from tenfold.desk.purpose import PURPOSE

FIELDS = (
    PURPOSE,
    Field(
        kind="area",
        name="why",
        label="Why must you see it now?",
        hint="For example: the child is in front of me. Whoever leads on the child, and a privacy officer, read it.",
        rows=3,
        needed="Say why you must see it now",
    ),
)


def present(request: DeskRequest, family: UUID) -> HttpResponse:
    """Ask for purpose and reason, then open the record for 8 hours."""
    form = sent(FIELDS, request.POST) if request.method == "POST" else empty(FIELDS)
    if request.method == "POST" and not form.problems:
        return _open(request, family, form)
    return render(request, "desk/present.html", {"title": "You must see this record now", "form": form})


def _open(request: DeskRequest, family: UUID, form: Form) -> HttpResponse:
    try:
        ledger.present(request.desk, family, form.one("purpose"), form.one("why"))
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    request.session[purpose_key(family)] = form.one("purpose")
    nth = request.GET.get("child", "")
    return redirect("child", family=family, nth=int(nth) if nth.isdecimal() else 1)
