"""A step was taken for one child, and another child of the same home is not named in it."""

from tenfold.picture import Picture, children_beside, concerns, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.beside import MEETINGS, each_child_beside, named_since
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say
from tenfold.record import Assessment, Decision, Enquiry, Entry, Plan, Referral


@rule(
    "sibling-not-considered",
    subjects=each_child_beside,
    authority=("siblings", "strategy"),
    findings="siblings",
    stands="A strategy discussion, enquiry, conference or plan (or a referral, assessment or decision of the lead after "
    "a concern) names one child, and not another who lives with or is cared for by the same adults.",
    closes="That child is named in a decision, enquiry, conference, strategy discussion, assessment or plan.",
)
def sibling_not_considered(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who has considered the other child of the home."""
    child = subject.thing
    taken = [(other, step) for other in children_beside(p, child) for step in steps_for(p, other)]
    missed = [(other, step) for other, step in taken if not mentions(step, child) and not named_since(p, child, step)]
    if not missed:
        return None
    return Asked(
        "immediate",
        say(
            "Who has considered {child}, who lives beside {others}?",
            child=child,
            others=(one for one, _ in missed),
        ),
        evidence(step for _, step in missed),
        lead(p),
        (Act("strategy_discussion"), Act("decide_on_child", child)),
        about=tuple(dict.fromkeys(other for other, _ in missed)),
    )


@remembered
def steps_for(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the steps taken for a child that should have looked at the whole home."""
    found = [thing.first for kind in (Enquiry, Plan) for thing in p.facts(kind, child)]
    found += [entry for event in MEETINGS for entry in p.events(event, child)]
    began = next((one.entry for one in concerns(p, child)), None)
    if began is not None:
        after = [thing.first for kind in (Referral, Assessment, Decision) for thing in p.facts(kind, child)]
        found += [entry for entry in after if entry.order >= began.order and for_the_home(p, entry)]
    return tuple(sorted({entry.id: entry for entry in found}.values(), key=lambda entry: entry.order))


def for_the_home(p: Picture, entry: Entry) -> bool:
    """Whether an entry is a step of the lead, or a referral: what a hospital decides of one patient is not."""
    return entry.agency == p.lead(entry.day) or any(isinstance(fact, Referral) for fact in entry.facts)


def mentions(step: Entry, child: str) -> bool:
    """Whether a step is about a child, or names it in one of its facts."""
    return child in step.about or any(child in getattr(fact, "children", ()) for fact in step.facts)
