"""A child goes back to somebody suspected of harm, without a decision on that and an assessment of that person."""

from tenfold.picture import Picture, assessed, children, decided_on, last_return, remembered, suspect_returns
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead, police
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import plain_day, say
from tenfold.when import day_of

DECIDED = "Who decided that {children} may be with {person} again ({day}), knowing of the arrest, bail or allegation"
ASKED = {
    (False, True): f"{DECIDED}?",
    (False, False): f"{DECIDED}, and where is the completed assessment of {{person}}?",
    (True, False): "Where is the completed assessment of {person}, with whom {children} may be again ({day})?",
}


@remembered
def each_suspect_carer(p: Picture) -> tuple[Of[str], ...]:
    """Return the people to whom care of a child went while they were suspected, with those children."""
    found: dict[str, dict[str, None]] = {}
    for child in children(p):
        for made in suspect_returns(p, child):
            found.setdefault(made.person, {})[child] = None
    return tuple(Of(person, tuple(given), person) for person, given in found.items())


@rule(
    "returned-without-assessment",
    subjects=each_suspect_carer,
    authority=("return-home", "carers"),
    findings="response",
    stands="Care goes back to, or unsupervised contact is given to, a person who is under arrest, on bail, charged or "
    "alleged to have harmed the child, without a decision that considered it and a completed assessment of the person.",
    closes="Both: a decision that considered it, and a completed assessment of that person since.",
)
def returned_without_assessment(p: Picture, person: Of[str]) -> Asked | None:
    """Ask who decided that the child goes back, and who assessed the person."""
    last = [made for child in person.children if (made := last_return(p, child, person.id)) is not None]
    left = [made for made in last if not (decided_on(p, made) and assessed(p, made))]
    if not left:
        return None
    done = all(decided_on(p, made) for made in left), all(assessed(p, made) for made in left)
    near = tuple(made.child for made in left)
    ask = say(
        ASKED[done],
        person=person.id,
        children=near,
        day=plain_day(day_of(left[-1].at)),
    )
    grounds = [entry for made in left for ground in made.grounds for entry in ground.entries]
    to = each_once(lead(p), police(p))
    acts = {
        (False, True): Act("manager_decision"),
        (False, False): Act("decide_and_assess", person.id, near),
        (True, False): Act("assess_adult", person.id, near),
    }
    return Asked("immediate", ask, evidence([made.step for made in left], grounds), to, (acts[done],), (person.id,))
