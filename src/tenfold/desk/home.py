"""Home: what is asked of me, my families, and who opened families of mine because a child was before them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tenfold import ledger
from tenfold.desk.bundles import Bundles, bundles_of
from tenfold.desk.drafting import said_of
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.words import NOTHING_OPEN, counted, plain_moment

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
class Mine:
    """A family of mine."""

    title: str
    href: str
    tie: str
    standing: str
    children: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that the page says."""

    asks: Bundles
    families: tuple[Mine, ...]
    presented: tuple[str, ...]
    drafts: tuple[tuple[str, str], ...] = ()


def home(request: DeskRequest) -> HttpResponse:
    """Show what is asked of whoever is signed in."""
    told = (ledger.work(request.desk, "own"), ledger.families(request.desk), ledger.presented(request.desk))
    page = home_page(*told, ledger.own_drafts(request.desk))
    return render(request, "desk/home.html", {"title": "Home", "page": page})


def home_page(
    work: Iterable[ledger.Waiting],
    families: Iterable[ledger.Held],
    presented: Iterable[ledger.Presented],
    drafts: Iterable[ledger.Draft] = (),
) -> HomePage:
    """Return what the page says: of the questions, the few acts that would answer most, and the rest folded."""
    held = tuple(families)
    begun = tuple(_begun(held, drafts))
    return HomePage(bundles_of(work), tuple(map(_mine, held)), tuple(map(_presented, presented)), begun)


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
    there = reverse("child", args=[held.family, 1]) if held.children else ""
    return Mine(held.title, there, TIES.get(held.tie.kind, ""), standing, tuple(children))


def _presented(one: ledger.Presented) -> str:
    return f"{one.who}, {one.agency}, opened {one.title} on {plain_moment(one.at)}: {one.why}"
