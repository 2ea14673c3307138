"""How a page opens a family: a purpose first, then the record as known on a day, or a refusal that says why."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tenfold import ledger
from tenfold.access import Refused, decide
from tenfold.desk.middleware import DeskRequest
from tenfold.when import end_of

View = Callable[..., HttpResponse]
DAY = ("day", "month", "year")


def on_family(
    page: str, *, always: str | None = None, drafts: bool = False, reads: bool = False
) -> Callable[[View], View]:
    """Make a page of a family: it is given the record as this professional may see it, or not called at all.

    `always` is the purpose of a page that is there for one alone. With `drafts` it is given theirs in that family too.
    A page that `reads` whatever is sent to it (what to look for, say) shows the past then too.
    """

    def made(view: View) -> View:
        @wraps(view)
        def opened(request: DeskRequest, family: UUID, **place: Any) -> HttpResponse:
            purpose = always or request.session.get(purpose_key(family))
            if purpose is None:
                return redirect(f"{reverse('purpose', args=[family])}?{urlencode({'next': request.get_full_path()})}")
            try:
                told = (request.desk, family, purpose, page, known_by(request, reads=reads))
                if drafts:
                    return view(request, *ledger.open_to_record(*told), **place)
                return view(request, ledger.open_record(*told), **place)
            except ledger.Closed as closed:
                return refusal(request, closed.refused, family)

        return opened

    return made


def purpose_key(family: UUID) -> str:
    """Return under which name the purpose chosen for a family is kept for the rest of the browser session."""
    return f"purpose-{family}"


def refusal(request: DeskRequest, refused: Refused, family: UUID | None = None) -> HttpResponse:
    """Say why something stays closed, by what law, and what would open it."""
    told = {"title": "You cannot open this record", "refused": refused, "family": family}
    untied = decide(request.desk.viewer, "care", (), datetime.now(UTC))
    return render(request, "desk/refused.html", told | {"may_present": family and refused == untied}, status=403)


def known_by(request: HttpRequest, *, reads: bool = False) -> datetime | None:
    """Return the moment by which the page is to be known, from its address; None for now, or where it is no day.

    Nothing is written into the past: whatever is sent is sent now, unless the page only `reads` it.
    """
    day = known_day(request) if request.method == "GET" or reads else None
    return None if day is None else end_of(day) - timedelta.resolution


def known_day(request: HttpRequest) -> date | None:
    """Return the day in a page's address."""
    try:
        day, month, year = (int(request.GET.get(part, "")) for part in DAY)
        return date(year, month, day)
    except ValueError:
        return None
