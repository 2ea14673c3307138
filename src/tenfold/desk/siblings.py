"""Every child of the family side by side: who saw each, how, on plan or not, named in which steps, what is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.recorded import recorded
from tenfold.desk.words import NOTHING_OPEN, SEEN, counted, sentence, spaced, who_is
from tenfold.drawings.sayings import address_of, by
from tenfold.ledger import Opened
from tenfold.picture import by_time, children, enquiry_now, living_at, plan_now
from tenfold.questions.wording import called, plain_day, plain_time
from tenfold.record import Assessment, Decision, Enquiry, Referral
from tenfold.when import day_of

STEPS = (Referral, Enquiry, Assessment, Decision)
MOST = 5


@dataclass(frozen=True, slots=True)
class Sibling:
    """One child's column."""

    name: str
    called: str
    href: str
    record: str
    told: tuple[str, ...]


@on_family("siblings")
def siblings(request: DeskRequest, opened: Opened) -> HttpResponse:
    """Show the children side by side, as known now or on a day."""
    known = as_known(request, opened)
    young = [sibling(opened, n, known.query) for n in range(1, len(children(opened.picture)) + 1)]
    rows = tuple((head, tuple(one.told[n] for one in young)) for n, head in enumerate(ROWS))
    told = {"young": young, "rows": rows, "known": known, "form": known.form, "recorded": recorded(request, opened)}
    return render(request, "desk/siblings.html", told | {"title": "The children side by side"})


def sibling(opened: Opened, nth: int, query: str) -> Sibling:
    """Return a child's column."""
    child, place = children(opened.picture)[nth - 1], [opened.family, nth]
    record = reverse("contact", args=place) if opened.is_now else ""
    told = tuple(row(opened, child) for row in ROWS.values())
    name = who_is(opened.picture, child, day_of(opened.known))
    return Sibling(name, called(opened.picture, child), reverse("child", args=place) + query, record, told)


def last_seen(opened: Opened, child: str) -> str:
    """Return the last contacts that say how a child was seen, latest first."""
    p = opened.picture
    seen = [one for one in reversed(by_time(p.contacts(child))) if (one.seen or {}).get(child)]
    lines = (f"{plain_time(one.occurred)}: {SEEN[(one.seen or {})[child]]}, by {by(p, one)}" for one in seen[:2])
    return "\n".join(lines) or "Nobody has recorded seeing this child."


def home(opened: Opened, child: str) -> str:
    """Return where a child lives."""
    found = dict.fromkeys(map(address_of, living_at(opened.picture, child, opened.known)))
    return "\n".join(found) or "No address is recorded."


def plan(opened: Opened, child: str) -> str:
    """Return whether a child has a plan or an open enquiry, and since when."""
    kinds = (
        ("Child protection plan", plan_now(opened.picture, child)),
        ("Enquiry", enquiry_now(opened.picture, child)),
    )
    told = (f"{name} since {plain_day(spell.start.day)}" for name, spell in kinds if spell is not None)
    return "\n".join(told) or "Neither a plan nor an enquiry is recorded."


def steps(opened: Opened, child: str) -> str:
    """Return the latest steps that name a child."""
    found: list[tuple[datetime, str]] = []
    for kind in STEPS:
        for one in opened.picture.facts(kind, child):
            words = spaced(one.fact.matter) if isinstance(one.fact, Decision) else kind.__name__
            found.append((one.since, f"{sentence(words)}, {plain_time(one.first.occurred)}"))
    return "\n".join(dict.fromkeys(words for _, words in sorted(found, reverse=True)[:MOST])) or "Named in no step."


def standing(opened: Opened, child: str) -> str:
    """Return how many questions stand on a child."""
    count = sum(one.closed is None and child in one.children for one in opened.questions)
    return counted(count, "question") if count else NOTHING_OPEN


ROWS: dict[str, Callable[[Opened, str], str]] = {
    "Last seen": last_seen,
    "Lives at": home,
    "Plan": plan,
    "Named in": steps,
    "What we do not know": standing,
}
