"""Find a child by name and date of birth: an act that is written down, and the page says so."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tenfold import ledger
from tenfold.access.spelling import spellings
from tenfold.desk.forms import Field, Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import refusal

FIELDS = (
    Field(kind="text", name="name", label="Name of the child", width="20", needed="Enter the child’s name"),
    Field(
        kind="day", name="born", label="Date of birth", hint="For example, 4 3 2024", needed="Enter the date of birth"
    ),
)


MOST = 10  # who finds more has said too little: none is shown rather than some of them


@dataclass(frozen=True, slots=True)
class Found:
    """One child found: the words and the address of the way in."""

    words: str
    href: str


def find(request: DeskRequest) -> HttpResponse:
    """Ask for name and birth date, and say who was found."""
    form = asked_for(sent(FIELDS, request.POST)) if request.method == "POST" else empty(FIELDS)
    try:
        found = found_by(request, form) if request.method == "POST" and not form.problems else None
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    told = {"title": "Find a child", "form": form, "found": found, "too_many": len(found or ()) > MOST}
    return render(request, "desk/find.html", told)


def asked_for(form: Form) -> Form:
    """Return a form as it was sent, marked where what was typed as a name has no letter of any script."""
    name = form.one("name")
    return form.marked([("#name", "Enter the child’s name with its letters")] if name and not spellings(name) else ())


def found_by(request: DeskRequest, form: Form) -> tuple[Found, ...]:
    """Return the children found, each with the way into the record that is open to whoever asks."""
    return tuple(_found(one) for one in ledger.find(request.desk, form.one("name"), form.day("born")))


def _found(match: ledger.Match) -> Found:
    if match.open:
        return Found("Open the record", reverse("child", args=[match.family, match.nth]))
    way = f"{reverse('present', args=[match.family])}?child={match.nth}"
    return Found("Nothing ties you to this family: say why you need to see the record", way)
