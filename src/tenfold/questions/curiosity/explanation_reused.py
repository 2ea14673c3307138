"""A claim that a check or an opinion contradicted is relied on again."""

from tenfold.picture import (
    Contradiction,
    Picture,
    all_words,
    concerning,
    contradictions,
    on_plan,
    people_among,
    remembered,
    resting_on,
    resting_things,
    uses,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, Urgency, evidence, rule
from tenfold.questions.wording import say

Found = tuple[Contradiction, ...]


@remembered
def each_doubted(p: Picture) -> tuple[Of[Found], ...]:
    """Return everyone whose word was contradicted, each with how, and with the children whom it was said of."""
    of: dict[str, list[Contradiction]] = {}
    for found in contradictions(p):
        of.setdefault(found.word.fact.by, []).append(found)
    words = {by: all_words((one, uses(p, one)) for one in found) for by, found in of.items()}
    return tuple(Of(by, concerning(p, words[by]), tuple(found)) for by, found in of.items())


@rule(
    "explanation-reused",
    subjects=each_doubted,
    authority=("curiosity", "strategy"),
    findings="curiosity",
    stands="A claim that a check or an opinion contradicted, or the same person’s word on the same matter, is relied "
    "on again: in a later account, for a brother or sister, or in an earlier injury that nobody looked at again.",
    closes="A strategy discussion, conference or opinion after it that considered every injury that it had explained.",
)
def explanation_reused(p: Picture, doubted: Of[Found]) -> Asked | None:
    """Ask what is left of all that the claim explained."""
    left = {one: again for one in doubted.thing if (again := resting_on(p, one))}
    if not left:
        return None
    words = all_words(left.items())
    ask = say(
        "What else rests on what {by} said, which {who} contradicted, and who looks at it again?",
        by=(one.word.fact.by for one in left),
        who=(one.entry.agency for one in left),
    )
    children = concerning(p, words)
    urgency: Urgency = "immediate" if any(on_plan(p, child) for child in children) else "soon"
    acts = (Act("strategy_discussion"), *(Act("paediatric_opinion", child) for child in children))
    found = evidence(words, (one.by for one in left), resting_things(p, words))
    return Asked(urgency, ask, found, lead(p), acts, (*children, *people_among(p, (word.fact.by for word in words))))
