"""Finding a child as an act that is written down, and saying that a child is in front of one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import msgspec
from django.db import connection, transaction

from tenfold.access import PURPOSES, Refused
from tenfold.ledger import keys
from tenfold.ledger.closing import refuse
from tenfold.ledger.kin import review_by
from tenfold.ledger.opening import clock, ties_to
from tenfold.ledger.session import Session
from tenfold.ledger.statement import rows

_SEARCH = frozenset({"practitioner", "manager", "chair", "named_professional", "custodian"})


_SEARCHED = "Nothing of a plan: a search says only whether there is a record, and whether they may open it."


@dataclass(frozen=True, slots=True)
class Enquiry:
    """What the register's log keeps of an enquiry: who asked, of which agency, about whom, what they were told, why."""

    asked_by: str
    agency: str
    about: str
    told: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A child of that name and birth date: the family, which child of it, and whether the viewer may open it now."""

    family: UUID
    nth: int
    open: bool


def find(session: Session, name: str, born: date) -> tuple[Match, ...]:
    """Return the children who bear every word of a name and were born on a day; the search is written down.

    It is written down for the custodian of the register too, in the same words whatever was found: what an agency keeps
    to itself is not told by it. Raise `Closed` for who does not work with children.
    """
    found = matches(session, name, born)
    me = session.viewer
    [(agency,)] = rows("SELECT name FROM tenfold.agency WHERE id = %s", [me.agency])
    note_enquiry(session, Enquiry(f"{me.name}, {me.job}", agency, about(name, born), _SEARCHED, "To find a child"))
    return found


def matches(session: Session, name: str, born: date) -> tuple[Match, ...]:
    """Return the children who bear every word of a name and were born on a day; raise `Closed` as `find` does."""
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


def note_enquiry(session: Session, told: Enquiry) -> None:
    """Append a line to the register's log: nothing of it is changed or deleted."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO tenfold.register_enquiry (staff, sealed) VALUES (%s, %s)",
            [int(session.viewer.id), keys.seal_for_register(msgspec.json.encode(told))],
        )


def about(name: str, born: date) -> str:
    """Return whom an enquiry is about, in words."""
    return f"{name}, born {born.isoformat()}"


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
