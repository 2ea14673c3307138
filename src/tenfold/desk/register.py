"""The register: children with plans, and the log of who asked whether a child is on one and what they were told."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tenfold import ledger
from tenfold.desk.forms import Choice, Field, Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import refusal
from tenfold.desk.register_sieve import sieve_fields, through
from tenfold.desk.tables import Table
from tenfold.desk.words import due_day, plain_moment, sentence
from tenfold.questions.wording import plain_day
from tenfold.when import Time, day_of

LINES = 100  # of the log on one page; those before them are a link away
LONGEST_NUMBER = 18  # digits, which a bigint holds
WHY = (
    "A child is in front of them now",
    "They make enquiries about harm to a child",
    "They assess a referral",
    "A check before somebody works with or cares for children",
    "Something else",
)
HEAD = ("Child", "Born", "Category", "Since", "Lead", "Clocks")


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """All that the page says: the children that are let through, how many of how many, and the log."""

    plans: Table
    count: str
    log: Table
    earlier: int | None
    latest: bool


def register(request: DeskRequest) -> HttpResponse:
    """Show the register and its log to the custodian; answer an enquiry and write it down."""
    filters = request.POST.get("do") == "filter"
    asks = request.method == "POST" and not filters
    form = sent(fields(), request.POST) if asks else empty(fields())
    try:
        if asks and not form.problems:
            return answer(request, form)
        plans, log = ledger.register(request.desk), log_of(request)
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    sieve = sent(sieve_fields(plans), request.POST) if filters else empty(sieve_fields(plans))
    told = {"title": "Register", "page": register_page(request, plans, log, sieve), "form": form, "sieve": sieve}
    return render(request, "desk/register.html", told)


def fields() -> tuple[Field, ...]:
    """Return the form that answers an enquiry."""
    agencies = tuple(Choice(one.name, one.name) for one in ledger.partnership())
    why = tuple(Choice(one, one) for one in WHY)
    return (
        Field(kind="text", name="asked_by", label="Who asks: name and job", needed="Say who asks"),
        Field(
            kind="select", name="agency", label="Their agency", choices=agencies, needed="Say for which agency they ask"
        ),
        Field(kind="select", name="why", label="For what", choices=why, needed="Say for what they ask"),
        Field(kind="text", name="name", label="Name of the child", needed="Enter the child’s name"),
        Field(kind="day", name="born", label="Date of birth", needed="Enter the date of birth"),
    )


def answer(request: DeskRequest, form: Form) -> HttpResponse:
    """Answer an enquiry; the answer stands at the head of the log."""
    who = (form.one("asked_by"), form.one("agency"))
    ledger.ask_register(request.desk, *who, form.one("name"), form.day("born"), form.one("why"))
    return redirect(f"{reverse('register')}#log")


def log_of(request: DeskRequest) -> tuple[ledger.Asked, ...]:
    """Return the lines of the log that a page shows, and one more where there are earlier ones."""
    return ledger.register_log(request.desk, before=before_of(request), most=LINES + 1)


def before_of(request: DeskRequest) -> int | None:
    """Return the number of the line before which a page of the log goes on; None for the latest."""
    told = request.GET.get("before", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) <= LONGEST_NUMBER else None


def register_page(
    request: DeskRequest, plans: tuple[ledger.OnPlan, ...], log: tuple[ledger.Asked, ...], sieve: Form
) -> RegisterPage:
    """Return what the page says."""
    shown = through(plans, sieve)
    return RegisterPage(
        plans=plan_table(shown),
        count=f"{len(shown)} of {len(plans)} children",
        log=log_table(log[:LINES]),
        earlier=log[LINES - 1].number if len(log) > LINES else None,
        latest=before_of(request) is None,
    )


def plan_table(plans: tuple[ledger.OnPlan, ...]) -> Table:
    """Return the children with plans as a table; each name leads to the child’s page."""
    links = tuple(reverse("child", args=[one.family, one.nth]) for one in plans)
    return Table("Children with child protection plans", HEAD, tuple(map(plan_row, plans)), links)


def plan_row(one: ledger.OnPlan) -> tuple[str, ...]:
    """Return a child with a plan as a line: name, birth date, category, since when, who leads, its clocks."""
    born = plain_day(Time.told(one.born).first_day) if one.born[:1].isdigit() else one.born
    worker = f"{one.worker}{f', {one.team}' if one.team else ''}" if one.worker else "No lead practitioner is recorded"
    late = [f"Was due {due_day(at)}: {words}" for at, words in one.overdue]
    due = [f"Due {due_day(at)}: {words}" for at, words in one.due[:1]]
    clocks = "\n".join((*late, *due)) or "None runs by what is recorded"
    return one.child, born, sentence(one.category), plain_day(day_of(one.since)), f"{one.lead}\n{worker}", clocks


def log_table(log: Iterable[ledger.Asked]) -> Table:
    """Return the log of enquiries as a table."""
    head = ("When", "Who asked", "Agency", "For what", "About", "Told")
    return Table("Who asked, about whom, and what they were told", head, tuple(map(log_row, log)))


def log_row(one: ledger.Asked) -> tuple[str, ...]:
    """Return an enquiry as a line: when, who asked, of which agency, for what, about whom, what they were told."""
    return plain_moment(one.at), one.asked_by, one.agency, one.why or "Not recorded", one.about, one.told
