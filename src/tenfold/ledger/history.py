"""Bringing a history: a case file becomes a family of the record, with the times at which its entries were recorded."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction

from tenfold.casefiles import header_line
from tenfold.ledger import keys
from tenfold.ledger.appending import write
from tenfold.ledger.layers import project_layers
from tenfold.ledger.opening import clock
from tenfold.ledger.reading import read_family
from tenfold.ledger.session import Session
from tenfold.record import Case

_BASIS = "Public task: records are brought over from the agencies’ own systems by the partnership’s administrator"


_THERE = '"family_pkey"'  # the rule of the database that a family is begun once


class NotBrought(Exception):
    """A history was not taken over, and nothing of it is kept; the sentence says why."""


class AlreadyThere(NotBrought):
    """A history was brought before: the family is on record under the same name."""


def bring_once(session: Session, case: Case) -> UUID:
    """Bring a case as `load_history` does, under the name that it has; raise `AlreadyThere` where that was done."""
    try:
        return load_history(session, case, keys.family_of("", case.case))
    except IntegrityError as refusal:
        if _THERE not in str(refusal):
            raise
        raise AlreadyThere(f"{case.case} is in the record already, and nothing of it was brought again.") from refusal


def load_history(session: Session, case: Case, family: UUID | None = None) -> UUID:
    """Bring a case into the record as a new family, its entries with the `recorded` that they have; return its id.

    For an administrator only, and written down. Raise `NotBrought` where an agency is not of the partnership, or an
    entry was recorded in the future.
    """
    entries = sorted(case.entries, key=lambda entry: entry.order)
    with begun(session, case, family) as (id, key):
        now = clock()
        late = next((entry for entry in entries if entry.recorded > now), None)
        if late is not None:
            raise NotBrought(f"Entry {late.id} says that it was recorded at {late.recorded}, which has not come yet.")
        if entries:
            write(id, key, entries, 0, bytes(32), None)
        kept = read_family(id)
        project_layers(kept, kept.case.entries, now)
    return id


@contextmanager
def begun(session: Session, case: Case, family: UUID | None = None) -> Iterator[tuple[UUID, bytes]]:
    """Begin a family with the header of a case, open in one transaction to whoever brings it; its id and its key."""
    if "administrator" not in session.viewer.roles:
        raise NotBrought("A history is brought by an administrator. Ask yours.")
    family, key = family or uuid4(), keys.fresh_key()
    with transaction.atomic():
        known_agencies(case)
        header = keys.seal(key, header_line(replace(case, entries=())), family.bytes)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tenfold.begin_family(%s, %s, %s, %s, true, %s)",
                [session.secret, header, keys.wrap(key, family), family, _BASIS],
            )
        yield family, key


def known_agencies(case: Case) -> None:
    """Raise `NotBrought` where a case names an agency that is not of the partnership, or is of another kind there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, kind FROM tenfold.agency")
        known = dict(cursor.fetchall())
    strange = [one.id for one in case.agencies if known.get(one.id) != one.kind]
    if strange:
        raise NotBrought(
            f"{', '.join(strange)} is no agency of this partnership (or is one of another kind). The partnership has: "
            f"{', '.join(f'{id} ({kind})' for id, kind in sorted(known.items()))}."
        )
