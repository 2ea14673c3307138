"""A conference or strategy discussion is to come, and an agency that holds evidence is not invited."""

from typing import Any

from tenfold.picture import CONFERENCES, Picture, Stated, called_agencies, children, conference_due, planned, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.table import children_at, evidence_held
from tenfold.questions.wording import say
from tenfold.record import Entry, Meeting

EVENTS = (*CONFERENCES, "strategy_discussion")


@remembered
def each_meeting_to_come(p: Picture) -> tuple[Of[Any], ...]:
    """Return the conferences and strategy discussions that are planned, and the conferences that enquiries lead to.

    Where nobody says who was called to what is planned, nothing is asked of it; the enquiry still waits.
    """
    coming = {one.id: one for child in children(p) for one in planned(p, child) if one.fact.event in EVENTS}
    due = (spell for child in children(p) if (spell := conference_due(p, child)) is not None)
    return (
        *(Of(one.id, children_at(p, one.first), one) for one in coming.values()),
        *(Of(spell.id, spell.children, spell.start) for spell in due),
    )


@rule(
    "witness-not-invited",
    subjects=each_meeting_to_come,
    authority=("conference", "strategy", "information-sharing"),
    findings="openness",
    stands="A conference or strategy discussion is due or planned, and an agency that holds an injury, opinion, "
    "allegation or adult history of the last 12 months is not invited.",
    closes="The agency is invited.",
)
def witness_not_invited(p: Picture, coming: Of[Stated[Meeting]] | Of[Entry]) -> Asked | None:
    """Ask who else who knows something can be there."""
    invited = frozenset[str]() if isinstance(coming.thing, Entry) else called_agencies(p, coming.thing)
    if invited is None:
        return None
    called = invited.union(lead(p))
    held = evidence(one for child in coming.children for one in evidence_held(p, child))
    left = [one for one in held if one.agency not in called and not p.over("witness-not-invited", one.latest)]
    if not left:
        return None
    agencies = tuple(dict.fromkeys(one.agency for one in left))
    ask = say(
        "Can {agencies} be {where} on {children} to say what they know?",
        agencies=agencies,
        where="at any conference" if isinstance(coming.thing, Entry) else "at the meeting",
        children=coming.children,
    )
    return Asked("soon", ask, evidence(coming.thing, left), (CHAIR,), tuple(Act("invite", one) for one in agencies))
