"""What is left to say of a record that was destroyed: that it was, when, on what authority and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from tenfold.access import Refused
from tenfold.ledger import folding, reading
from tenfold.ledger.session import Session
from tenfold.when import civil

_LAW = (
    "Personal data are kept no longer than they are needed, and are erased where a court or the law says so: "
    "UK GDPR Articles 5(1)(e) and 17."
)
GROUNDS = {"order": "by order of a court", "term": "at the end of its term"}
_COLUMNS = "id, family, number, at, ground, authority, asked_by, approved_by, entries, first, last, head, agencies"


@dataclass(frozen=True, slots=True)
class Certificate:
    """That a family's record was destroyed; it holds nothing that may not be shown to anybody.

    `number` is the family's, `entries` how many were destroyed, recorded from `first` to `last` by `agencies`; `head`
    the hash with which their chain ends, by which it can be shown that no other was touched.
    """

    id: UUID
    family: UUID
    number: int
    at: datetime
    ground: str
    authority: str
    asked_by: str
    approved_by: str
    entries: int
    first: datetime | None
    last: datetime | None
    head: bytes
    agencies: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What happened, in one sentence."""
        on = civil(self.at)
        return (
            f"This family’s record was destroyed on {on.day} {on:%B %Y} {GROUNDS[self.ground]} ({self.authority}): "
            f"asked for by {self.asked_by}, approved by {self.approved_by}."
        )


def certificate(session: Session, family: UUID) -> Certificate | None:
    """Return the certificate of a family's destruction to whoever was tied to it; None where there is none for them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_COLUMNS} FROM tenfold.certificate(%s, %s)", [session.secret, family])  # noqa: S608 - named above
        row = cursor.fetchone()
    return certificate_of(row) if row else None


def certificate_of(row: Sequence[Any]) -> Certificate:
    """Return a certificate as the database tells it."""
    id, family, number, at, ground, authority, asked, approved, entries, first, last, head, agencies = row
    told = (id, family, number, at, ground, authority, asked, approved, entries, first, last)
    return Certificate(*told, bytes(head), tuple(agencies))


def refusal_of(session: Session, family: UUID) -> Refused | None:
    """Return why a destroyed record stays closed; None where it was not destroyed, or they were not tied to it."""
    found = certificate(session, family)
    if found is None:
        return None
    forget(family)
    return Refused(
        found.sentence, _LAW, f"Nothing of it can be read again. The certificate is {found.id}; auditors hold the list."
    )


def forget(family: UUID) -> None:
    """Let go of whatever this process kept warm of a family."""
    folding.forget(family)
    reading.forget(family)
