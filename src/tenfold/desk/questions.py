"""The questions of many families, and those of one, by the act that would answer them; strengths stand beside."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tenfold import ledger
from tenfold.desk.asking import Unknown, unknown_of
from tenfold.desk.bundles import bundles_of
from tenfold.desk.disagreeing import Disagreement, disagreements_of
from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.strengths import strengths_of
from tenfold.desk.words import URGENCY, due_by, plain_moment, sentence
from tenfold.ledger import Opened, Whose
from tenfold.picture import children
from tenfold.questions.wording import called

WHOSE: dict[Whose, tuple[str, str]] = {
    "own": (
        "Asked of you",
        "What is asked of your role, and of your agency in the families that you hold; in all where you hold none.",
    ),
    "mine": ("Of your agency", "What is asked of your agency, or of your role, in every family that you may open."),
    "held": ("In the families that you hold", "All that stands in the families that are allocated to you."),
    "team": ("Your team’s", "All that stands in the families that those whom you lead hold."),
}


@dataclass(frozen=True, slots=True)
class Come:
    """Something that has come up the ladder to somebody: words, address, how urgent, on which step and until when."""

    words: str
    href: str
    title: str
    urgency: str
    colour: str
    step: str


@dataclass(frozen=True, slots=True)
class FamilyQuestions:
    """All that the page of a family's questions says."""

    unknown: Unknown
    disagreements: tuple[Disagreement, ...]
    strengths: tuple[str, ...]
    young: tuple[tuple[str, str], ...]


def asked(request: DeskRequest) -> HttpResponse:
    """Show what is asked, mine or my team's, by the act that would answer it."""
    whose: Whose = next((one for one in WHOSE if one == request.GET.get("whose")), "own")
    ways = tuple((words, f"?whose={one}", one == whose) for one, (words, _) in WHOSE.items())
    page = bundles_of(ledger.work(request.desk, whose))
    come = tuple(map(_come, ledger.escalations(request.desk))) if whose == "own" else ()
    told = {"page": page, "ways": ways, "come": come, "says": WHOSE[whose][1], "title": "Questions"}
    return render(request, "desk/asked.html", told)


@on_family("questions")
def questions(request: DeskRequest, opened: Opened) -> HttpResponse:
    """Show all that is asked of a family, as known now or on a day, with its strengths and disagreements."""
    known = as_known(request, opened)
    told = {"page": family_questions(opened, known.query), "known": known, "form": known.form}
    told |= {"disagree": reverse("disagreements", args=[opened.family]) + known.query}
    return render(request, "desk/questions.html", told | {"title": f"Questions: {opened.title}"})


def family_questions(opened: Opened, query: str = "") -> FamilyQuestions:
    """Return what the page of a family says; `query` keeps the day by which it is known."""
    young = children(opened.picture)
    ways = (
        (called(opened.picture, one), reverse("child", args=[opened.family, n]) + query)
        for n, one in enumerate(young, 1)
    )
    return FamilyQuestions(
        unknown_of(opened), disagreements_of(opened), strengths_of(opened.picture, young), tuple(ways)
    )


def _come(one: ledger.Escalation) -> Come:
    words, colour = URGENCY[one.urgency]
    href = reverse("question", args=[one.family, one.number]) if one.number is not None else ""
    step = f"{sentence(one.step)}, since {plain_moment(one.since)}; due by {due_by(one.due)}"
    ask = (
        one.ask
        or "Something waits in a family that is not open to you. Ask its lead practitioner, or the lead’s manager."
    )
    return Come(ask, href, one.title, words, colour, step)
