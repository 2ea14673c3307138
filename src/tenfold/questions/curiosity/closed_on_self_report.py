"""A concern was closed while the only evidence since was the family’s own account."""

from tenfold.picture import Concern, Picture, concern_behind, rests_on_family, unfree_words
from tenfold.questions.acts import Act
from tenfold.questions.addressees import MANAGER
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_ending
from tenfold.questions.wording import plain_time, say
from tenfold.record import Decision, Entry


@rule(
    "closed-on-self-report",
    subjects=each_ending,
    authority=("curiosity", "decision-making"),
    findings="curiosity",
    stands="A decision to close, step down, take no further action or dismiss an allegation (or an enquiry ended as "
    "not substantiated), while the only evidence since the last concern is the caregivers’ own account.",
    closes="A check or independent observation, or a manager’s later decision, with reasons, that had the concern "
    "before it.",
)
def closed_on_self_report(p: Picture, ending: Of[Entry]) -> Asked | None:
    """Ask what bears the family out."""
    step = ending.thing
    behind = {child: concern_behind(p, child, step) for child in ending.children}
    left = {c: one for c, one in behind.items() if one is not None and not owned(p, c, one, step)}
    said = [word for child, one in left.items() for word in rests_on_family(p, child, one) if word.order <= step.order]
    unfree = [word for child, one in left.items() for word in unfree_words(p, child, one) if word.order <= step.order]
    if not said and not unfree:
        return None
    by = tuple(dict.fromkeys(word.fact.by for word in said))
    when = plain_time(step.occurred)
    ask = (
        say("What besides the word of {by} bears out the decision of {when}?", by=by, when=when)
        if by
        else say(
            "What besides words that {child} could not say freely bears out the decision of {when}?",
            child=tuple(dict.fromkeys(word.fact.child for word in unfree)),
            when=when,
        )
    )
    concerns = [one.stated for one in left.values()]
    own = [Act("hear_child", child) for child in dict.fromkeys(word.fact.child for word in unfree)]
    acts = (*(Act("check_account", one) for one in by), *own, Act("manager_decision"))
    return Asked("soon", ask, evidence(step, said, unfree, concerns), (step.agency, MANAGER), acts, by)


def owned(p: Picture, child: str, concern: Concern, step: Entry) -> bool:
    """Whether a later decision about the child says why and had the concern before it."""
    return any(
        one.fact.rationale is not None and p.considers(one.first, concern.stated)
        for one in p.facts(Decision, child)
        if one.order > step.order
    )
