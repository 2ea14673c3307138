"""Lists over many families: my work, my families, who came by their own word.

Each family that a list shows is opened for it, and that is written down.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import connection, transaction

from tenfold.access import PURPOSES, Tie
from tenfold.ledger import keys
from tenfold.ledger.opening import clock, tie_of
from tenfold.ledger.reading import header_of
from tenfold.ledger.session import Session
from tenfold.questions.addressees import CHAIR, MANAGER, NAMED_PROFESSIONAL

_ROLE_WORDS = {"manager": MANAGER, "chair": CHAIR, "named_professional": NAMED_PROFESSIONAL}
"""By which word a question is put to whoever has a role, whatever their agency."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that stands and is asked of the viewer's agency or role; `number` is its place in the family's."""

    family: UUID
    title: str
    number: int
    ask: str
    urgency: str
    due: datetime
    opened: datetime
    rule: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A family that the viewer may open: what it and its children are called, by which tie, what stands."""

    family: UUID
    title: str
    children: tuple[str, ...]
    tie: Tie
    standing: int


@dataclass(frozen=True, slots=True)
class Presented:
    """Somebody who opened a family of the viewer's by saying that a child was in front of them."""

    family: UUID
    title: str
    who: str
    agency: str
    why: str
    at: datetime


def work(session: Session) -> tuple[Waiting, ...]:
    """Return what is asked of the viewer in the families that they may open: the most urgent, then the soonest due."""
    asked = {session.viewer.agency, *(word for role, word in _ROLE_WORDS.items() if role in session.viewer.roles)}
    found = []
    with transaction.atomic():
        for family, (key, title, _) in _mine(session, "home").items():
            for number, rule, urgency, due, opened, to, sealed in _standing(family, session.viewer.agency):
                if asked & set(to):
                    told = msgspec.json.decode(keys.unseal(key, sealed, family.bytes + b"question"))
                    acts = tuple(told["acts"])
                    found.append(Waiting(family, title, number, told["ask"], urgency, due, opened, rule, acts))
    order = {"immediate": 0, "soon": 1, "routine": 2}
    return tuple(sorted(found, key=lambda one: (order[one.urgency], one.due)))


def families(session: Session) -> tuple[Held, ...]:
    """Return the families that the viewer may open, those given to them first."""
    mine = session.viewer.agency
    with transaction.atomic():
        held = [
            Held(family, title, _children(family, mine, key), tie, len(_standing(family, mine)))
            for family, (key, title, tie) in _mine(session, "families").items()
        ]
    return tuple(sorted(held, key=lambda one: (one.tie.kind != "allocated", one.title)))


def presented(session: Session) -> tuple[Presented, ...]:
    """Return who opened families of the viewer's in the last week by saying that a child was in front of them."""
    with transaction.atomic(), connection.cursor() as cursor:
        mine = _mine(session, "home")
        cursor.execute("SELECT family, who, agency, why, at FROM tenfold.presented(%s)", [session.secret])
        rows = cursor.fetchall()
    return tuple(
        Presented(family, mine[family][1], who, agency, keys.open_words(why), at)
        for family, who, agency, why, at in rows
        if family in mine
    )


def opened_among(session: Session, page: str, families: Iterable[UUID]) -> dict[UUID, tuple[bytes, str]]:
    """Open those of some families that the viewer is tied to, for this transaction; return each one's key and name."""
    return {family: (key, title) for family, (key, title, _) in _mine(session, page, [*families]).items()}


def opened_names(session: Session, page: str) -> dict[UUID, str]:
    """Open the families that the viewer is tied to, for this transaction; return what each is called."""
    return {family: title for family, (_, title, _) in _mine(session, page).items()}


def _mine(session: Session, page: str, among: list[UUID] | None = None) -> dict[UUID, tuple[bytes, str, Tie]]:
    """Open the families that the viewer is tied to (or those among some), for this transaction: key, name and tie."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT family, kind, agency, staff, since, until, why, barred FROM tenfold.ties(%s, %s::uuid[])"
            " ORDER BY kind, since",
            [session.secret, among],
        )
        now, ties = clock(), dict[UUID, Tie]()
        for family, *row in cursor.fetchall():
            if not row[-1] and tie_of(row).holds_for(session.viewer, now):
                ties.setdefault(family, tie_of(row))
        basis = PURPOSES["protect"].basis_for(session.viewer.kind)
        cursor.execute(
            "SELECT tenfold.open_record(%s, %s::uuid[], 'list', %s, %s, NULL, true)",
            [session.secret, list(ties), basis, page],
        )
        cursor.execute(
            "SELECT f.id, f.number, f.sealed, k.wrapped FROM tenfold.family f"
            " JOIN tenfold.family_key k ON k.family = f.id WHERE k.wrapped IS NOT NULL"
        )
        rows = cursor.fetchall()
    found = {}
    for id, number, sealed, wrapped in rows:
        key = keys.unwrap(wrapped, id)
        found[id] = (key, header_of(keys.unseal(key, sealed, id.bytes)).title or f"Family {number}", ties[id])
    return found


def _children(family: UUID, agency: str, key: bytes) -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sealed FROM tenfold.child WHERE family = %s AND layer = tenfold.layer_of(%s, %s) ORDER BY nth",
            [family, family, agency],
        )
        rows = cursor.fetchall()
    return tuple(keys.unseal(key, sealed, family.bytes + b"child").decode() for (sealed,) in rows)


def _standing(family: UUID, agency: str) -> list[tuple[int, str, str, datetime, datetime, list[str], bytes]]:
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT number, rule, urgency, due, opened, "to", sealed FROM tenfold.question'
            " WHERE family = %s AND layer = tenfold.layer_of(%s, %s) AND closed IS NULL ORDER BY number",
            [family, family, agency],
        )
        return [*cursor.fetchall()]
