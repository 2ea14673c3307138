"""Who read what: every opening, refusal and search, for the auditor, and for each agency of its own families."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from tenfold.access import PURPOSES
from tenfold.ledger.session import Session

_OTHER = {
    "list": "To see what is asked of them",
    "find": "To find a child by name and birth date",
    "load": "To bring a history from a file",
    "begin": "To begin a family’s record",
    "none": "No purpose was given",
}


@dataclass(frozen=True, slots=True)
class Read:
    """One line of the access log, in words; a family goes by its number, and the line by its own."""

    number: int
    at: datetime
    who: str
    job: str
    agency: str
    family: str
    purpose: str
    basis: str
    page: str
    outcome: str


def reads(
    session: Session, family: UUID | None = None, *, before: int | None = None, most: int | None = None
) -> tuple[Read, ...]:
    """Return who looked, the latest first: everything for an auditor, for others what concerns families of theirs.

    `before` is the number of a line: those that were written earlier than it follow. `most` is how many lines, or all.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, at, who, job, agency, family, purpose, basis, page, outcome FROM tenfold.reads(%s, %s, %s, %s)",
            [session.secret, family, before, most],
        )
        rows = cursor.fetchall()
    return tuple(
        Read(
            id,
            at,
            who,
            job,
            agency,
            f"Family {number}" if number else "",
            purpose_in_words(purpose),
            basis,
            page,
            outcome,
        )
        for id, at, who, job, agency, number, purpose, basis, page, outcome in rows
    )


def purpose_in_words(id: str) -> str:
    """Return why a record was opened, in words."""
    return PURPOSES[id].words if id in PURPOSES else _OTHER.get(id, id)
