"""Tampering, as whoever owns the database can: guards taken down, rows changed, all of it taken back after the look."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from tenfold.ledger.verifying.kept import Kept

GUARDED = ("entry", "access", "leaf", "checkpoint")


def owner(sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
    """Run SQL as the owner of the database; return its rows."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, arguments)
        return list(cursor.fetchall()) if cursor.description else []


@contextmanager
def unguarded() -> Iterator[None]:
    """Take down what guards the evidence (triggers, foreign keys); whatever happens inside is taken back at the end."""
    from django.db import transaction

    with transaction.atomic(using="owner"):
        for table in GUARDED:
            owner(f"ALTER TABLE tenfold.{table} DISABLE TRIGGER USER")
        for table, name in owner(
            "SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint WHERE contype = 'f'"
            " AND confrelid IN ('tenfold.family'::regclass, 'tenfold.agency'::regclass, 'ledger_staff'::regclass)"
            " AND connamespace = 'tenfold'::regnamespace"
        ):
            owner(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        yield
        transaction.set_rollback(True, using="owner")


def breaks(kept: "Sequence[Kept]" = ()) -> list[str]:
    """What a walk over the record finds broken, as it stands in the present transaction of the owner's."""
    from django.db import transaction

    from tenfold.ledger.verifying import walk

    told: list[str] = []
    with transaction.atomic(using="owner"):
        walk(told.append, kept)
    return told


def after(*harm: str) -> list[str]:
    """What a walk finds more than before once some SQL has been run by whoever owns the database."""
    before = set(breaks())
    with unguarded():
        for sql in harm:
            owner(sql)
        return [sentence for sentence in breaks() if sentence not in before]


def written(entries: int = 5) -> UUID:
    """A family with so many entries, the last of them appended on a page, and all of it sealed."""
    from partnership import bruise, family, first, session
    from tenfold import ledger
    from tenfold.ledger.sequencing import sequence

    brought = [{**bruise(f"b{one}"), "agency": "csc", "author": {"role": "nurse"}} for one in range(2, entries)]
    ann = family(first(), *brought)
    ledger.append(session("csc"), ann, bruise("last"), "protect")
    sequence(wait=True)
    return ann
