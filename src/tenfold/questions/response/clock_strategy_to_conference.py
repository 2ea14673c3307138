"""A strategy discussion began an enquiry and no conference, and no ending without one, has followed."""

from tenfold.picture import Picture, Spell, children, conferences, enquiries, plan_spells, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR, lead
from tenfold.questions.clocks import overdue
from tenfold.questions.rule import Asked, rule
from tenfold.questions.wording import plain_day, say
from tenfold.record import Entry


@remembered
def each_first_enquiry(p: Picture) -> tuple[Spell, ...]:
    """Return the enquiries about children who had no plan when they began."""
    found = (spell for child in children(p) for spell in enquiries(p, child))
    return tuple(spell for spell in found if not planned_before(p, spell))


@rule(
    "clock-strategy-to-conference",
    subjects=each_first_enquiry,
    authority=("strategy", "conference"),
    findings="response",
    stands="The strategy discussion at which an enquiry began, and no initial conference within the limit.",
    closes="The conference is held, or the enquiry ends without one.",
)
def clock_strategy_to_conference(p: Picture, spell: Spell) -> Asked | None:
    """Ask when the conference will be."""
    begun = discussion(p, spell)
    held = any(one.order > begun.order for one in conferences(p, spell.child))
    if held or spell.end is not None:
        return None
    return overdue(
        p,
        "clock-strategy-to-conference",
        begun,
        say(
            "When is the conference on {child}, whose enquiry began on {day}?",
            child=spell.child,
            day=plain_day(begun.day),
        ),
        to=(*lead(p), CHAIR),
        act=Act("conference"),
        also=(spell.start,),
    )


def discussion(p: Picture, spell: Spell) -> Entry:
    """Return the strategy discussion that began an enquiry: the last one by then; the enquiry’s own entry without one."""
    earlier = [one for one in p.events("strategy_discussion", spell.child) if one.order <= spell.start.order]
    return earlier[-1] if earlier else spell.start


def planned_before(p: Picture, spell: Spell) -> bool:
    """Whether a child already had a plan when an enquiry began."""
    plans = plan_spells(p, spell.child)
    return any(
        plan.start.order < spell.start.order and (plan.end is None or plan.end.order > spell.start.order)
        for plan in plans
    )
