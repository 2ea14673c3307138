"""Lists over many families: my work, my families, who came by their own word.

Each family that a list shows is opened for it, and that is written down.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Literal
from uuid import UUID

import msgspec
from django.db import connection, transaction

from tenfold.access import PURPOSES, Tie, Viewer
from tenfold.ledger import keys
from tenfold.ledger.opening import clock, tie_of
from tenfold.ledger.reading import header_of
from tenfold.ledger.session import Session
from tenfold.questions.addressees import CHAIR, MANAGER, NAMED_PROFESSIONAL

_ROLE_WORDS = {"manager": MANAGER, "chair": CHAIR, "named_professional": NAMED_PROFESSIONAL}
"""By which word a question is put to whoever has a role, whatever their agency."""


Whose = Literal["own", "mine", "held", "team"]
_HELD = "allocated"
_TIES = "SELECT family, kind, agency, staff, since, until, why, barred"
_TIED = MappingProxyType({"held": _HELD, "team": "team"})
"""By which tie a family is one that the viewer holds, or those hold whom they lead."""


@dataclass(frozen=True, slots=True)
class Open:
    """A family that is open in this transaction: its key, what it is called, by which tie first, and by which kinds."""

    key: bytes
    title: str
    tie: Tie
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hold:
    """A manager holds a question that nobody can answer now: who, why, and until which review."""

    by: str
    reason: str
    review: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that stands; `number` is its place in the family's. One that is `held` is off the work list."""

    family: UUID
    title: str
    number: int
    ask: str
    urgency: str
    due: datetime
    opened: datetime
    rule: str
    acts: tuple[str, ...]
    held: Hold | None = None


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


def work(session: Session, whose: Whose = "mine") -> tuple[Waiting, ...]:
    """Return what is asked of the viewer in the families that they may open: the most urgent, then the soonest due.

    `mine`: of their agency or their role; `own`: of their role, and of their agency where they hold the family, or
    anywhere where they hold none: what is asked in a colleague's family waits for the colleague. `team`: of anybody in
    the families that those whom they lead hold; `held`: in those that they hold.
    """
    found = []
    with transaction.atomic():
        mine, now = _mine(session, "home"), clock()
        standing, waits = _standing(session.viewer.agency), _waiting_for(session.viewer, whose, mine)
        for family, one in mine.items():
            for number, rule, urgency, due, opened, to, sealed in standing.get(family, ()):
                if waits(one, to):
                    told = msgspec.json.decode(keys.unseal(one.key, sealed, family.bytes + b"question"))
                    if session.viewer.agency not in told.get("alone", (session.viewer.agency,)):
                        continue
                    acts, hold = tuple(told["acts"]), _hold(told.get("held"), now)
                    found.append(
                        Waiting(family, one.title, number, told["ask"], urgency, due, opened, rule, acts, hold)
                    )
    order = {"immediate": 0, "soon": 1, "routine": 2}
    return tuple(sorted(found, key=lambda one: (order[one.urgency], one.due)))


def _waiting_for(viewer: Viewer, whose: Whose, mine: Mapping[UUID, Open]) -> Callable[[Open, Iterable[str]], bool]:
    """Return whether a question of a family, put to some, is one of those that are asked for."""
    if whose in _TIED:
        return lambda one, _: _TIED[whose] in one.kinds
    words = {word for role, word in _ROLE_WORDS.items() if role in viewer.roles}
    holds = whose == "own" and any(_HELD in one.kinds for one in mine.values())

    def waits(one: Open, to: Iterable[str]) -> bool:
        asked = set(to)
        return bool(asked & words) or (viewer.agency in asked and (not holds or _HELD in one.kinds))

    return waits


def families(session: Session) -> tuple[Held, ...]:
    """Return the families that the viewer may open, those given to them first."""
    with transaction.atomic():
        mine = _mine(session, "families")
        standing, young = _standing(session.viewer.agency), _children(session.viewer.agency)
    held = [
        Held(
            family,
            one.title,
            tuple(_name(one, family, sealed) for _, sealed, _ in young.get(family, ())),
            one.tie,
            len(standing.get(family, ())),
        )
        for family, one in mine.items()
    ]
    return tuple(sorted(held, key=lambda one: (one.tie.kind != "allocated", one.title)))


def presented(session: Session) -> tuple[Presented, ...]:
    """Return who opened families of the viewer's in the last week by saying that a child was in front of them."""
    with transaction.atomic(), connection.cursor() as cursor:
        mine = _mine(session, "home")
        cursor.execute("SELECT family, who, agency, why, at FROM tenfold.presented(%s)", [session.secret])
        rows = cursor.fetchall()
    return tuple(
        Presented(family, mine[family].title, who, agency, keys.open_words(why), at)
        for family, who, agency, why, at in rows
        if family in mine
    )


