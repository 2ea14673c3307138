"""What follows from entries and is kept for lists, in each layer: questions, children, plans. All can be made again.

Only what is told otherwise than before is written. Whether it is there for good is known when the transaction has
ended: until then the fold remembers what the lists have not been told.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction

from tenfold.ledger import keys
from tenfold.ledger.folding import Fold, fold_of, guarded
from tenfold.ledger.reading import Kept
from tenfold.ledger.statement import piped, run
from tenfold.picture import Picture, Spell, children, person, plan_now
from tenfold.questions.wording import called, in_words
from tenfold.record import Person
from tenfold.replay import Question, act_in_words


def project(kept: Kept, until: datetime, shown: Callable[[Picture], Picture]) -> Fold:
    """Bring the lists of a layer up to a moment; the family is open in this transaction, and nobody else writes on it.

    `shown` gives the picture as they see it who read in that layer: names and children are told from it.
    """
    with guarded(kept.family), piped():
        fold = fold_of(kept, until)
        told = dict(fold.untold)
        p = shown(fold.picture)
        _tell(kept, fold, p, told.values())
        listed = _children(kept, fold, p)

    def there_for_good() -> None:
        fold.untold = {id: question for id, question in fold.untold.items() if id not in told}
        fold.listed = listed

    transaction.on_commit(there_for_good)
    return fold


def _tell(kept: Kept, fold: Fold, p: Picture, questions: Iterable[Question]) -> None:
    """Write how questions are told from now on, and up to where the lists now go."""
    told = [_row(kept, fold, p, one) for one in questions]
    columns = [list(column) for column in zip(*told, strict=True)] or [[]] * 8
    run(
        "SELECT tenfold.tell_questions(%s, %s, %s, %s, %s, %s::int[], %s::text[], %s::text[], %s::timestamptz[],"
        " %s::timestamptz[], %s::timestamptz[], %s::text[], %s::bytea[])",
        [kept.family, kept.layer, len(fold.order), fold.picture.now, kept.last, *columns],
    )


def _row(kept: Kept, fold: Fold, p: Picture, one: Question) -> tuple[Any, ...]:
    acts = [act_in_words(p, act) for act in one.acts] if one.closed is None else []
    told = msgspec.json.encode({"id": one.id, "ask": in_words(p, one.ask), "acts": acts})
    sealed = keys.seal(kept.key, told, kept.family.bytes + b"question")
    return fold.number(one), one.rule, one.urgency, one.opened, one.due, one.closed, "\n".join(one.to), sealed


def _children(kept: Kept, fold: Fold, p: Picture) -> object:
    """Write the children and their plans, where they are not known to be listed so; return how they are listed now."""
    listed = [(nth, child, person(p, child), plan_now(p, child)) for nth, child in enumerate(children(p), 1)]
    told = [(child, called(p, child), _born(known), _names(known), _plan(spell)) for _, child, known, spell in listed]
    if told == fold.listed:
        return told
    run("DELETE FROM tenfold.child WHERE family = %s AND layer = %s", [kept.family, kept.layer])
    run("DELETE FROM tenfold.on_plan WHERE family = %s AND layer = %s", [kept.family, kept.layer])
    for nth, child, known, spell in listed:
        run(
            "INSERT INTO tenfold.child (family, layer, nth, born, words, sealed) VALUES (%s, %s, %s, %s, %s, %s)",
            [kept.family, kept.layer, nth, _born(known), keys.words_of(_names(known)), _sealed_name(kept, p, child)],
        )
        if spell is not None:
            run(
                "INSERT INTO tenfold.on_plan (family, layer, nth, category, since) VALUES (%s, %s, %s, %s, %s)",
                [kept.family, kept.layer, nth, *_plan(spell)],
            )
    return told


def _plan(spell: Spell | None) -> tuple[object, ...]:
    return () if spell is None else (spell.of.fact.category or "unknown", spell.start.latest)


def _sealed_name(kept: Kept, p: Picture, child: str) -> bytes:
    return keys.seal(kept.key, called(p, child).encode(), kept.family.bytes + b"child")


def _born(known: Person | None) -> Any:
    exact = known is not None and known.born is not None and known.born.first_day == known.born.last_day
    return known.born.first_day if exact and known is not None and known.born is not None else None


def _names(known: Person | None) -> str:
    return "" if known is None else " ".join((known.name or "", *known.known_as))
