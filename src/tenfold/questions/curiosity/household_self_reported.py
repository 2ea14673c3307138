"""Who lives with a child, or in the home it may go back to, rests on the family’s word only."""

from tenfold.picture import Picture, household_on_word, is_live
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say


@rule(
    "household-self-reported",
    subjects=each_child,
    authority=("household", "curiosity"),
    findings="curiosity",
    stands="With a live concern, who lives with the child (or in the home that the child may go back to) rests on a "
    "caregiver’s word older than 10 working days: no check, and no professional’s own sight of it at home.",
    closes="A check of who lives there against an independent source, whether it is so or not.",
)
def household_self_reported(p: Picture, child: Of[str]) -> Asked | None:
    """Ask who else can say who lives there."""
    words = household_on_word(p, child.id)
    if not words or not is_live(p, child.id) or not p.over("household-self-reported", words[0].since):
        return None
    by = tuple(dict.fromkeys(word.fact.by for word in words))
    ask = say("Who besides {by} can say who lives with {child}?", by=by, child=child.id)
    return Asked("routine", ask, evidence(words), lead(p), (Act("check_household", child.id),), by)
