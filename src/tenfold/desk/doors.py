"""What was done at the doors: who got in by their own word, who is kin; and the form with which a review is closed."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from tenfold import ledger
from tenfold.desk.forms import Choice, Field, Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import refusal
from tenfold.desk.tables import Table
from tenfold.desk.words import due_by, plain_moment, sentence

HEAD = ("When", "What", "Who", "Family", "Why", "Looked at")
ACTS = {
    "presented": "Opened a record by their own word",
    "matched": "Found to be kin, or of the same address, and barred",
    "barred": "Barred by hand",
    "lifted": "Let in again",
    "revoked": "A tie was ended",
    "disabled": "Account closed",
    "enabled": "Account opened again",
    "searched": "Searched for many",
    "watched": "Opened a family that is watched",
}


def doors(request: DeskRequest) -> HttpResponse:
    """Show what was done at the doors to whoever oversees them; take what a review found."""
    try:
        ledger.overseers_only(request.desk)
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    acts = ledger.door_acts(request.desk)
    fields = fields_for(acts)
    form = sent(fields, request.POST) if request.method == "POST" else empty(fields)
    if request.method == "POST" and not form.problems:
        return close(request, form)
    table = Table("What was done at the doors, the latest first", HEAD, tuple(map(row, acts)))
    waiting = any(waits(one) for one in acts)
    return render(request, "desk/doors.html", {"title": "Doors", "table": table, "form": form, "waiting": waiting})


def fields_for(acts: tuple[ledger.DoorAct, ...]) -> tuple[Field, ...]:
    """Return the form that closes a review."""
    choices = tuple(Choice(str(one.id), f"{one.who}, {plain_moment(one.at)}") for one in acts if waits(one))
    return (
        Field(kind="select", name="act", label="Which", choices=choices, needed="Choose what you looked at"),
        Field(
            kind="area",
            name="finding",
            label="What did you find?",
            hint="Was there a need, and was no more seen than it took? If not, what is done about it?",
            rows=3,
            needed="Say what you found",
        ),
    )


def close(request: DeskRequest, form: Form) -> HttpResponse:
    """Close a review."""
    ledger.close_review(request.desk, int(form.one("act")), form.one("finding"))
    return redirect("doors")


def waits(one: ledger.DoorAct) -> bool:
    """Whether an act waits for somebody to look at it."""
    return one.due is not None and one.reviewed is None


def row(one: ledger.DoorAct) -> tuple[str, ...]:
    """Return an act as a line."""
    what = ACTS[one.act] + (f", by {one.by}" if one.by and one.by != one.who else "")
    family = f"Family {one.number}" if one.number else ""
    return (
        plain_moment(one.at),
        what,
        f"{one.who}\n{one.job}, {one.agency}",
        family,
        sentence(one.words),
        looked_at(one),
    )


def looked_at(one: ledger.DoorAct) -> str:
    """Return who looked at an act and what they found, or by when somebody is to."""
    if one.reviewed is not None:
        return f"{one.reviewer}, {plain_moment(one.reviewed)}: {one.finding}"
    if one.due is None:
        return ""
    return f"{'Overdue: nobody looked by' if one.overdue else 'Nobody yet; due by'} {due_by(one.due)}"
