"""Relatives and addresses of one's own: declared once, so that nobody opens the record of their family or household."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from tenfold import ledger
from tenfold.desk.forms import Field, Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.words import plain_moment

FIELDS = (
    Field(kind="text", name="name", label="Name", hint="Of a relative, or of somebody you live with", width="20"),
    Field(kind="text", name="born", label="Date of birth", hint="For example, 2015-03-04", width="10"),
    Field(kind="text", name="address", label="Address", hint="Theirs or yours, with house number and postcode"),
    Field(kind="text", name="phone", label="Telephone number", width="20"),
)


def kin(request: DeskRequest) -> HttpResponse:
    """Show somebody what they declared, and take more."""
    form = sent(FIELDS, request.POST) if request.method == "POST" else empty(FIELDS)
    if request.method == "POST" and not form.problems:
        try:
            ledger.declare(request.desk, declared(form))
            return redirect("kin")
        except ledger.NotDeclared as refused:
            form = form.with_problems([str(refused)])
    told = tuple(f"{plain_moment(at)}: {words(one)}" for at, one in ledger.declarations(request.desk))
    return render(request, "desk/kin.html", {"title": "Relatives and addresses", "form": form, "declared": told})


def declared(form: Form) -> ledger.Declared:
    """Return what was typed."""
    return ledger.Declared(*(form.one(field.name) for field in FIELDS))


def words(one: ledger.Declared) -> str:
    """Return a declaration as a line."""
    return ", ".join(filter(None, (one.name, one.born, one.address, one.phone)))
