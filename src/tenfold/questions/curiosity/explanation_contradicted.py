"""A view or a check speaks against what was said of an injury or an allegation, and no strategy discussion followed."""

from tenfold.picture import Doubted, Occasion, Picture, Stated, acted_on, doubts, people_among, since_when, words_on
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead, police
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_occasion, subject
from tenfold.questions.wording import plain_time, say
from tenfold.record import Allegation

OF_INJURIES = (
    "What do police, health and social care decide together on {children}’s injuries ({when})? {who} questioned how "
    "they came about."
)
OF_ALLEGATION = (
    "What do police, health and social care decide together on what is alleged of {children} ({when})? {who} "
    "contradicted what was said of it."
)


def each_doubted(p: Picture) -> tuple[Occasion | Of[Stated[Allegation]], ...]:
    """Return every occasion of injury, and every allegation of which what was said was contradicted."""
    told = (one for one in p.facts(Allegation) if doubts(p, one))
    return (*each_occasion(p), *(subject(p, one.id, (one.fact.child,), one) for one in told))


@rule(
    "explanation-contradicted",
    subjects=each_doubted,
    authority=("strategy", "curiosity"),
    findings=("curiosity", "response"),
    stands="An opinion that an injury is inconsistent with what was said, suspicious or non-accidental, or a check "
    "that contradicted what was said of an injury or an allegation, with no strategy discussion after it.",
    closes="A strategy discussion (or a conference with police and health that considered it), or a section 47 enquiry "
    "opened.",
)
def explanation_contradicted(p: Picture, of: Occasion | Of[Stated[Allegation]]) -> Asked | None:
    """Ask what police, health and social care make of it together."""
    what: Doubted = of if isinstance(of, Occasion) else of.thing
    left = [one for one in doubts(p, what) if not all(acted_on(p, child, since_when(one)) for child in of.children)]
    if not left:
        return None
    against = {id for one in left for id in one.fact.about}
    said = [one for one in words_on(p, what) if against & {one.id, *one.fact.about}]
    ask = say(
        OF_INJURIES if isinstance(of, Occasion) else OF_ALLEGATION,
        who=(since_when(one).agency for one in left),
        children=of.children,
        when=plain_time(what.first.occurred),
    )
    told = what.entries if isinstance(what, Occasion) else (what.first,)
    to, people = each_once(lead(p), police(p)), people_among(p, (one.fact.by for one in said))
    return Asked("immediate", ask, evidence(told, left, said), to, (Act("strategy_discussion"),), people)
