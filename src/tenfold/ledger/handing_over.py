"""Handing a family over: an entry that both workers and the manager met, and who holds it, changed together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from tenfold.access import Refused
from tenfold.ledger import keys
from tenfold.ledger.appending import Appended, append
from tenfold.ledger.closing import refuse
from tenfold.ledger.models import Staff
from tenfold.ledger.opening import Opened, opened_for
from tenfold.ledger.session import Session
from tenfold.ledger.workforce.caseload import caseloads
from tenfold.picture import children


@dataclass(frozen=True, slots=True)
class Colleague:
    """A worker of the viewer's agency who may hold a family: the id of their account, and what they are called."""

    id: str
    name: str
    job: str


@dataclass(frozen=True, slots=True)
class Handover:
    """A family that goes to another worker: its form's id, who hands it over (None: nobody held it) and who takes it.

    `jointly` is whether both workers saw the family together; None where nobody says.
    """

    id: str
    old: str | None
    new: str
    on: date
    jointly: bool | None
    says: str


def handers_only(session: Session, family: UUID) -> None:
    """Raise `Closed` for who gives no family to workers."""
    if "manager" not in session.viewer.roles:
        raise refuse(
            session,
            "handover",
            Refused(
                "A family is handed over by a manager of the workers.",
                "Working Together to Safeguard Children: the local authority allocates the lead practitioner.",
                "Ask your manager.",
            ),
            family,
        )


def colleagues(session: Session) -> tuple[Colleague, ...]:
    """Return the workers of the viewer's agency who may hold a family, by name."""
    found = Staff.objects.filter(agency=session.viewer.agency, is_active=True, roles__contains=["practitioner"])
    return tuple(Colleague(str(one.pk), one.name, one.job) for one in found.order_by("name", "pk"))


def holders(session: Session, opened: Opened) -> tuple[Colleague, ...]:
    """Return who of the viewer's agency holds a family now, in the order in which it was given to them."""
    with transaction.atomic(), connection.cursor() as cursor:
        opened_for(session, opened.family, opened.allowed.purpose, "handover")
        cursor.execute("SELECT staff, name FROM tenfold.holders(%s, %s)", [session.secret, opened.family])
        return tuple(Colleague(str(id), name, "") for id, name in cursor.fetchall())


def hand_over(session: Session, opened: Opened, told: Handover) -> Appended:
    """Record a handover on a family, then give it to who takes it and end what who handed it over held.

    Sent twice it is recorded once. Raise `Closed` for who may not, `NotTaken` with what is wrong with it.
    """
    handers_only(session, opened.family)
    staff = {str(one.pk): one for one in Staff.objects.filter(pk__in=_ids(told), agency=session.viewer.agency)}
    new = staff[told.new]
    held = [one.id for one in holders(session, opened)]
    entry = _entry(session, opened, told, staff, _children_then(session, opened, told.new, new.pk in map(int, held)))
    done = append(session, opened.family, entry, opened.allowed.purpose)
    why = keys.seal_words(told.says)
    with transaction.atomic(), connection.cursor() as cursor:
        opened_for(session, opened.family, opened.allowed.purpose, "handover")
        if told.new not in held:
            cursor.execute("SELECT tenfold.allocate(%s, %s, %s, %s)", [session.secret, opened.family, new.pk, why])
        if told.old in held and told.old != told.new:
            cursor.execute(
                "SELECT tenfold.revoke(%s, %s, %s, %s)", [session.secret, opened.family, int(told.old or 0), why]
            )
    return done


def _ids(told: Handover) -> list[int]:
    return [int(one) for one in (told.old, told.new) if one]


def _children_then(session: Session, opened: Opened, new: str, holds: bool) -> int:  # noqa: FBT001 - one of two sums
    """Return how many children the worker holds once the family is theirs, of those that the viewer may open."""
    held = caseloads(session, [new], "handover")[new].children
    return held if holds else held + len(children(opened.picture))


def _entry(session: Session, opened: Opened, told: Handover, staff: dict[str, Staff], caseload: int) -> dict[str, Any]:
    """Return the entry: a meeting of both workers and the manager, at which one part ended and another began."""
    p, agency, day = opened.picture, session.viewer.agency, told.on.isoformat()
    role = "lead_practitioner" if p.lead_now() == agency else "co_worker"
    part: dict[str, Any] = {"agency": agency, "role": role}
    if told.jointly is not None:
        part["jointly_handed_over"] = told.jointly
    facts: Sequence[dict[str, Any]] = [
        {"allocation": part | {"worker": staff[told.new].username, "from": day, "caseload": caseload}}
    ]
    if told.old and told.old != told.new and told.old in staff:
        facts = [{"allocation": part | {"worker": staff[told.old].username, "to_date": day}}, *facts]
    about = list(children(p))
    event = "professionals_meeting"
    return {
        "id": told.id,
        "occurred": day,
        "event": event,
        "about": about,
        "narrative": told.says,
        "facts": list(facts),
    }
