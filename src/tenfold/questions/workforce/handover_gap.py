"""A child’s lead practitioner changed without a joint handover, and the new one has not seen the child."""

from tenfold.picture import (
    IN_SIGHT,
    Picture,
    Post,
    handed_over,
    lead_practitioner,
    predecessor,
    saw,
    started,
    starts,
)
from tenfold.questions.acts import Act
from tenfold.questions.posts import each_change_of_lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import plain_day, say
from tenfold.record import Entry
from tenfold.when import day_of


@rule(
    "handover-gap",
    subjects=each_change_of_lead,
    authority="allocation",
    findings="workforce",
    stands="The lead practitioner changed, nobody says that it was handed over jointly, and within the limit the new "
    "one has not seen the child.",
    closes="The new lead practitioner sees the child, or the handover turns out to have been joint.",
)
def handover_gap(p: Picture, subject: Of[Post]) -> Asked | None:
    """Ask when the new lead practitioner will see the child."""
    [child] = subject.children
    new, old = lead_practitioner(p, child), predecessor(p, child, subject.thing)
    if new is None or old is None or new.id != subject.thing.id or handed_over(old, new):
        return None
    since = started(new)
    if not p.over("handover-gap", since) or any(is_met(one, child, new) for one in p.contacts(child)):
        return None
    ask = "When will {worker}, lead practitioner since {day}, see {child}? No joint handover is on record."
    return Asked(
        "soon",
        say(ask, worker=new.fact.worker, day=plain_day(day_of(since)), child=child),
        evidence(old, new),
        (new.fact.agency,),
        (Act("see_by", child, (new.fact.worker,)),),
    )


def is_met(contact: Entry, child: str, new: Post) -> bool:
    """Whether a worker who took over, or one of the same agency who is unnamed, saw the child at a contact since."""
    worker = contact.agency == new.fact.agency and contact.author.id in (None, new.fact.worker)
    return worker and saw(contact, child, IN_SIGHT) and contact.latest >= starts(new).first
