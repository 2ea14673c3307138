"""The child's page: who this is and who leads, what is not known, who cares, clocks, injuries, timeline."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from tenfold.access import PURPOSES, Viewer
from tenfold.desk.addresses import address
from tenfold.desk.asking import Unknown, unknown_of
from tenfold.desk.childhood import Rows, care_rows, clock_rows, who_rows
from tenfold.desk.chronicle import Line, entries_of, line_of
from tenfold.desk.correcting import way_to_correct
from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.recorded import recorded
from tenfold.drawings import body_map, figure
from tenfold.ledger import Opened
from tenfold.picture import children
from tenfold.questions.wording import called

NEWEST = 20
"""How many entries a page shows unless all are asked for: what a telephone loads at once on a doorstep."""


@dataclass(frozen=True, slots=True)
class ChildPage:
    """All that the page says.

    `lines` are the newest of so many `entries`; `whole` is the address of the page with all of them, empty where all
    are there.
    """

    name: str
    who: Rows
    unknown: Unknown
    care: Rows
    clocks: Rows
    injuries: SafeString
    lines: tuple[Line, ...]
    entries: int
    whole: str
    others: tuple[tuple[str, str], ...]
    ways: tuple[tuple[str, str], ...]
    record: str
    questions: str


@on_family("child")
def child(request: DeskRequest, opened: Opened, nth: int) -> HttpResponse:
    """Show a child's page, as known now or on a day."""
    known = as_known(request, opened)
    told = {"known": known, "form": known.form, "recorded": recorded(request, opened)}
    if nth not in range(1, len(children(opened.picture)) + 1):
        return render(request, "desk/child_unknown.html", told | {"title": "Not known"}, status=404)
    me = request.desk.viewer
    newest = None if request.GET.get("entries") == "all" else NEWEST
    page = child_page(opened, nth, known.query, me.agency, reviews=may_review(me), newest=newest)
    return render(request, "desk/child.html", told | {"page": page, "title": page.name})


def may_review(viewer: Viewer) -> bool:
    """Whether somebody may replay a family for a learning review: nobody is led to where they are refused."""
    return not PURPOSES["learning"].roles.isdisjoint(viewer.roles)


def child_page(
    opened: Opened, nth: int, query: str = "", agency: str = "", *, reviews: bool = False, newest: int | None = NEWEST
) -> ChildPage:
    """Return what a child's page says to somebody of an agency.

    `query` keeps the day by which it is known in the addresses that it leads to; `reviews` says that the way to a
    replay for a learning review is shown; `newest` how many entries of the timeline are (None: all).
    """
    p, now = opened.picture, opened.known
    one, ways = children(p)[nth - 1], _ways(opened.family, nth, reviews=reviews)
    told, correct = entries_of(p, one), way_to_correct(opened, agency)
    return ChildPage(
        name=called(p, one),
        who=who_rows(p, one, now, opened.workers),
        unknown=unknown_of(opened, one),
        care=care_rows(p, one, now),
        clocks=clock_rows(opened, one),
        injuries=mark_safe(figure(body_map(p, one), 3)),  # noqa: S308  # `drawings` escapes every word
        lines=tuple(line_of(p, entry, correct(entry)) for entry in told[:newest]),
        entries=len(told),
        whole=f"{query}{'&' if query else '?'}entries=all#timeline" if len(told[:newest]) < len(told) else "",
        others=tuple(_others(opened, nth, query)),
        ways=tuple((words, address(name, *args) + query) for words, name, args in ways),
        record=address("contact", opened.family, nth) if opened.is_now else "",
        questions=address("family_questions", opened.family) + query,
    )


def _others(opened: Opened, nth: int, query: str) -> Iterator[tuple[str, str]]:
    for n, other in enumerate(children(opened.picture), 1):
        if n != nth:
            yield called(opened.picture, other), address("child", opened.family, n) + query


def _ways(family: UUID, nth: int, *, reviews: bool) -> tuple[tuple[str, str, tuple[object, ...]], ...]:
    return (
        ("All the children side by side", "siblings", (family,)),
        ("Pictures of homes, household, care, injuries, agencies and kin", "pictures", (family, nth)),
        ("Chronology: filter, search, print, files", "told", (family,)),
        ("Disagreements", "disagreements", (family,)),
        ("Conference", "conference", (family,)),
        ("Plan, actions and core group", "plan", (family,)),
        ("Are two people the same person?", "same_person", (family,)),
        *((("Replay for a learning review", "family_replay", (family,)),) if reviews else ()),
    )
