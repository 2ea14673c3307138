"""Today’s care of a child on plan rests on a caregiver’s word, and nobody has checked it."""

from tenfold.picture import Picture, cares_on_word, on_plan_since
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say


@rule(
    "carer-self-reported",
    subjects=each_child,
    authority=("carers", "curiosity"),
    findings="awareness",
    stands="On plan, today’s care rests on the family’s word, older than the limit: no check, and no professional has "
    "seen the child at home with the carer since.",
    closes="A check of the care against an independent source, or a professional’s own sight of it.",
)
def carer_self_reported(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who has checked who is caring for the child."""
    child = subject.thing
    if on_plan_since(p, child) is None:
        return None
    resting = [(care, word) for care, word in cares_on_word(p, child) if p.over("carer-self-reported", word.latest)]
    if not resting:
        return None
    carers = tuple(dict.fromkeys(by for care, _ in resting for by in care.fact.by))
    return Asked(
        "routine",
        say("Who has checked that {child} is cared for by {carers}?", carers=carers, child=child),
        evidence((word for _, word in resting), (care for care, _ in resting)),
        lead(p),
        (Act("check_care", child),),
        about=tuple(by for by in carers if by not in p.kinds),
    )
