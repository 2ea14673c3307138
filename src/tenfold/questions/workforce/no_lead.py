"""The lead was told of a live concern, and nobody is on record as the child’s lead practitioner."""

from datetime import datetime

from tenfold.picture import LEADS, TICK, Picture, Post, ended_at, lead_practitioners, lead_told, posts, starts
from tenfold.questions.acts import Act
from tenfold.questions.addressees import MANAGER
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import plain_day, say
from tenfold.when import day_of


@rule(
    "no-lead",
    subjects=each_child,
    authority="allocation",
    findings="workforce",
    stands="The lead was told of a live concern, and after the limit no lead practitioner is allocated: none ever, or "
    "the last one’s part has ended.",
    closes="A lead practitioner is allocated.",
)
def no_lead(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who the lead practitioner is."""
    child = subject.thing
    told = lead_told(p, child)
    if told is None:
        return None
    since = max(told.latest, p.led_since() or told.latest)
    if not p.over("no-lead", since) or lead_practitioners(p, child):
        return None
    before = [one for one in posts(p, child) if one.fact.role == LEADS]
    if any(takes_over(p, one, before) for one in before):
        return None
    ask = (
        "Who is the lead practitioner of {child}? None is on record; social care has known of the concern since {day}."
    )
    return Asked(
        "immediate",
        say(ask, child=child, day=plain_day(day_of(since))),
        evidence(told, before),
        (MANAGER,),
        (Act("allocate"),),
    )


def takes_over(p: Picture, coming: Post, before: list[Post]) -> bool:
    """Whether somebody who is already allocated begins as soon after the last one’s end as the limit lets it."""
    ends = [end for one in before if one is not coming and (end := ended_at(one)) is not None]
    begins: datetime = starts(coming).first
    soon = any(end <= begins <= p.limit("no-lead", end).after(end - TICK) for end in ends)
    return soon and not p.passed(begins)
