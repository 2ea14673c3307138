"""The conference: who must be there and why, invitations, reports, attendance, dissent, decision with reasons."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tenfold.desk.conference_facts import attended_told, decided_told, dissent_told, invited_told
from tenfold.desk.conference_fields import (
    attend_fields,
    decide_fields,
    dissent_fields,
    invite_fields,
    whole_invitation,
    whole_sitting,
)
from tenfold.desk.conference_meetings import Gathering, gatherings_of
from tenfold.desk.conference_steps import (
    exclude_fields,
    excluded_told,
    report_fields,
    reported_told,
    share_fields,
    shared_told,
    whole_share,
)
from tenfold.desk.conference_words import Wanted, not_approached, supported, wanted_at
from tenfold.desk.forms import Field, Form, empty, sent
from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.recorded import recorded
from tenfold.desk.telling import Told, answered, append
from tenfold.ledger import Opened


@dataclass(frozen=True, slots=True)
class Step:
    """One of the steps, a page of its own: its heading, its fields, the entry that it makes, the words on its button.

    `whole` says what is still missing that no single field can tell; `hint` what whoever takes the step should know.
    """

    head: str
    fields: Callable[[Opened], tuple[Field, ...]]
    told: Callable[[Opened, Form, str], Told]
    button: str
    whole: Callable[[Form], Form] = lambda form: form
    hint: str = ""


STEPS = {
    "invite": Step("Invite", invite_fields, invited_told, "Invite", whole_invitation),
    "exclude": Step(
        "Keep somebody out, with the reason",
        exclude_fields,
        excluded_told,
        "Record the exclusion",
        hint="Whoever is kept out can still send their views, and is told what was decided.",
    ),
    "report": Step("A report has come", report_fields, reported_told, "Record the report"),
    "share": Step(
        "Go through the reports with the family",
        share_fields,
        shared_told,
        "Record it",
        whole_share,
        hint="Record when, and with whom; or why a report was not gone through with somebody.",
    ),
    "attend": Step(
        "Record who came and what was said", attend_fields, attended_told, "Record the conference", whole_sitting
    ),
    "dissent": Step("Disagree, on the record", dissent_fields, dissent_told, "Record that I disagree"),
    "decide": Step("Decide, with reasons", decide_fields, decided_told, "Record the decision"),
}


@dataclass(frozen=True, slots=True)
class ConferencePage:
    """All that the page says."""

    wanted: tuple[Wanted, ...]
    not_approached: tuple[str, ...]
    supported: tuple[str, ...]
    gatherings: tuple[Gathering, ...]
    ways: tuple[tuple[str, str], ...]


@on_family("conference")
def conference(request: DeskRequest, opened: Opened) -> HttpResponse:
    """Show who must be there and what is on record, or one of the steps; take it."""
    step = STEPS.get(request.GET.get("step", ""))
    return overview(request, opened) if step is None else stepped(request, opened, step)


def overview(request: DeskRequest, opened: Opened) -> HttpResponse:
    """Show who must be there and why, and each meeting, with the ways to its steps."""
    known = as_known(request, opened)
    told = {"page": conference_page(opened, known.query), "form": known.form, "known": known}
    return render(
        request, "desk/conference.html", told | {"title": "Conference", "recorded": recorded(request, opened)}
    )


def stepped(request: DeskRequest, opened: Opened, step: Step) -> HttpResponse:
    """Show one step by itself; take it."""
    fields, agency = step.fields(opened), request.desk.viewer.agency
    form = step.whole(sent(fields, request.POST)) if request.method == "POST" else empty(fields)
    form, done = answered(request, form, lambda: append(request, opened, step.told(opened, form, agency), "conference"))
    told = {"title": step.head, "step": step, "form": form, "known": as_known(request, opened)}
    told |= {"back": reverse("conference", args=[opened.family]), "back_words": "Conference"}
    return done or render(request, "desk/step.html", told)


def conference_page(opened: Opened, query: str = "") -> ConferencePage:
    """Return what the page says; `query` keeps the day by which it is known in the addresses that it leads to."""
    steps = [(one.head, f"?step={name}") for name, one in STEPS.items()] if opened.is_now else []
    others = (("Plan, actions and core group", "plan"), ("Packs for the meeting", "packs"))
    return ConferencePage(
        wanted=tuple(wanted_at(opened)),
        not_approached=tuple(not_approached(opened)),
        supported=tuple(supported(opened)),
        gatherings=tuple(gatherings_of(opened)),
        ways=(*steps, *((words, reverse(name, args=[opened.family]) + query) for words, name in others)),
    )
