"""Learning: published reviews, what each finding became, and a replay of what the record could have asked."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tenfold.casefiles import read
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.moments import Told, told_of
from tenfold.desk.reviewed import SUMMED_UP, TITLE, UPDATED, review_page
from tenfold.record import Case
from tenfold.replay import Replay, replay

NAME = "peter.yaml"
PLACES = (Path(str(files("tenfold"))) / "cli" / NAME, Path(__file__).parents[3] / "cases" / NAME)
"""Where the published case lies: in the package, or in the checkout that it was installed from."""


def learning(request: DeskRequest) -> HttpResponse:
    """List the reviews."""
    reviews = ((TITLE, "review", SUMMED_UP, UPDATED),)
    return render(request, "desk/learning.html", {"title": "Learning", "reviews": reviews})


def review(request: DeskRequest) -> HttpResponse:
    """Show the review that this began from."""
    page = review_page(walked())
    return render(request, "desk/review.html", {"title": page.title, "page": page, "sources": published().sources})


def replayed(request: DeskRequest) -> HttpResponse:
    """Show the published case as it was recorded, with what the record could have asked and when."""
    return render(request, "desk/replayed.html", {"title": f"Replay: {TITLE}", "page": told()})


@cache
def published() -> Case:
    """Return the published case."""
    found = next((place for place in PLACES if place.is_file()), None)
    if found is None:
        raise Http404("The published case is not installed")
    return read(found)


@cache
def walked() -> Replay:
    """Return its replay, with what each agency could have asked alone; it never changes, so it is walked once."""
    return replay(published(), alone=True)


@cache
def told() -> Told:
    """Return its replay in finished words."""
    return told_of(walked(), counts=False)
