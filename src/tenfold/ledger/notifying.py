"""Webhooks: where an agency's system asks to be told that something changed, and the outbox of calls that wait."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_bytes
from uuid import UUID, uuid4

from django.db import connection

from tenfold.ledger import keys
from tenfold.ledger.session import Session


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that is told when something changed, and how its last call went."""

    id: UUID
    url: str
    made: datetime
    waiting: bool
    tries: int
    said: str


@dataclass(frozen=True, slots=True)
class Call:
    """A call that is due: its number, when it was taken up, which webhook’s, where to, and the secret that signs it."""

    number: int
    at: datetime
    webhook: UUID
    url: str
    secret: bytes


def add_webhook(session: Session, url: str) -> tuple[UUID, bytes] | None:
    """Keep an address of a system's agency; return its id and the secret that signs, or None where there are ten."""
    id, secret = uuid4(), token_bytes(32)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tenfold.add_webhook(%s, %s, %s, %s)", [session.secret, url, keys.seal_webhook(secret, id), id]
        )
        [taken] = cursor.fetchone()
    return (id, secret) if taken else None


def webhooks(session: Session) -> tuple[Webhook, ...]:
    """Return the addresses of a system's agency."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, url, made, waiting, tries, said FROM tenfold.webhooks(%s)", [session.secret])
        return tuple(Webhook(*row) for row in cursor.fetchall())


def end_webhook(session: Session, webhook: UUID) -> bool:
    """Tell an address nothing more; whether it was one of the agency's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.end_webhook(%s, %s)", [session.secret, webhook])
        [ended] = cursor.fetchone()
    return bool(ended)


def queue_calls() -> int:
    """Queue a call for each webhook whose agency has something to fetch; return how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.queue_calls()")
        [queued] = cursor.fetchone()
    return int(queued)


def due_calls(most: int) -> tuple[Call, ...]:
    """Take calls that are due, for two minutes: until then nobody else takes them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT call, at, webhook, url, sealed FROM tenfold.due_calls(%s)", [most])
        rows = cursor.fetchall()
    return tuple(Call(number, at, id, url, keys.unseal_webhook(sealed, id)) for number, at, id, url, sealed in rows)


def called(call: Call, *, taken: bool, said: str) -> None:
    """Note how a call went; one that was not taken is tried again later."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.called(%s, %s, %s)", [call.number, taken, said])
