"""What was told to whom: for each what waits for them, and for those who run the site whom nothing reaches."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from tenfold.access import ladder_of
from tenfold.ledger.lists import opened_standing
from tenfold.ledger.session import Session

_WHY = {
    "nobody": "Nobody stands on that step, or above it",
    "left": "They no longer work here",
    "no address": "No e-mail address is known of them",
}


@dataclass(frozen=True, slots=True)
class Escalation:
    """A question that has come to the viewer: on which step they stand, since when, and when it goes further up.

    `number` is its place in the family's, and `ask` its words; both are None where the viewer may not open the family,
    and `title` is then empty.
    """

    family: UUID
    title: str
    number: int | None
    ask: str | None
    urgency: str
    step: str
    climbed: bool
    since: datetime
    due: datetime


@dataclass(frozen=True, slots=True)
class Untold:
    """Somebody whom a notice has not reached: of which agency, why, how often it was tried, and when it is again."""

    number: int
    at: datetime
    who: str
    agency: str
    urgency: str
    why: str
    tries: int
    next_try: datetime


@dataclass(frozen=True, slots=True)
class Aside:
    """A family, by its number, that was due and could not be woken: how often it was tried, and when it is again."""

    number: int
    due: datetime
    tries: int
    until: datetime


def escalations(session: Session) -> tuple[Escalation, ...]:
    """Return what has come to the viewer and stands, the most urgent first; the families that they may open are."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM tenfold.waiting_for(%s)", [session.secret])
            rows = cursor.fetchall()
        latest = {(family, mark): row for family, mark, *row in rows}  # the last that was told, so the highest step
        words = opened_standing(session, {family for family, _ in latest}, "escalations")
    found = []
    for (family, mark), (asked, step, duty, urgency, due, at) in latest.items():
        number, ask, title = words.get((family, mark), (None, None, ""))
        stands_on = "on duty" if duty else ladder_of(asked)[step]
        found.append(Escalation(family, title, number, ask, urgency, stands_on, step > 0, at, due))
    order = {"immediate": 0, "soon": 1, "routine": 2}
    return tuple(sorted(found, key=lambda one: (order[one.urgency], one.due)))


def untold(session: Session) -> tuple[Untold, ...]:
    """Return whom notices have not reached, for administrators and auditors; nothing for others."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, at, who, agency, urgency, why, tries, next_try FROM tenfold.untold(%s)", [session.secret]
        )
        rows = cursor.fetchall()
    return tuple(
        Untold(number, at, who, agency, urgency, _WHY.get(why, why), tries, next_try)
        for number, at, who, agency, urgency, why, tries, next_try in rows
    )


def set_aside(session: Session) -> tuple[Aside, ...]:
    """Return the families that could not be woken, for administrators and auditors; nothing for others."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT family, due, tries, until FROM tenfold.asides(%s)", [session.secret])
        return tuple(Aside(*row) for row in cursor.fetchall())
