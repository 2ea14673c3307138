"""A family as it is kept: read by whoever has it open in the same transaction, by nobody else.

What was read of a family is kept in memory by its head: the chain says that what stands before the head is what was
read, so that only what came since is read again. Whether it is open is asked of the database each time. Where nothing
is in memory, what another process laid by is taken up in the same way (docs/decisions/0024).
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection

from tenfold.access import EVERYBODY
from tenfold.casefiles import check_lines, decode_entries
from tenfold.ledger import keys, laid_by
from tenfold.ledger.statement import rows
from tenfold.record import Agency, Case, Entry

_MOST = 256
_FOUND = (
    "SELECT f.number, f.sealed, k.wrapped, h.number, h.hash, nullif(h.recorded, '-infinity'), h.projected, h.told,"
    " (SELECT json_agg(a ORDER BY a.name)::text FROM tenfold.agency a) FROM tenfold.family f"
    " JOIN tenfold.family_key k ON k.family = f.id JOIN tenfold.family_head h ON h.family = f.id WHERE f.id = %s"
)
_kept: "OrderedDict[UUID, tuple[Any, Kept]]" = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Kept:
    """A family's record: its case (header and entries in order), the key it is under, and its head.

    Whole as it is read; `seen_by` gives the `layer` of it in which an agency reads, and by which `shade`: an entry
    reads otherwise once an address in it is safe, or another was sealed. `recorded` is when the last entry was. Its
    lists were brought up to the moment `projected`, with `told` entries. `laid` is the fold that was laid by for it,
    where this process had none of it in memory, under the `mark` of all that a fold rests on beside entries.
    """

    family: UUID
    number: int
    case: Case
    key: bytes
    last: int
    head: bytes
    recorded: datetime | None
    projected: datetime | None
    told: int
    layer: str = EVERYBODY
    shade: frozenset[tuple[str, str]] = frozenset()
    mark: bytes = b""
    laid: laid_by.Laid | None = None


def read_family(family: UUID, *, to_write: bool = False) -> Kept:
    """Return a family that is open in this transaction; raise `LookupError` where it is not, or is none.

    With `to_write` nobody else writes on it until the transaction ends.
    """
    found = rows(_FOUND + (" FOR NO KEY UPDATE OF h" if to_write else ""), [family])
    if not found:
        raise LookupError(f"family {family} is not open in this transaction, or there is none")
    return kept_as(family, *found[0])


def read_families(families: Sequence[UUID]) -> tuple[Kept, ...]:
    """Return families that are open in this transaction, in one statement for those of which nothing is new."""
    found = rows(
        _FOUND.replace("SELECT f.number", "SELECT f.id, f.number").replace("= %s", "= ANY(%s)"), [list(families)]
    )
    return tuple(kept_as(*told) for told in found)


def kept_as(
    family: UUID,
    number: int,
    header: bytes,
    wrapped: bytes | None,
    last: int,
    head: bytes,
    recorded: datetime | None,
    projected: datetime | None,
    told: int,
    agencies: str | None,
) -> Kept:
    """Return a family that is open in this transaction, with what the database says of it beside its entries."""
    stands = (number, header, wrapped, agencies)
    with _lock:
        known, before = _kept.pop(family, (None, None))
    if before is None or known != stands:
        key, mark = keys.unwrap(wrapped, family), laid_by.mark_of(header, agencies)
        case = header_of(keys.unseal(key, header, family.bytes))
        case = replace(case, agencies=_with_all(case.agencies, agencies))
        before = _laid_by(Kept(family, number, case, key, 0, bytes(32), None, None, 0, mark=mark))
    kept = _up_to(before, last, head, recorded=recorded, projected=projected, told=told)
    _keep(stands, kept)
    return kept


def keep(kept: Kept) -> None:
    """Keep a family in memory as it now is, once what was written on it is there for good."""
    with _lock:
        stands, _ = _kept.get(kept.family, (None, None))
    _keep(stands, kept)


def _keep(stands: object, kept: Kept) -> None:
    with _lock:
        _kept[kept.family] = (stands, kept)
        _kept.move_to_end(kept.family)
        if len(_kept) > _MOST:
            _kept.popitem(last=False)


def read_header(family: UUID) -> Case:
    """Return the header of a family that is open in this transaction, as it was told when it was begun."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT f.sealed, k.wrapped FROM tenfold.family f JOIN tenfold.family_key k ON k.family = f.id"
            " WHERE f.id = %s",
            [family],
        )
        sealed, wrapped = cursor.fetchone()
    return header_of(keys.unseal(keys.unwrap(wrapped, family), sealed, family.bytes))


def header_of(line: bytes) -> Case:
    """Return a header, as it was told."""
    checked = check_lines([line])
    if checked.case is None:
        raise ValueError("; ".join(str(problem) for problem in checked.problems))
    return checked.case


def bound(family: UUID, number: int) -> bytes:
    """Return what the body of an entry is bound to: its family and its place there."""
    return family.bytes + number.to_bytes(8, "big")


def partnership() -> tuple[Agency, ...]:
    """Return the agencies of the partnership."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name, kind FROM tenfold.agency ORDER BY name")
        return tuple(Agency(id=id, name=name, kind=kind) for id, name, kind in cursor.fetchall())


def forget(family: UUID) -> None:
    """Let go of what is kept in memory of a family."""
    with _lock:
        _kept.pop(family, None)


def same_but_stamps(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same, whenever and by whom they were taken."""
    return one == replace(other, seq=one.seq, recorded=one.recorded, agency=one.agency, author=one.author)


def _laid_by(nothing: Kept) -> Kept:
    """Return a family of which nothing is in memory up to where a fold of it was laid by, if one was."""
    laid = laid_by.found(nothing.family, nothing.key, nothing.mark)
    if laid is None:
        return nothing
    return replace(
        nothing, case=replace(nothing.case, entries=laid.entries), last=laid.number, head=laid.head, laid=laid
    )


def _up_to(before: Kept, last: int, head: bytes, **moments: Any) -> Kept:
    """Return a family up to its head, what is known of it already read no more."""
    if (last, head) == (before.last, before.head):
        return replace(before, **moments)
    found = _rows(before.family, before.last, last)
    known = before.case.entries
    if known and (not found or found[0][1] != before.head):  # another database than before answers
        found, known = _rows(before.family, 0, last), ()
        before = replace(before, laid=None)
    fresh = [(number, sealed) for number, _, sealed in (found[1:] if known else found)]
    if not found or found[-1][:2] != (last, head):
        raise RuntimeError(f"the entries of family {before.number} do not end in its head: tenfold verify says where")
    bodies = (keys.without_salt(keys.unseal(before.key, sealed, bound(before.family, n))) for n, sealed in fresh)
    entries = (replace(one, seq=n) for one, (n, _) in zip(decode_entries(bodies), fresh, strict=True))
    case = replace(before.case, entries=(*known, *entries))
    return replace(before, case=case, last=last, head=head, **moments)


def _rows(family: UUID, first: int, last: int) -> list[tuple[Any, ...]]:
    return rows(
        "SELECT number, hash, sealed FROM tenfold.entry WHERE family = %s AND number BETWEEN %s AND %s ORDER BY number",
        [family, first, last],
    )


def _with_all(told: tuple[Agency, ...], agencies: str | None) -> tuple[Agency, ...]:
    """Return the agencies of a header with the rest of the partnership: any of them may write tomorrow."""
    named = {one.id for one in told}
    rest = msgspec.json.decode(agencies or "[]", type=list[Agency])
    return (*told, *(one for one in rest if one.id not in named))
