"""Who read what: every opening, refusal and search, with its purpose and lawful basis."""

from django.http import HttpResponse
from django.shortcuts import render

from tenfold import ledger
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.tables import Table
from tenfold.desk.words import plain_moment, sentence

HEAD = ("When", "Who", "Family", "Purpose", "Lawful basis", "Page", "Outcome")


def reads(request: DeskRequest) -> HttpResponse:
    """Show the access log: all of it to an auditor, to others what concerns their own agency's families."""
    rows = tuple(map(row, ledger.reads(request.desk)))
    return render(request, "desk/reads.html", {"title": "Who read what", "table": Table("Who read what", HEAD, rows)})


def row(one: ledger.Read) -> tuple[str, ...]:
    """Return one line of the log."""
    who = f"{one.who}\n{one.job}, {one.agency}"
    return plain_moment(one.at), who, one.family, one.purpose, one.basis, sentence(one.page), sentence(one.outcome)
