"""Your team, for its manager: each worker by name, what is due of them, and what they hold. No ranking."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tenfold import ledger
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import refusal
from tenfold.desk.practice_words import caseload_words, due_words, plain_number, supervised_words
from tenfold.desk.tables import Table
from tenfold.guidance import Guidance
from tenfold.ledger import workforce
from tenfold.ledger.workforce import WORK
from tenfold.questions.wording import plain_day

LIMIT = "caseload-high"


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker of the team, in finished words."""

    name: str
    href: str
    job: str
    team: str
    due: tuple[str, ...]
    caseload: str
    over: str
    supervised: str


@dataclass(frozen=True, slots=True)
class TeamPage:
    """All that the page says."""

    workers: tuple[Worker, ...]
    weights: Table
    limit: str


def team(request: DeskRequest) -> HttpResponse:
    """Show a manager their team; turn others away."""
    try:
        members = workforce.team(request.desk)
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    page = team_page(members, workforce.weights(request.desk))
    return render(request, "desk/team.html", {"title": "Your team", "page": page})


def team_page(members: tuple[workforce.Member, ...], weighed: dict[str, workforce.Weight]) -> TeamPage:
    """Return what the page says, with the workers by name."""
    return TeamPage(tuple(_worker(one, weighed) for one in members), weights_table(weighed), "".join(_limit(members)))


def weights_table(weighed: dict[str, workforce.Weight]) -> Table:
    """Return how the agency weighs kinds of work, as a table."""
    rows = tuple(
        (words, plain_number(weighed[work].weight), plain_day(weighed[work].since), weighed[work].source)
        for work, words in WORK.items()
        if work in weighed
    )
    return Table("What the weights are", ("Work", "Counts as", "Since", "Where it is laid down"), rows)


def _worker(one: workforce.Member, weighed: dict[str, workforce.Weight]) -> Worker:
    practice, load = one.practice, one.caseload
    most = Guidance.dated().limit(LIMIT, practice.today).number
    over = f"That is more than the {most} children of the limit in force." if load.children > most else ""
    return Worker(
        name=practice.name,
        href=reverse("team_worker", args=[int(practice.worker)]),
        job=practice.job,
        team=one.team,
        due=tuple(map(due_words, workforce.dues_of(practice))),
        caseload=caseload_words(load, weighed),
        over=over,
        supervised=f"Supervision: {supervised_words(practice)}.",
    )


def _limit(members: tuple[workforce.Member, ...]) -> Iterator[str]:
    for one in members[:1]:
        limit = Guidance.dated().limit(LIMIT, one.practice.today)
        read = "" if limit.read else ", not checked against a source"
        yield f"{limit.says} The limit in force is {limit.in_words()} ({limit.standing}{read}: {limit.source})."
