"""Openings that are out of the ordinary: each with its reason in words, for an auditor to look at; no score."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Literal, get_args

from django.db import connection

from tenfold.access.hours import ALWAYS, hours_of
from tenfold.ledger import keys
from tenfold.ledger.opening import clock
from tenfold.ledger.session import Session
from tenfold.record.words import AgencyKind
from tenfold.when import day_of, moment

Oddity = Literal["unheld", "asleep", "many", "namesake", "kin", "own", "night", "closed"]
DAYS = 30
"""How many days back openings are looked at."""
MOST = 200
"""How many are shown at once: those that nobody has looked at first, the latest of them first."""


@dataclass(frozen=True, slots=True)
class OddLook:
    """Something about an opening that is out of the ordinary: the first line of the log that it is about, and why.

    `detail` holds its figures: families and the most before (`many`), how often (`own`), since when (`closed`).
    """

    line: int
    at: datetime
    who: str
    job: str
    agency: str
    family: int | None
    reason: Oddity
    detail: str
    looked: datetime | None
    looked_by: str
    words: str


def odd_looks(session: Session) -> tuple[OddLook, ...]:
    """Return what is out of the ordinary among the openings of the last 30 days, for auditors; nothing for others."""
    since = moment(datetime.combine(day_of(clock()) - timedelta(days=DAYS), time()))
    always = [kind for kind in get_args(AgencyKind) if hours_of(kind) == ALWAYS]
    with connection.cursor() as cursor:
        cursor.execute("SELECT staff, name FROM tenfold.lookers(%s, %s)", [session.secret, since])
        marks = [*_surnames(cursor.fetchall())]
        cursor.execute(
            "SELECT line, at, who, job, agency, family, reason, detail, looked, looked_by, words"
            " FROM tenfold.odd_looks(%s, %s, %s, %s::bigint[], %s::bytea[], %s)",
            [session.secret, since, always, [who for who, _ in marks], [mark for _, mark in marks], MOST],
        )
        rows = cursor.fetchall()
    return tuple(_odd_look(*row) for row in rows)


def look_at_odd(session: Session, line: int, reason: str, words: str) -> bool:
    """Write down that an auditor looked at something, and what they found; whether it was there for them to look at."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tenfold.look_at_odd(%s, %s, %s, %s)", [session.secret, line, reason, keys.seal_words(words)]
        )
        return bool(cursor.fetchone()[0])


def _odd_look(*row: Any) -> OddLook:
    told = [*row[:-2], row[-2] or "", keys.open_words(row[-1] or "")]
    return OddLook(*told)


def _surnames(people: list[tuple[int, str]]) -> Iterator[tuple[int, bytes]]:
    for who, name in people:
        yield from ((who, mark) for mark in keys.words_sought(name.split()[-1] if name.split() else ""))
