"""Who tried to come in: every password and factor, right or wrong, for auditors."""

from django.http import HttpResponse
from django.shortcuts import render

from tenfold import ledger
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import refusal
from tenfold.desk.reads import LINES, before_of
from tenfold.desk.tables import Table
from tenfold.desk.words import plain_moment

HEAD = ("When", "Who", "With", "How it ended", "From")
MEANS = {
    "password": "A password",
    "totp": "A one-time code",
    "recovery": "A recovery code",
    "webauthn": "A security key",
    "sso": "Their agency’s sign-in",
    "reauthentication": "A new proof",
    "none": "",
}
ENDINGS = {
    "right": "Right; the second factor was asked for",
    "in": "Came in",
    "wrong": "Wrong",
    "throttled": "Not looked at: too many tries",
    "refused": "Refused",
    "out": "Signed out",
}


def sign_ins(request: DeskRequest) -> HttpResponse:
    """Show the sign-ins to an auditor; turn others away, which is written down."""
    try:
        ledger.auditors_only(request.desk, "sign-ins")
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    before = before_of(request)
    found = ledger.sign_ins(request.desk, before=before, most=LINES + 1)
    table = Table("Sign-ins", HEAD, tuple(map(row, found[:LINES])))
    told = {"title": "Sign-ins", "table": table, "latest": before is None}
    earlier = found[LINES - 1].number if len(found) > LINES else None
    return render(request, "desk/sign_ins.html", told | {"earlier": earlier})


def row(one: ledger.SignIn) -> tuple[str, ...]:
    """Return one try; places go by the beginning of a mark, by which they are known again and not found."""
    who = f"{one.who}\n{one.job}, {one.agency}" if one.who else "A name that is nobody’s"
    return plain_moment(one.at), who, MEANS[one.means], ENDINGS[one.outcome], f"Place {one.place}"
