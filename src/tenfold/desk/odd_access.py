"""Openings out of the ordinary, for an auditor: each with its reason in words, to be looked at; no score."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render

from tenfold import ledger
from tenfold.desk.forms import Choice, Field, Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import refusal
from tenfold.desk.tables import Table
from tenfold.desk.words import counted, plain_moment
from tenfold.ledger import odd
from tenfold.questions.wording import plain_day
from tenfold.when import day_of

HEAD = ("When", "Who", "Family", "What is out of the ordinary", "Looked at")
REASONS = {
    "unheld": "Opened without holding it, or leading the team that does: a colleague of theirs holds it.",
    "asleep": "Opened, where nobody of their agency holds it, no referral or invitation was in hand, and nobody of "
    "their agency had opened it in the 90 days before.",
    "namesake": "Has a surname that is a name of a child of it. That may be chance.",
    "kin": "Opened before they were barred from it, as kin, of the same address, or by hand.",
    "night": "Opened at night, between 9pm and 6am, where their agency keeps office hours and they are not on duty.",
}


def odd_access(request: DeskRequest) -> HttpResponse:
    """Show an auditor what is out of the ordinary; take what they found; turn others away."""
    try:
        ledger.auditors_only(request.desk, "odd access")
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    found = odd.odd_looks(request.desk)
    fields = fields_for(found)
    form = sent(fields, request.POST) if request.method == "POST" else empty(fields)
    if request.method == "POST" and not form.problems:
        return _looked(request, form)
    table = Table("What is out of the ordinary", HEAD, tuple(map(row, found)))
    told = {"title": "Out of the ordinary", "table": table, "form": form, "days": odd.DAYS, "most": odd.MOST}
    told |= {"waiting": any(one.looked is None for one in found), "full": len(found) == odd.MOST}
    return render(request, "desk/odd_access.html", told)


def fields_for(found: tuple[odd.OddLook, ...]) -> tuple[Field, ...]:
    """Return the form that says of one that it was looked at."""
    waiting = [one for one in found if one.looked is None]
    choices = tuple(
        Choice(f"{one.line} {one.reason}", f"{one.who}, {plain_moment(one.at)}: {says(one)}") for one in waiting
    )
    return (
        Field(
            kind="select",
            name="which",
            label="Which",
            choices=choices,
            needed="Choose what you looked at",
            none="Choose one",
        ),
        Field(
            kind="area",
            name="because",
            label="Looked at, because",
            hint="Whom did you ask, and what did you find? If it was not right, what is done about it?",
            rows=3,
            needed="Say what you found",
        ),
    )


def says(one: odd.OddLook) -> str:
    """Return in words what is out of the ordinary."""
    if one.reason == "many":
        n, before = map(int, one.detail.split())
        usual = f"at most {counted(before, 'family', 'families')}" if before else "none"
        return f"Opened {n} families within an hour; in the four weeks before, {usual} in any hour."
    if one.reason == "own":
        times = "once" if one.detail == "1" else f"{one.detail} times"
        return f"Asked {times} for a record from which they are barred: as kin, of the same address, or by hand."
    if one.reason == "closed":
        last = plain_day(day_of(datetime.fromisoformat(one.detail)))
        return f"Opened, though nothing had been written on it since {last}."
    return REASONS[one.reason]


def row(one: odd.OddLook) -> tuple[str, ...]:
    """Return one of them as a line."""
    looked = f"{one.looked_by}, {plain_moment(one.looked)}: {one.words}" if one.looked else "Nobody yet"
    family = f"Family {one.family}" if one.family else "Several"
    return plain_moment(one.at), f"{one.who}\n{one.job}, {one.agency}", family, says(one), looked


def _looked(request: DeskRequest, form: Form) -> HttpResponse:
    line, reason = form.one("which").split(" ", 1)
    odd.look_at_odd(request.desk, int(line), reason, form.one("because"))
    return redirect("odd_access")
