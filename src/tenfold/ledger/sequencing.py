"""Sequencing: each committed entry and line of the access log gets its place in the log, once, under a checkpoint.

Rows are taken by the transactions that wrote them, and only of transactions before the oldest that still runs: whoever
commits late is taken later, and nobody is missed. One sequencer at a time; it signs in as the owner of the database.
"""

from collections.abc import Iterable
from heapq import merge
from itertools import islice
from secrets import token_bytes
from typing import Any

from django.db import connections, transaction

from tenfold.ledger import keys
from tenfold.ledger.checkpoints import Checkpoint, NoCheckpoint, read
from tenfold.ledger.leaves import Look, access_leaf, entry_leaf
from tenfold.ledger.merkle import Edge, spans
from tenfold.ledger.streaming import Row, streamed

_TRY = "SELECT pg_try_advisory_xact_lock(hashtextextended('tenfold.log', 0))"
_WAIT = "SELECT true FROM pg_advisory_xact_lock(hashtextextended('tenfold.log', 0))"
_AT_ONCE = 2_000  # leaves
_ENTRIES = (
    "SELECT tx::text::bigint, family, number, id, hash FROM tenfold.entry"
    " WHERE tx >= %s::text::xid8 AND tx < %s::text::xid8 ORDER BY tx, family, number"
)
_LOOKS = (  # times beyond Python's are cut off, as they are when they are verified
    "SELECT tx::text::bigint, id, at, staff, family, purpose, basis, page,"
    " CASE WHEN known IS NOT NULL THEN least(greatest(known, '0001-01-01Z'), '9999-12-31Z') END, outcome"
    " FROM tenfold.access WHERE tx >= %s::text::xid8 AND tx < %s::text::xid8 ORDER BY tx, id"
)
_TAKE = "COPY tenfold.leaf (position, family, number, access, salt, hash, above) FROM STDIN"


class LogStopped(Exception):
    """Nothing more is sealed, because what was sealed before is not as it was; the sentence says what differs."""


def sequence(*, wait: bool = False) -> Checkpoint | None:
    """Give each row that has settled its place in the log, and sign how the log stands then.

    None where nothing new has settled or, unless told to wait, another sequencer is at work. Raise `LogStopped` where
    the last checkpoint is not this site's, or the log does not stand as it says.
    """
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        if not _alone(cursor, wait=wait):
            return None
        edge, since = _taken_up(cursor)
        upto, before = _settled(cursor), edge.size
        if since > upto:
            raise LogStopped(
                f"The log holds transactions up to number {since}, and this server counts only to {upto}: it was "
                "filled from a dump of another. Set its numbers beyond the other's with pg_resetwal, then seal again."
            )
        _take(cursor, edge, since, upto)
        return _signed(cursor, edge, upto) if edge.size > before else None


def last() -> Checkpoint | None:
    """Return the last checkpoint; None where nothing has been sealed yet."""
    with connections["owner"].cursor() as cursor:
        found = _last(cursor)
    return None if found is None else _ours(found[0])


def subtree(start: int, width: int) -> bytes:
    """Return the root of a whole subtree of the log; `merkle.inclusion` and `merkle.consistency` ask for these."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT hash, above FROM tenfold.leaf WHERE position = %s", [start + width - 1])
        return _subtree(width, *cursor.fetchone())


def _alone(cursor: Any, *, wait: bool) -> bool:
    cursor.execute(_WAIT if wait else _TRY)
    [alone] = cursor.fetchone()
    return bool(alone)


def _settled(cursor: Any) -> int:
    """Return the oldest transaction that still runs: whatever was written before it is there, or never will be."""
    cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
    [upto] = cursor.fetchone()
    return int(upto)


def _last(cursor: Any) -> tuple[str, int] | None:
    cursor.execute("SELECT note, upto::text::bigint FROM tenfold.checkpoint ORDER BY size DESC LIMIT 1")
    found: tuple[str, int] | None = cursor.fetchone()
    return found


def _ours(note: str) -> Checkpoint:
    try:
        return read(note, keys.signing_key().public)
    except NoCheckpoint as fault:
        raise LogStopped(
            f"The last checkpoint is not one that this site has signed: {fault}. Look with: tenfold verify"
        ) from fault


def _taken_up(cursor: Any) -> tuple[Edge, int]:
    """Return the edge of the log as the last checkpoint left it, and the transaction from which on rows are taken."""
    found = _last(cursor)
    size = _ours(found[0]).size if found else 0
    cursor.execute("SELECT coalesce(max(position) + 1, 0) FROM tenfold.leaf")
    [length] = cursor.fetchone()
    ends = {start + width - 1: width for start, width in spans(size)}
    cursor.execute("SELECT position, hash, above FROM tenfold.leaf WHERE position = ANY (%s) ORDER BY 1", [list(ends)])
    edge = Edge(size, [_subtree(ends[place], *hashes) for place, *hashes in cursor.fetchall()])
    if length != size or (found and edge.root() != _ours(found[0]).root):
        raise LogStopped(
            f"The log has {length} leaves that are not those of its last checkpoint, which signs {size}. "
            "Nothing more is sealed over it. Look with: tenfold verify"
        )
    return edge, found[1] if found else 0


def _subtree(width: int, leaf: bytes, above: bytes) -> bytes:
    if width == 1:
        return bytes(leaf)
    level = width.bit_length() - 2
    return bytes(above[32 * level : 32 * (level + 1)])


def _take(cursor: Any, edge: Edge, since: int, upto: int) -> None:
    span = str(since), str(upto)
    with streamed(_ENTRIES, *span) as entries, streamed(_LOOKS, *span) as looks:
        leaves = merge(map(_of_entry, entries), map(_of_look, looks), key=lambda one: one[0])
        while chunk := list(islice(leaves, _AT_ONCE)):
            _keep(cursor, edge, (leaf for _, leaf in chunk))


def _of_entry(row: Row) -> tuple[int, Row]:
    """Return by which transaction a leaf goes, and all that is kept of it but its place: whose it is, salt, hash."""
    tx, family, number, id, link = row
    return tx, (family, number, None, None, entry_leaf(family, number, id, tx, link))


def _of_look(row: Row) -> tuple[int, Row]:
    line, salt = Look._make(row), token_bytes(32)
    return line.tx, (None, None, line.id, salt, access_leaf(salt, line))


def _keep(cursor: Any, edge: Edge, leaves: Iterable[Row]) -> None:
    with cursor.copy(_TAKE) as copy:
        for leaf in leaves:
            place = edge.size
            copy.write_row((place, *leaf, b"".join(edge.append(leaf[-1]))))


def _signed(cursor: Any, edge: Edge, upto: int) -> Checkpoint:
    checkpoint = keys.signing_key().checkpoint(edge.size, edge.root())
    cursor.execute(
        "INSERT INTO tenfold.checkpoint (size, root, upto, note) VALUES (%s, %s, %s::text::xid8, %s)",
        [checkpoint.size, checkpoint.root, str(upto), checkpoint.note],
    )
    return checkpoint
