"""Visits to the home end at the door, one after another."""

from tenfold.picture import Picture, closed_doors, times_run
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead, police
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import plain_time, say


@rule(
    "no-access",
    subjects=each_child,
    authority=("visits", "curiosity"),
    findings="curiosity",
    stands="Two or more visits running with no access or refused, and the child not seen at home since.",
    closes="The child is seen at home. From the third time on, police are asked for a welfare check.",
)
def no_access(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask how the child will be seen at home."""
    child = subject.thing
    run = closed_doors(p, child)
    times = times_run(run)
    if not run or times < p.limit("no-access", run[-1].latest).number:
        return None
    third = times >= p.limit("no-access.immediate", run[-1].latest).number
    ask = "How will {child} be seen at home? The door has stayed closed {times} times running since {day}."
    more = " A police welfare check is asked for." if third else ""
    return Asked(
        "immediate" if third else "soon",
        say(ask + more, child=child, times=str(times), day=plain_time(run[0].occurred)),
        evidence(run),
        each_once(lead(p), police(p)) if third else lead(p),
        (Act("see_home", child),),
    )
