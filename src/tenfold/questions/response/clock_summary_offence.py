"""An offence may be alleged that can only be charged within months of its day, and nobody has decided on a charge."""

from datetime import datetime

from tenfold.picture import Occasion, Picture, judged_harm
from tenfold.questions.acts import Act
from tenfold.questions.addressees import police
from tenfold.questions.clocks import overdue
from tenfold.questions.rule import Asked, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import plain_day, say
from tenfold.record import Decision, Entry, PoliceAction
from tenfold.when import day_of

UNDER_INVESTIGATION = frozenset({"arrested", "bailed", "interviewed"})
CONCLUDED = frozenset({"charged", "cautioned", "convicted", "no_further_action"})
CHARGING = frozenset({"charge", "no_further_action"})


@rule(
    "clock-summary-offence",
    subjects=each_occasion,
    authority="offence-time-limit",
    findings="response",
    stands="Injuries judged to be harm, somebody arrested, bailed or interviewed since, and no decision on a charge "
    "before the time for summary offences runs out.",
    closes="A charge, a caution, or a decision not to charge.",
)
def clock_summary_offence(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask police for the decision on a charge."""
    judged = judged_harm(p, occasion)
    steps = [step for step in investigation(p, occasion) if step[1].action in UNDER_INVESTIGATION]
    if not judged or not steps or decided(p, occasion):
        return None
    suspects = tuple(dict.fromkeys(action.person for _, action in steps))
    return overdue(
        p,
        "clock-summary-offence",
        occasion.first,
        say(
            "Has a charge over the injuries of {day} been decided on?",
            day=plain_day(day_of(happened(occasion))),
        ),
        to=police(p),
        act=Act("police_update"),
        also=(*(one.first for one in judged), *(entry for entry, _ in steps)),
        about=suspects,
        began=happened(occasion),
    )


def happened(occasion: Occasion) -> datetime:
    """Return when the injuries happened: the earliest day told, else when they were first seen."""
    told = (injury.fact.happened.first for injury in occasion.injuries if injury.fact.happened is not None)
    return min(told, default=occasion.seen)


def investigation(p: Picture, occasion: Occasion) -> list[tuple[Entry, PoliceAction]]:
    """Return what police did, in entries about the child, since an occasion of injury."""
    found = (action for action in p.facts(PoliceAction) if set(action.first.about) & set(occasion.children))
    return [(action.first, action.fact) for action in found if action.first.occurred.last >= occasion.seen]


def decided(p: Picture, occasion: Occasion) -> bool:
    """Whether a charge was decided on since an occasion of injury."""
    if any(action.action in CONCLUDED for _, action in investigation(p, occasion)):
        return True
    decisions = (d for child in occasion.children for d in p.facts(Decision, child) if d.fact.matter in CHARGING)
    return any(p.kinds.get(d.agency) in ("police", "prosecution") and d.order > occasion.first.order for d in decisions)
