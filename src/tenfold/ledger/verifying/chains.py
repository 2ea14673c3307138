"""Each family's chain: every link worked out anew, every body opened where its key is there, the head beside them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag

from tenfold.ledger import keys
from tenfold.ledger.chain import link
from tenfold.ledger.leaves import entry_leaf
from tenfold.ledger.reading import bound
from tenfold.ledger.streaming import streamed
from tenfold.ledger.verifying.walk import Walk

# A time that Python cannot hold, or a number that no transaction has, was put there: cut off, it is found as a change.
_FAMILIES = (
    "SELECT coalesce(f.id, h.family, k.family), f.number, f.sealed,"
    " h.number, least(greatest(h.recorded, '0001-01-01Z'), '9999-12-31Z'), h.hash, k.family IS NOT NULL, k.wrapped"
    " FROM tenfold.family f FULL JOIN tenfold.family_head h ON h.family = f.id"
    " FULL JOIN tenfold.family_key k ON k.family = coalesce(f.id, h.family) ORDER BY 1"
)
_ENTRIES = (
    "SELECT e.family, e.number, e.id, e.agency, e.staff, least(greatest(e.recorded, '0001-01-01Z'), '9999-12-31Z'),"
    " e.commitment, e.hash, e.sealed, least(e.tx, '9223372036854775807')::text::bigint, l.hash FROM tenfold.entry e"
    " LEFT JOIN tenfold.leaf l ON l.family = e.family AND l.number = e.number ORDER BY e.family, e.number"
)
_GONE = (
    "SELECT l.family, f.number, min(l.number), max(l.number), count(*), min(l.position)"
    " FROM tenfold.leaf l LEFT JOIN tenfold.family f ON f.id = l.family WHERE l.family IS NOT NULL AND NOT EXISTS"
    " (SELECT FROM tenfold.entry e WHERE e.family = l.family AND e.number = l.number) GROUP BY 1, 2 ORDER BY 6"
)
_NEVER = datetime.min.replace(tzinfo=UTC)
"""When a family was recorded last that has no entry yet, as it is read here."""
_UNREADABLE = (InvalidTag, ValueError)
Opener = Callable[[bytes, bytes], bytes]


class _Family(NamedTuple):
    id: UUID
    number: int | None
    header: bytes
    last: int | None
    recorded: datetime | None
    head: bytes
    has_key: bool
    wrapped: bytes | None


class _Entry(NamedTuple):
    family: UUID
    number: int
    id: str
    agency: str
    staff: int | None
    recorded: datetime
    commitment: bytes
    hash: bytes
    sealed: bytes
    tx: int
    leaf: bytes | None


class _Body(msgspec.Struct):
    id: str


_BODY = msgspec.json.Decoder(_Body)


def walk_chains(walk: Walk) -> None:
    """Walk the chain of each family; tell the first break of each."""
    with streamed(_FAMILIES) as families, streamed(_ENTRIES) as entries:
        for family, rows in _together(map(_Family._make, families), groupby(map(_Entry._make, entries), itemgetter(0))):
            walk.families += 1
            if (sentence := _first_break(walk, family, rows)) is not None:
                walk.breaks(f"{_called(family.id, family.number)}: {sentence}", family.id)
    with streamed(_GONE) as gone:
        for id, number, first, last, count, place in gone:
            walk.breaks(f"{_called(id, number)}: {_are_gone(first, last, count, place)}", id)


def _together(
    families: Iterator[_Family], chains: Iterator[tuple[UUID, Iterable[_Entry]]]
) -> Iterator[tuple[_Family, Iterable[_Entry]]]:
    """Give each family with its entries, both in the order of their ids; a family that is not there with those left."""
    family = next(families, None)
    for id, rows in chains:
        while family is not None and family.id < id:
            yield family, ()
            family = next(families, None)
        if family is not None and family.id == id:
            yield family, rows
            family = next(families, None)
        else:
            yield _Family(id, None, b"", None, None, b"", has_key=False, wrapped=None), rows
    if family is not None:
        yield family, ()
        yield from ((one, ()) for one in families)


def _first_break(walk: Walk, family: _Family, rows: Iterable[_Entry]) -> str | None:
    opener, fault = _opened(walk, family)
    before = _Entry(family.id, 0, "", "", None, _NEVER, b"", bytes(32), b"", 0, None)
    for row in rows:
        walk.entries += 1
        fault = fault or _misplaced(before, row) or _misstated(opener, row) or _unsealed(walk, row)
        if fault is not None:
            walk.entries += sum(1 for _ in rows)
            return fault
        before = row
    return fault or _beheaded(family, before)


def _opened(walk: Walk, family: _Family) -> tuple[Opener | None, str | None]:
    """Return what opens a family's bodies, or nothing where its key was destroyed; and what is wrong with its rows."""
    if family.number is None:
        return None, "rows of it are there, and the family itself is not."
    if not family.has_key:
        return None, "its key is not there, and nothing says that it was destroyed."
    if family.wrapped is None:
        walk.destroyed.append(family.number)
        return None, None
    try:
        key = keys.unwrap(family.wrapped, family.id)
    except _UNREADABLE:
        return None, "its key does not open: the key was changed, or this is not the master key that it lies under."
    opener = keys.unsealer(key)
    try:
        opener(family.header, family.id.bytes)
    except _UNREADABLE:
        return opener, "what it is called does not open with its key: it was changed, or is another family’s."
    return opener, None


