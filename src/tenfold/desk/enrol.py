"""Enrolling: whoever was given an account chooses a password and sets up a second factor, once."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe

from tenfold import ledger
from tenfold.desk.forms import Field, Form, empty, sent
from tenfold.ledger.models import Staff

SECRET = "enrol-secret"  # noqa: S105 - the name of a place in the session
FIELDS = (
    Field(
        kind="password",
        name="password",
        label="Choose a password",
        hint="At least 12 characters; three words that have nothing to do with each other are good",
        width="20",
        needed="Choose a password",
    ),
    Field(
        kind="text",
        name="code",
        label="The code that the app shows now",
        width="10",
        needed="Enter the code that the app shows",
    ),
)


def enrol(request: HttpRequest, token: str) -> HttpResponse:
    """Show the secret for an authenticator app, and take the password and a first code."""
    staff = ledger.enrolling(token)
    if staff is None:
        raise Http404("This address has been used, or is too old. Ask whoever gave it to you for a new one.")
    secret = request.session.setdefault(SECRET, generate_totp_secret())
    form = sent(FIELDS, request.POST) if request.method == "POST" else empty(FIELDS)
    if request.method == "POST" and not form.problems:
        form = checked(form, staff, secret)
        if not form.problems:
            finish(request, token, form)
            return redirect("account_login")
    url = get_adapter().build_totp_url(staff, secret)
    drawn = mark_safe(get_adapter().build_totp_svg(url))  # noqa: S308 - drawn by allauth of the address alone
    told = {"title": "Set up how you sign in", "form": form, "secret": secret, "drawn": drawn, "who": staff.name}
    return render(request, "desk/enrol.html", told)


def checked(form: Form, staff: Staff, secret: str) -> Form:
    """Return the form with what is wrong with the password or the code."""
    problems = [] if validate_totp_code(secret, form.one("code")) else ["That code is not right. Enter the newest one."]
    try:
        validate_password(form.typed("password"), staff)
    except ValidationError as weak:
        problems += weak.messages
    return form.with_problems(problems) if problems else form


def finish(request: HttpRequest, token: str, form: Form) -> None:
    """Keep the password and the factor, and use up the token, together or not at all."""
    with transaction.atomic():
        staff = ledger.enrolling(token)
        if staff is None or not ledger.enrolled(token):
            raise Http404("This address has been used.")
        staff.set_password(form.typed("password"))
        staff.save(update_fields=["password"])
        TOTP.activate(staff, request.session.pop(SECRET))
