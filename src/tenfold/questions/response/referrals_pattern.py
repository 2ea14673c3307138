"""Again and again a child is referred, or police are called, and each time it ends without assessment."""

from tenfold.picture import Picture, turned_away
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import plain_day, say


@rule(
    "referrals-pattern",
    subjects=each_child,
    authority=("referral", "assessment"),
    findings="response",
    stands="Three or more referrals or police incidents in 12 months, each ended (by a decision, or 45 working days "
    "without one) without assessment, in any council.",
    closes="An assessment is opened that considered them.",
)
def referrals_pattern(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who looks at all of them together."""
    found = turned_away(p, subject.thing)
    if not found:
        return None
    days = sorted(dict.fromkeys(one[0].day for one in found))
    ask = say(
        "Who will assess {child}? What others told on {days} was each time ended without an assessment.",
        child=subject.thing,
        days=(plain_day(day) for day in days),
    )
    return Asked("soon", ask, evidence(*found), lead(p), (Act("assessment"),))
