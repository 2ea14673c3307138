"""An injury or allegation reached the record days after it was seen or heard."""

from typing import Any

from tenfold.picture import Picture, Stated, considered_since, is_late, is_live, remembered, victims
from tenfold.questions.acts import Act
from tenfold.questions.addressees import NAMED_PROFESSIONAL
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import plain_day, plain_time, say
from tenfold.record import Allegation, Entry, Injury
from tenfold.when import day_of


@remembered
def each_late_entry(p: Picture) -> tuple[Of[Entry], ...]:
    """Return the entries that brought an injury or allegation late, named by the first such thing in each."""
    found: dict[str, tuple[Entry, str, dict[str, None]]] = {}
    told: list[tuple[Stated[Any], tuple[str, ...]]] = [(one, victims(p, one)) for one in p.facts(Injury)]
    told += [(one, (one.fact.child,)) for one in p.facts(Allegation)]
    for one, children in told:
        if children and is_late(p, one, "recorded-late"):
            found.setdefault(one.first.id, (one.first, one.id, {}))[2].update(dict.fromkeys(children))
    return tuple(Of(id, tuple(children), entry) for entry, id, children in found.values())


@rule(
    "recorded-late",
    subjects=each_late_entry,
    authority="recording",
    findings="openness",
    stands="With a live concern: an injury or allegation recorded more than 2 working days after it was seen or heard.",
    closes="A decision that considered it.",
)
def recorded_late(p: Picture, late: Of[Entry]) -> Asked | None:
    """Ask what was decided without it, and why it came late."""
    entry = late.thing
    left = [child for child in late.children if is_live(p, child) and considered_since(p, child, entry) is None]
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
