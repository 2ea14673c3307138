"""Administration: agencies, teams and accounts. What gives somebody power is asked by one and confirmed by another."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tenfold import ledger
from tenfold.desk.account_forms import FORMS, account_form_fields
from tenfold.desk.forms import Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import refusal
from tenfold.desk.tables import Table
from tenfold.desk.words import plain_moment, sentence, spaced
from tenfold.ledger import accounts
from tenfold.ledger.workforce import NotKept
from tenfold.questions.wording import listed, plain_day

ACTS = {"enrol": "An account", "roles": "Other roles", "team": "Moved to another team"}
ANSWERS = {"confirmed": "Confirmed", "declined": "Declined"}


@dataclass(frozen=True, slots=True)
class AdministrationPage:
    """All that the page says, with one of its forms."""

    agencies: Table
    people: Table
    changes: Table
    ways: tuple[tuple[str, str, bool], ...]
    step: str
    button: str
    proved: bool
    waiting: bool


def administration(request: DeskRequest) -> HttpResponse:
    """Show an administrator agencies and people with one of the forms; take it; turn others away."""
    try:
        accounts.administrators_only(request.desk, "administration")
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    step = request.GET.get("step", "enrol")
    step = step if step in FORMS else "enrol"
    fields = account_form_fields(request.desk, step)
    form = sent(fields, request.POST) if request.method == "POST" else empty(fields)
    form, done = _answered(request, step, form)
    page = administration_page(request.desk, step)
    return done or render(request, "desk/administration.html", {"title": "Administration", "page": page, "form": form})


def administration_page(session: ledger.Session, step: str) -> AdministrationPage:
    """Return what the page says."""
    ways = tuple((one.head, f"?step={name}", name == step) for name, one in FORMS.items())
    changes = accounts.account_changes(session)
    return AdministrationPage(
        agencies=_agencies(accounts.agencies(session)),
        people=_people(accounts.accounts(session)),
        changes=_changes(changes),
        ways=ways,
        step=FORMS[step].head,
        button=FORMS[step].button,
        waiting=step != "confirm" or any(one.waits and not one.mine for one in changes),
        proved=ledger.is_proved(session) or not FORMS[step].is_risky,
    )


def _answered(request: DeskRequest, step: str, form: Form) -> tuple[Form, HttpResponse | None]:
    if request.method != "POST" or form.problems:
        return form, None
    if FORMS[step].is_risky and not ledger.is_proved(request.desk):
        return form, redirect(f"{reverse('account_reauthenticate')}?next={reverse('administration')}%3Fstep={step}")
    try:
        return form, DO[step](request, form)
    except NotKept as refused:
        return form.with_problems(refused.problems), None


def _enrol(request: DeskRequest, form: Form) -> HttpResponse:
    told = {name: form.one(name) for name in ("username", "name", "job", "agency")}
    accounts.ask_account(request.desk, told, form.all("roles"), form.one("why"))
    return redirect("administration")


def _roles(request: DeskRequest, form: Form) -> HttpResponse:
    accounts.ask_roles(request.desk, form.one("who"), form.all("roles"), form.one("why"))
    return redirect("administration")


def _confirm(request: DeskRequest, form: Form) -> HttpResponse:
    """Confirm or decline; where a new person enrols by it, show once where, on a page that nothing keeps."""
    token = accounts.answer_change(request.desk, int(form.one("which")), confirmed=form.one("answer") == "yes")
    if not token:
        return redirect("administration")
    href = request.build_absolute_uri(reverse("enrol", args=[token]))
    return render(request, "desk/enrolling.html", {"title": "The account is made", "href": href})


def _team(request: DeskRequest, form: Form) -> HttpResponse:
    leads = form.one("leads") == "yes"
    accounts.move_team(request.desk, form.one("who"), form.one("team"), form.one("why"), leads=leads)
    return redirect("administration")


def _leave(request: DeskRequest, form: Form) -> HttpResponse:
    ledger.set_active(request.desk, form.one("who"), form.one("why"), active=form.one("active") == "yes")
    return redirect("administration")


DO: dict[str, Callable[[DeskRequest, Form], HttpResponse]] = {
    "enrol": _enrol,
    "roles": _roles,
    "confirm": _confirm,
    "team": _team,
    "leave": _leave,
}


def _agencies(found: tuple[accounts.Place, ...]) -> Table:
    rows = tuple(
        (one.name, sentence(spaced(one.kind)).replace("Childrens", "Children’s"), _has(one), _enters(one))
        for one in found
    )
    return Table("Agencies", ("Agency", "Kind", "What it must have", "Its staff"), rows)


def _has(one: accounts.Place) -> str:
    told = [
        f"Data security until {plain_day(one.security_until)}" if one.security_until else "",
        f"Agreement until {plain_day(one.agreement_until)}" if one.agreement_until else "",
        f"Caldicott guardian: {one.guardian}" if one.guardian else "",
        f"Privacy officer: {one.privacy_officer}" if one.privacy_officer else "",
        f"Let in by {one.let_in_by} until {plain_day(one.let_in_until)}" if one.let_in_by and one.let_in_until else "",
    ]
    return "\n".join(filter(None, told)) or "Nothing is kept of it"


def _enters(one: accounts.Place) -> str:
    return "May sign in" if one.may_enter else "May NOT sign in: something has lapsed"


def _people(found: tuple[accounts.Account, ...]) -> Table:
    rows = tuple(
        (_who(one), one.agency_name, _roles_words(one.roles), _team_words(one), _is_open(one)) for one in found
    )
    return Table("People", ("Who", "Agency", "Roles", "Team", "Account"), rows)


def _who(one: accounts.Account) -> str:
    return f"{one.name}\n{one.job}\n{one.username}"


def _roles_words(roles: tuple[str, ...]) -> str:
    return sentence(listed(map(spaced, roles)))


def _team_words(one: accounts.Account) -> str:
    return f"{one.teams} (leads)" if one.leads else one.teams or "None"


def _is_open(one: accounts.Account) -> str:
    return "Open" if one.active else "Closed"


def _changes(found: tuple[accounts.AccountChange, ...]) -> Table:
    rows = tuple((plain_moment(one.at), ACTS[one.act], one.who, _asked(one), one.why, _outcome(one)) for one in found)
    return Table("What administrators asked for and did", ("When", "What", "Who", "To what", "Why", "Outcome"), rows)


def _asked(one: accounts.AccountChange) -> str:
    if one.act == "team":
        return f"{one.told['team']} (leads)" if one.told.get("leads") else one.told["team"] or "No team"
    return _roles_words(tuple(one.told["roles"]))


def _outcome(one: accounts.AccountChange) -> str:
    asked = f"Asked by {one.by}"
    if one.act == "team":
        return f"Done by {one.by}"
    if one.answered is None:
        return f"{asked}. Waits for another administrator"
    return f"{asked}. {ANSWERS[one.answer]} by {one.answered_by}, {plain_moment(one.answered)}"
