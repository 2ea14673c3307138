"""A professional's view or a check speaks against what was said of an injury, and no strategy discussion followed."""

from tenfold.picture import (
    Occasion,
    Picture,
    accounts_of,
    acted_on,
    people_among,
    since_when,
    spoken_against,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead, police
from tenfold.questions.rule import Asked, evidence, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import plain_time, say


@rule(
    "explanation-contradicted",
    subjects=each_occasion,
    authority=("strategy", "curiosity"),
    findings=("curiosity", "response"),
    stands="An opinion that an injury is inconsistent with what was said, suspicious or non-accidental, or a check "
    "that contradicted what was said, with no strategy discussion after it.",
    closes="A strategy discussion (or a conference with police and health that considered it), or a section 47 enquiry "
    "opened.",
)
def explanation_contradicted(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask what police, health and social care make of it together."""
    left = [
        one
        for one in spoken_against(p, occasion)
        if not all(acted_on(p, child, since_when(one)) for child in occasion.children)
    ]
    if not left:
        return None
    against = {id for one in left for id in one.fact.about}
    said = [one for one in accounts_of(p, occasion) if against & {one.id, *one.fact.about}]
    ask = say(
        "What do police, health and social care decide together on {children}’s injuries ({when}), doubted by {who}?",
        who=(since_when(one).agency for one in left),
        children=occasion.children,
        when=plain_time(occasion.first.occurred),
    )
    return Asked(
        "immediate",
        ask,
        evidence(occasion.entries, left, said),
        each_once(lead(p), police(p)),
        (Act("strategy_discussion"),),
        people_among(p, (one.fact.by for one in said)),
    )
