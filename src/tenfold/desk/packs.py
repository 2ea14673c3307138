"""Packs for a meeting: one for each who is invited, with what they may see; each under a serial that says whose."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tenfold import ledger
from tenfold.desk.chronology import sent_as
from tenfold.desk.conference_meetings import head_of
from tenfold.desk.forms import Choice, Field, Form, empty, sent
from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.pack_paper import pack_paper
from tenfold.desk.pack_reading import READ, pack_page, second_reader
from tenfold.desk.tables import Table
from tenfold.desk.words import plain_moment
from tenfold.documents import NotPrinted, paper_pdf
from tenfold.ledger import Draw, Left, Opened, Pack, Recipient, Session
from tenfold.picture import Stated, invited_to
from tenfold.questions.wording import called
from tenfold.record import Meeting

HEAD = ("Serial", "For", "Made", "By", "For what", "Second reader")
NO_PACK: dict[type[Exception], tuple[str, int]] = {
    ledger.NotYet: ("This pack is not to be given out", 409),
    ledger.NotLeft: ("This pack is no more", 410),
    NotPrinted: ("No PDF", 503),
}
"""What the page is called that says why there is no pack, and its status, by what was raised."""
Act = Callable[[Session, UUID, str, int, Draw], Left]


@dataclass(frozen=True, slots=True)
class PacksPage:
    """All that the page says: whether there is anybody to make a pack for, those that were made, for whom none is."""

    offered: bool
    made: Table
    not_for: tuple[str, ...]


@on_family("packs")
def packs(request: DeskRequest, opened: Opened) -> HttpResponse:
    """Show for whom a pack can be made and those that were; make one."""
    fields = tuple(pack_fields(request, opened))
    form = sent(fields, request.POST) if request.method == "POST" else empty(fields)
    form, done = made(request, opened, form)
    made_before = ledger.packs(request.desk, opened.family, opened.allowed.purpose)
    table = made_table(opened.family, made_before, opened.known)
    page = PacksPage(bool(fields[0].choices), table, tuple(_not_for(opened)))
    told = {"page": page, "form": form, "title": "Packs for the meeting", "known": as_known(request, opened)}
    return done or render(request, "desk/packs.html", told)


@on_family("conference pack")
def pack(request: DeskRequest, opened: Opened, serial: int) -> HttpResponse:
    """Show a pack that was made, as a page: to be read by a second person first; take it that they did."""
    form = sent(READ, request.POST) if request.method == "POST" else empty(READ)
    form, done = confirmed(request, opened, serial, form)
    if done:
        return done
    left = again(ledger.pack_again, request, opened, serial)
    if isinstance(left, ledger.NotLeft):
        return no_pack(request, opened, left)
    told = {"title": left.paper.title, "page": pack_page(request.desk, opened, left), "form": form}
    return render(request, "desk/pack.html", told)


@on_family("conference pack")
def pack_pdf(request: DeskRequest, opened: Opened, serial: int) -> HttpResponse:
    """Give a pack that may be handed out as a PDF, with its serial and for whom it is on each page."""
    left = again(ledger.hand_out, request, opened, serial)
    if isinstance(left, ledger.NotLeft):
        return no_pack(request, opened, left)
    try:
        mark = ledger.mark_of(left.pack, plain_moment(left.pack.at))
        return sent_as(paper_pdf(left.paper, mark), "pdf", f"pack-{serial}.pdf")
    except NotPrinted as none:
        return no_pack(request, opened, none)


def pack_fields(request: DeskRequest, opened: Opened) -> Iterator[Field]:
    """Yield what is asked: for whom, of those who are called to a meeting and whom a pack may be made for."""
    offered = tuple(
        Choice(f"{meeting.id} {id}", words, group=head_of(meeting))
        for meeting, id, words, is_agency in invited(opened)
        if ledger.may_make(request.desk, Recipient(id, is_agency))
        and not ledger.refused_to(opened.picture, meeting.id, Recipient(id, is_agency))
    )
    yield Field(kind="radios", name="to", label="For whom", choices=offered, needed="Say for whom the pack is")


def invited(opened: Opened) -> Iterator[tuple[Stated[Meeting], str, str, bool]]:
    """Yield who is called to each meeting, the latest first: the meeting, their id, their name, whether an agency."""
    p = opened.picture
    for meeting in sorted(p.facts(Meeting), key=lambda one: one.fact.day.first, reverse=True):
        for one in invited_to(p, meeting):
            id = one.agency or one.person or ""
            name = f"{called(p, id)} ({one.role})" if one.role else called(p, id)
            yield meeting, id, f"{name}, {_for(meeting)}", one.agency is not None


def made(request: DeskRequest, opened: Opened, form: Form) -> tuple[Form, HttpResponse | None]:
    """Make the pack that was asked for and lead to it; or return the form with why there is none."""
    if request.method != "POST" or form.problems:
        return form, None
    meeting_id, id = form.one("to").split(" ", 1)
    meeting, _, _, is_agency = next(one for one in invited(opened) if (one[0].id, one[1]) == (meeting_id, id))
    to, words = Recipient(id, is_agency), (called(opened.picture, id), f"For the {_for(meeting)}")
    try:
        serial = ledger.make_pack(
            request.desk, opened.family, opened.allowed.purpose, meeting.id, to, words, pack_paper
        )
    except ledger.NotLeft as none:
        return form.with_problems([str(none)]), None
    return form, redirect("pack", family=opened.family, serial=serial)


def confirmed(request: DeskRequest, opened: Opened, serial: int, form: Form) -> tuple[Form, HttpResponse | None]:
    """Have a second person’s reading written down and lead back to the pack; or return the form with why it is not."""
    if request.method != "POST" or form.problems:
        return form, None
    left = again(ledger.confirm_pack, request, opened, serial)
    if isinstance(left, ledger.NotLeft):
        return form.with_problems([str(left)]), None
    return form, redirect("pack", family=opened.family, serial=serial)


def again(call: Act, request: DeskRequest, opened: Opened, serial: int) -> Left | ledger.NotLeft:
    """Return a pack that was made, or why it is not to be had; raise `Http404` where there is none."""
    try:
        return call(request.desk, opened.family, opened.allowed.purpose, serial, pack_paper)
    except ledger.NotLeft as none:
        return none
    except LookupError:
        raise Http404("No pack of that serial") from None


def no_pack(request: DeskRequest, opened: Opened, why: Exception) -> HttpResponse:
    """Say why there is no pack, or no PDF of it, and lead back to the packs."""
    title, status = next(told for kind, told in NO_PACK.items() if isinstance(why, kind))
    told = {"title": title, "why": str(why), "back": reverse("packs", args=[opened.family])}
    return render(request, "desk/pack_gone.html", told, status=status)


def made_table(family: UUID, made: Iterable[Pack], known: datetime) -> Table:
    """Return the packs that were made by a moment as a table, with who had read them; each serial leads to its pack."""
    found = tuple(one for one in made if one.at <= known)
    rows = tuple(
        (str(one.serial), one.name, plain_moment(one.at), one.who, one.purpose, second_reader(one, known))
        for one in found
    )
    return Table("Packs that were made", HEAD, rows, tuple(reverse("pack", args=[family, one.serial]) for one in found))


def _not_for(opened: Opened) -> Iterator[str]:
    for meeting, id, words, is_agency in invited(opened):
        if why := ledger.refused_to(opened.picture, meeting.id, Recipient(id, is_agency)):
            yield f"{words}: {why}"


def _for(meeting: Stated[Meeting]) -> str:
    head = head_of(meeting)
    return f"{head[:1].lower()}{head[1:]}"
