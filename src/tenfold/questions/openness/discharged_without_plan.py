"""A child left hospital on plan, or with questions about an injury, and nobody met or decided on that first."""

from tenfold.picture import Picture, discharges, met_on, remembered, was_on_plan
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, History, Of, evidence, rule
from tenfold.questions.table import injuries_asked
from tenfold.questions.wording import plain_time, say
from tenfold.record import Entry


@remembered
def each_discharge(p: Picture) -> tuple[Of[Entry], ...]:
    """Return the discharges from hospital, each with the children who left by it."""
    return tuple(Of(id, children, entry) for id, children, entry in discharges(p))


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
    hurt = {child: injuries_asked(p, step, child, history) for child in discharge.children}
    due = (child for child in hurt if hurt[child] or was_on_plan(p, child, step))
    left = [child for child in due if not met_on(p, child, step, hurt[child])]
    if not left:
        return None
    ask = say(
        "What keeps {children} safe after leaving hospital ({day}), and who agreed it?",
        children=left,
        day=plain_time(step.occurred),
    )
    found = evidence(step, (entry for child in left for entry in hurt[child]))
    return Asked("immediate", ask, found, each_once((step.agency,), lead(p)), (Act("strategy_discussion"),))
