"""The register: children with plans, and the log of who asked whether a child is on one and what they were told."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tenfold import ledger
from tenfold.desk.forms import Choice, Field, Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import refusal
from tenfold.desk.tables import Table
from tenfold.desk.words import plain_moment
from tenfold.questions.wording import plain_day
from tenfold.when import Time, day_of


def register(request: DeskRequest) -> HttpResponse:
    """Show the register and its log to the custodian; answer an enquiry and write it down."""
    form = sent(fields(), request.POST) if request.method == "POST" else empty(fields())
    try:
        if request.method == "POST" and not form.problems:
            return answer(request, form)
        plans, log = ledger.register(request.desk), ledger.register_log(request.desk)
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    told = {"title": "Register", "plans": plan_table(plans), "log": log_table(log), "form": form}
    return render(request, "desk/register.html", told)


def fields() -> tuple[Field, ...]:
    """Return the form that answers an enquiry."""
    agencies = tuple(Choice(one.name, one.name) for one in ledger.partnership())
    return (
        Field(kind="text", name="asked_by", label="Who asks: name and job", needed="Say who asks"),
        Field(
            kind="select", name="agency", label="Their agency", choices=agencies, needed="Say for which agency they ask"
        ),
        Field(kind="text", name="name", label="Name of the child", needed="Enter the child’s name"),
        Field(kind="day", name="born", label="Date of birth", needed="Enter the date of birth"),
    )


def answer(request: DeskRequest, form: Form) -> HttpResponse:
    """Answer an enquiry; the answer stands at the head of the log."""
    who = (form.one("asked_by"), form.one("agency"))
    ledger.ask_register(request.desk, *who, form.one("name"), form.day("born"))
    return redirect(f"{reverse('register')}#log")


def plan_table(plans: tuple[ledger.OnPlan, ...]) -> Table:
    """Return the children with plans as a table; each name leads to the child’s page."""
    head = ("Child", "Born", "Category", "Since", "Lead")
    links = tuple(reverse("child", args=[one.family, one.nth]) for one in plans)
    return Table("Children with child protection plans", head, tuple(map(plan_row, plans)), links)


def plan_row(one: ledger.OnPlan) -> tuple[str, ...]:
    """Return a child with a plan as a line: name, birth date, category, since when, who leads."""
    born = plain_day(Time.told(one.born).first_day) if one.born[:1].isdigit() else one.born
    return one.child, born, one.category, plain_day(day_of(one.since)), one.lead


def log_table(log: Iterable[ledger.Asked]) -> Table:
    """Return the log of enquiries as a table."""
    head = ("When", "Who asked", "Agency", "About", "Told")
    return Table("Who asked, about whom, and what they were told", head, tuple(map(log_row, log)))


def log_row(one: ledger.Asked) -> tuple[str, ...]:
    """Return an enquiry as a line: when, who asked, of which agency, about whom, what they were told."""
    return plain_moment(one.at), one.asked_by, one.agency, one.about, one.told
