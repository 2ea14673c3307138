"""Fewer people see a child about whom there is a concern."""

from tenfold.picture import IN_SIGHT, Picture, last_seen, on_plan, place, saw, seen_by_few, withdrawn
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Enrolment, Entry, Registration

ASK = "Who else sees {child} now?"
FEWER = f"{ASK} Fewer agencies do than before"
GONE = frozenset({"withdrawn", "home_educated", "deregistered"})


@rule(
    "fewer-eyes",
    subjects=each_child,
    authority=("health-contact", "education"),
    findings="awareness",
    stands="With a live concern of which the lead has been told, or that is an allegation or an injury judged to be "
    "harm, the agencies that saw the child in the last 30 days fall to one or none, having been two or more in some 30 "
    "days of the last 120; or, with an open or live concern, the child is withdrawn from school, nursery or GP.",
    closes="Another agency sees the child, or a decision considered the withdrawal.",
)
def fewer_eyes(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who else sees the child now."""
    child = subject.thing
    taken_out = withdrawn(p, child)
    few = seen_by_few(p, child)
    grounds = (*few, *taken_out)
    if not grounds:
        return None
    gone = no_longer(p, child, grounds)
    less = f"{FEWER}: no longer {{gone}}." if gone else f"{FEWER}."
    ask = less if few or gone or not only_taught_at_home(child, taken_out) else f"{ASK} The child is taught at home."
    return Asked(
        "immediate" if on_plan(p, child) else "soon",
        say(ask, child=child, gone=gone),
        evidence(grounds),
        lead(p),
        (Act("see_elsewhere", child), *((Act("manager_decision"),) if taken_out else ())),
    )


def only_taught_at_home(child: str, taken_out: tuple[Entry, ...]) -> bool:
    """Whether what took a child out of sight tells only that it is taught at home, and of no place that it left."""
    told = (fact for one in taken_out for fact in one.facts if isinstance(fact, Enrolment | Registration))
    return {fact.status for fact in told if fact.child == child and fact.status in GONE} == {"home_educated"}


def no_longer(p: Picture, child: str, grounds: tuple[Entry, ...]) -> tuple[str, ...]:
    """Return the agencies that saw a child and have not of late, and those that it was taken out of."""
    seeing = dict.fromkeys(one.agency for one in sorted(grounds, key=place) if saw(one, child, IN_SIGHT))
    last = {agency: last_seen(p, child, how=IN_SIGHT, by=frozenset({agency})) for agency in seeing}
    unseen = [by for by, one in last.items() if one is not None and p.passed(p.ends("fewer-eyes.window", one.latest))]
    told = (fact for one in grounds for fact in one.facts if isinstance(fact, Enrolment | Registration))
    left = [fact.at for fact in told if fact.child == child and fact.status in GONE and fact.at in p.kinds]
    return tuple(dict.fromkeys((*unseen, *left)))
