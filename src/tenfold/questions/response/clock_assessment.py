"""An assessment was opened and has not been concluded."""

from tenfold.picture import Picture, Spell
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.clocks import overdue
from tenfold.questions.rule import Asked, rule
from tenfold.questions.subjects import each_assessment
from tenfold.questions.wording import plain_day, say
from tenfold.record import Entry, Referral

LIMITS = {"initial": "clock-assessment.initial", "core": "clock-assessment.core"}
STATUTORY = frozenset({None, "single", "initial", "core"})


@rule(
    "clock-assessment",
    subjects=each_assessment,
    authority="assessment",
    findings="response",
    stands="An assessment was opened (counted from the referral that it answers) and is not concluded within the limit.",
    closes="The assessment is completed, or the lead decides to end it.",
)
def clock_assessment(p: Picture, spell: Spell) -> Asked | None:
    """Ask when the assessment will be concluded."""
    kind = spell.of.fact.kind
    if spell.end is not None or kind not in STATUTORY:
        return None
    limit = LIMITS.get(kind, "clock-assessment") if kind else "clock-assessment"
    since = spell.start if kind == "core" else referred(p, spell)
    return overdue(
        p,
        limit,
        since,
        say(
            "When is the assessment of {child} concluded, which runs since {day}?",
            child=spell.child,
            day=plain_day(since.day),
        ),
        to=lead(p),
        act=Act("assessment"),
        also=(spell.start,),
    )


def referred(p: Picture, spell: Spell) -> Entry:
    """Return the referral that an assessment answers: the last one before it; the assessment’s own entry without one."""
    earlier = [one.first for one in p.facts(Referral, spell.child) if one.order <= spell.start.order]
    return earlier[-1] if earlier else spell.start
