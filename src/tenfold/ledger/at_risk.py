"""The families with a child at risk now, for the team that works when others sleep and the site may be out of reach."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import connection, transaction

from tenfold.access import Refused
from tenfold.ledger.closing import refuse
from tenfold.ledger.opening import Opened, clock, open_record
from tenfold.ledger.session import Session

_MAKE = frozenset({"custodian", "manager"})


@dataclass(frozen=True, slots=True)
class AtRisk:
    """The families with a child on a plan, or of whom something is asked at once; under which serial, as of when."""

    serial: int
    at: datetime
    families: tuple[Opened, ...]


def at_risk(session: Session) -> AtRisk:
    """Open every family with a child at risk that a custodian or manager may open; raise `Closed` for others.

    Each has its line in the access log before this returns, and the whole its serial.
    """
    if not session.viewer.roles & _MAKE:
        raise refuse(
            session,
            "tonight",
            Refused(
                "The pack for an outage is made by a custodian of the register or a manager.",
                "It holds many families at once: Caldicott principles 3 and 4 (the minimum, and need to know).",
                "Ask one of them; it is made each evening.",
            ),
        )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT family FROM tenfold.at_risk(%s)", [session.secret])
        ids = [family for (family,) in cursor.fetchall()]
        cursor.execute("SELECT tenfold.export_tonight(%s)", [session.secret])
        [serial] = cursor.fetchone()
        now = clock()
    return AtRisk(serial, now, tuple(open_record(session, one, "protect", f"tonight {serial}") for one in ids))


def left(session: Session, serial: int, file: bytes) -> None:
    """Write down the hash of the file that left under a serial."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.export_left(%s, %s, %s)", [session.secret, serial, sha256(file).digest()])
