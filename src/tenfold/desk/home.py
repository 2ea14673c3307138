"""Home: what is asked of me, my families, and who opened families of mine because a child was before them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tenfold import ledger
from tenfold.desk.asking import Link
from tenfold.desk.drafting import said_of
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.words import NOTHING_OPEN, URGENCY, counted, last_day, plain_moment
from tenfold.questions.rule import URGENCIES
from tenfold.questions.wording import plain_day

TIES = {
    "allocated": "You hold this family.",
    "involved": "Your agency is involved.",
    "team": "A member of your team holds this family.",
    "referral": "A referral was made to your agency.",
    "invited": "Your agency is invited to a conference.",
    "presented": "You said that you must see this record now.",
    "custodian": "A child of it is on the register that you keep.",
}


@dataclass(frozen=True, slots=True)
class Asks:
    """What is asked of me in one family."""

    title: str
    href: str
    questions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Mine:
    """A family of mine."""

    title: str
    tie: str
    standing: str
    children: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that the page says."""

    asks: tuple[Asks, ...]
    families: tuple[Mine, ...]
    presented: tuple[str, ...]
    drafts: tuple[tuple[str, str], ...] = ()


def home(request: DeskRequest) -> HttpResponse:
    """Show what is asked of whoever is signed in."""
    told = (ledger.work(request.desk), ledger.families(request.desk), ledger.presented(request.desk))
    page = home_page(*told, ledger.own_drafts(request.desk))
    return render(request, "desk/home.html", {"title": "Home", "page": page})


def home_page(
    work: Iterable[ledger.Waiting],
    families: Iterable[ledger.Held],
    presented: Iterable[ledger.Presented],
    drafts: Iterable[ledger.Draft] = (),
) -> HomePage:
    """Return what the page says: of the questions, the families with the most urgent first."""
    ordered = sorted(work, key=lambda one: (-URGENCIES.index(one.urgency), one.due))
    place = {one.family: n for n, one in reversed([*enumerate(ordered)])}
    together = groupby(sorted(ordered, key=lambda one: place[one.family]), key=lambda one: (one.family, one.title))
    asks = (
        Asks(title, reverse("child", args=[family, 1]), tuple(map(_link, questions)))
        for (family, title), questions in together
    )
    held = tuple(families)
    begun = tuple(_begun(held, drafts))
    return HomePage(tuple(asks), tuple(map(_mine, held)), tuple(map(_presented, presented)), begun)


def _link(one: ledger.Waiting) -> Link:
    words, colour = URGENCY[one.urgency]
    href = reverse("question", args=[one.family, one.number])
    return Link(href, one.ask, words, colour, f"due {plain_day(last_day(one.due))}", next(iter(one.acts), ""))


def _begun(families: Iterable[ledger.Held], drafts: Iterable[ledger.Draft]) -> Iterator[tuple[str, str]]:
    """Yield what each draft is called, and where it is taken up: of a record that is closed to its writer, nothing."""
    titles = {one.family: one.title for one in families}
    for draft in drafts:
        if draft.family in titles:
            page, _, of = draft.place.partition("-")
            place = reverse("contact" if page == "record" else "correct", args=[draft.family, of])
            yield f"{titles[draft.family]}, {said_of(draft)}", f"{place}?draft={draft.id}"


def _mine(held: ledger.Held) -> Mine:
    standing = f"{counted(held.standing, 'question')} standing." if held.standing else NOTHING_OPEN
    children = ((name, reverse("child", args=[held.family, n])) for n, name in enumerate(held.children, 1))
    return Mine(held.title, TIES.get(held.tie.kind, ""), standing, tuple(children))


def _presented(one: ledger.Presented) -> str:
    return f"{one.who}, {one.agency}, opened {one.title} on {plain_moment(one.at)}: {one.why}"
