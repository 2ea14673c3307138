"""Tampering, as whoever owns the database can: guards taken down, rows changed, all of it taken back after the look."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from tenfold.ledger.checkpoints import Checkpoint
    from tenfold.ledger.verifying.kept import Kept

GUARDED = ("entry", "access", "leaf", "checkpoint", "family_key")


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
            " AND confrelid IN ('tenfold.family'::regclass, 'tenfold.agency'::regclass, 'tenfold.access'::regclass,"
            " 'ledger_staff'::regclass)"
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
    before = broken_before()
    with unguarded():
        for sql in harm:
            owner(sql)
        return [sentence for sentence in breaks() if sentence not in before]


def broken_before() -> frozenset[str]:
    """What a walk finds where nobody has done harm: looked at once, since every test leaves the record as it was."""
    from django.db import connections

    return _broken_in(connections["owner"].settings_dict["HOST"])


@cache
def _broken_in(database: str) -> frozenset[str]:  # noqa: ARG001 - one answer for each
    return frozenset(breaks())


def sealed() -> "Checkpoint":
    """Seal all that has been written: a server that just then works for itself holds it back for a moment."""
    from tenfold.ledger.sequencing import last, sequence

    until = time.monotonic() + 30
    while time.monotonic() < until:
        sequence(wait=True)
        found = last()
        if found is not None and owner(YOUNG) == [(False,)]:
            return found
        time.sleep(0.02)
    raise TimeoutError("some transaction stayed open for half a minute")


YOUNG = (
    "SELECT EXISTS (SELECT FROM tenfold.entry e WHERE e.tx >= c.upto)"
    " OR EXISTS (SELECT FROM tenfold.access a WHERE a.tx >= c.upto)"
    " FROM tenfold.checkpoint c ORDER BY size DESC LIMIT 1"
)


@contextmanager
def given_leave(*tables: str) -> Iterator[None]:
    """Take down the triggers of some tables for as long as this lasts, for everybody."""
    for table in tables:
        owner(f"ALTER TABLE tenfold.{table} DISABLE TRIGGER USER")
    try:
        yield
    finally:
        for table in tables:
            owner(f"ALTER TABLE tenfold.{table} ENABLE TRIGGER USER")


def erased(family: UUID) -> None:
    """Take a family away for good that no checkpoint holds yet: what a test wrote wrongly is left to no other."""
    with given_leave("entry", "access", "access_request", "family_key", "notice", "door_act"):
        looks = "SELECT id FROM tenfold.access WHERE family = %s"
        owner(f"DELETE FROM tenfold.access_request WHERE access IN ({looks})", family)
        follows = "question child on_plan bar change notice wake layer family_marks door_act"
        for table in f"{follows} tie access entry family_head family_key".split():
            owner(f"DELETE FROM tenfold.{table} WHERE family = %s", family)
        owner("DELETE FROM tenfold.family WHERE id = %s", family)


def written(entries: int = 5) -> UUID:
    """A family with so many entries, the last of them appended on a page, and all of it sealed."""
    from partnership import bruise, family, first, session
    from tenfold import ledger

    brought = [{**bruise(f"b{one}"), "agency": "csc", "author": {"role": "nurse"}} for one in range(2, entries)]
    ann = family(first(), *brought)
    ledger.append(session("csc"), ann, bruise("last"), "protect")
    sealed()
    return ann
