"""A child was seen, but not all of the face and body that matters could be."""

from itertools import takewhile

from tenfold.picture import Picture, on_plan, saw
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say


@rule(
    "seen-in-part",
    subjects=each_child,
    authority=("curiosity", "visits"),
    findings="curiosity",
    stands="A contact at which the child was seen only in part (food, cream, clothing, poor light), and nobody has seen "
    "the whole of the child since.",
    closes="A professional sees the child, whole.",
)
def seen_in_part(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who has seen the whole of the child."""
    child = subject.thing
    since_whole = takewhile(lambda contact: not saw(contact, child), reversed(p.contacts(child)))
    partly = [contact for contact in since_whole if saw(contact, child, frozenset({"partly"}))]
    if not partly:
        return None
    return Asked(
        "immediate" if on_plan(p, child) else "soon",
        say("Who has seen all of {child}? The last contact saw only a part.", child=child),
        evidence(partly),
        each_once(lead(p), tuple(contact.agency for contact in partly)),
        (Act("see_child", child), Act("paediatric_opinion", child)),
    )
