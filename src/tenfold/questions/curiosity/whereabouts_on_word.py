"""A child is said to be away, ill, asleep or elsewhere, is not shown, and only the family says so."""

from tenfold.picture import Picture, away_on_word, is_live, on_plan
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say

_ABSENCE_LINES = frozenset({"school", "early_years"})


@rule(
    "whereabouts-on-word",
    subjects=each_child,
    authority=("curiosity", "visits"),
    findings="curiosity",
    stands="A child on plan (or twice running with a live concern) is said to be away, ill, asleep or elsewhere, is "
    "not shown, and only the family says so.",
    closes="The child seen by a professional, or a check by another agency that the child is where it is said to be.",
)
def whereabouts_on_word(p: Picture, child: Of[str]) -> Asked | None:
    """Ask who has seen the child."""
    words = away_on_word(p, child.id)
    if not words or not (on_plan(p, child.id) or twice_with_concern(p, child.id)):
        return None
    by = tuple(dict.fromkeys(word.fact.by for word in words))
    ask = say("Where is {child}, and who besides {by} has seen for themselves?", child=child.id, by=by)
    acts = (Act("see_child", child.id), *(Act("check_account", one) for one in by))
    return Asked("immediate", ask, evidence(words), lead(p), acts, by)


def twice_with_concern(p: Picture, child: str) -> bool:
    """Whether it was said at so many contacts running, with a live concern: then it is asked off plan too.

    A call to school or nursery that a child is ill is ordinary, and does not count here.
    """
    words = away_on_word(p, child)
    contacts = {word.first.id for word in words if p.kinds.get(word.agency) not in _ABSENCE_LINES}
    return len(contacts) >= p.limit("whereabouts-on-word", words[-1].since).number and is_live(p, child)
