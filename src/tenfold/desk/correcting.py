"""Correct an entry of one's own agency: a new entry stands in its place, with a reason, and the old one stays."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from posixpath import dirname, relpath
from typing import Any
from uuid import UUID, uuid5

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tenfold.desk.chronicle import line_of
from tenfold.desk.contact_entry import contact_told
from tenfold.desk.contact_fields import contact_fields
from tenfold.desk.contact_form import form_of, on_page, sends, shape_of
from tenfold.desk.contact_groups import Typed, without_ids
from tenfold.desk.correction import CORRECTION, Was, was_of
from tenfold.desk.drafting import draft_act, stands_in
from tenfold.desk.forms import Choice, Field, Form
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.telling import Told, append
from tenfold.ledger import Draft, Opened
from tenfold.picture import children
from tenfold.record import Entry


def correct(request: DeskRequest, family: UUID, which: UUID) -> HttpResponse:
    """Keep a draft of a correction or throw it away; otherwise show the page and take what is sent."""
    return draft_act(request, family, f"correct-{which}") or correcting(request, family=family, which=which)


@on_family("correct an entry", drafts=True)
def correcting(request: DeskRequest, opened: Opened, drafts: tuple[Draft, ...], which: UUID) -> HttpResponse:
    """Show an entry as a form that is filled in; take what is right, with the reason."""
    entry = entry_of(opened, which, request.desk.viewer.agency)
    was, place = was_of(opened, entry), f"correct-{which}"
    typed, draft = stands_in(request, drafts, place)
    typed = without_ids(typed or was.typed, was.ids)
    form = form_of(request, fields_of(opened, was, request.desk.viewer.kind, shape_of(request, typed)), typed)
    told = partial(corrected, opened, was, form, request.desk.viewer.agency)
    form, done = sends(request, opened, place, typed, form, lambda: append(request, opened, told(), "child", was.nth))
    page = on_page(request, opened, was.nth, form, drafts, place, draft)
    more = {"title": "Correct an entry", "before": line_of(opened.picture, entry), "send": "Record the correction"}
    return done or render(request, "desk/contact.html", page | more)


def entry_of(opened: Opened, which: UUID, agency: str) -> Entry:
    """Return the entry that an address means; raise `Http404` where it is not there, not theirs, or of the past."""
    found = (one for one in opened.picture.entries() if address_of(opened.family, one) == which)
    entry = next(found, None)
    if entry is None or entry.agency != agency or not opened.is_now or not children(opened.picture):
        raise Http404("An entry is corrected now, by the agency that wrote it")
    return entry


def address_of(family: UUID, entry: Entry) -> UUID:
    """Return how an address names an entry: its own id may have come from elsewhere, and say something of somebody."""
    return uuid5(family, entry.id)


def way_to_correct(opened: Opened, agency: str) -> Callable[[Entry], str]:
    """Return what gives the address at which somebody of an agency corrects an entry; empty where they may not.

    It is told as from a child's page, which bears as many as there are entries: in full it would be a third longer.
    """
    here, some = dirname(reverse("child", args=[opened.family, 1])), UUID(int=0)
    told = relpath(reverse("correct", args=[opened.family, some]), here)

    def way(entry: Entry) -> str:
        if entry.agency != agency or not opened.is_now:
            return ""
        return told.replace(str(some), str(address_of(opened.family, entry)))

    return way


def fields_of(opened: Opened, was: Was, kind: str, typed: Typed) -> tuple[Field, ...]:
    """Return the form: why, then what a contact asks, then what else the entry says."""
    reason = Field(
        kind="area",
        name="reason",
        label="Why it is corrected",
        hint="What was wrong, and how you know. The entry as it was stays on record, with this beside it.",
        rows=2,
        needed="Say why it is corrected",
    )
    asked = contact_fields(opened, was.nth, kind, typed, was.event)
    told = tuple(replace(one, needed="") if one.name == "when" and not was.exact else one for one in asked)
    others = tuple(Choice(str(n), words) for n, (words, _) in enumerate(was.others))
    keep = Field(kind="checks", name="keep", label="What else it says, and is still right", choices=others)
    return (reason, *(one for one in told if one.name != "judge"), *([keep] if others else []))


def corrected(opened: Opened, was: Was, form: Form, agency: str) -> Told:
    """Return the entry that stands in the place of another."""
    told = contact_told(opened, was.nth, form, agency)
    kept = [was.others[int(n)][1] for n in form.all("keep")]
    facts = {"facts": [*told.get("facts", []), *kept]}
    about = {"about": [*dict.fromkeys([*was.about, *told["about"]])]}
    occurred = {"occurred": told.get("occurred") or was.occurred}
    words = {"narrative": f"{CORRECTION}{form.one('reason')}\n\n{told.get('narrative', '')}".strip()}
    whole: Mapping[str, Any] = was.rest | told | facts | about | occurred | words | {"corrects": was.id}
    return {name: value for name, value in whole.items() if value not in (None, "", [], {})}
