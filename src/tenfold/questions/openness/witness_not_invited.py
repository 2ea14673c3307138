"""A conference or strategy discussion is to come, and an agency that holds evidence is not invited."""

from tenfold.picture import Picture, Stated, called_to, children, conferences, enquiry_now, plan_now, planned
from tenfold.picture import remembered, reports_for
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.table import children_at, evidence_held
from tenfold.questions.wording import say
from tenfold.record import Entry, Meeting

CONFERENCES = frozenset({"initial_conference", "review_conference"})
EVENTS = CONFERENCES | {"strategy_discussion"}


@remembered
def each_meeting_to_come(p: Picture) -> tuple[Of[Stated[Meeting] | Entry], ...]:
    """Return the conferences and strategy discussions that are planned, and the conferences that enquiries lead to."""
    coming = {one.id: one for child in children(p) for one in planned(p, child) if one.fact.event in EVENTS}
    due: dict[str, Of[Stated[Meeting] | Entry]] = {}
    for child in children(p):
        spell = enquiry_now(p, child)
        if spell is not None and is_due(p, child, spell.start):
            due[spell.id] = Of(spell.id, (child,), spell.start)
    return (*(Of(one.id, children_at(p, one.first), one) for one in coming.values()), *due.values())


@rule(
    "witness-not-invited",
    subjects=each_meeting_to_come,
    authority=("conference", "strategy", "information-sharing"),
    findings="openness",
    stands="A conference or strategy discussion is due or planned, and an agency that holds an injury, opinion, "
    "allegation or adult history of the last 12 months is not invited.",
    closes="The agency is invited, or its report is there.",
)
def witness_not_invited(p: Picture, coming: Of[Stated[Meeting] | Entry]) -> Asked | None:
    """Ask who else who knows something can be there."""
    called = lead(p) if isinstance(coming.thing, Entry) else (*lead(p), *asked_to(p, coming.thing))
    held = {one.id: one for child in coming.children for one in evidence_held(p, child) if one.agency not in called}
    left = [one for one in held.values() if not p.over("witness-not-invited", one.since)]
    if not left:
        return None
    agencies = tuple(dict.fromkeys(one.agency for one in left))
    ask = say("Can {agencies} be at the meeting on {children} to say what they know?", agencies=agencies,
              children=coming.children)  # fmt: skip
    return Asked("soon", ask, evidence(coming.thing, left), (CHAIR,), tuple(Act("invite", one) for one in agencies))


def asked_to(p: Picture, meeting: Stated[Meeting]) -> tuple[str, ...]:
    """Return the agencies that were invited to a meeting, or whose report is there."""
    called = (one.agency for one in called_to(p, meeting) if one.agency is not None)
    return (*called, *(one.fact.agency for one in reports_for(p, meeting)))


def is_due(p: Picture, child: str, enquiry: Entry) -> bool:
    """Whether an enquiry leads to a first conference that is neither planned nor held."""
    called = any(one.fact.event in CONFERENCES for one in planned(p, child))
    held = any(one.order >= enquiry.order for one in conferences(p, child))
    return not called and not held and plan_now(p, child) is None
