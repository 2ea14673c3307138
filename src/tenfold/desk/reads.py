"""Who read what: every opening, refusal and search, with its purpose and lawful basis."""

from django.http import HttpResponse
from django.shortcuts import render

from tenfold import ledger
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.tables import Table
from tenfold.desk.words import plain_moment, sentence

HEAD = ("When", "Who", "Family", "Purpose", "Lawful basis", "Page", "Outcome")
LINES = 200  # on one page; those before them are a link away
LONGEST_NUMBER = 18  # digits, which a bigint holds


def reads(request: DeskRequest) -> HttpResponse:
    """Show the access log: all of it to an auditor, to others what concerns their own agency's families."""
    before = before_of(request)
    found = ledger.reads(request.desk, before=before, most=LINES + 1)
    table = Table("Who read what", HEAD, tuple(map(row, found[:LINES])))
    earlier = found[LINES - 1].number if len(found) > LINES else None
    told = {"title": "Who read what", "table": table, "earlier": earlier, "latest": before is None}
    may = "auditor" in request.desk.viewer.roles
    return render(request, "desk/reads.html", told | {"may_see_sign_ins": may})


def before_of(request: DeskRequest) -> int | None:
    """Return the number of the line before which a page of the log goes on; None for the latest."""
    told = request.GET.get("before", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) <= LONGEST_NUMBER else None


def row(one: ledger.Read) -> tuple[str, ...]:
    """Return one line of the log."""
    who = f"{one.who}\n{one.job}, {one.agency}"
    return plain_moment(one.at), who, one.family, one.purpose, one.basis, sentence(one.page), sentence(one.outcome)
