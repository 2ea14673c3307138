"""Small signs of neglect add up over children, agencies and months, and nobody has weighed them together."""

from tenfold.picture import Picture, accumulated, households_with_signs, on_plan, remembered, starving
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, Urgency, evidence, rule
from tenfold.questions.wording import plain_day, say


@remembered
def each_household_with_signs(p: Picture) -> tuple[Of[tuple[str, ...]], ...]:
    """Return the children of each household with signs of neglect, under the one of whom a sign was told first."""
    return tuple(Of(home[0], home, home) for home in households_with_signs(p))


@rule(
    "neglect-accumulates",
    subjects=each_household_with_signs,
    authority=("neglect", "assessment"),
    findings="response",
    stands="Four or more observed concerns about growth, feeding, hunger, hygiene, clothing, home, supervision, health "
    "or behaviour, from two or more agencies or over 3 months or more, over all children of the household, with no "
    "assessment that considered them.",
    closes="An assessment or conference that considered them.",
)
def neglect_accumulates(p: Picture, household: Of[tuple[str, ...]]) -> Asked | None:
    """Ask who puts the signs together."""
    signs = accumulated(p, household.thing)
    if not signs:
        return None
    shown = {one.fact.child for one in signs}
    ask = say(
        "What do the signs that {agencies} have seen about {children} since {day} mean together?",
        agencies=sorted({one.agency for one in signs}),
        children=[child for child in household.children if child in shown],
        day=plain_day(min(one.day for one in signs)),
    )
    urgency: Urgency = "immediate" if starving(p, household.thing) else "soon"
    sits = any(on_plan(p, child) for child in household.children)  # without a plan or an enquiry no conference is due
    acts = (Act("assessment"), *((Act("conference"),) if sits else ()))
    return Asked(urgency, ask, evidence(signs), lead(p), acts)
