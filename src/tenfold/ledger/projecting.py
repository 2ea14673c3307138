"""What follows from entries and is kept for lists: questions, children, plans, ties. All can be made again."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.db import connection

from tenfold.ledger import keys
from tenfold.ledger.following import follow
from tenfold.ledger.reading import Kept
from tenfold.picture import Picture, children, person, plan_now
from tenfold.questions.wording import called, in_words
from tenfold.record import Entry, Invited, Person
from tenfold.replay import Question, Replay, act_in_words

_AFTER = timedelta(days=90)
"""For how long whoever was invited to a conference may read the record that it looked at."""


def project(kept: Kept, replayed: Replay, fresh: Iterable[Entry]) -> None:
    """Bring a family's lists up to what its record now says; the family is open in this transaction."""
    with connection.cursor() as cursor:
        _questions(cursor, kept, replayed)
        _children(cursor, kept, replayed)
        _ties(cursor, kept, fresh)
    follow(kept, replayed)


def _questions(cursor: Any, kept: Kept, replayed: Replay) -> None:
    rows = [_row(kept, replayed, number, one) for number, one in enumerate(replayed.questions, 1)]
    cursor.execute("DELETE FROM tenfold.question WHERE family = %s AND number > %s", [kept.family, len(rows)])
    cursor.executemany(
        'INSERT INTO tenfold.question (family, number, rule, urgency, opened, due, closed, "to", sealed)'
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (family, number) DO UPDATE SET"
        " rule = excluded.rule, urgency = excluded.urgency, opened = excluded.opened, due = excluded.due,"
        ' closed = excluded.closed, "to" = excluded."to", sealed = excluded.sealed',
        rows,
    )


def _row(kept: Kept, replayed: Replay, number: int, one: Question) -> tuple[Any, ...]:
    p = replayed.picture
    acts = [act_in_words(p, act) for act in one.acts]
    told = msgspec.json.encode({"id": one.id, "ask": in_words(p, one.ask), "acts": acts})
    sealed = keys.seal(kept.key, told, kept.family.bytes + b"question")
    return (kept.family, number, one.rule, one.urgency, one.opened, one.due, one.closed, list(one.to), sealed)


def _children(cursor: Any, kept: Kept, replayed: Replay) -> None:
    p = replayed.picture
    cursor.execute("DELETE FROM tenfold.child WHERE family = %s", [kept.family])
    cursor.execute("DELETE FROM tenfold.on_plan WHERE family = %s", [kept.family])
    for nth, child in enumerate(children(p), 1):
        known, spell = person(p, child), plan_now(p, child)
        cursor.execute(
            "INSERT INTO tenfold.child (family, nth, born, words, sealed) VALUES (%s, %s, %s, %s, %s)",
            [kept.family, nth, _born(known), keys.words_of(_names(known)), _sealed_name(kept, p, child)],
        )
        if spell is not None:
            cursor.execute(
                "INSERT INTO tenfold.on_plan (family, nth, category, since) VALUES (%s, %s, %s, %s)",
                [kept.family, nth, spell.of.fact.category or "unknown", spell.start.latest],
            )


def _ties(cursor: Any, kept: Kept, fresh: Iterable[Entry]) -> None:
    known = {agency.id for agency in kept.case.agencies}
    for entry in fresh:
        ties: list[tuple[str, str, datetime | None]] = [("involved", entry.agency, None)]
        invited = (fact.agency for fact in entry.facts if isinstance(fact, Invited))
        ties += [("invited", agency, entry.recorded + _AFTER) for agency in invited if agency in known and agency]
        for kind, agency, until in ties:
            cursor.execute(
                "SELECT tenfold.tie_agency(%s, %s, %s, %s, %s)", [kept.family, kind, agency, until, entry.event]
            )


def _sealed_name(kept: Kept, p: Picture, child: str) -> bytes:
    return keys.seal(kept.key, called(p, child).encode(), kept.family.bytes + b"child")


def _born(known: Person | None) -> Any:
    exact = known is not None and known.born is not None and known.born.first_day == known.born.last_day
    return known.born.first_day if exact and known is not None and known.born is not None else None


def _names(known: Person | None) -> str:
    return "" if known is None else " ".join((known.name or "", *known.known_as))
