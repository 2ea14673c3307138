"""Finding a child as an act that is written down, and saying that a child is in front of one."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection, transaction

from tenfold.access import PURPOSES, Birth, Refused, is_enough, sought
from tenfold.ledger import keys
from tenfold.ledger.closing import refuse
from tenfold.ledger.kin import review_by
from tenfold.ledger.lists import opened_children
from tenfold.ledger.opening import clock, ties_to
from tenfold.ledger.session import Session
from tenfold.ledger.statement import rows

_SEARCH = frozenset({"practitioner", "manager", "chair", "named_professional", "custodian"})
_NOT_FOR_YOU = Refused(
    "Children are looked for by those who work with them.",
    "Caldicott principle 4: access on a strict need-to-know basis.",
    "Ask somebody of your agency who works with children.",
)


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
    """A child who was found: the family, which child of it, and whether the viewer may open it now."""

    family: UUID
    nth: int
    open: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is looked for: a name, or half of one, what is known of the birth, and whether it is an adult."""

    name: str
    birth: Birth
    adult: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A child whose record is open to the viewer, or who may be opened by their own word: then without a name.

    `born` is None where no day is on record.
    """

    match: Match
    name: str
    born: date | None


def find(session: Session, name: str, born: date, purpose: str = "find") -> tuple[Match, ...]:
    """Return the children who bear every word of a name and were born on a day; the search is written down.

    It is written down for the custodian of the register too, in the same words whatever was found: what an agency keeps
    to itself is not told by it. Raise `Closed` for who does not work with children.
    """
    found = matches(session, name, born, purpose)
    _note(session, about(name, born))
    return found


def matches(session: Session, name: str, born: date, purpose: str = "care") -> tuple[Match, ...]:
    """Return the children who bear every word of a name and were born on a day; raise `Closed` as `find` does."""
    _only_for_those_who_work_with_children(session)
    found = _asked(
        session,
        "SELECT family, nth FROM tenfold.find_children(%s, %s::bytea[], %s, %s, %s)",
        purpose,
        keys.words_sought(name),
        born,
    )
    return tuple(Match(family, nth, bool(ties_to(session, family)[0])) for family, nth in found)


def look_for(session: Session, who: Sought, purpose: str) -> tuple[Found, ...]:
    """Return the children who may be meant, each with what the viewer may be told; the search is written down.

    By a whole name and a whole date every child is found; half known, in families that are open to the viewer alone.
    Raise `Closed` for who does not work with children.
    """
    born = _day_of(who)
    found = matches(session, who.name, born, purpose) if born is not None and not who.adult else ()
    found = found or _half_known(session, who, purpose)
    _note(session, _about(who))
    with transaction.atomic():
        told = opened_children(session, {one.family for one in found if one.open}, "find")
    return tuple(Found(one, *told.get((one.family, one.nth), ("", None))) for one in found)


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


def _about(who: Sought) -> str:
    """Return who is looked for, in words."""
    if (born := _day_of(who)) is not None:
        return about(who.name, born)
    if not who.birth.years:
        return who.name
    first, last = who.birth.years[0], who.birth.years[-1]
    return f"{who.name}, born in {first}" if first == last else f"{who.name}, born between {first} and {last}"


def _day_of(who: Sought) -> date | None:
    return date(who.birth.years[0], who.birth.month or 1, who.birth.day or 1) if who.birth.is_whole else None


def _note(session: Session, whom: str) -> None:
    me = session.viewer
    [(agency,)] = rows("SELECT name FROM tenfold.agency WHERE id = %s", [me.agency])
    note_enquiry(session, Enquiry(f"{me.name}, {me.job}", agency, whom, _SEARCHED, "To find a child"))


def _half_known(session: Session, who: Sought, purpose: str) -> tuple[Match, ...]:
    _only_for_those_who_work_with_children(session)
    if not is_enough(who.name):
        return ()
    whose = "adult" if who.adult else "child"
    words, groups = list[bytes](), list[int]()
    for n, group in enumerate(sought(who.name, who.birth)):
        marks = keys.half_known(whose, sorted(group))
        words += marks
        groups += [n] * len(marks)
    asked = "SELECT family, nth FROM tenfold.look_for_children(%s, %s::bytea[], %s::int[], %s, %s)"
    found = _asked(session, asked, purpose, words, groups)
    return tuple(Match(family, nth, open=True) for family, nth in found)


def _asked(session: Session, sql: str, purpose: str, *told: Any) -> list[tuple[UUID, int]]:
    basis = PURPOSES[purpose if purpose in PURPOSES else "care"].basis_for(session.viewer.kind)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [session.secret, *told, purpose, basis])
        return [*cursor.fetchall()]


def _only_for_those_who_work_with_children(session: Session) -> None:
    if session.viewer.roles.isdisjoint(_SEARCH):
        raise refuse(session, "find", _NOT_FOR_YOU)


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
