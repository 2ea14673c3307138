"""A caregiver's word on something other than an injury was relied on, and nobody has checked it."""

from tenfold.picture import (
    Picture,
    Stated,
    concerned,
    ever_caregivers,
    is_live,
    matters,
    remembered,
    unchecked_word,
    words_by_matter,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, Urgency, evidence, rule
from tenfold.questions.wording import plain_time, say
from tenfold.record import Account

Words = tuple[Stated[Account], ...]
_OF = {
    "household": "the household",
    "absence": "an absence",
    "care": "the child’s care",
    "relationship": "a relationship",
    "feeding": "feeding and growth",
    "behaviour": "behaviour",
    "other": "what was seen",
}


@remembered
def each_word(p: Picture) -> tuple[Of[Words], ...]:
    """Return what each caregiver said on the same subjects of the same children, under its first statement's id."""
    words = (Of(same[0].id, concerned(p, same[0]), same) for same in words_by_matter(p))
    return tuple(
        one for one in words if any(one.thing[0].fact.by in ever_caregivers(p, child) for child in one.children)
    )


@rule(
    "account-unchecked",
    subjects=each_word,
    authority="curiosity",
    findings="curiosity",
    stands="A caregiver’s word on something other than an injury was followed by a decision or answers an observed "
    "concern, and in 10 working days nobody has checked it.",
    closes="A check that it is so, or not, or unfounded.",
)
def account_unchecked(p: Picture, said: Of[Words]) -> Asked | None:
    """Ask how it is known to be so."""
    open_words = [(word, relied) for word in said.thing if (relied := unchecked_word(p, word))]
    if not open_words:
        return None
    first = open_words[0][0]
    by, when, about = first.fact.by, plain_time(first.first.occurred), [_OF[one] for one in sorted(matters(first))]
    ask = say("Who besides {by} can confirm what {by} said about {about} ({when})?", by=by, when=when, about=about)
    urgency: Urgency = "soon" if any(is_live(p, child) for child in said.children) else "routine"
    return Asked(urgency, ask, evidence(*open_words), lead(p), (Act("check_account", by),), (by,))
