"""More than a day passed between an injury and the first professional who saw it."""

from tenfold.picture import Occasion, Picture, came_late, delay_answered, lone_bump, told_of
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, evidence, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import plain_time, say
from tenfold.record import Account


@rule(
    "presentation-delayed",
    subjects=each_occasion,
    authority=("medical", "neglect"),
    findings="curiosity",
    stands="More than 24 hours passed, at the least, between an injury (or its being noticed) and the first "
    "professional who saw it. Of a first bump in play that somebody only noted it is not asked.",
    closes="A check that settles it or what is said of it, or an opinion on it, also one that is undetermined.",
)
def presentation_delayed(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask why the child was not brought sooner."""
    if lone_bump(p, occasion):
        return None
    late = [(injury, first) for injury, first in came_late(p, occasion) if not delay_answered(p, occasion, injury)]
    if not late:
        return None
    (injury, first), child = late[0], occasion.children[0]
    said = [account.fact.by for one, _ in late for account in p.facts(Account, one.id)]
    by = tuple(dict.fromkeys(one for one in said if one not in p.kinds))
    told = told_of(injury) or first.occurred
    return Asked(
        "soon",
        say(
            "Why was {child} not brought sooner? {hurt} {then}, as told, and first seen by {agency} on {day}.",
            child=occasion.children,
            hurt="Hurt" if told == injury.fact.happened else "Noticed",
            then=plain_time(told),
            agency=first.agency,
            day=plain_time(first.occurred),
        ),
        evidence([one for one, _ in late], [entry for _, entry in late]),
        each_once((first.agency,), lead(p)),
        (Act("paediatric_opinion", child), *(Act("check_account", one) for one in by)),
        by,
    )
