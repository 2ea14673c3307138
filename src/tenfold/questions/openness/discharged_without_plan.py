"""A child left hospital on a plan, or with questions about an injury, and nobody met or decided on that first."""

from collections.abc import Sequence

from tenfold.picture import Picture, conferences, remembered, strategy_discussions, was_on_plan
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, History, Of, evidence, rule
from tenfold.questions.table import children_at
from tenfold.questions.wording import plain_time, say
from tenfold.record import Decision, Entry, Injury

ARRIVED = frozenset({"admission", "attendance"})


@remembered
def each_discharge(p: Picture) -> tuple[Of[Entry], ...]:
    """Return the discharges: entries of that event, and decisions of that matter, which name them."""
    told = {one.id: Of(one.id, children_at(p, one), one) for one in p.events("discharge")}
    for one in p.facts(Decision):
        if one.fact.matter == "discharge" and one.fact.granted is not False:
            told[one.first.id] = Of(one.id, one.fact.children, one.first)
    return tuple(told.values())


@rule(
    "discharged-without-plan",
    subjects=each_discharge,
    authority="discharge",
    findings="openness",
    stands="Discharge from hospital of a child with a standing injury question or on plan, without a strategy "
    "discussion or discharge decision that considered it.",
    closes="Such a meeting or decision.",
    looks_at_questions=True,
)
def discharged_without_plan(p: Picture, discharge: Of[Entry], history: History) -> Asked | None:
    """Ask which plan the child went home with."""
    step = discharge.thing
    hurt = {child: injuries_asked(child, step, history) for child in discharge.children}
    left = [child for child in hurt if (hurt[child] or was_on_plan(p, child, step)) and not met(p, child, step, hurt[child])]
    if not left:
        return None
    ask = say("What keeps {children} safe after leaving hospital on {day}, and who agreed it?", children=left,
              day=plain_time(step.occurred))  # fmt: skip
    found = evidence(step, (entry for child in left for entry in hurt[child]))
    return Asked("immediate", ask, found, each_once((step.agency,), lead(p)), (Act("strategy_discussion"),))


def injuries_asked(child: str, step: Entry, history: History) -> Sequence[Entry]:
    """Return the entries on injuries of a child, of which questions stood when it left hospital."""
    stood = (one for one in history.standing_at(step.recorded) if child in one.children)
    asked = (one for one in stood if all(entry.order < step.order for entry in one.first_evidence))
    held = evidence(entry for one in asked for entry in one.evidence if entry.order < step.order)
    return [entry for entry in held if any(isinstance(one, Injury) and one.child == child for one in entry.facts)]


def met(p: Picture, child: str, step: Entry, hurt: Sequence[Entry]) -> bool:
    """Whether a meeting, or a decision to discharge, had the injuries (or else what brought the child in) before it."""
    decided = [one.first for one in p.facts(Decision, child) if one.fact.matter == "discharge"]
    sat = (*strategy_discussions(p, child), *conferences(p, child), *p.events("professionals_meeting", child))
    stay = next((one for one in reversed(p.entries_about(child)) if one.event in ARRIVED and one.order < step.order), None)
    return any(all(p.considers(one, entry) for entry in hurt or ([stay] if stay else [])) for one in (*decided, *sat))
