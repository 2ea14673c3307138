"""Injuries of a kind, place or number that falls seldom explain."""

from tenfold.picture import Occasion, Picture, discussed, examined, patterned, unaccounted
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead, police
from tenfold.questions.rule import Asked, evidence, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import plain_time, say


@rule(
    "injury-pattern",
    subjects=each_occasion,
    authority=("medical", "strategy"),
    findings="curiosity",
    stands="Under 4 years, a bruise to torso, ear, neck, mouth, cheek, eyelid or jaw, or bruises at three or more "
    "sites away from shins, knees and forehead; any bruise under 5 months; a patterned mark, bite or genital injury at "
    "any age. What somebody independent saw happen, and a birthmark or insect bite found so by a doctor, is not.",
    closes="A strategy discussion with police and health after it, and a paediatric opinion that considered it; the "
    "view that it was an accident does not do alone.",
)
def injury_pattern(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask who has looked at injuries of this kind together."""
    telling = unaccounted(p, occasion, patterned(p, occasion))
    if not telling:
        return None
    child, lacking = occasion.children[0], []
    if not discussed(p, occasion, telling, jointly=True):
        lacking.append((Act("strategy_discussion"), "a strategy discussion with police and health after it"))
    if not examined(p, occasion, telling):
        lacking.append((Act("paediatric_opinion", child), "a paediatric opinion that comes to a view"))
    if not lacking:
        return None
    ask = (
        "What was seen on {child} ({day}) is of a kind that everyday life seldom leaves. Who has looked at it? "
        "Still missing: {missing}."
    )
    day, missing = plain_time(telling[0].first.occurred), [words for _, words in lacking]
    return Asked(
        "immediate",
        say(ask, child=occasion.children, day=day, missing=missing),
        evidence(telling),
        each_once(lead(p), police(p), occasion.agencies),
        tuple(act for act, _ in lacking),
    )
