"""Police took a child into protection, which lasts hours, and nothing says what follows."""

from tenfold.picture import Picture
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead, police
from tenfold.questions.clocks import overdue
from tenfold.questions.response.clock_emergency_order import followed
from tenfold.questions.rule import Asked, Of, rule
from tenfold.questions.subjects import each_police_protection
from tenfold.questions.wording import plain_day, say
from tenfold.record import Entry


@rule(
    "clock-police-protection",
    subjects=each_police_protection,
    authority="police-protection",
    findings="response",
    stands="Police protection of a child, and no order, agreement, decision or release before its hours run out.",
    closes="An order, an agreement or a decision about where the child lives, or the protection’s own end on record.",
)
def clock_police_protection(p: Picture, taken: Of[Entry]) -> Asked | None:
    """Ask where the child goes when police protection ends."""
    waiting = [child for child in taken.children if not followed(p, taken.thing, child)]
    if not waiting:
        return None
    return overdue(
        p,
        "clock-police-protection",
        taken.thing,
        say(
            "Where do {children} go when police protection of {day} ends?",
            children=waiting,
            day=plain_day(taken.thing.day),
        ),
        to=each_once(police(p), lead(p)),
        act=Act("manager_decision"),
    )
