"""What binds a family by law: the orders that run on a day, and the conditions of bail, as the record has them."""

from collections.abc import Iterator
from datetime import datetime

from tenfold.picture import Picture, Stated, police_steps
from tenfold.questions.wording import called, plain_time
from tenfold.record import Order, PoliceAction

_BAIL = {"bailed": True, "bail_ended": False, "charged": False, "no_further_action": False}
_LAPSES = {"police_protection": "clock-police-protection", "epo": "clock-emergency-order"}


def bound_lines(p: Picture, child: str, on: datetime) -> Iterator[str]:
    """Yield the orders on or about a child that had begun by a day and not ended, and who was on bail, and how."""
    for order in (one for one in p.facts(Order) if _concerns(one, child) and _runs(p, one, on)):
        yield f"Order: {_order(p, order, child)}"
    for person in dict.fromkeys(step.person for _, step in police_steps(p, child)):
        steps = [one for one in p.facts(PoliceAction, person) if one.fact.action in _BAIL and _begun(one, on)]
        if steps and _BAIL[steps[-1].fact.action]:
            yield f"Bail: {called(p, person)}: {steps[-1].fact.conditions or 'no conditions are recorded'}"


def _concerns(order: Stated[Order], child: str) -> bool:
    return child == order.fact.child or (order.fact.child is None and child in order.first.about)


def _runs(p: Picture, order: Stated[Order], on: datetime) -> bool:
    """Whether an order runs on a day, as told; one for an emergency, of unsaid end, for as long as the law lets it."""
    begun = order.fact.from_ or order.first.occurred
    end = order.fact.to_date.last if order.fact.to_date is not None else None
    if end is None and order.fact.type in _LAPSES:
        end = p.ends(_LAPSES[order.fact.type], begun.last)
    return begun.first <= on and (end is None or on <= end)


def _order(p: Picture, order: Stated[Order], child: str) -> str:
    fact = order.fact
    whom = f" on {called(p, fact.person)}" if fact.person not in (None, child) else ""
    until = f"until {plain_time(fact.to_date)}" if fact.to_date is not None else "no end is recorded"
    return f"{fact.type.replace('_', ' ')}{whom}, from {plain_time(fact.from_ or order.first.occurred)}, {until}"


def _begun(step: Stated[PoliceAction], on: datetime) -> bool:
    return step.first.occurred.first <= on
