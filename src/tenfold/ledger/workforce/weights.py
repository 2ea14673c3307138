"""How an agency weighs kinds of work: its own practice, by date, with its source. It weighs work, never a family."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from django.db import connection

from tenfold.ledger.session import Session
from tenfold.ledger.workforce.facts import NotKept
from tenfold.picture import Picture, assessment_now, enquiry_now, person, plan_now
from tenfold.record import Order, Plan
from tenfold.record.words import OrderType

WORK = MappingProxyType(
    {
        "court": "A court order in force, or police protection",
        "enquiry": "A section 47 enquiry is open",
        "plan": "A child protection plan",
        "assessment": "An assessment is open",
        "in_need": "A child in need plan",
        "other": "Other work",
    }
)
"""The kinds of work with a child, by what the record holds; the first that is so is counted."""
_COURT: frozenset[OrderType] = frozenset({"epo", "interim_care", "care", "supervision", "police_protection"})
_MOST = Decimal(10)


@dataclass(frozen=True, slots=True)
class Weight:
    """What an agency counts a kind of work as, since a day, and where that is laid down."""

    work: str
    weight: Decimal
    since: date
    source: str


@dataclass(frozen=True, slots=True)
class SetWeight:
    """A weight as it was set: for which agency, by whom and when."""

    agency: str
    weight: Weight
    at: datetime
    by: str


def weights(session: Session) -> dict[str, Weight]:
    """Return how the viewer's agency weighs kinds of work today, by kind; nothing where it has set none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT work, weight, since, source FROM tenfold.weights(%s)", [session.secret])
        return {row[0]: Weight(*row) for row in cursor.fetchall()}


def all_weights(session: Session) -> tuple[SetWeight, ...]:
    """Return every weight that was ever set, for administrators; nothing for others."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT agency, work, weight, since, source, at, by_whom FROM tenfold.all_weights(%s)", [session.secret]
        )
        return tuple(SetWeight(row[0], Weight(*row[1:5]), *row[5:]) for row in cursor.fetchall())


def set_weight(session: Session, agency: str, work: str, told: str, since: date, source: str) -> None:
    """Set what a kind of work counts for in an agency from a day on; raise `NotKept` where that is no weight."""
    try:
        weight = Decimal(told)
    except InvalidOperation:
        weight = Decimal("NaN")
    if not (weight.is_finite() and 0 <= weight <= _MOST) or weight != round(weight, 2):
        raise NotKept(["A weight is a number from 0 to 10, such as 1.5."])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tenfold.set_weight(%s, %s, %s, %s, %s, %s)", [session.secret, agency, work, weight, since, source]
        )


def work_with(p: Picture, child: str) -> str:
    """Return which kind of work a child is now, by its orders, enquiries, plans and assessments."""
    if any(_is_in_force(p, one.fact) for one in p.facts(Order, child) if one.fact.type in _COURT):
        return "court"
    going_on = (("enquiry", enquiry_now), ("plan", plan_now), ("assessment", assessment_now))
    found = next((work for work, now in going_on if now(p, child) is not None), None)
    return found or ("in_need" if _in_need(p, child) else "other")


def _is_in_force(p: Picture, order: Order) -> bool:
    began = order.from_ is None or p.passed(order.from_.first)
    return began and (order.to_date is None or not p.passed(order.to_date.last))


def _in_need(p: Picture, child: str) -> bool:
    told = [one.fact for one in p.facts(Plan, child) if one.fact.kind == "child_in_need"]
    return bool(told) and told[-1].status != "ended" and person(p, child) is not None
