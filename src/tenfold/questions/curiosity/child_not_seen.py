"""A child on plan, or with a live concern, has not been seen for longer than the plan or practice allows."""

from tenfold.picture import Picture, Unseen, unborn, unseen_by_all, unseen_by_lead
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import plain_time, say
from tenfold.record import Entry

UNSEEN = "When will {child} be seen? There is no record that {who} has seen {child}"
SINCE, KNOWN = " since {day}", ", and the lead has known of the concern since {told}"


@rule(
    "child-not-seen",
    subjects=each_child,
    authority=("visits", "enquiry"),
    findings="response",
    stands="On plan, the lead has not seen the child within the visit interval; or, off plan with a live concern of "
    "which the lead has been told, nobody has seen the child within the limit, or two contacts running did not.",
    closes="The child is seen: on plan by the lead, awake and whole.",
)
def child_not_seen(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask when the child will be seen."""
    child = subject.thing
    by_all = unseen_by_all(p, child)
    by_lead = unseen_by_lead(p, child)
    found = by_all or by_lead
    if found is None or unborn(p, child):
        return None
    who, sight = ("anybody",) if by_all is not None else lead(p), last_sight(found)
    since = SINCE if sight is not None else ""
    known = KNOWN if by_all is not None and sight is not found.since else ""
    days = {"day": plain_time((sight or found.since).occurred), "told": plain_time(found.told.occurred)}
    return Asked(
        "immediate" if any(one is not None and one.twice for one in (by_all, by_lead)) else "soon",
        say(f"{UNSEEN}{since}{known}.", child=child, who=who, **days),
        evidence(entry for one in (by_all, by_lead) if one is not None for entry in (one.told, one.since, *one.run)),
        lead(p),
        (Act("see_child", child),),
    )


def last_sight(found: Unseen) -> Entry | None:
    """Return the last sight of a child; for one that is sealed, what the question counts from, which tells of none."""
    return found.since if found.seen is not None and found.seen.restricted == "sealed" else found.seen
