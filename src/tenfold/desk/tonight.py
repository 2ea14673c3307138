"""The children at risk tonight, in finished words: for whoever goes to the door when the record cannot be reached."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from tenfold.desk.childhood import care_rows, who_rows
from tenfold.desk.words import spaced
from tenfold.documents import Tonight
from tenfold.ledger import Opened
from tenfold.picture import (
    Picture,
    caregivers,
    children,
    household_on,
    known_people,
    parents,
    partners,
    person,
    plan_now,
    risk_histories,
)
from tenfold.questions.wording import called, in_words, plain_day, plain_time
from tenfold.record import Order, PoliceAction
from tenfold.replay import Question

_KEPT_AWAY = frozenset({"restraining", "non_molestation"})
_BAIL = {"bailed": True, "bail_ended": False, "charged": False, "no_further_action": False}


def tonight_of(families: Iterable[Opened]) -> tuple[Tonight, ...]:
    """Return each child with a plan, or of whom something is asked at once: by name."""
    return tuple(sorted((one for opened in families for one in _children(opened)), key=lambda one: one.name))


def _children(opened: Opened) -> Iterator[Tonight]:
    p = opened.picture
    for child in children(p):
        asked = [one for one in opened.questions if one.closed is None and one.urgency == "immediate"]
        mine = [one for one in asked if child in one.about]
        if mine or plan_now(p, child) is not None:
            yield Tonight(called(p, child), tuple(_rows(opened, child, mine)), tuple(_dangers(p, child, opened.known)))


def _rows(opened: Opened, child: str, asked: list[Question]) -> Iterator[tuple[str, tuple[str, ...]]]:
    p, now = opened.picture, opened.known
    spell = plan_now(p, child)
    yield "Family", (opened.title,)
    yield from who_rows(p, child, now, opened.workers)
    if spell is not None:
        category = spaced(spell.of.fact.category or "unknown")
        yield "Plan", (f"Child protection plan ({category}) since {plain_day(spell.start.day)}",)
    yield from care_rows(p, child, now)
    yield "Asked at once", tuple(in_words(p, one.ask) for one in asked) or ("Nothing. That does not mean safety.",)


def _dangers(p: Picture, child: str, now: datetime) -> Iterator[str]:
    """Yield what is on record of those whom one may meet at the door, and of whoever must be kept away."""
    for one in _at_the_door(p, child, now):
        for told in risk_histories(p, one):
            as_ = f" as {spaced(told.fact.as_)}" if told.fact.as_ else ""
            yield f"{called(p, one)}: {spaced(told.fact.of)}{as_}" + (f" ({told.fact.says})" if told.fact.says else "")
    for one in known_people(p):
        known = person(p, one)
        if known is not None and known.no_contact:
            yield f"{called(p, one)} may not be approached: {known.no_contact}"
        yield from _bail(p, one)
    for order in p.facts(Order):
        end = order.fact.to_date
        if order.fact.type in _KEPT_AWAY and (end is None or end.last > now):
            whom = order.fact.person or order.fact.child
            since = f" since {plain_time(order.fact.from_)}" if order.fact.from_ else ""
            yield f"{spaced(order.fact.type).capitalize()} order{since}" + (f": {called(p, whom)}" if whom else "")


def _at_the_door(p: Picture, child: str, now: datetime) -> tuple[str, ...]:
    around = (*caregivers(p, child), *parents(p, child), *(stay.person for stay in household_on(p, child, now)))
    return tuple(dict.fromkeys((*around, *(other for one in around for other in partners(p, one)))))


def _bail(p: Picture, id: str) -> Iterator[str]:
    """Yield the conditions on which somebody is on bail, by the last that police did about it."""
    steps = [one.fact for one in p.facts(PoliceAction, id) if one.fact.action in _BAIL]
    if steps and _BAIL[steps[-1].action]:
        yield f"{called(p, id)} is on bail: {steps[-1].conditions or 'no conditions are recorded'}"
