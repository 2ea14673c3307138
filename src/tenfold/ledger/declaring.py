"""Declaring relatives and addresses, and who is barred from which family by hand or let in again."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import connection, transaction

from tenfold.ledger import keys
from tenfold.ledger.kin import Declared, marks_declared, review_by
from tenfold.ledger.opening import clock
from tenfold.ledger.session import Session


class NotDeclared(Exception):
    """A declaration says too little to be held against anything; the sentence says what would do."""


def declare(session: Session, declared: Declared) -> None:
    """Keep what somebody declares, and bar them at once from families that it matches; they are not told which."""
    marks = sorted(marks_declared(declared, session.viewer.name))
    if not marks:
        raise NotDeclared(
            "That is too little to compare. Give a name with a date of birth (2015-03-04), a telephone number, or an "
            "address with its house number or postcode."
        )
    sealed = keys.seal_for("kin", msgspec.json.encode(asdict(declared)))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tenfold.declare_kin(%s, %s::bytea[], %s, %s)", [session.secret, marks, sealed, review_by(clock())]
        )


def declarations(session: Session) -> tuple[tuple[datetime, Declared], ...]:
    """Return what somebody has declared, to themselves alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT at, sealed FROM tenfold.declared(%s)", [session.secret])
        rows = cursor.fetchall()
    return tuple((at, _opened(sealed)) for at, sealed in rows)


def mark_declarations() -> None:
    """Mark anew all that staff declared, as the owner: how names are compared has changed, not what they said."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.id, d.sealed, s.name FROM tenfold.declaration d JOIN public.ledger_staff s ON s.id = d.staff"
            " FOR UPDATE OF d"
        )
        for id, sealed, own_name in cursor.fetchall():
            marks = sorted(marks_declared(_opened(sealed), own_name))
            cursor.execute("UPDATE tenfold.declaration SET marks = %s::bytea[] WHERE id = %s", [marks, id])


def _opened(sealed: bytes) -> Declared:
    return Declared(**msgspec.json.decode(keys.unseal_for("kin", sealed)))


def bar(session: Session, family: UUID, worker: str, why: str) -> None:
    """Bar somebody from a family by hand; the database refuses who may not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tenfold.bar_staff(%s, %s, %s, %s)", [session.secret, family, int(worker), keys.seal_words(why)]
        )


def lift(session: Session, family: UUID, worker: str, why: str) -> bool:
    """Lift a bar that proved wrong; whether there was one. The database refuses who may not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tenfold.lift_bar(%s, %s, %s, %s)", [session.secret, family, int(worker), keys.seal_words(why)]
        )
        return bool(cursor.fetchone()[0])
