"""Two accounts of the same injury, or of one occasion's injuries, differ in what they claim or whom they name."""

from tenfold.picture import Occasion, Picture, Telling, changes, people_among, settles
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, evidence, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import plain_time, say

_CLAIMS = {
    "accident": "an accident",
    "self_inflicted": "the child’s own doing",
    "other_child": "another child",
    "rough_play": "rough play",
    "medical": "a medical cause",
    "equipment": "equipment",
    "animal": "an animal",
    "denied": "a denial",
    "no_explanation": "no explanation",
    "other": "something else",
}


@rule(
    "explanation-changed",
    subjects=each_occasion,
    authority=("curiosity", "strategy"),
    findings="curiosity",
    stands="Two accounts of the same injury, or of the same occasion’s injuries, differ in claim or in who is named.",
    closes="A strategy discussion (or a conference with police and health that considered it), or a check or opinion "
    "that settles it, made after both accounts were recorded.",
)
def explanation_changed(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask which account is so."""
    left = [change for change in changes(p, occasion) if not settles(p, occasion, change)]
    if not left:
        return None
    told = [*dict.fromkeys(telling for change in left for telling in change)]
    between, what = in_short(told)
    ask = say(
        f"What besides the differing accounts of {{by}}{between} shows how {{children}} came to be hurt ({{when}})?",
        by=(one.account.fact.by for one in told),
        what=what,
        children=occasion.children,
        when=plain_time(occasion.first.occurred),
    )
    who = people_among(p, (id for one in told for id in (one.account.fact.by, *sorted(one.names))))
    acts = (Act("strategy_discussion"), *(Act("paediatric_opinion", child) for child in occasion.children))
    return Asked("soon", ask, evidence(occasion.entries, (one.entry for one in told)), lead(p), acts, who)


def in_short(told: list[Telling]) -> tuple[str, list[str]]:
    """Return what accounts claim, in words, or, where they claim the same, whom they name; before it, its clause."""
    claims = {one.claim: _CLAIMS[one.claim] for one in told if one.claim is not None}
    if len(claims) > 1:
        return " ({what})", [*claims.values()]
    names = sorted({name for one in told for name in one.names})
    return (", which name {what}," if names else ""), names
