"""What follows from entries and is kept for lists: questions, children, plans, ties. All can be made again.

Only what is told otherwise than before is written. Whether it is there for good is known when the transaction has
ended: until then the fold remembers what the lists have not been told.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.db import transaction

from tenfold.ledger import keys
from tenfold.ledger.folding import Fold, fold_of, guarded
from tenfold.ledger.following import follow
from tenfold.ledger.reading import Kept
from tenfold.ledger.statement import piped, run
from tenfold.picture import Picture, Spell, children, person, plan_now
from tenfold.questions.wording import called, in_words
from tenfold.record import Entry, Invited, Person
from tenfold.replay import Question, act_in_words

_AFTER = timedelta(days=90)
"""For how long whoever was invited to a conference may read the record that it looked at."""


def project(kept: Kept, until: datetime, fresh: Iterable[Entry] = ()) -> Fold:
    """Bring a family's lists up to a moment; the family is open in this transaction, and nobody else writes on it.

    `fresh` are the entries that were written in this transaction.
    """
    with guarded(kept.family), piped():
        fold = fold_of(kept, until)
        told, anew = dict(fold.untold), fold.anew
        if anew:
            run("DELETE FROM tenfold.question WHERE family = %s", [kept.family])
        _tell(kept, fold, told.values())
        listed = _children(kept, fold)
        tied = _ties(kept, fold, fresh)
        follow(kept.family, fold.walk)

    def there_for_good() -> None:
        fold.untold = {id: question for id, question in fold.untold.items() if id not in told}
        fold.listed = listed
        fold.anew = fold.anew and not anew
        fold.tied |= tied

    transaction.on_commit(there_for_good)
    return fold


def _tell(kept: Kept, fold: Fold, questions: Iterable[Question]) -> None:
    """Write how questions are told from now on, and up to where the lists now go."""
    told = [_row(kept, fold, one) for one in questions]
    columns = [list(column) for column in zip(*told, strict=True)] or [[]] * 8
    run(
        "SELECT tenfold.tell_questions(%s, %s, %s, %s::int[], %s::text[], %s::text[], %s::timestamptz[],"
        " %s::timestamptz[], %s::timestamptz[], %s::text[], %s::bytea[])",
        [kept.family, fold.picture.now, kept.last, *columns],
    )


def _row(kept: Kept, fold: Fold, one: Question) -> tuple[Any, ...]:
    p = fold.picture
    acts = [act_in_words(p, act) for act in one.acts] if one.closed is None else []
    told = msgspec.json.encode({"id": one.id, "ask": in_words(p, one.ask), "acts": acts})
    sealed = keys.seal(kept.key, told, kept.family.bytes + b"question")
    return fold.number(one), one.rule, one.urgency, one.opened, one.due, one.closed, "\n".join(one.to), sealed


def _children(kept: Kept, fold: Fold) -> object:
    """Write the children and their plans, where they are not known to be listed so; return how they are listed now."""
    p = fold.picture
    listed = [(nth, child, person(p, child), plan_now(p, child)) for nth, child in enumerate(children(p), 1)]
    told = [(child, called(p, child), _born(known), _names(known), _plan(spell)) for _, child, known, spell in listed]
    if told == fold.listed:
        return told
    run("DELETE FROM tenfold.child WHERE family = %s", [kept.family])
    run("DELETE FROM tenfold.on_plan WHERE family = %s", [kept.family])
    for nth, child, known, spell in listed:
        run(
            "INSERT INTO tenfold.child (family, nth, born, words, sealed) VALUES (%s, %s, %s, %s, %s)",
            [kept.family, nth, _born(known), keys.words_of(_names(known)), _sealed_name(kept, p, child)],
        )
        if spell is not None:
            run(
                "INSERT INTO tenfold.on_plan (family, nth, category, since) VALUES (%s, %s, %s, %s)",
                [kept.family, nth, *_plan(spell)],
            )
    return told


def _ties(kept: Kept, fold: Fold, fresh: Iterable[Entry]) -> set[str]:
    """Tie the agencies that wrote, and those that were invited; return the ones that wrote."""
    known, wrote = {agency.id for agency in kept.case.agencies}, set[str]()
    for entry in fresh:
        invited = {fact.agency for fact in entry.facts if isinstance(fact, Invited) and fact.agency in known}
        ties: list[Any] = [("invited", one, entry.recorded + _AFTER) for one in invited]
        if entry.agency not in fold.tied | wrote:
            ties.append(("involved", entry.agency, None))
            wrote.add(entry.agency)
        for kind, agency, until in ties:
            run("SELECT tenfold.tie_agency(%s, %s, %s, %s, %s)", [kept.family, kind, agency, until, entry.event])
    return wrote


def _plan(spell: Spell | None) -> tuple[object, ...]:
    return () if spell is None else (spell.of.fact.category or "unknown", spell.start.latest)


def _sealed_name(kept: Kept, p: Picture, child: str) -> bytes:
    return keys.seal(kept.key, called(p, child).encode(), kept.family.bytes + b"child")


def _born(known: Person | None) -> Any:
    exact = known is not None and known.born is not None and known.born.first_day == known.born.last_day
    return known.born.first_day if exact and known is not None and known.born is not None else None


def _names(known: Person | None) -> str:
    return "" if known is None else " ".join((known.name or "", *known.known_as))
