"""A strategy discussion began an enquiry and no conference, and no ending without one, has followed."""

from tenfold.picture import (
    CONFERENCES,
    Picture,
    Sitting,
    Spell,
    begun_at,
    children,
    ends_without_conference,
    enquiries,
    follows,
    plan_spells,
    remembered,
    sat_since,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR, lead
from tenfold.questions.clocks import clock, overdue
from tenfold.questions.rule import Asked, rule
from tenfold.questions.wording import plain_day, say
from tenfold.when import day_of


@remembered
def each_first_enquiry(p: Picture) -> tuple[Spell, ...]:
    """Return the enquiries about children who had no plan when they began."""
    return tuple(spell for child in children(p) for spell in enquiries(p, child) if not planned_before(p, spell))


@rule(
    "clock-strategy-to-conference",
    subjects=each_first_enquiry,
    authority=("strategy", "conference"),
    findings="response",
    stands="The strategy discussion at which an enquiry began, and no initial conference within the limit.",
    closes="The conference is held; or the enquiry finds no continuing risk, or the lead decides to end it.",
)
def clock_strategy_to_conference(p: Picture, spell: Spell) -> Asked | None:
    """Ask when the conference will be."""
    begun = begun_at(p, spell)
    if met(p, spell.child, begun) or ends_without_conference(p, spell):
        return None
    day = plain_day(day_of(begun.latest))
    ask = say("When is the conference on {child}, whose enquiry began on {day}?", child=spell.child, day=day)
    running = clock(p, "clock-strategy-to-conference", begun.latest)
    return overdue(running, ask, begun.entry, spell.start, to=(*lead(p), CHAIR), act=Act("conference"))


def met(p: Picture, child: str, begun: Sitting) -> bool:
    """Whether a conference about a child was held, or a plan made, with or after what began the enquiry."""
    made = any(follows(plan.start, begun) for plan in plan_spells(p, child))
    return made or begun.entry.event in CONFERENCES or sat_since(p, CONFERENCES, child, begun)


def planned_before(p: Picture, spell: Spell) -> bool:
    """Whether a child already had a plan when an enquiry began."""
    order, plans = spell.start.order, plan_spells(p, spell.child)
    return any(plan.start.order < order and (plan.end is None or plan.end.order > order) for plan in plans)
