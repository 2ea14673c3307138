"""What waits in many families, by the act that would answer it: a few acts are shown, the rest is folded by family."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.urls import reverse

from tenfold import ledger
from tenfold.desk.asking import Doing, Link, doing_of
from tenfold.desk.words import URGENCY, counted, due_day
from tenfold.questions.rule import URGENCIES
from tenfold.questions.wording import plain_day
from tenfold.replay import SHOWN
from tenfold.when import day_of

NO_ACT = "No act by itself answers these"


@dataclass(frozen=True, slots=True)
class Bundle:
    """One family, and what is asked in it by act."""

    title: str
    href: str
    acts: tuple[Doing, ...]


@dataclass(frozen=True, slots=True)
class Bundles:
    """What waits: the first few acts by family, the rest by family, and what somebody holds."""

    first: tuple[Bundle, ...]
    rest: tuple[Bundle, ...]
    held: tuple[Link, ...]

    @property
    def folded(self) -> str:
        """The line under which the rest is folded."""
        count = sum(len(act.questions) + len(act.rest) for one in self.rest for act in one.acts)
        return f"Show {counted(count, 'more question')} in {counted(len(self.rest), 'family', 'families')}"


def bundles_of(waiting: Iterable[ledger.Waiting]) -> Bundles:
    """Return what waits, the most urgent act first; five acts are shown in all."""
    everything = tuple(waiting)
    acts = sorted(_acts(one for one in everything if one.held is None), key=lambda one: _first(one[1]))
    return Bundles(tuple(_bundles(acts[:SHOWN])), tuple(_bundles(acts[SHOWN:])), tuple(map(_held, _kept(everything))))


def link_of(one: ledger.Waiting) -> Link:
    """Return a question of a list as a line that leads to its page."""
    words, colour = URGENCY[one.urgency]
    href = reverse("question", args=[one.family, one.number])
    return Link(href, one.ask, words, colour, f"due {due_day(one.due)}")


def _acts(waiting: Iterable[ledger.Waiting]) -> Iterator[tuple[str, list[ledger.Waiting]]]:
    by_family: dict[UUID, list[ledger.Waiting]] = {}
    for one in waiting:
        by_family.setdefault(one.family, []).append(one)
    for own in by_family.values():
        yield from _covering(own)


def _covering(left: list[ledger.Waiting]) -> Iterator[tuple[str, list[ledger.Waiting]]]:
    """Yield the acts that answer the questions of a family, that which answers most first, each question under one."""
    while left:
        offers: dict[str, list[ledger.Waiting]] = {}
        for one in left:
            for act in one.acts or (NO_ACT,):
                offers.setdefault(act, []).append(one)
        best = max(offers, key=lambda act: (len(offers[act]), -min(map(_order, offers[act])), act))
        yield best, offers[best]
        left = [one for one in left if one not in offers[best]]


def _order(one: ledger.Waiting) -> int:
    return -URGENCIES.index(one.urgency)


def _first(own: list[ledger.Waiting]) -> tuple[int, float]:
    soonest = min(own, key=lambda one: (_order(one), one.due))
    return _order(soonest), soonest.due.timestamp()


def _bundles(acts: list[tuple[str, list[ledger.Waiting]]]) -> Iterator[Bundle]:
    place = {own[0].family: n for n, (_, own) in reversed([*enumerate(acts)])}
    together = groupby(sorted(acts, key=lambda one: place[one[1][0].family]), key=lambda one: one[1][0].family)
    for family, own in together:
        told = [*own]
        doings = tuple(doing_of(words, [link_of(one) for one in questions]) for words, questions in told)
        yield Bundle(told[0][1][0].title, reverse("child", args=[family, 1]), doings)


def _kept(waiting: Iterable[ledger.Waiting]) -> Iterator[ledger.Waiting]:
    yield from (one for one in waiting if one.held is not None)


def _held(one: ledger.Waiting) -> Link:
    words, colour = URGENCY[one.urgency]
    hold = one.held
    told = f"held by {hold.by} until {plain_day(day_of(hold.review))}: {hold.reason}" if hold is not None else ""
    return Link(reverse("question", args=[one.family, one.number]), one.ask, words, colour, told)
