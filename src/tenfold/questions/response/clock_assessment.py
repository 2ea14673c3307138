"""An assessment was opened and has not been concluded."""

from tenfold.picture import Picture, Spell, is_ended, referred, told_before
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.clocks import clock, overdue
from tenfold.questions.rule import Asked, Of, rule
from tenfold.questions.subjects import each_assessment
from tenfold.questions.wording import plain_day, say
from tenfold.record import Entry

LIMITS = {None: "clock-assessment", "single": "clock-assessment", "initial": "clock-assessment.initial"}
CORE = "clock-assessment.core"


@rule(
    "clock-assessment",
    subjects=each_assessment,
    authority="assessment",
    findings="response",
    stands="An assessment by children’s social care is not concluded within the limit, counted from the referral that "
    "it answers.",
    closes="The assessment is completed, or the lead decides to close, to step down or to do no more.",
)
def clock_assessment(p: Picture, assessment: Of[tuple[Spell, ...]]) -> Asked | None:
    """Ask when the assessment will be concluded for those for whom it is not."""
    mine = [spell for spell in assessment.thing if statutory(p, spell)]
    waiting = [spell for spell in mine if not (is_ended(p, spell) or told_before(p, spell))]
    if not waiting:
        return None
    limit, since = min((counted(p, spell) for spell in waiting), key=lambda one: one[1].latest)
    ask = "When will the assessment of {children} be concluded? Its days are counted from {day}."
    return overdue(
        clock(p, limit, since.latest),
        say(ask, children=[spell.child for spell in waiting], day=plain_day(since.day)),
        since,
        (spell.start for spell in waiting),
        to=lead(p),
        act=Act("assessment"),
    )


def statutory(p: Picture, spell: Spell) -> bool:
    """Whether an assessment is the statutory one of a child, not of an adult or by another service."""
    fact = spell.of.fact
    if p.kinds.get(spell.start.agency) != "childrens_social_care" or fact.kind not in {*LIMITS, "core"}:
        return False
    return fact.kind is not None or not fact.of or spell.child in fact.of


def counted(p: Picture, spell: Spell) -> tuple[str, Entry]:
    """Return the limit of an assessment, and what it is counted from: a core assessment from its own start.

    Of unsaid kind it is, where guidance knows no single assessment, held to the longest that there is.
    """
    kind, since = spell.of.fact.kind, referred(p, spell)
    own = CORE if kind == "core" else LIMITS[kind]
    if p.guidance.limit_if_any(own, since.day) is not None:
        return own, spell.start if kind == "core" else since
    return ("clock-assessment", since) if kind else (CORE, spell.start)
