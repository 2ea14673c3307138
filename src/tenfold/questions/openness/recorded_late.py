"""An injury or allegation reached the record days after it was seen or heard."""

from typing import Any

from tenfold.picture import Picture, Stated, considered_since, first_held, is_late, live_by, remembered, victims
from tenfold.questions.acts import Act
from tenfold.questions.addressees import NAMED_PROFESSIONAL
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.table import was_mishap
from tenfold.questions.wording import plain_day, plain_time, say
from tenfold.record import Allegation, Entry, Injury
from tenfold.when import day_of


@remembered
def each_late_entry(p: Picture) -> tuple[Of[tuple[Entry, Entry]], ...]:
    """Return the entries that brought an injury or allegation late, named by the first such thing in each.

    With each goes the entry that first held it, where that was corrected. A mishap that somebody independent saw is
    left out.
    """
    found: dict[str, tuple[tuple[Entry, Entry], str, dict[str, None]]] = {}
    told: list[tuple[Stated[Any], tuple[str, ...]]] = [(one, victims(p, one)) for one in p.facts(Injury)]
    told += [(one, (one.fact.child,)) for one in p.facts(Allegation)]
    for one, children in told:
        left = [child for child in children if not was_mishap(p, one, child)]
        if left and is_late(p, one, "recorded-late"):
            entries = (one.first, first_held(p, one))
            found.setdefault(one.first.id, (entries, one.id, {}))[2].update(dict.fromkeys(left))
    return tuple(Of(id, tuple(children), entries) for entries, id, children in found.values())


@rule(
    "recorded-late",
    subjects=each_late_entry,
    authority="recording",
    findings="openness",
    stands="With a concern that was live when it was recorded, or began with it: an injury or allegation recorded more "
    "than 2 working days after it was seen or heard.",
    closes="A decision that considered it.",
)
def recorded_late(p: Picture, late: Of[tuple[Entry, Entry]]) -> Asked | None:
    """Ask what was decided without it, and why it came late."""
    entry, held = late.thing
    left = [child for child in late.children if live_by(p, child, held) and considered_since(p, child, entry) is None]
    if not left:
        return None
    ask = say(
        "What would have been done for {children} had what {agency} saw or heard ({seen}) been on record before "
        "{recorded}?",
        children=left,
        agency=entry.agency,
        seen=plain_time(entry.occurred),
        recorded=plain_day(day_of(entry.recorded)),
    )
    return Asked("routine", ask, evidence(entry), (entry.agency, NAMED_PROFESSIONAL), (Act("manager_decision"),))
