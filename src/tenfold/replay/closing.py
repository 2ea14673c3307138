"""Which of the entries that arrived together closed a question."""

from collections.abc import Sequence
from typing import Any

from tenfold.picture import Picture, place
from tenfold.picture.cell import Memo
from tenfold.questions.rule import Rule
from tenfold.record import Entry


def closing_entry(p: Picture, asking: Memo, fresh: Sequence[Entry], rule: Rule, subject: str) -> str | None:
    """Return the id of the entry that closed a question; None where time alone did.

    Of several recorded at one moment it is, in order of record and of those that the answer rests on, the first from
    which on it is not asked any more. A rule that looks at questions is not asked again: there it is the last of them.
    """
    if len(fresh) <= 1:
        return fresh[0].id if fresh else None
    touched = p.cells.touched_under(asking)
    resting = [entry for entry in fresh if any(_is_of(item, entry) for item in touched)]
    *earlier, closing = sorted(resting or fresh, key=place)
    for entry in reversed(earlier) if not rule.looks_at_questions else ():
        if _asks(p.without([one for one in fresh if place(one) > place(entry)]), rule, subject):
            break
        closing = entry
    return closing.id


def _asks(p: Picture, rule: Rule, subject: str) -> bool:
    asks = any(rule.ask(p, one) is not None for one in rule.subjects(p) if one.id == subject)
    p.let_go()
    return asks


def _is_of(item: Any, entry: Entry) -> bool:
    return item is entry or entry in getattr(item, "entries", ())
