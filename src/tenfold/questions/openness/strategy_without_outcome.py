"""A strategy discussion was held, and nothing on record came of it."""

from datetime import datetime

from tenfold.picture import CONFERENCES, STRATEGY, Picture, Stated, conferences, first_that, planned, sitting_in
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_strategy_discussion
from tenfold.questions.table import children_at
from tenfold.questions.wording import plain_time, say
from tenfold.record import Decision, Enquiry, Entry


@rule(
    "strategy-without-outcome",
    subjects=each_strategy_discussion,
    authority=("strategy", "decision-making"),
    findings=("openness", "response"),
    stands="A strategy discussion with no enquiry, conference or decision in 1 working day.",
    closes="One of them, a decision (on anything but a charge) with its rationale.",
)
def strategy_without_outcome(p: Picture, discussion: Of[Entry]) -> Asked | None:
    """Ask what was decided, and why."""
    sitting, met = discussion.thing, sitting_in(discussion.thing, STRATEGY)
    if not p.over("strategy-without-outcome", met.latest):
        return None
    left = [child for child in children_at(p, sitting) if not came_of(p, child, sitting, met.when.first)]
    if not left:
        return None
    ask = say(
        "What was decided for {children} after the strategy discussion of {day}, and why?",
        children=left,
        day=plain_time(met.when),
    )
    return Asked("soon", ask, evidence(sitting), lead(p), (Act("manager_decision"), Act("conference")))


def came_of(p: Picture, child: str, sitting: Entry, since: datetime) -> bool:
    """Whether an enquiry, a conference (held or called) or a reasoned decision, on no charge, came of a discussion."""

    def decides(one: Stated[Decision]) -> bool:
        given = (entry for entry in one.entries if entry.latest >= since)
        return (
            bool(one.fact.rationale)
            and one.fact.matter != "charge"
            and any(is_of(p, entry, sitting) for entry in given)
        )

    if p.first_fact(Decision, child, decides) or first_that(lambda one: one.latest >= since, conferences, p, child):
        return True
    steps = [entry for one in p.facts(Enquiry, child) for entry in one.entries]
    steps += [one.first for one in planned(p, child) if one.fact.event in CONFERENCES]
    return any(step.latest >= since for step in steps)


def is_of(p: Picture, step: Entry, sitting: Entry) -> bool:
    """Whether a decision is by those who met (the lead, or police), or had the discussion before it."""
    ours = step.agency in (sitting.agency, p.lead(step.day)) or p.kinds.get(step.agency) == "police"
    return ours or p.considers(step, sitting)
