"""Handing a family over to another worker: both workers and the manager meet, and the record says so."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tenfold.desk.forms import Choice, Field, Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.telling import answered, own_id
from tenfold.ledger import Opened, handing_over
from tenfold.when import day_of

NOBODY = "nobody"
JOINTLY = (
    Choice("yes", "Yes, both workers saw the family together"),
    Choice("no", "No"),
    Choice("unsaid", "I do not know"),
)
_TAKES = "Say who takes over"


@on_family("handover")
def handover(request: DeskRequest, opened: Opened) -> HttpResponse:
    """Show who holds a family and ask who takes it over, of a manager; take it."""
    handing_over.handers_only(request.desk, opened.family)
    held = handing_over.holders(request.desk, opened)
    fields = handover_fields(opened, held, handing_over.colleagues(request.desk))
    form = checked(sent(fields, request.POST)) if request.method == "POST" else empty(fields)
    if form.problems and _is_done(request, opened, held):
        return _back(opened, request.POST["id"])
    form, done = answered(request, form, lambda: _handed(request, opened, form))
    told = {"title": "Hand over", "form": form, "opened": opened, "held": held}
    return done or render(request, "desk/handover.html", told)


def handover_fields(
    opened: Opened, held: tuple[handing_over.Colleague, ...], others: tuple[handing_over.Colleague, ...]
) -> tuple[Field, ...]:
    """Return what is asked: who hands over and to whom, when they met, whether with the family, and what was said."""
    today = day_of(opened.moment)
    first = (str(today.day), str(today.month), str(today.year))
    old = (*(Choice(one.id, one.name) for one in held), Choice(NOBODY, "Nobody: it is given for the first time"))
    new = tuple(Choice(one.id, f"{one.name}, {one.job}") for one in others)
    met = "When both workers and you met"
    return (
        own_id(),
        Field(kind="radios", name="old", label="Who hands over?", choices=old, needed="Say who hands over"),
        Field(kind="select", name="new", label="Who takes over?", choices=new, needed=_TAKES, none="Choose one"),
        Field(kind="day", name="on", label=met, first=first, needed=f"{met}: enter a date"),
        Field(
            kind="radios",
            name="jointly",
            label="Was it handed over jointly, both workers with the family?",
            choices=JOINTLY,
            needed="Say whether both workers saw the family together",
        ),
        Field(
            kind="area",
            name="says",
            label="What was handed over",
            hint="What is worrying, what is not known, what is promised to the family and by when. It goes into the "
            "record of the family; nothing about the workers themselves belongs here.",
            needed="Say what was handed over",
        ),
    )


def checked(form: Form) -> Form:
    """Return the form with what is wrong where somebody would hand over to themselves."""
    if form.one("old") and form.one("old") == form.one("new"):
        return form.marked([("#new", "Choose somebody else than who hands over")])
    return form


def _handed(request: DeskRequest, opened: Opened, form: Form) -> HttpResponse:
    told = handing_over.Handover(
        id=str(UUID(form.one("id"))),
        old=None if form.one("old") == NOBODY else form.one("old"),
        new=form.one("new"),
        on=form.day("on"),
        jointly={"yes": True, "no": False}.get(form.one("jointly")),
        says=form.one("says"),
    )
    return _back(opened, handing_over.hand_over(request.desk, opened, told).entry.id)


def _is_done(request: DeskRequest, opened: Opened, held: tuple[handing_over.Colleague, ...]) -> bool:
    """Whether the same form was sent before and all of it is done: who handed over holds nothing any more."""
    sent_before = opened.picture.entry(request.POST.get("id", "")) is not None
    return sent_before and request.POST.get("new") in {one.id for one in held}


def _back(opened: Opened, entry: str) -> HttpResponse:
    return redirect(f"{reverse('child', args=[opened.family, 1])}?recorded={entry}")
