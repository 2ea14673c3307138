"""Overseeing the doors: who got in by their own word, who was found to be kin, and that somebody else looked at it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from tenfold.access import Refused
from tenfold.ledger import keys
from tenfold.ledger.closing import refuse
from tenfold.ledger.opening import clock
from tenfold.ledger.session import Session


@dataclass(frozen=True, slots=True)
class DoorAct:
    """Something that was done at a door: what, about whom, by whom, and whether somebody has looked at it since.

    `worker` is the id of the member of staff, `number` what the family goes by; `overdue` where nobody looked in time.
    """

    id: int
    at: datetime
    act: str
    worker: str
    who: str
    job: str
    agency: str
    by: str
    number: int | None
    family: UUID | None
    words: str
    due: datetime | None
    reviewed: datetime | None
    reviewer: str
    finding: str
    overdue: bool


def overseers_only(session: Session) -> None:
    """Raise `Closed` for who oversees no door."""
    if session.viewer.roles.isdisjoint({"auditor", "privacy_officer"}):
        raise refuse(
            session,
            "doors",
            Refused(
                "What was done at the doors is for auditors and privacy officers.",
                "UK GDPR Article 32: who oversees access stands outside the work that is looked at.",
                "Ask the privacy officer of your agency.",
            ),
        )


def auditors_only(session: Session, page: str) -> None:
    """Raise `Closed` for who is no auditor."""
    if "auditor" not in session.viewer.roles:
        raise refuse(
            session,
            page,
            Refused(
                "Who signed in, or tried to, is for auditors.",
                "UK GDPR Article 32: who oversees access stands outside the work that is looked at.",
                "Ask an auditor of your agency.",
            ),
        )


def door_acts(session: Session) -> tuple[DoorAct, ...]:
    """Return what was done at the doors, the latest first: to an auditor all, to a privacy officer their agency's.

    Nobody is shown what is about themselves: who oversees stands outside the line. Others are shown nothing.
    """
    now = clock()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, at, act, worker, who, job, agency, by_whom, family, which, words, due, reviewed, reviewer,"
            " finding FROM tenfold.door_acts(%s)",
            [session.secret],
        )
        rows = cursor.fetchall()
    return tuple(_act(row, now) for row in rows)


def close_review(session: Session, act: int, finding: str) -> bool:
    """Close the review of an act with what was found, once; whether it was there for this person to review."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.close_review(%s, %s, %s)", [session.secret, act, keys.seal_words(finding)])
        return bool(cursor.fetchone()[0])


def watch(session: Session, number: int, why: str) -> int:
    """Have every opening of a family told from now on, and who opened it in the 30 days before; how many those were.

    `number` is what the family goes by; for privacy officers and auditors, the database refuses others.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.watch_family(%s, %s, %s)", [session.secret, number, keys.seal_words(why)])
        return int(cursor.fetchone()[0])


def _act(row: tuple[Any, ...], now: datetime) -> DoorAct:
    id, at, act, worker, who, job, agency, by, number, family, words, due, reviewed, reviewer, finding = row
    late = isinstance(due, datetime) and reviewed is None and due <= now
    told = (id, at, act, str(worker), who, job, agency, by or "", number, family, keys.open_words(words), due, reviewed)
    return DoorAct(*told, reviewer or "", keys.open_words(finding or ""), late)
