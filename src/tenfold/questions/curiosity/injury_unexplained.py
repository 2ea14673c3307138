"""An injury has no explanation, and nobody has judged it."""

from tenfold.picture import Occasion, Picture, marks, on_plan, shown_to, unexplained, younger_than
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Urgency, evidence, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import plain_time, say
from tenfold.record import Account


@rule(
    "injury-unexplained",
    subjects=each_occasion,
    authority=("curiosity", "medical"),
    findings="curiosity",
    stands="An injury has no account and no opinion 24 hours after it was recorded, or somebody asked has no "
    "explanation. Of bruises of shin, knee or forehead that somebody only noted on a child who walks it is not asked.",
    closes="An account of it that a check settles or that somebody independent gives, or an opinion other than "
    "undetermined.",
)
def injury_unexplained(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask how the child was hurt."""
    left = [one for mark in marks(occasion) if unexplained(p, occasion, mark) for one in mark]
    if not left:
        return None
    said = [account for injury in left for account in p.facts(Account, injury.id)]
    ask = "How was {child} hurt ({how} {day})? No explanation of it has been checked, and no opinion settles it."
    how = "seen" if shown_to(occasion, occasion.first) else "told of"
    return Asked(
        urgency(p, occasion),
        say(ask, child=occasion.children, how=how, day=plain_time(occasion.first.occurred)),
        evidence(left, said),
        each_once(tuple(injury.agency for injury in left), lead(p)),
        (Act("paediatric_opinion", occasion.children[0]), Act("ask_witness", occasion.children[0])),
        tuple(dict.fromkeys(account.fact.by for account in said if account.fact.by not in p.kinds)),
    )


def urgency(p: Picture, occasion: Occasion) -> Urgency:
    """Same day for a child under 2 or on plan."""
    young = any(younger_than(p, one, "injury-unexplained.young", occasion.seen) for one in occasion.children)
    return "immediate" if young or any(on_plan(p, one) for one in occasion.children) else "soon"
