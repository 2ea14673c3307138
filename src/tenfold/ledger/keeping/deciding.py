"""What people decide about keeping a family's record: to hold it, to keep it on, to have it destroyed.

Each is a row that stays. Nothing here is done by a clock, and nobody destroys a record alone.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, connection, connections, transaction

from tenfold.ledger import keys
from tenfold.ledger.destroyed import Certificate, certificate, forget
from tenfold.ledger.session import Session

Ground = Literal["term", "order"]
Act = Literal["hold", "lift", "keep", "ask", "refuse"]
_DECISIONS = (
    "SELECT r.id, r.family, r.at, r.act, r.answers, r.ground, r.authority, r.until, tenfold.named(r.staff), r.sealed,"
    " k.wrapped, EXISTS (SELECT FROM tenfold.review x WHERE x.answers = r.id) FROM tenfold.review r"
    " JOIN tenfold.family_key k ON k.family = r.family WHERE r.family = %s ORDER BY r.id"
)


class NotDecided(Exception):
    """A decision about keeping was not taken; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about keeping a family's record: what, by whom, why, until when; whether another answered it."""

    id: int
    family: UUID
    at: datetime
    act: Act
    answers: int | None
    ground: Ground | None
    authority: str
    until: date | None
    by: str
    reason: str
    answered: bool


def hold(session: Session, family: UUID, reason: str, until: date, authority: str = "") -> int:
    """Hold a record, whatever its term, until people lift it; they look again on a day. Return the hold's number."""
    return _decide(session, family, "hold", reason, until=until, authority=authority)


def lift(session: Session, family: UUID, number: int, reason: str) -> int:
    """Lift one hold of a record; others stand."""
    return _decide(session, family, "lift", reason, answers=number)


def keep(session: Session, family: UUID, reason: str, until: date) -> int:
    """Keep a record on past its term, until it is reviewed again on a day."""
    return _decide(session, family, "keep", reason, until=until)


def ask(session: Session, family: UUID, ground: Ground, authority: str, reason: str) -> int:
    """Ask that a record be destroyed, by a court's order or at the end of its term; return the request's number.

    `authority` is the order's number or the line of the schedule. It stands on the certificate: no names in it.
    """
    if not authority.strip():
        raise NotDecided("A record is destroyed on some authority, and no order and no line of the schedule was named.")
    return _decide(session, family, "ask", reason, ground=ground, authority=authority.strip())


def refuse(session: Session, family: UUID, number: int, reason: str) -> int:
    """Refuse a request for destruction, or take one's own back."""
    return _decide(session, family, "refuse", reason, answers=number)


def approve(session: Session, number: int) -> Certificate:
    """Destroy the record that another has asked to be destroyed: its key, and all that follows from what it opened.

    Return the certificate. Raise `NotDecided` where the same person asked, a hold stands, or a review keeps it on.
    """
    done = _called("SELECT tenfold.dispose(%s, %s)", session, number)
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM (FULL) tenfold.family_key")  # else the old row, with the key, lies in the table’s file
        cursor.execute("SELECT family FROM tenfold.disposal WHERE id = %s", [done])
        [family] = cursor.fetchone()
    forget(family)
    found = certificate(session, family)
    assert found is not None  # noqa: S101 - who approves is an auditor
    return found


def decisions(family: UUID) -> tuple[Decision, ...]:
    """Return what was decided about keeping a family's record, in order; for an operator."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(_DECISIONS, [family])
        rows = cursor.fetchall()
    return tuple(_decision(*row) for row in rows)


def numbered(number: int) -> UUID:
    """Return the family that people call by a number; raise `NotDecided` where there is none. For an operator."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT id FROM tenfold.family WHERE number = %s", [number])
        found = cursor.fetchone()
    if found is None:
        raise NotDecided(f"There is no family {number}. `tenfold retention` lists families by number.")
    return UUID(str(found[0]))


def disposals() -> tuple[datetime, list[dict[str, Any]]]:
    """Return what was destroyed so far, as rows for programs, and the moment of which that is true; for an operator."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("LOCK TABLE tenfold.disposal IN SHARE MODE")  # one that is under way is waited for
        cursor.execute("SELECT clock_timestamp()")
        [now] = cursor.fetchone()
        cursor.execute("SELECT to_jsonb(d)::text FROM tenfold.disposal d ORDER BY at, id")
        return now, [json.loads(row) for (row,) in cursor.fetchall()]


def _decide(session: Session, family: UUID, act: Act, reason: str, **more: Any) -> int:
    if not reason.strip():
        raise NotDecided("A decision about keeping a record has a reason. Say it.")
    sealed = keys.seal(_key_of(family), reason.encode(), family.bytes + b"review")
    told = [more.get("answers"), more.get("ground"), more.get("authority", ""), more.get("until")]
    return int(_called("SELECT tenfold.decide(%s, %s, %s, %s, %s, %s, %s, %s)", session, family, act, *told, sealed))


def _called(asked: str, session: Session, *values: Any) -> Any:
    """Call a door of the database; raise `NotDecided` with its sentence where it stays closed."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(asked, [session.secret, *values])
            return cursor.fetchone()[0]
    except (ProgrammingError, IntegrityError) as fault:
        said = str(fault).splitlines()[0]
        raise NotDecided(f"Not done: {said}.") from fault


def _key_of(family: UUID) -> bytes:
    """Return the key under which the reasons for a family lie, which go with its record."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT wrapped FROM tenfold.family_key WHERE family = %s", [family])
        found = cursor.fetchone()
    if found is None:
        raise NotDecided(f"There is no family {family}.")
    try:
        return keys.unwrap(found[0], family)
    except keys.KeyGone as gone:
        raise NotDecided("This record was destroyed; there is nothing left to decide about.") from gone


def _decision(*row: Any) -> Decision:
    id, family, at, act, answers, ground, authority, until, by, sealed, wrapped, answered = row
    reason = "gone with the record"
    if wrapped is not None:
        reason = keys.unseal(keys.unwrap(wrapped, family), sealed, family.bytes + b"review").decode()
    return Decision(id, family, at, act, answers, ground, authority, until, by, reason, answered)
