"""Protection was ended or refused by an agency that has not seen the child since the concern."""

from tenfold.picture import Concern, Picture, concern_behind, not_born_by, seen_after, unseen_by
from tenfold.questions.acts import Act
from tenfold.questions.addressees import MANAGER
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_ending
from tenfold.questions.wording import plain_time, say
from tenfold.record import Entry

NEVER_SEE = frozenset({"legal", "court", "prosecution"})


@rule(
    "decided-unseen",
    subjects=each_ending,
    authority=("decision-making", "voice"),
    findings=("curiosity", "response"),
    stands="A decision to close, step down, take no further action, dismiss an allegation (or an enquiry ended as not "
    "substantiated), lift protection or not meet a threshold, by an agency that has not seen the child since the "
    "concern.",
    closes="The child seen and the decision looked at again.",
)
def decided_unseen(p: Picture, ending: Of[Entry]) -> Asked | None:
    """Ask when those who decided will see the child."""
    step = ending.thing
    left = {} if p.kinds.get(step.agency) in NEVER_SEE else unseen(p, ending)
    if not left:
        return None
    to_see = [child for child, one in left.items() if not seen_after(p, child, one.entry, step)]
    ask = say(
        "What changes in the decision of {agency} of {when} {once} somebody has seen {children} after it?",
        agency=step.agency,
        when=plain_time(step.occurred),
        once="once" if to_see else "now that",
        children=to_see or left,
    )
    acts = (*(Act("see_child", child) for child in to_see), Act("manager_decision"))
    return Asked("immediate", ask, evidence(step, [one.stated for one in left.values()]), (step.agency, MANAGER), acts)


def unseen(p: Picture, ending: Of[Entry]) -> dict[str, Concern]:
    """Return the children whom the deciding agency had not seen since the last concern, each with that concern.

    A child that was not born yet could not be seen.
    """
    born = (child for child in ending.children if not not_born_by(p, child, ending.thing.latest))
    behind = {child: concern_behind(p, child, ending.thing) for child in born}
    return {
        child: concern
        for child, concern in behind.items()
        if concern is not None and unseen_by(p, child, concern.entry, ending.thing)
    }
