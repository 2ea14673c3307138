"""The conference: who must be there and why, invitations, attendance, dissent, and the decision with its reasons."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from tenfold.desk.conference_facts import attended_told, decided_told, dissent_told, invited_told
from tenfold.desk.conference_fields import (
    attend_fields,
    decide_fields,
    dissent_fields,
    invite_fields,
    whole_invitation,
    whole_sitting,
)
from tenfold.desk.conference_words import Sitting, Wanted, sittings_of, wanted_at
from tenfold.desk.forms import Field, Form, empty, sent
from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.recorded import recorded
from tenfold.desk.telling import Told, answered, append
from tenfold.ledger import Opened


@dataclass(frozen=True, slots=True)
class Step:
    """One of the page's forms: its heading, its fields, the entry that it makes, the words on its button.

    `whole` says what is still missing that no single field can tell.
    """

    head: str
    fields: Callable[[Opened], tuple[Field, ...]]
    told: Callable[[Opened, Form, str], Told]
    button: str
    whole: Callable[[Form], Form] = lambda form: form


STEPS = {
    "invite": Step("Invite", invite_fields, invited_told, "Invite", whole_invitation),
    "attend": Step(
        "Record who came and what was said", attend_fields, attended_told, "Record the conference", whole_sitting
    ),
    "dissent": Step("Disagree, on the record", dissent_fields, dissent_told, "Record that I disagree"),
    "decide": Step("Decide, with reasons", decide_fields, decided_told, "Record the decision"),
}


@dataclass(frozen=True, slots=True)
class ConferencePage:
    """All that the page says, with one of its forms."""

    wanted: tuple[Wanted, ...]
    sittings: tuple[Sitting, ...]
    ways: tuple[tuple[str, str, bool], ...]
    head: str
    button: str


@on_family("conference")
def conference(request: DeskRequest, opened: Opened) -> HttpResponse:
    """Show who must be there and what was said and decided, with one of the forms; take it."""
    name = request.GET.get("step", "invite")
    step = STEPS.get(name, STEPS["invite"])
    fields, agency = step.fields(opened), request.desk.viewer.agency
    form = step.whole(sent(fields, request.POST)) if request.method == "POST" else empty(fields)
    form, done = answered(request, form, lambda: append(request, opened, step.told(opened, form, agency), "conference"))
    told = {"page": conference_page(opened, step), "form": form, "recorded": recorded(request, opened)}
    told |= {"known": as_known(request, opened)}
    return done or render(request, "desk/conference.html", told | {"title": "Conference"})


def conference_page(opened: Opened, step: Step) -> ConferencePage:
    """Return what the page says."""
    ways = tuple((one.head, f"?step={name}", one == step) for name, one in STEPS.items())
    return ConferencePage(tuple(wanted_at(opened)), tuple(sittings_of(opened)), ways, step.head, step.button)
