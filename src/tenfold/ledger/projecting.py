"""What follows from entries and is kept for lists, in each layer: questions, children, plans. All can be made again."""

from typing import Any

import msgspec
from django.db import connection

from tenfold.ledger import keys
from tenfold.ledger.reading import Kept
from tenfold.picture import Picture, children, person, plan_now
from tenfold.questions.wording import called, in_words
from tenfold.record import Person
from tenfold.replay import Question, Replay, act_in_words


def project(kept: Kept, replayed: Replay, shown: Picture) -> None:
    """Bring the lists of one layer of a family up to what it now says; the family is open in this transaction.

    `shown` is what they see who read in that layer: names and children are told from it.
    """
    with connection.cursor() as cursor:
        _questions(cursor, kept, replayed, shown)
        _children(cursor, kept, shown)


def _questions(cursor: Any, kept: Kept, replayed: Replay, shown: Picture) -> None:
    rows = [_row(kept, shown, number, one) for number, one in enumerate(replayed.questions, 1)]
    cursor.execute(
        "DELETE FROM tenfold.question WHERE family = %s AND layer = %s AND number > %s",
        [kept.family, kept.layer, len(rows)],
    )
    cursor.executemany(
        'INSERT INTO tenfold.question (family, layer, number, rule, urgency, opened, due, closed, "to", sealed)'
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (family, layer, number) DO UPDATE SET"
        " rule = excluded.rule, urgency = excluded.urgency, opened = excluded.opened, due = excluded.due,"
        ' closed = excluded.closed, "to" = excluded."to", sealed = excluded.sealed',
        rows,
    )


def _row(kept: Kept, p: Picture, number: int, one: Question) -> tuple[Any, ...]:
    acts = [act_in_words(p, act) for act in one.acts]
    told = msgspec.json.encode({"id": one.id, "ask": in_words(p, one.ask), "acts": acts})
    sealed = keys.seal(kept.key, told, kept.family.bytes + b"question")
    place = (kept.family, kept.layer, number)
    return (*place, one.rule, one.urgency, one.opened, one.due, one.closed, list(one.to), sealed)


def _children(cursor: Any, kept: Kept, p: Picture) -> None:
    cursor.execute("DELETE FROM tenfold.child WHERE family = %s AND layer = %s", [kept.family, kept.layer])
    cursor.execute("DELETE FROM tenfold.on_plan WHERE family = %s AND layer = %s", [kept.family, kept.layer])
    for nth, child in enumerate(children(p), 1):
        known, spell = person(p, child), plan_now(p, child)
        cursor.execute(
            "INSERT INTO tenfold.child (family, layer, nth, born, words, sealed) VALUES (%s, %s, %s, %s, %s, %s)",
            [kept.family, kept.layer, nth, _born(known), keys.words_of(_names(known)), _sealed_name(kept, p, child)],
        )
        if spell is not None:
            cursor.execute(
                "INSERT INTO tenfold.on_plan (family, layer, nth, category, since) VALUES (%s, %s, %s, %s, %s)",
                [kept.family, kept.layer, nth, spell.of.fact.category or "unknown", spell.start.latest],
            )


def _sealed_name(kept: Kept, p: Picture, child: str) -> bytes:
    return keys.seal(kept.key, called(p, child).encode(), kept.family.bytes + b"child")


def _born(known: Person | None) -> Any:
    exact = known is not None and known.born is not None and known.born.first_day == known.born.last_day
    return known.born.first_day if exact and known is not None and known.born is not None else None


def _names(known: Person | None) -> str:
    return "" if known is None else " ".join((known.name or "", *known.known_as))
