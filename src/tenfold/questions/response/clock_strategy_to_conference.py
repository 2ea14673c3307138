"""A strategy discussion began an enquiry and no conference, and no ending without one, has followed."""

from tenfold.picture import (
    CONFERENCES,
    Picture,
    Spell,
    begun_at,
    children,
    ends_without_conference,
    enquiries,
    follows,
    plan_spells,
    planned_before,
    remembered,
    sat_since,
    sittings,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR, lead
from tenfold.questions.clocks import clock, overdue
from tenfold.questions.rule import Asked, Of, rule
from tenfold.questions.subjects import begun_for
from tenfold.questions.wording import plain_day, say
from tenfold.when import day_of


@remembered
def each_first_enquiry(p: Picture) -> tuple[Of[tuple[Spell, ...]], ...]:
    """Return the enquiries about children who had no plan when they began, with what each is for every such child."""
    begun = (spell for child in children(p) for spell in enquiries(p, child))
    return begun_for(spell for spell in begun if not planned_before(p, spell))


@rule(
    "clock-strategy-to-conference",
    subjects=each_first_enquiry,
    authority=("strategy", "conference"),
    findings="response",
    stands="The strategy discussion at which an enquiry began, and no initial conference within the limit.",
    closes="The conference is held; or the enquiry finds no continuing risk, or the lead decides to end it.",
)
def clock_strategy_to_conference(p: Picture, enquiry: Of[tuple[Spell, ...]]) -> Asked | None:
    """Ask when the conference will be on those for whom it waits."""
    waiting = [one for one in enquiry.thing if not (met(p, one) or ends_without_conference(p, one))]
    if not waiting:
        return None
    begun = min((begun_at(p, one) for one in waiting), key=lambda one: (one.latest, one.entry.order))
    talked = any(begun in sittings(p, "strategy_discussion", one.child) for one in waiting)
    from_when = "after the strategy discussion of {day}" if talked else "whose enquiry began on {day}"
    ask = f"When is the conference on {{children}}, {from_when}?"
    words = say(ask, children=[one.child for one in waiting], day=plain_day(day_of(begun.latest)))
    running, starts = clock(p, "clock-strategy-to-conference", begun.latest), [one.start for one in waiting]
    return overdue(running, words, begun.entry, starts, to=(*lead(p), CHAIR), act=Act("conference"))


def met(p: Picture, spell: Spell) -> bool:
    """Whether a conference about a child was held, or a plan made, with or after what began the enquiry."""
    child, begun = spell.child, begun_at(p, spell)
    made = any(follows(plan.start, begun) for plan in plan_spells(p, child))
    return made or begun.entry.event in CONFERENCES or sat_since(p, CONFERENCES, child, begun)
