"""Beginning a family's record from an agency's system, under the reference that the agency calls it by."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection, transaction

from tenfold.access import PURPOSES, Allowed, Refused
from tenfold.casefiles import check_lines, header_line
from tenfold.ledger import keys
from tenfold.ledger.history import NotBrought, known_agencies
from tenfold.ledger.opening import Closed, opened_for
from tenfold.ledger.reading import partnership, read_header
from tenfold.ledger.refusing import NotTaken, OtherContent
from tenfold.ledger.session import Session
from tenfold.record import Case


@dataclass(frozen=True, slots=True)
class Begun:
    """A family that an agency's system began, and whether it was there already."""

    family: UUID
    again: bool


def begin_family(session: Session, told: Mapping[str, Any], purpose: str, *, history: bool = False) -> Begun:
    """Begin a family with a header (record.md); `case` is what the agency calls it: sent twice, it begins one family.

    With `history` its entries may then be brought with the times at which they were recorded, by this system alone.
    Raise `NotTaken` with what is wrong, `Closed` where the agency is no longer tied to what it began.
    """
    header = _header(told)
    family = keys.family_of(session.viewer.agency, header.case)
    key = keys.fresh_key()
    sealed = keys.seal(key, header_line(header), family.bytes)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tenfold.begin_by_system(%s, %s, %s, %s, %s, %s)",
            [
                session.secret,
                family,
                sealed,
                keys.wrap(key, family),
                history,
                PURPOSES[purpose].basis_for(session.viewer.kind),
            ],
        )
        [new] = cursor.fetchone()
        before = None if new else _before(session, family, purpose)
    if isinstance(before, Refused):
        raise Closed(before)
    if before not in (None, header):
        raise OtherContent(
            ["A family is on record under this `case` with another header; what has changed is an entry."]
        )
    return Begun(family, again=not new)


def _before(session: Session, family: UUID, purpose: str) -> Case | Refused:
    allowed = opened_for(session, family, purpose, "record")
    return read_header(family) if isinstance(allowed, Allowed) else allowed


def _header(told: Mapping[str, Any]) -> Case:
    """Return a header as it was told; where it names no agencies, those of the partnership are meant."""
    agencies = told.get("agencies") or [{"id": one.id, "name": one.name, "kind": one.kind} for one in partnership()]
    checked = check_lines([msgspec.json.encode({**told, "agencies": agencies})])
    if checked.case is None:
        raise NotTaken.of(checked.problems)
    try:
        known_agencies(checked.case)
    except NotBrought as refusal:
        raise NotTaken([str(refusal)]) from refusal
    return replace(checked.case, entries=())
