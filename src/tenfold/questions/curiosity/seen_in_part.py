"""A child was seen, but not all of the face and body that matters could be."""

from tenfold.picture import Picture, from_when, on_plan, sights
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import plain_time, say
from tenfold.record import Entry

PARTLY = frozenset({"partly"})


@rule(
    "seen-in-part",
    subjects=each_child,
    authority=("curiosity", "visits"),
    findings="curiosity",
    stands="A contact at which the child was seen only in part (food, cream, clothing, poor light), and nobody has "
    "seen the whole of the child since.",
    closes="A professional sees the child, whole.",
)
def seen_in_part(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who has seen the whole of the child."""
    child = subject.thing
    partly = [one for one in sights(p, child, PARTLY) if not seen_whole_since(p, child, one)]
    if not partly:
        return None
    by, day = tuple(one.agency for one in partly), plain_time(partly[0].occurred)
    ask = "Who has seen all of {child}? Since {day} only a part was seen, by {by}."
    return Asked(
        "immediate" if on_plan(p, child) else "soon",
        say(ask, child=child, day=day, by=by),
        evidence(partly),
        each_once(lead(p), by),
        (Act("see_child", child),),
    )


def seen_whole_since(p: Picture, child: str, part: Entry) -> bool:
    """Whether a contact after one that saw only a part saw all; one recorded before it must surely have been later."""
    since = from_when(part)
    return any(
        one.latest >= since if one.order > part.order else one.occurred.first > part.latest for one in sights(p, child)
    )
