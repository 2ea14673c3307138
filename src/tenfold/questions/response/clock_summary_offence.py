"""An offence may be alleged that can only be charged within months of its day, and nobody has decided on a charge."""

from tenfold.picture import Occasion, Picture, Stated, alleged, injuring, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import police
from tenfold.questions.clocks import clock, overdue
from tenfold.questions.rule import Asked, Of, rule
from tenfold.questions.subjects import each_allegation, each_occasion, subject
from tenfold.questions.table import apart
from tenfold.questions.wording import plain_day, say
from tenfold.record import Allegation
from tenfold.when import day_of


@remembered
def each_offence(p: Picture) -> tuple[Of[Occasion | Stated[Allegation]], ...]:
    """Return every occasion of injury and every allegation."""
    return apart((*(subject(p, one.id, one.children, one) for one in each_occasion(p)), *each_allegation(p)))


@rule(
    "clock-summary-offence",
    subjects=each_offence,
    authority="offence-time-limit",
    findings="response",
    stands="Injuries judged to be harm, or an allegation against somebody; an arrest, bail or interview over it since; "
    "and no decision on a charge before the time for summary offences runs out.",
    closes="A charge, a caution, or a decision not to charge, about everybody under investigation.",
)
def clock_summary_offence(p: Picture, subject: Of[Occasion | Stated[Allegation]]) -> Asked | None:
    """Ask police for the decision on a charge."""
    thing = subject.thing
    offence = injuring(p, thing) if isinstance(thing, Occasion) else alleged(p, thing)
    if offence is None:
        return None
    ask = "Has a charge against {whom} been decided on, over what was done to {child} by {day}?"
    return overdue(
        clock(p, "clock-summary-offence", offence.day),
        say(ask, whom=offence.suspects, child=subject.children, day=plain_day(day_of(offence.day))),
        offence.entries,
        to=police(p),
        act=Act("police_update"),
        about=offence.suspects,
    )
