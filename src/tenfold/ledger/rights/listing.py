"""What left the record, by serial; and which openings the family is not told of, by whose decision."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import connection, transaction

from tenfold.access import Refused
from tenfold.ledger.closing import refuse
from tenfold.ledger.rights.asking import opened
from tenfold.ledger.session import Session

Why = Literal["crime", "serious_harm", "third_party", "over"]


@dataclass(frozen=True, slots=True)
class Exported:
    """One thing that left: its serial, when, by whom, of which kind, of which family, and who read it second."""

    serial: int
    at: datetime
    who: str
    kind: str
    family: int | None
    disclosure: int | None
    second: str | None


def exports(session: Session, family: UUID | None = None) -> tuple[Exported, ...]:
    """Return what left, the latest first: of one family, or what one sent oneself; everything for an auditor."""
    if family is None:
        return _exports(session)
    with opened(session, family, "exports"):
        return _exports(session)


def withhold_opening(session: Session, opening: int, why: Why) -> None:
    """Keep an opening from the family's list, or give it again (`over`); raise `Closed` for who may not decide that.

    `opening` is its number in the access log.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.withhold_opening(%s, %s, %s, %s)", [session.secret, opening, why != "over", why])
        [taken] = cursor.fetchone()
    if not taken:
        raise refuse(
            session,
            "withhold",
            Refused(
                "Whether a family is told of an opening is decided by a manager or named professional of the agency "
                "that looked, or by an auditor.",
                "Data Protection Act 2018, Schedule 2, paragraphs 2 and 16; Schedule 3.",
                "Ask one of them; the number of the opening stands in the access log.",
            ),
        )


def _exports(session: Session) -> tuple[Exported, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tenfold.exports(%s)", [session.secret])
        return tuple(Exported(*row) for row in cursor.fetchall())
