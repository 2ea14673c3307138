"""A child on plan, or with a live concern, has not been seen for longer than the plan or practice allows."""

from dataclasses import replace
from datetime import datetime

from tenfold.guidance import Limit
from tenfold.picture import (
    IN_SIGHT,
    Picture,
    contacts_before,
    is_live,
    last_seen,
    lead_told,
    on_plan_since,
    saw,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, Urgency, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Entry, VisitInterval

UNSEEN = frozenset({"not_seen", "asleep"})


@rule(
    "child-not-seen",
    subjects=each_child,
    authority=("visits", "enquiry"),
    findings="response",
    stands="On plan, the lead has not seen the child within the visit interval; or, with a live concern of which the lead "
    "has been told, nobody has seen the child within the limit, or two contacts running did not.",
    closes="The child is seen.",
)
def child_not_seen(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask when the child was last seen."""
    child = subject.thing
    spell = on_plan_since(p, child)
    found = on_plan(p, child, spell.start) if spell is not None else off_plan(p, child)
    if found is None:
        return None
    urgency, entries = found
    ask = say("When will {child} be seen? Nobody who must has recorded it for too long.", child=child)
    return Asked(urgency, ask, evidence(entries), lead(p), (Act("see_child", child),))


def on_plan(p: Picture, child: str, start: Entry) -> tuple[Urgency, list[Entry]] | None:
    """Return how urgent it is that the lead sees a child on plan, and on what evidence."""
    seen = last_seen(p, child, by=frozenset({p.lead_now() or ""}))
    since = seen if seen is not None and seen.order > start.order else start
    interval = visit_interval(p, child, since.latest)
    if not p.passed(interval.after(since.latest)):
        return None
    twice = replace(interval, number=interval.number * p.limit("child-not-seen.twice", since.latest).number)
    return ("immediate" if p.passed(twice.after(since.latest)) else "soon"), [start, since]


def visit_interval(p: Picture, child: str, at: datetime) -> Limit:
    """Return how often a child is to be seen: as the plan says, else by local practice."""
    set_by_plan = [one.fact for one in p.facts(VisitInterval, child)]
    usual = p.limit("child-not-seen", at)
    return replace(usual, number=set_by_plan[-1].days) if set_by_plan else usual


def off_plan(p: Picture, child: str) -> tuple[Urgency, list[Entry]] | None:
    """Return that a child with a live concern, known to the lead, has gone unseen, and on what evidence."""
    told = lead_told(p, child)
    if told is None or not is_live(p, child):
        return None
    latest = [entry for entry in contacts_before(p, child, p.now) if entry.seen and child in entry.seen][:2]
    if len(latest) > 1 and all(saw(entry, child, UNSEEN) and entry.latest >= told.occurred.first for entry in latest):
        return "soon", [told, *latest]
    seen = last_seen(p, child, how=IN_SIGHT)
    since = seen if seen is not None and seen.latest > told.latest else told
    return ("soon", [told, since]) if p.over("child-not-seen.concern", since.latest) else None
