"""Today’s care of a child on plan rests on a caregiver’s word, and nobody has checked it."""

from tenfold.picture import IN_SIGHT, Picture, Stated, cares_at, checked_care, on_plan_since, saw
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Care, Entry

ON_WORD = frozenset({"parental", "family_arrangement", "bail_condition", "voluntary_accommodation", "unknown"})


@rule(
    "carer-self-reported",
    subjects=each_child,
    authority=("carers", "curiosity"),
    findings="awareness",
    stands="On plan, today’s care rests on a caregiver’s word older than the limit: no check, and no professional has seen "
    "the child at home with the carer since.",
    closes="A check of the care against an independent source, or a professional’s own sight of it.",
)
def carer_self_reported(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who has checked who is caring for the child."""
    child = subject.thing
    spell = on_plan_since(p, child)
    resting = [care for care in cares_at(p, child) if spell is not None and rests_on_word(p, child, care)]
    if spell is None or not resting:
        return None
    return Asked(
        "routine",
        say(
            "Who has checked that {carers} is caring for {child}?",
            carers=(by for care in resting for by in care.fact.by),
            child=child,
        ),
        evidence(spell.start, resting),
        lead(p),
        (Act("check_care", child),),
        about=tuple(by for care in resting for by in care.fact.by if by not in p.kinds),
    )


def rests_on_word(p: Picture, child: str, care: Stated[Care]) -> bool:
    """Whether a care arrangement was told, not checked, and not seen by a professional for longer than the limit."""
    if care.fact.basis not in ON_WORD or checked_care(p, care) is not None:
        return False
    seen = next((one for one in reversed(p.contacts(child)) if with_carer(one, child, care)), None)
    since = max(care.last.latest, seen.latest) if seen is not None else care.last.latest
    return p.over("carer-self-reported", since)


def with_carer(contact: Entry, child: str, care: Stated[Care]) -> bool:
    """Whether a professional saw the child at home with somebody who is said to care for it."""
    return contact.place == "home" and saw(contact, child, IN_SIGHT) and bool(set(contact.present) & set(care.fact.by))
