"""The chronology: filtered, searched, in one list or agency by agency; on paper, as PDF, Word or CSV.

What is looked for is sent and not put into the address of the page, which browsers and servers keep.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from tenfold import ledger
from tenfold.desk.chronology_files import FORMS, file_of, told_of
from tenfold.desk.chronology_rows import Sieve, rows_of, sheets_of
from tenfold.desk.forms import Choice, Field, Form, empty, sent
from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import known_by, on_family
from tenfold.desk.tables import Table
from tenfold.desk.telling import people
from tenfold.desk.words import plain_moment, sentence, spaced
from tenfold.documents import NotPrinted, can_print
from tenfold.ledger import Opened
from tenfold.when import day_of

WAYS = (Choice("one", "In one list"), Choice("apart", "Agency by agency"))
NOTHING = "No entry is let through by what you chose. That does not mean that nothing happened."


@dataclass(frozen=True, slots=True)
class ChronologyPage:
    """All that the page says."""

    tables: tuple[Table, ...]
    count: str
    nothing: str
    printed: str
    no_pdf: bool


@on_family("chronology", reads=True)
def chronology(request: DeskRequest, opened: Opened) -> HttpResponse:
    """Show the chronology as far as what was chosen lets it through; make a file of it."""
    fields = tuple(chronology_fields(opened))
    form = whole(sent(fields, request.POST), request) if request.method == "POST" else empty(fields)
    form, file = made_file(request, opened, form)
    known = as_known(request, opened)
    told = {"page": chronology_page(request, opened, form), "form": form, "known": known}
    return file or render(request, "desk/chronology.html", told | {"title": "Chronology"})


def chronology_fields(opened: Opened) -> Iterator[Field]:
    """Yield what can be chosen: agencies and kinds that stand in the record, a person, words, days, and of a file."""
    p = opened.picture
    wrote, kinds = {one.agency for one in p.entries()}, sorted({one.event for one in p.entries()})
    agencies = tuple(Choice(one.id, one.name) for one in opened.case.agencies if one.id in wrote)
    yield Field(kind="checks", name="agencies", label="Agencies", hint="All, if you choose none", choices=agencies)
    events = tuple(Choice(one, sentence(spaced(one))) for one in kinds)
    yield Field(kind="checks", name="events", label="Kinds of contact", hint="All, if you choose none", choices=events)
    yield Field(kind="select", name="person", label="About or with", choices=people(opened), none="Anybody")
    yield Field(kind="text", name="words", label="Words", hint="Each of them is looked for in what is shown")
    yield Field(kind="day", name="since", label="From", hint="For example, 4 3 2024")
    yield Field(kind="day", name="until", label="To")
    yield Field(kind="radios", name="way", label="How to show it", choices=WAYS, first=("one",), small=True)
    yield Field(kind="radios", name="as", label="As a file", choices=FORMS, first=("pdf",), small=True)
    yield Field(kind="text", name="recipient", label="For whom the file is: name, job and agency")


def whole(form: Form, request: DeskRequest) -> Form:
    """Return the form with what is missing: a file is for somebody, and days are in order."""
    nobody = request.POST.get("do") == "file" and not form.one("recipient")
    if form.problems:
        return form
    since, until = form.time("since"), form.time("until")
    turned = since is not None and until is not None and until < since
    found = (
        ("#recipient", "Say for whom the file is", nobody),
        ("#until-day", "“To” is before “From”", turned),
    )
    return form.marked((place, words) for place, words, wrong in found if wrong)


def sieve_of(form: Form) -> Sieve:
    """Return what was chosen; all is let through while something is wrong with it."""
    if form.problems:
        return Sieve()
    since, until = (form.day(name) if form.time(name) else None for name in ("since", "until"))
    agencies, events = frozenset(form.all("agencies")), frozenset(form.all("events"))
    return Sieve(agencies, events, form.one("person"), form.one("words"), since, until)


def made_file(request: DeskRequest, opened: Opened, form: Form) -> tuple[Form, HttpResponse | None]:
    """Return the file that was asked for, or the form with why there is none."""
    if request.POST.get("do") != "file" or form.problems:
        return form, None
    sieve, apart, kind = sieve_of(form), form.one("way") == "apart", form.one("as") or "pdf"
    told = told_of(opened, sieve, form.one("recipient"), kind)
    try:
        serial, content = ledger.make_file(
            request.desk,
            opened.family,
            opened.allowed.purpose,
            told,
            lambda view, serial: file_of(view, serial, sieve, told, apart=apart),
            known_by(request, reads=True),
        )
    except NotPrinted as none:
        return form.with_problems([str(none)]), None
    return form, sent_as(content, kind, f"chronology-{serial}.{kind}")


def sent_as(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file as a browser saves it."""
    types = {
        "pdf": "application/pdf",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "csv": "text/csv; charset=utf-8",
    }
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=types[kind], headers=headers)


def chronology_page(request: DeskRequest, opened: Opened, form: Form) -> ChronologyPage:
    """Return what the page says."""
    rows = rows_of(opened, sieve_of(form))
    sheets = sheets_of(rows, apart=form.one("way") == "apart") if rows else ()
    viewer = request.desk.viewer
    return ChronologyPage(
        tables=tuple(Table(one.caption, one.head, one.rows) for one in sheets),
        count=f"{len(rows)} of {len(opened.picture.entries())} entries",
        nothing="" if rows else NOTHING,
        printed=f"Printed by {viewer.name}, {viewer.job}, {plain_moment(opened.moment)}; as known on "
        f"{day_of(opened.known):%-d %B %Y}. A page printed from the browser has no serial: make a PDF to give it away.",
        no_pdf=not can_print(),
    )
