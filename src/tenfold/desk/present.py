"""“A child of this family is in front of me now”: the record opens by one’s own word, and others are told."""

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
        label="What brings the child before you?",
        hint="Whoever leads on the child is told that you opened the record, and reads this.",
        rows=3,
        needed="Say what brings the child before you",
    ),
)


def present(request: DeskRequest, family: UUID) -> HttpResponse:
    """Ask for purpose and reason, then open the record for a day."""
    form = sent(FIELDS, request.POST) if request.method == "POST" else empty(FIELDS)
    if request.method == "POST" and not form.problems:
        return _open(request, family, form)
    return render(request, "desk/present.html", {"title": "A child is in front of you", "form": form})


def _open(request: DeskRequest, family: UUID, form: Form) -> HttpResponse:
    try:
        ledger.present(request.desk, family, form.one("purpose"), form.one("why"))
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    request.session[purpose_key(family)] = form.one("purpose")
    nth = request.GET.get("child", "")
    return redirect("child", family=family, nth=int(nth) if nth.isdecimal() else 1)
