"""The access log: each line beside its leaf, and each leaf beside its line."""

from uuid import UUID

from tenfold.ledger.leaves import Look, access_leaf
from tenfold.ledger.streaming import streamed
from tenfold.ledger.verifying.walk import Walk

# Cut off as in chains.py: what Python could not hold was put there, and is found as a change.
_LINES = (
    "SELECT least(a.tx, '9223372036854775807')::text::bigint, a.id,"
    " least(greatest(a.at, '0001-01-01Z'), '9999-12-31Z'), a.staff, a.family, a.purpose, a.basis, a.page,"
    " CASE WHEN a.known IS NOT NULL THEN least(greatest(a.known, '0001-01-01Z'), '9999-12-31Z') END,"
    " a.outcome, l.salt, l.hash, f.id FROM tenfold.access a LEFT JOIN tenfold.leaf l ON l.access = a.id"
    " LEFT JOIN tenfold.family f ON f.id = a.family ORDER BY a.id"
)
_GONE = (
    "SELECT l.access, l.position FROM tenfold.leaf l WHERE l.access IS NOT NULL"
    " AND NOT EXISTS (SELECT FROM tenfold.access a WHERE a.id = l.access) ORDER BY 1"
)


def walk_accesses(walk: Walk) -> None:
    """Walk the lines of the access log; tell each that was changed, that the log lacks, or that is gone."""
    with streamed(_LINES) as lines:
        for *told, salt, leaf, there in lines:
            walk.accesses += 1
            line = Look._make(told)
            if (sentence := _fault(walk, line, salt, leaf)) is not None:
                walk.breaks(f"Line {line.id} of the access log {sentence}")
            elif line.family is not None and there is None:
                walk.breaks(*_of_nobody(line.family, line.id))
    with streamed(_GONE) as gone:
        for id, place in gone:
            walk.breaks(f"Line {id} of the access log is in the log (at place {place}) and not there any more.")


def _fault(walk: Walk, line: Look, salt: bytes | None, leaf: bytes | None) -> str | None:
    if leaf is None and line.tx >= walk.upto:
        walk.young += 1
        return None
    if leaf is None or salt is None:
        return "is older than the last checkpoint, and the log does not hold it."
    held = line.tx < walk.upto and access_leaf(salt, line) == leaf
    return None if held else "was changed: it is not the one that the log holds."


def _of_nobody(family: UUID, id: int) -> tuple[str, UUID]:
    return f"Family {family}: line {id} of the access log says that somebody looked at it, and it is not there.", family