def _misplaced(before: _Entry, row: _Entry) -> str | None:
    """Return what is wrong with an entry's place in the chain and with what stands there in clear."""
    if row.number != before.number + 1:
        return f"entry {before.number + 1} is not there; entry {row.number} follows entry {before.number}."
    follows = link(before.hash, row.family, row.number, row.recorded, row.agency, row.staff, row.commitment)
    if follows != row.hash:
        after = f" and from entry {before.number}" if before.number else ""
        return (
            f"entry {row.number} was changed, or another stands in its place: its hash does not follow from it{after}."
        )
    if row.recorded < before.recorded:
        return f"entry {row.number} says that it was recorded before entry {before.number}."
    return None


def _misstated(opener: Opener | None, row: _Entry) -> str | None:
    """Return what is wrong with the body of an entry."""
    if opener is None:
        return None
    try:
        body = opener(row.sealed, bound(row.family, row.number))
    except _UNREADABLE:
        return f"the body of entry {row.number} was changed or is another’s: it does not open in its place."
    if sha256(body).digest() != row.commitment:
        return f"the body of entry {row.number} is not the one that its chain commits to."
    if _BODY.decode(keys.without_salt(body)).id != row.id:
        return f"entry {row.number} stands under another id than the one that its body says."
    return None


def _unsealed(walk: Walk, row: _Entry) -> str | None:
    """Return what is wrong with an entry beside the log; what is younger than the last checkpoint has no place yet."""
    if row.leaf is None and row.tx >= walk.upto:
        walk.young += 1
        return None
    if row.leaf is None:
        return f"entry {row.number} is older than the last checkpoint, and the log does not hold it."
    if row.tx >= walk.upto or entry_leaf(row.family, row.number, row.id, row.tx, row.hash) != row.leaf:
        return f"entry {row.number} is not the one that the log holds."
    return None


def _beheaded(family: _Family, last: _Entry) -> str | None:
    if family.last is None:
        return "its head is not there."
    if family.last != last.number:
        return f"its head says that its last entry is {family.last}, and the last that is there is {last.number}."
    if family.head != last.hash:
        return f"its head does not bear the hash of its last entry, {last.number}."
    if family.recorded != last.recorded:
        return f"its head says another time of recording than its last entry, {last.number}."
    return None


def _called(id: UUID, number: int | None) -> str:
    return f"Family {id}" if number is None else f"Family {number} ({id})"


def _are_gone(first: int, last: int, count: int, place: int) -> str:
    which = f"entry {first} is" if count == 1 else f"{count} entries ({first} to {last}) are"
    return f"{which} in the log (from place {place}) and not on the record any more."
