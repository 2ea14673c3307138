"""Police took a child into protection, which lasts hours, and nothing says what follows."""

from tenfold.picture import Picture, Taken, children, released, remembered, takings
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead, police
from tenfold.questions.clocks import clock, overdue
from tenfold.questions.rule import Asked, Of, rule
from tenfold.questions.wording import plain_day, say
from tenfold.when import day_of


@remembered
def each_taking(p: Picture) -> tuple[Of[tuple[Taken, ...]], ...]:
    """Return the entries by which police took children into protection, each with who was taken."""
    found: dict[str, list[Taken]] = {}
    for child in children(p):
        for taken in takings(p, child):
            found.setdefault(p.first_id(taken.entry), []).append(taken)
    return tuple(Of(id, tuple(one.child for one in taken), tuple(taken)) for id, taken in found.items())


@rule(
    "clock-police-protection",
    subjects=each_taking,
    authority="police-protection",
    findings="response",
    stands="Police protection of a child, and no order, agreement, decision or release before its hours run out.",
    closes="An order, an agreement, a decision about where the child lives, care at home, or the protection’s own end "
    "on record.",
)
def clock_police_protection(p: Picture, subject: Of[tuple[Taken, ...]]) -> Asked | None:
    """Ask where the child goes when police protection ends."""
    waiting = [taken for taken in subject.thing if not released(p, taken)]
    if not waiting:
        return None
    since = waiting[0].since
    ask = "Where will {children} go when police protection of {day} ends?"
    return overdue(
        clock(p, "clock-police-protection", since),
        say(ask, children=(taken.child for taken in waiting), day=plain_day(day_of(since))),
        waiting[0].entry,
        to=each_once(police(p), lead(p)),
        act=Act("manager_decision"),
    )
