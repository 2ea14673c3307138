"""Somebody was arrested or bailed, and police have written nothing of the investigation for weeks."""

from tenfold.picture import Picture, remembered, suspects, unconcluded
from tenfold.questions.acts import Act
from tenfold.questions.addressees import police
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import plain_day, say


@remembered
def each_suspect(p: Picture) -> tuple[Of[str], ...]:
    """Return those whom police arrested or bailed, with the children whom that concerns."""
    return tuple(Of(person, children, person) for person, children in suspects(p))


@rule(
    "police-unconcluded",
    subjects=each_suspect,
    authority="police",
    findings="response",
    stands="Arrest or bail, and no police entry about the investigation in 28 days.",
    closes="A police entry with progress or outcome.",
)
def police_unconcluded(p: Picture, suspect: Of[str]) -> Asked | None:
    """Ask where the investigation stands."""
    found = unconcluded(p, suspect.thing, suspect.children)
    if found is None or not p.over("police-unconcluded", found.last.latest):
        return None
    ask = say(
        "Where does the investigation of {person} stand? Police have written nothing of it since {day}.",
        person=suspect.thing,
        day=plain_day(found.last.day),
    )
    arresting = tuple(dict.fromkeys(one.agency for one in found.steps if p.kinds.get(one.agency) == "police"))
    to = arresting or police(p)
    return Asked("soon", ask, evidence(found.steps, found.last), to, (Act("police_update"),), (suspect.thing,))
