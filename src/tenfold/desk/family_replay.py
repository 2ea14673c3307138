"""A family of the record through time, for a learning review: what was asked when, and what would have answered."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.moments import Told, told_of
from tenfold.desk.opening import on_family
from tenfold.ledger import Opened
from tenfold.picture import children
from tenfold.questions.wording import called
from tenfold.replay import replay

MOST = 400
"""Entries, of which each agency's own are walked through again while somebody waits for the page."""


@dataclass(frozen=True, slots=True)
class FamilyReplay:
    """All that the page says; `alone` says whether each agency was asked what it could have asked by itself."""

    told: Told
    alone: bool
    young: tuple[tuple[str, str], ...]


def family_replay(request: DeskRequest, family: UUID) -> HttpResponse:
    """Ask whether it is for a learning review, once in a browser session; then replay the family."""
    confirmed = f"learning-{family}"
    if request.method == "POST":
        request.session[confirmed] = True
        return redirect("family_replay", family=family)
    if confirmed not in request.session:
        return render(request, "desk/for_learning.html", {"title": "Replay a family for a learning review"})
    return replayed(request, family=family)


@on_family("replay", always="learning")
def replayed(request: DeskRequest, opened: Opened) -> HttpResponse:
    """Show a family's record through time, as this professional may read it, as known now or on a day."""
    known = as_known(request, opened)
    told = {"page": replay_page(opened, known.query), "known": known, "form": known.form}
    return render(request, "desk/family_replay.html", told | {"title": f"Replay: {opened.title}"})


def replay_page(opened: Opened, query: str = "") -> FamilyReplay:
    """Return what the page says: it rests on the entries that the professional may read, and on no others."""
    alone = len(opened.case.entries) <= MOST
    told = told_of(replay(opened.case, known=opened.known, alone=alone))
    ways = (
        (called(opened.picture, one), reverse("child", args=[opened.family, n]) + query)
        for n, one in enumerate(children(opened.picture), 1)
    )
    return FamilyReplay(told, alone, tuple(ways))
