"""What two people have seen leaves, under a serial; the same can be made again from the same record and decisions."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from tenfold.ledger.rights.asking import opened, requested
from tenfold.ledger.rights.making import content_of, keyed
from tenfold.ledger.rights.reading import verdicts
from tenfold.ledger.session import Session


class NotReleased(Exception):
    """Nothing leaves; the sentence says why, and what would be right."""


@dataclass(frozen=True, slots=True)
class Released:
    """What left: its serial, and the files by name."""

    serial: int
    files: dict[str, bytes]


def confirm(session: Session, family: UUID, number: int, state: str) -> None:
    """Write down that a second person has read exactly what would leave; raise `NotReleased` where that is not so."""
    with opened(session, family, f"disclosure {number}") as kept:
        request = requested(kept, number)
        last, stand = verdicts(kept, request)
        now = content_of(session, kept, request, stand).state(kept.key)
        taken = now == state and _one(
            "SELECT tenfold.confirm_disclosure(%s, %s, %s, %s)", session.secret, number, bytes.fromhex(now), last
        )
    if now != state:
        raise NotReleased(
            "What would leave is not what you read: something was decided since, or you may not see the same as who "
            "answers. Read it again; a second reader of the same agency sees the same."
        )
    if not taken:
        raise NotReleased("You began this, or decided passages of it. Somebody else has to read it before it leaves.")


def release(session: Session, family: UUID, number: int) -> Released:
    """Return the files that leave, once two people have seen them; raise `NotReleased` before that."""
    with opened(session, family, f"disclosure {number}") as kept:
        request = requested(kept, number)
        content = content_of(session, kept, request, verdicts(kept, request)[1])
        state = bytes.fromhex(content.state(kept.key))
        serial = _one("SELECT tenfold.release(%s, %s, %s)", session.secret, number, state)
        files = content.files(serial) if serial is not None else {}
        if files:
            left = keyed(kept.key, files)
            _one("SELECT tenfold.export_left(%s, %s, %s)", session.secret, serial, left)
    if not files:
        raise NotReleased(
            "Nobody else has confirmed exactly this. Have a second person read it and confirm it; what is decided, "
            "withheld or given again after that has to be read again."
        )
    return Released(serial, files)


def made_again(session: Session, family: UUID, serial: int) -> Released:
    """Return what left under a serial, byte for byte; raise `NotReleased` where it cannot be made as it was."""
    with opened(session, family, f"export {serial}") as kept, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tenfold.export_made(%s, %s)", [session.secret, serial])
        found = cursor.fetchone()
        if found is None:
            raise NotReleased(f"Nothing about this family left under the serial {serial}.")
        number, last, left = found
        request = requested(kept, number)
        files = content_of(session, kept, request, verdicts(kept, request, last)[1]).files(serial)
        same = keyed(kept.key, files) == left
    if not same:
        raise NotReleased(
            f"What left under the serial {serial} cannot be made again as it was: you may not see what was given, or "
            "openings have been withheld or given again since."
        )
    return Released(serial, files)


def _one(sql: str, *told: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, told)
        [found] = cursor.fetchone()
    return found
