"""What follows from entries and is kept for lists, in each layer: questions, children, plans. All can be made again.

Only what is told otherwise than before is written. Whether it is there for good is known when the transaction has
ended: until then the fold remembers what the lists have not been told.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction

from tenfold.access import agency_of, kept_of
from tenfold.ledger import keys
from tenfold.ledger.folding import Fold, fold_of, guarded
from tenfold.ledger.reading import Kept
from tenfold.ledger.statement import piped, run
from tenfold.picture import Picture, Spell, children, is_child, known_people, person, plan_now
from tenfold.questions.wording import called, in_words
from tenfold.record import Held, Person
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
    words: dict[str, Any] = {"id": one.id, "ask": in_words(p, one.ask), "acts": acts, "held": _held(p, one)}
    if one.theme == "workforce":
        words["alone"] = [agency_of(asked, p.kinds, p.lead_now()) for asked in one.to]
    told = msgspec.json.encode(words)
    sealed = keys.seal(kept.key, told, kept.family.bytes + b"question")
    return fold.number(one), one.rule, one.urgency, one.opened, one.due, one.closed, "\n".join(one.to), sealed


def _held(p: Picture, one: Question) -> dict[str, str] | None:
    """Return who last said that they hold a question, why, and until which review; time alone ends it."""
    said = [held.fact for held in p.facts(Held) if held.fact.question == one.id]
    last = max(said, key=lambda held: held.review.last, default=None)
    return None if last is None else {"by": last.by, "reason": last.reason, "review": last.review.last.isoformat()}


def _children(kept: Kept, fold: Fold, p: Picture) -> object:
    """Write the children and their plans, where they are not known to be listed so; return how they are listed now."""
    listed = [(nth, child, person(p, child), plan_now(p, child)) for nth, child in enumerate(children(p), 1)]
    adults = tuple(person(p, one) for one in known_people(p) if not is_child(p, one))
    kin = [(_names(one), one.born) for one in adults if one is not None]
    told = (kin, [(one, called(p, one), _told(known), _plan(spell)) for _, one, known, spell in listed])
    if told == fold.listed:
        return told
    of_adults = keys.half_known("adult", sorted({word for names, born in kin for word in kept_of(names, born)}))
    run("DELETE FROM tenfold.child WHERE family = %s AND layer = %s", [kept.family, kept.layer])
    run("DELETE FROM tenfold.on_plan WHERE family = %s AND layer = %s", [kept.family, kept.layer])
    for nth, child, known, spell in listed:
        run(
            "INSERT INTO tenfold.child (family, layer, nth, born, words, sealed) VALUES (%s, %s, %s, %s, %s, %s)",
            [kept.family, kept.layer, nth, _born(known), [*_words(known), *of_adults], _sealed_name(kept, p, child)],
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


def _told(known: Person | None) -> tuple[object, ...]:
    return _names(known), known.born if known is not None else None


def _words(known: Person | None) -> list[bytes]:
    """Return the words by which a child is found: whole ones of its names, and those by which it is if half known."""
    born = known.born if known is not None else None
    return [*keys.words_of(_names(known)), *keys.half_known("child", sorted(kept_of(_names(known), born)))]


def _born(known: Person | None) -> Any:
    exact = known is not None and known.born is not None and known.born.first_day == known.born.last_day
    return known.born.first_day if exact and known is not None and known.born is not None else None


def _names(known: Person | None) -> str:
    return "" if known is None else " ".join((known.name or "", *known.known_as))
