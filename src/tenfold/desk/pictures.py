"""A child's pictures, one at a time, each with its table behind it: as things were on a day, by what is known."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import parse_qsl, urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from tenfold.desk.childhood import Rows, care_rows
from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.drawings import Drawing, bands, body_map, figure, network, timeline
from tenfold.ledger import Opened
from tenfold.picture import Picture, children, fold, occasions_of
from tenfold.questions.wording import called, plain_day
from tenfold.replay import Replay
from tenfold.when import AsOf, day_of, end_of

AT = "at"


@dataclass(frozen=True, slots=True)
class Slider:
    """The day that a picture shows: by days since the first on record, in words, and the nearest days with entries."""

    first: str
    at: int
    most: int
    words: str
    earlier: tuple[str, str] | None
    later: tuple[str, str] | None
    kept: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one picture shows: its drawing, lines beside it, and a sentence where there is nothing to draw."""

    drawing: Drawing
    rows: Rows = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class PicturesPage:
    """All that the page says."""

    ways: tuple[tuple[str, str, bool], ...]
    drawing: SafeString
    rows: Rows
    nothing: str
    slider: Slider | None


@on_family("pictures")
def pictures(request: DeskRequest, opened: Opened, nth: int) -> HttpResponse:
    """Show one of a child's pictures, as known now or on a day."""
    young = children(opened.picture)
    if nth not in range(1, len(young) + 1):
        raise Http404("The record does not hold this child")
    known = as_known(request, opened)
    show = request.GET.get("show", "")
    page = pictures_page(
        opened, young[nth - 1], show if show in SHOWS else "care", request.GET.get(AT, ""), known.query
    )
    told = {"name": called(opened.picture, young[nth - 1]), "page": page, "known": known, "form": known.form}
    return render(request, "desk/pictures.html", told | {"title": f"Pictures of {told['name']}"})


def pictures_page(opened: Opened, child: str, show: str, at: str = "", query: str = "") -> PicturesPage:
    """Return what the page says; `at` is the day that is shown, told as days since the first on record."""
    first, last = days_of(opened)
    chosen = min(int(at), (last - first).days) if at.isdecimal() and len(at) < _LONGEST else (last - first).days
    day = first + timedelta(days=chosen)
    seen = SHOWS[show][1](opened, child, day)
    tail = query.replace("?", "&", 1)
    ways = tuple(
        (words, f"?{urlencode({'show': one, AT: chosen})}{tail}", one == show) for one, (words, _) in SHOWS.items()
    )
    drawn = mark_safe(figure(seen.drawing))  # noqa: S308  # `drawings` escapes every word
    slider = slider_of(opened, show, day, tail) if show != "timeline" else None
    return PicturesPage(ways, drawn, seen.rows, seen.nothing, slider)


def days_of(opened: Opened) -> tuple[date, date]:
    """Return the first day on record, and the day by which the page is known."""
    last = day_of(opened.known)
    return min((entry.occurred.first_day for entry in opened.picture.entries()), default=last), last


def slider_of(opened: Opened, show: str, day: date, tail: str) -> Slider:
    """Return the control that chooses a day: it works as a form, and by links to the days on which something was."""
    first, last = days_of(opened)
    found = sorted({one for entry in opened.picture.entries() if first <= (one := entry.occurred.first_day) <= last})

    def way(to: date | None) -> tuple[str, str] | None:
        href = f"?{urlencode({'show': show, AT: (to - first).days})}{tail}" if to is not None else ""
        return (plain_day(to), href) if to is not None else None

    earlier = next((one for one in reversed(found) if one < day), None)
    later = next((one for one in found if one > day), None)
    kept = (("show", show), *parse_qsl(tail))
    place = (day - first).days
    return Slider(first.isoformat(), place, (last - first).days, plain_day(day), way(earlier), way(later), kept)


def _moment(opened: Opened, day: date) -> datetime:
    return min(end_of(day) - timedelta.resolution, opened.known)


def _by(opened: Opened, day: date) -> Picture:
    """Return what is known now of all that had happened by a day."""
    entries = tuple(one for one in opened.case.entries if one.occurred.first_day <= day)
    return fold(replace(opened.case, entries=entries), AsOf.at(opened.known), opened.picture.guidance)


def _timeline(opened: Opened, _: str, __: date) -> Seen:
    told = Replay(opened.case, opened.known, opened.picture, opened.questions, opened.acts, asked_alone=False)
    return Seen(timeline(told))


def _care(opened: Opened, child: str, day: date) -> Seen:
    p, moment = opened.picture, _moment(opened, day)
    return Seen(bands(p, child, *days_of(opened), on=day), care_rows(p, child, moment))


def _body(opened: Opened, child: str, day: date) -> Seen:
    p = _by(opened, day)
    hurt = any(child in one.children for one in occasions_of(p, child))
    nothing = "" if hurt else "No injury is on record by this day. That does not mean that there was none."
    return Seen(body_map(p, child), nothing=nothing)


def _network(opened: Opened, child: str, day: date) -> Seen:
    return Seen(network(opened.picture, child, _moment(opened, day)))


SHOWS: dict[str, tuple[str, Callable[[Opened, str, date], Seen]]] = {
    "care": ("Homes, household and care", _care),
    "timeline": ("Timeline by agency", _timeline),
    "body": ("Body map", _body),
    "network": ("Family network", _network),
}
"""The pictures by the word that stands in the address."""
_LONGEST = 6
"""Digits in a number of days, at most."""
