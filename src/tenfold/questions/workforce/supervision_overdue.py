"""A child is on plan and the case has not been discussed in supervision."""

from collections.abc import Iterator
from datetime import datetime

from tenfold.picture import Picture, on_plan_unbroken, sittings
from tenfold.questions.acts import Act
from tenfold.questions.addressees import MANAGER
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import plain_day, say
from tenfold.record import Entry, Supervised
from tenfold.when import day_of


@rule(
    "supervision-overdue",
    subjects=each_child,
    authority="supervision",
    findings="workforce",
    stands="A child is on plan and the lead has not discussed the case in supervision within the limit.",
    closes="The case is discussed in supervision, or the child is no longer on plan.",
)
def supervision_overdue(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask when the case was last discussed in supervision."""
    child = subject.thing
    start = on_plan_unbroken(p, child)
    if start is None:
        return None
    talks = (one for one in supervised(p, child) if one[1].agency == p.lead(day_of(one[0])))
    since, last = max((*talks, (start.latest, start)), key=lambda one: one[0])
    if not p.over("supervision-overdue", since):
        return None
    told = "A plan or an enquiry has gone on since {day}, and no supervision since then is on record."
    if last is not start:
        told = "With a plan or an enquiry going on, it was last discussed on {day}."
    ask = f"When will the case of {{child}} be discussed in supervision? {told}"
    return Asked(
        "routine",
        say(ask, child=child, day=plain_day(day_of(since))),
        evidence(start, last),
        (MANAGER,),
        (Act("supervise"),),
    )


def supervised(p: Picture, child: str) -> Iterator[tuple[datetime, Entry]]:
    """Yield when a child’s case was discussed in supervision, with the entry that says so."""
    yield from ((one.latest, one.entry) for one in sittings(p, "supervision", child))
    yield from ((one.since, one.first) for one in p.facts(Supervised) if child in one.first.about)
