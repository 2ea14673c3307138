"""Somebody asks what is held about them, or who looked: that is written down, and what is held then is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal
from uuid import UUID

import msgspec
from django.db import connection, transaction

from tenfold.access import Refused
from tenfold.ledger import keys
from tenfold.ledger.closing import refuse
from tenfold.ledger.layers import seen_by
from tenfold.ledger.opening import Closed, opened_for
from tenfold.ledger.reading import Kept, read_family
from tenfold.ledger.session import Session
from tenfold.when import add_months, day_of

Kind = Literal["subject_access", "access_list"]
ANSWER = frozenset({"manager", "named_professional", "custodian"})
"""The roles of those who read what is to leave the record (`answering` in walls/rights.sql)."""
_BOUND = b"disclosure"


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for: of which kind, about whom (a person's id in the case), for whom, and as held when.

    `on_behalf`: it goes to somebody who asks for the person, who is told less of where they live.
    """

    number: int
    family: UUID
    kind: Kind
    at: datetime
    subject: str
    recipient: str
    on_behalf: bool

    @property
    def due(self) -> date:
        """The day by which it has to be answered: a month after it was asked (UK GDPR Article 12)."""
        return add_months(day_of(self.at), 1)


def ask(
    session: Session, family: UUID, kind: Kind, subject: str, recipient: str, *, on_behalf: bool = False
) -> Request:
    """Write down that somebody asks; raise `Closed` for who may not answer, `LookupError` where nobody is called so."""
    with opened(session, family, "disclosure") as kept:
        known = {getattr(fact, "id", None) for entry in kept.case.entries for fact in entry.facts}
        if subject not in known:
            raise LookupError(f"The family’s record has no person {subject}. Its ids stand in its case file.")
        told = msgspec.json.encode({"subject": subject, "recipient": recipient, "on_behalf": on_behalf})
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tenfold.ask_disclosure(%s, %s, %s, %s)",
                [session.secret, family, kind, keys.seal(kept.key, told, family.bytes + _BOUND)],
            )
            [number] = cursor.fetchone()
        return requested(kept, number)


def family_numbered(session: Session, number: int) -> UUID | None:
    """Return the family of a number, where it is one of those that whoever asks is tied to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.family_numbered(%s, %s)", [session.secret, number])
        [found] = cursor.fetchone()
    return found  # type: ignore[no-any-return]


def last_asked(session: Session, family: UUID, kind: Kind, subject: str) -> Request | None:
    """Return what was asked last of this kind about a person; nothing where nobody has."""
    with opened(session, family, "disclosures") as kept:
        return next((one for one in requests(kept) if (one.kind, one.subject) == (kind, subject)), None)


def requests(kept: Kept) -> tuple[Request, ...]:
    """Return what was asked about a family that is open in this transaction, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, kind, at, sealed FROM tenfold.disclosure WHERE family = %s ORDER BY id DESC", [kept.family]
        )
        rows = cursor.fetchall()
    return tuple(
        Request(number=id, family=kept.family, kind=kind, at=at.astimezone(UTC), **_told(kept, sealed))
        for id, kind, at, sealed in rows
    )


def requested(kept: Kept, number: int) -> Request:
    """Return one request of a family that is open in this transaction; raise `LookupError` where it is not of it."""
    found = next((one for one in requests(kept) if one.number == number), None)
    if found is None:
        raise LookupError(f"Nobody asked under the number {number} about this family.")
    return found


@contextmanager
def opened(session: Session, family: UUID, page: str) -> Iterator[Kept]:
    """Have a family open to answer somebody, and that written down; raise `Closed` for who may not."""
    if not session.viewer.roles & ANSWER:
        raise refuse(
            session,
            "rights",
            Refused(
                "Whoever asks what is held about them is answered by a manager, a named professional or a custodian.",
                "UK GDPR Article 15; Data Protection Act 2018, Schedules 2 and 3: two people read what is given.",
                "Pass the request on to one of them today: it has to be answered within a month.",
            ),
            family,
        )
    unknown = None
    with transaction.atomic():
        decided = opened_for(session, family, "rights", page)
        if not isinstance(decided, Refused):
            try:
                yield seen_by(read_family(family), session.viewer.agency)  # what others sealed is not theirs to give
            except LookupError as fault:  # that it was opened stays written
                unknown = fault
    if isinstance(decided, Refused):
        raise Closed(decided)
    if unknown is not None:
        raise unknown


def _told(kept: Kept, sealed: bytes) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.json.decode(keys.unseal(kept.key, sealed, kept.family.bytes + _BOUND))
    return told
