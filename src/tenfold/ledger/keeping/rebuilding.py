"""Making anew what follows from entries: a family at a time, while the site runs, and the same as it was."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from uuid import UUID

from django.db import connection, connections, transaction

from tenfold.ledger import keys
from tenfold.ledger.declaring import mark_declarations
from tenfold.ledger.destroyed import forget
from tenfold.ledger.keeping.checking import Step, silent
from tenfold.ledger.kin import mark_family
from tenfold.ledger.layers import project_layers
from tenfold.ledger.opening import clock
from tenfold.ledger.reading import read_family

FOLLOWS = ("question", "child", "on_plan", "layer", "wake", "laid_by")
"""The tables of which every row follows from entries."""


@contextmanager
def as_owner() -> Iterator[None]:
    """Let this thread speak to the database as its owner, whom no wall holds: for an operator, never for a page."""
    before = connections["default"]
    connections["default"] = connections["owner"]
    try:
        yield
    finally:
        connections["default"] = before


def rebuild(step: Step = silent) -> int:
    """Drop what follows from each family's entries and make it again; return for how many families.

    A family is done in one transaction of its own, in which nobody writes to it. Ties that follow from entries are
    made where they are missing; one that stands, or was ended, is left as it is. What staff declared of relatives and
    addresses is marked anew before, and who matches is barred as by an entry.
    """
    with as_owner():
        mark_declarations()
    return each_family(rebuild_family, "making anew what follows", step)


def each_family(act: Callable[[UUID], None], words: str, step: Step = silent) -> int:
    """Do something to each family whose record was not destroyed, as the owner; return to how many."""
    with as_owner():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT f.id FROM tenfold.family f JOIN tenfold.family_key k ON k.family = f.id"
                " WHERE k.wrapped IS NOT NULL ORDER BY f.number"
            )
            families = [family for (family,) in cursor.fetchall()]
        for done, family in enumerate(families):
            step(words, done, len(families))
            with suppress(keys.KeyGone):  # it was destroyed meanwhile
                act(family)
    return len(families)


def rebuild_family(family: UUID) -> None:
    """Drop what follows from a family's entries and make it again, as the owner."""
    with transaction.atomic():
        forget(family)  # from the first entry on, and not from what some page has kept warm, or laid by
        with connection.cursor() as cursor:
            cursor.execute("SELECT FROM tenfold.family_head WHERE family = %s FOR NO KEY UPDATE", [family])
            for table in FOLLOWS:
                cursor.execute(f"DELETE FROM tenfold.{table} WHERE family = %s", [family])  # noqa: S608 - named above
        kept, tied = replace(read_family(family), projected=None, told=0), _ties(family)
        project_layers(kept, kept.case.entries, clock())
        mark_family(kept, kept.case.entries, clock())
        _leave(family, tied)
    forget(family)


def _ties(family: UUID) -> list[tuple[str, str, int]]:
    """Return the ties of agencies to a family: their kind, the agency, their number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, agency, id FROM tenfold.tie WHERE family = %s AND staff IS NULL", [family])
        return [(kind, agency, id) for kind, agency, id in cursor.fetchall()]


def _leave(family: UUID, tied: list[tuple[str, str, int]]) -> None:
    """Take away what was made beside ties that stood: whoever ended one has it ended."""
    stood = [id for *_, id in tied]
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM tenfold.tie t WHERE t.family = %s AND t.staff IS NULL AND NOT t.id = ANY (%s)"
            " AND EXISTS (SELECT FROM tenfold.tie s WHERE s.id = ANY (%s) AND s.kind = t.kind AND s.agency = t.agency)",
            [family, stood, stood],
        )
