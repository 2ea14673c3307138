"""What a worker holds: the children of families given to them, with what is asked and due, as far as they are open."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

import msgspec
from django.db import connection, transaction

from tenfold.ledger import keys
from tenfold.ledger.folding import folded
from tenfold.ledger.layers import seen_by
from tenfold.ledger.lists import opened_among
from tenfold.ledger.opening import clock
from tenfold.ledger.reading import read_family
from tenfold.ledger.session import Session
from tenfold.ledger.workforce.weights import Weight, weights, work_with
from tenfold.picture import children

_CLOCK = "clock-"
_URGENT = {"immediate": 0, "soon": 1, "routine": 2}


@dataclass(frozen=True, slots=True)
class Asks:
    """A question that stands in a family: its number there, its words, how urgent, by when; whether it is a clock."""

    number: int
    ask: str
    urgency: str
    due: datetime
    is_clock: bool


@dataclass(frozen=True, slots=True)
class HeldChild:
    """A child of a family that a worker holds: which of it, what it is called, and which kind of work that is."""

    nth: int
    name: str
    work: str


@dataclass(frozen=True, slots=True)
class HeldFamily:
    """A family that a worker holds since a moment, with its children and what is asked of anybody on it."""

    family: UUID
    title: str
    since: datetime
    children: tuple[HeldChild, ...]
    asks: tuple[Asks, ...]


@dataclass(frozen=True, slots=True)
class Caseload:
    """What a worker holds that the viewer may open, counted by child and, where the agency weighs work, by weight.

    `weight` is None where the agency has no weight for the work with some child: nothing is made up for it.
    """

    families: tuple[HeldFamily, ...]
    children: int
    weight: Decimal | None


def caseloads(session: Session, workers: Sequence[str], page: str) -> dict[str, Caseload]:
    """Return what some workers hold, by their ids; each family is opened for it, which is written down.

    Raises nothing for families that are closed to the viewer: they are not there, and not counted.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT staff, family, since FROM tenfold.held_by(%s, %s::bigint[]) ORDER BY since",
                [session.secret, [*map(int, workers)]],
            )
            rows = cursor.fetchall()
        opened = opened_among(session, page, {family for _, family, _ in rows}) if rows else {}
        asked, named = _asks(session, opened), _children(session, opened)
        work = {family: _work(session, family) for family in opened}
    held = defaultdict[str, list[HeldFamily]](list)
    for staff, family, since in rows:
        if family in opened:
            young = (HeldChild(n, name, work[family].get(n, "other")) for n, name in named[family])
            held[str(staff)].append(HeldFamily(family, opened[family][1], since, tuple(young), tuple(asked[family])))
    weighed = weights(session)
    return {worker: caseload_of(held[worker], weighed) for worker in workers}


def caseload_of(families: Iterable[HeldFamily], weighed: dict[str, Weight]) -> Caseload:
    """Return a caseload counted by child and by weight."""
    told = tuple(families)
    work = [child.work for one in told for child in one.children]
    whole = all(one in weighed for one in work) and bool(weighed)
    return Caseload(told, len(work), sum((weighed[one].weight for one in work), Decimal(0)) if whole else None)


def _asks(session: Session, opened: dict[UUID, tuple[bytes, str]]) -> dict[UUID, list[Asks]]:
    found = defaultdict[UUID, list[Asks]](list)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT q.family, q.number, q.rule, q.urgency, q.due, q.sealed FROM tenfold.question q"
            " WHERE q.family = ANY(%s::uuid[]) AND q.layer = tenfold.layer_of(q.family, %s) AND q.closed IS NULL",
            [[*opened], session.viewer.agency],
        )
        for family, number, rule, urgency, due, sealed in cursor.fetchall():
            told = msgspec.json.decode(keys.unseal(opened[family][0], sealed, family.bytes + b"question"))
            found[family].append(Asks(number, told["ask"], urgency, due, rule.startswith(_CLOCK)))
    for family in found:
        found[family].sort(key=lambda one: (_URGENT[one.urgency], one.due))
    return found


def _children(session: Session, opened: dict[UUID, tuple[bytes, str]]) -> dict[UUID, list[tuple[int, str]]]:
    found = defaultdict[UUID, list[tuple[int, str]]](list)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.family, c.nth, c.sealed FROM tenfold.child c"
            " WHERE c.family = ANY(%s::uuid[]) AND c.layer = tenfold.layer_of(c.family, %s) ORDER BY c.family, c.nth",
            [[*opened], session.viewer.agency],
        )
        for family, nth, sealed in cursor.fetchall():
            found[family].append((nth, keys.unseal(opened[family][0], sealed, family.bytes + b"child").decode()))
    return found


def _work(session: Session, family: UUID) -> dict[int, str]:
    kept = seen_by(read_family(family), session.viewer.agency)
    p = folded(kept, clock(), is_now=True).picture
    return {n: work_with(p, child) for n, child in enumerate(children(p), 1)}
