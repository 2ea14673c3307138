"""A family as it is kept: read by whoever has it open in the same transaction, by nobody else."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection

from tenfold.access import EVERYBODY
from tenfold.casefiles import check_lines, decode_entries
from tenfold.ledger import keys
from tenfold.record import Agency, Case, Entry


@dataclass(frozen=True, slots=True)
class Kept:
    """A family's record: its case (header and entries in order), the key it is under, and its head.

    Whole as it is read; `seen_by` gives the layer of it in which an agency reads, and which addresses are safe in it.
    """

    family: UUID
    number: int
    case: Case
    key: bytes
    last: int
    head: bytes
    layer: str = EVERYBODY
    safe: frozenset[tuple[str, str]] = frozenset()


def read_family(family: UUID) -> Kept:
    """Return a family that is open in this transaction; raise `LookupError` where it is not, or is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT f.number, f.sealed, k.wrapped, h.number, h.hash FROM tenfold.family f JOIN tenfold.family_key k"
            " ON k.family = f.id JOIN tenfold.family_head h ON h.family = f.id WHERE f.id = %s",
            [family],
        )
        found = cursor.fetchone()
        if found is None:
            raise LookupError(f"family {family} is not open in this transaction, or there is none")
        number, header, wrapped, last, head = found
        cursor.execute("SELECT number, sealed FROM tenfold.entry WHERE family = %s ORDER BY number", [family])
        rows = cursor.fetchall()
    key = keys.unwrap(wrapped, family)
    bodies = (keys.without_salt(keys.unseal(key, sealed, bound(family, place))) for place, sealed in rows)
    entries = tuple(replace(one, seq=row[0]) for one, row in zip(decode_entries(bodies), rows, strict=True))
    case = header_of(keys.unseal(key, header, family.bytes))
    return Kept(family, number, replace(case, entries=entries, agencies=_with_all(case.agencies)), key, last, head)


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


def _with_all(told: tuple[Agency, ...]) -> tuple[Agency, ...]:
    """Return the agencies of a header with the rest of the partnership: any of them may write tomorrow."""
    named = {one.id for one in told}
    return (*told, *(one for one in partnership() if one.id not in named))


def same_but_stamps(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same, whenever and by whom they were taken."""
    return one == replace(other, seq=one.seq, recorded=one.recorded, agency=one.agency, author=one.author)
