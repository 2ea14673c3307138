"""Finding a child as an act that is written down, and saying that a child is in front of one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from tenfold.access import PURPOSES, Refused
from tenfold.ledger import keys
from tenfold.ledger.closing import refuse
from tenfold.ledger.kin import review_by
from tenfold.ledger.opening import clock, ties_to
from tenfold.ledger.session import Session

_SEARCH = frozenset({"practitioner", "manager", "chair", "named_professional", "custodian"})


@dataclass(frozen=True, slots=True)
class Match:
    """A child of that name and birth date: the family, which child of it, and whether the viewer may open it now."""

    family: UUID
    nth: int
    open: bool


def find(session: Session, name: str, born: date) -> tuple[Match, ...]:
    """Return the children who bear every word of a name and were born on a day; the search is written down.

    Raise `Closed` for who does not work with children.
    """
    if session.viewer.roles.isdisjoint(_SEARCH):
        raise refuse(
            session,
            "find",
            Refused(
                "Children are looked for by those who work with them.",
                "Caldicott principle 4: access on a strict need-to-know basis.",
                "Ask somebody of your agency who works with children.",
            ),
        )
    words = keys.words_sought(name)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT family, nth FROM tenfold.find_children(%s, %s::bytea[], %s, %s)",
            [session.secret, words, born, PURPOSES["care"].basis_for(session.viewer.kind)],
        )
        found = cursor.fetchall()
    return tuple(Match(family, nth, bool(ties_to(session, family)[0])) for family, nth in found)


def present(session: Session, family: UUID, purpose: str, why: str) -> None:
    """Say that one must see a family's record now, and why: it opens for 8 hours.

    Before it does, it is told to who holds the family, and to auditors and a privacy officer, who look at it by the end
    of the next working day.
    """
    basis = PURPOSES[purpose].basis_for(session.viewer.kind)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tenfold.present(%s, %s, %s, %s, %s, %s)",
            [session.secret, family, purpose, basis, keys.seal_words(why), review_by(clock())],
        )
        [taken] = cursor.fetchone()
    if not taken:
        raise refuse(
            session,
            "present",
            Refused(
                "This record does not open to you by your own word.",
                "It opens to those who work with families, with a reason, unless they are named in it.",
                "Ask your named professional for safeguarding.",
            ),
            family,
        )