def opened_among(session: Session, page: str, families: Iterable[UUID]) -> dict[UUID, tuple[bytes, str]]:
    """Open those of some families that the viewer is tied to, for this transaction; return each one's key and name."""
    return {family: (one.key, one.title) for family, one in _mine(session, page, set(families)).items()}


def opened_names(session: Session, page: str) -> dict[UUID, str]:
    """Open the families that the viewer is tied to, for this transaction; return what each is called."""
    return {family: one.title for family, one in _mine(session, page).items()}


def opened_children(session: Session, among: set[UUID], page: str) -> dict[tuple[UUID, int], tuple[str, date | None]]:
    """Open some families for this transaction; return what each child is called, and its day of birth if known."""
    mine = _mine(session, page, among) if among else {}
    young = _children(session.viewer.agency) if mine else {}
    return {
        (family, nth): (_name(one, family, sealed), born)
        for family, one in mine.items()
        for nth, sealed, born in young.get(family, ())
    }


def opened_standing(session: Session, among: set[UUID], page: str) -> dict[tuple[UUID, bytes], tuple[int, str, str]]:
    """Open some families for this transaction; return each standing question by its mark: number, words and family."""
    mine = _mine(session, page, among) if among else {}
    standing = _standing(session.viewer.agency) if mine else {}
    found = {}
    for family, one in mine.items():
        for number, *_, sealed in standing.get(family, ()):
            told = msgspec.json.decode(keys.unseal(one.key, sealed, family.bytes + b"question"))
            found[family, keys.mark_of(family, told["id"])] = (number, told["ask"], one.title)
    return found


def _mine(session: Session, page: str, among: set[UUID] | None = None) -> dict[UUID, Open]:
    """Open the families that the viewer is tied to (or those among some), for this transaction."""
    with connection.cursor() as cursor:
        if among is None:
            cursor.execute(f"{_TIES} FROM tenfold.all_ties(%s) ORDER BY kind, since", [session.secret])
        else:
            cursor.execute(
                f"{_TIES} FROM tenfold.ties(%s, %s::uuid[]) ORDER BY kind, since", [session.secret, list(among)]
            )
        now, ties = clock(), dict[UUID, list[Tie]]()
        for family, *row in cursor.fetchall():
            if not row[-1] and tie_of(row).holds_for(session.viewer, now):
                ties.setdefault(family, []).append(tie_of(row))
        basis = PURPOSES["protect"].basis_for(session.viewer.kind)
        cursor.execute(
            "SELECT tenfold.open_record(%s, %s::uuid[], 'list', %s, %s, NULL, true)",
            [session.secret, list(ties if among is None else among), basis, page],
        )
        cursor.execute(
            "SELECT f.id, f.number, f.sealed, k.wrapped FROM tenfold.family f"
            " JOIN tenfold.family_key k ON k.family = f.id WHERE k.wrapped IS NOT NULL"
        )
        rows = cursor.fetchall()
    found = {}
    for id, number, sealed, wrapped in rows:
        key = keys.unwrap(wrapped, id)
        title = header_of(keys.unseal(key, sealed, id.bytes)).title or f"Family {number}"
        found[id] = Open(key, title, ties[id][0], frozenset(tie.kind for tie in ties[id]))
    return found


def _hold(told: dict[str, str] | None, now: datetime) -> Hold | None:
    """Return who holds a question, where the review is still to come."""
    review = datetime.fromisoformat(told["review"]) if told else now
    return Hold(told["by"], told["reason"], review) if told and now < review else None


def _name(one: Open, family: UUID, sealed: bytes) -> str:
    return keys.unseal(one.key, sealed, family.bytes + b"child").decode()


def _children(agency: str) -> dict[UUID, list[tuple[int, bytes, date | None]]]:
    """Return the children of the families that are open in this transaction, as an agency reads them, in order."""
    return _by_family(
        "SELECT family, nth, sealed, born FROM tenfold.child WHERE layer = tenfold.layer_of(family, %s) ORDER BY nth",
        agency,
    )


def _standing(agency: str) -> dict[UUID, list[tuple[int, str, str, datetime, datetime, list[str], bytes]]]:
    """Return the questions that stand in the families that are open in this transaction, as an agency is asked them."""
    return _by_family(
        'SELECT family, number, rule, urgency, due, opened, "to", sealed FROM tenfold.question'
        " WHERE layer = tenfold.layer_of(family, %s) AND closed IS NULL ORDER BY number",
        agency,
    )


def _by_family(sql: str, agency: str) -> dict[UUID, list[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [agency])
        found: dict[UUID, list[Any]] = {}
        for family, *row in cursor.fetchall():
            found.setdefault(family, []).append(tuple(row))
        return found
