"""What changed since, for an agency’s system: families, entries by id, questions by number, never what they say."""

import base64
import binascii
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from tenfold.access import PURPOSES, Allowed, decide, for_viewer
from tenfold.casefiles import decode_entries
from tenfold.ledger import keys
from tenfold.ledger.opening import clock, tie_of
from tenfold.ledger.reading import bound
from tenfold.ledger.session import Session

ChangeKind = Literal["tied", "entry", "question_opened", "question_closed"]
_CURSOR = re.compile(r"([0-9]{1,19})\.([0-9]{1,18})")


class NoCursor(Exception):
    """A text is no cursor that this record gave out."""


class Place(NamedTuple):
    """A place in the order of changes: the transaction that wrote one, and its number."""

    tx: int
    number: int


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changed: what kind, in which family, when, and the entry's id or the question's number."""

    kind: ChangeKind
    family: UUID
    at: datetime
    entry: str | None = None
    question: int | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """Changes in order, the cursor that leads on from there, and whether more wait already."""

    changes: tuple[Change, ...]
    cursor: str
    more: bool


def changes(session: Session, since: str | None, purpose: str, most: int) -> Changed:
    """Return what changed in the families of a system’s agency since a cursor, or ever; what is shown is written down.

    What was committed late is not missed: nothing is told that is not older than every transaction that still runs.
    Raise `NoCursor`.
    """
    after = _place_of(since)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
        [before] = cursor.fetchone()
        cursor.execute(
            "SELECT tx::text, id, at, family, kind, number, entry FROM tenfold.changes(%s, %s::xid8, %s, %s::xid8, %s)",
            [session.secret, str(after.tx), after.number, before, most],
        )
        rows = cursor.fetchall()
        open_now = _open(session, {row[3] for row in rows}, purpose)
        hidden = _hidden(session, [row for row in rows if row[4] == "entry" and row[3] in open_now])
    shown = tuple(
        _change(kind, family, at, number, entry)
        for _, _, at, family, kind, number, entry in rows
        if family in open_now and (kind != "entry" or (family, number) not in hidden)
    )
    more = len(rows) == most
    last = Place(int(rows[-1][0]), rows[-1][1]) if more else max(after, Place(int(before), 0))
    return Changed(shown, _cursor_of(last), more)


def _change(kind: ChangeKind, family: UUID, at: datetime, number: int | None, entry: str | None) -> Change:
    return Change(kind, family, at, entry, number if kind.startswith("question") else None)


def _open(session: Session, families: set[UUID], purpose: str) -> set[UUID]:
    """Open families for this transaction, as far as access allows; the rows that say so are written."""
    if not families:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT family, kind, agency, staff, since, until, why, barred FROM tenfold.ties(%s, %s::uuid[])",
            [session.secret, list(families)],
        )
        rows, now = cursor.fetchall(), clock()
        allowed = [
            family for family in families if _allowed(session, purpose, now, [r for r in rows if r[0] == family])
        ]
        basis = PURPOSES[purpose].basis_for(session.viewer.kind)
        cursor.execute(
            "SELECT tenfold.open_record(%s, %s::uuid[], %s, %s, 'changes', NULL, true)",
            [session.secret, allowed, purpose, basis],
        )
        [opened] = cursor.fetchone()
    return set(opened)


def _allowed(session: Session, purpose: str, now: datetime, rows: Sequence[Sequence[Any]]) -> bool:
    ties, barred = [tie_of(row[1:]) for row in rows], any(row[-1] for row in rows)
    return isinstance(decide(session.viewer, purpose, ties, now, barred=barred), Allowed)


def _hidden(session: Session, rows: Iterable[Sequence[Any]]) -> set[tuple[UUID, int]]:
    """Return which of some entries nobody of this agency may know of; one that cannot be read is hidden too."""
    wanted: dict[UUID, list[int]] = {}
    for row in rows:
        wanted.setdefault(row[3], []).append(row[5])
    return {(family, number) for family, numbers in wanted.items() for number in _unseen(session, family, numbers)}


def _unseen(session: Session, family: UUID, numbers: list[int]) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT wrapped FROM tenfold.family_key WHERE family = %s", [family])
        found = cursor.fetchone()
        if found is None or found[0] is None:
            return set(numbers)
        cursor.execute(
            "SELECT number, sealed FROM tenfold.entry WHERE family = %s AND number = ANY (%s)", [family, numbers]
        )
        rows = cursor.fetchall()
    key = keys.unwrap(found[0], family)
    bodies = [keys.without_salt(keys.unseal(key, sealed, bound(family, number))) for number, sealed in rows]
    told = {entry.id: number for entry, (number, _) in zip(decode_entries(bodies), rows, strict=True)}
    seen = for_viewer(session.viewer, decode_entries(bodies), None)
    return set(numbers) - {told[entry.id] for entry in seen}


def _place_of(cursor: str | None) -> Place:
    """Return the place that a cursor tells, the beginning where there is none."""
    if cursor is None:
        return Place(0, 0)
    try:
        told = base64.b32decode(cursor.upper().encode("ascii"), casefold=False).decode("ascii")
    except (ValueError, binascii.Error) as error:
        raise NoCursor(cursor) from error
    found = _CURSOR.fullmatch(told)
    if found is None or int(found[1]) >= 2**63:
        raise NoCursor(cursor)
    return Place(int(found[1]), int(found[2]))


def _cursor_of(place: Place) -> str:
    return base64.b32encode(f"{place.tx}.{place.number}".encode()).decode().lower()
