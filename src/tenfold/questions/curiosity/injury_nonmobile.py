"""A child who does not move about has an injury that moving about explains."""

from tenfold.picture import Occasion, Picture, discussed, examined, non_mobile
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, evidence, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import plain_time, say


@rule(
    "injury-nonmobile",
    subjects=each_occasion,
    authority=("injury-in-infants", "strategy"),
    findings="curiosity",
    stands="A bruise, fracture, burn, bite or head injury of a child who is under 6 months old or does not move about.",
    closes="A strategy discussion and a paediatric opinion other than undetermined, both after it.",
)
def injury_nonmobile(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask how a child who cannot move about came to be hurt."""
    hurt = non_mobile(p, occasion)
    if not hurt:
        return None
    child, acts = occasion.children[0], []
    if not discussed(p, occasion, hurt, jointly=False):
        acts.append(Act("strategy_discussion"))
    if not examined(p, occasion, hurt):
        acts.append(Act("paediatric_opinion", child))
    if not acts:
        return None
    ask = "How can {child}, who does not move about, have come by the injury seen {day}?"
    return Asked(
        "immediate",
        say(ask, child=occasion.children, day=plain_time(hurt[0].first.occurred)),
        evidence(hurt),
        each_once(lead(p), occasion.agencies),
        tuple(acts),
    )
