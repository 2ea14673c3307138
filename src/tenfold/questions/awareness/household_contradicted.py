"""Two sources differ on whether somebody lives at an address at the same time."""

from itertools import product

from tenfold.picture import LIVING, Picture, is_child, people_with_addresses, remembered, tellings
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say
from tenfold.record import Check, Entry, Residence

Said = tuple[Entry, Residence]
SETTLED = frozenset({"corroborated", "contradicted"})


@remembered
def each_resident(p: Picture) -> tuple[Of[str], ...]:
    """Return everyone of whom the record says where they live or do not."""
    return tuple(Of(one, (one,) if is_child(p, one) else (), one) for one in people_with_addresses(p))


@rule(
    "household-contradicted",
    subjects=each_resident,
    authority=("household", "curiosity"),
    findings="awareness",
    stands="Two sources differ on whether a person lives at an address at the same time.",
    closes="A check, made after both, that corroborated or contradicted either.",
)
def household_contradicted(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask which of two sources is right about where somebody lives."""
    person = subject.thing
    differing = [pair for pair in contradictions(p, person) if not settled(p, person, pair)]
    if not differing:
        return None
    entries = evidence(entry for pair in differing for entry in pair)
    agencies = tuple(dict.fromkeys(entry.agency for entry in entries))
    return Asked(
        "soon",
        say("Does {person} live there or not? {agencies} differ.", person=person, agencies=agencies),
        entries,
        each_once(agencies, lead(p)),
        (Act("check_household", person),),
        about=(person,),
    )


@remembered
def contradictions(p: Picture, person: str) -> tuple[tuple[Entry, Entry], ...]:
    """Return the pairs of entries, of two agencies, of which one says that a person lives there and the other not."""
    said = tellings(p.facts(Residence, person))
    here, gone = (
        [one for one in said if one[1].as_ in LIVING],
        [one for one in said if one[1].as_ in ("left", "not_resident")],
    )
    return tuple((yes[0], no[0]) for yes, no in product(here, gone) if differ(yes, no))


def differ(yes: Said, no: Said) -> bool:
    """Whether both cannot be true of the same time: moving out, or in again, is no contradiction."""
    (here, living), (away, gone) = yes, no
    if living.address != gone.address or here.agency == away.agency:
        return False
    if living.to_date is not None and living.to_date.last < away.occurred.first:
        return False
    if here.occurred.first > away.occurred.last:
        return living.from_ is not None and living.from_.last <= away.occurred.first
    return (gone.as_ == "not_resident" and gone.from_ is None) or (
        gone.from_ is not None and gone.from_.last < here.occurred.first
    )


def settled(p: Picture, person: str, pair: tuple[Entry, Entry]) -> bool:
    """Whether a check of the person or of either statement, recorded after both, found one way or the other."""
    ids = {entry.id for entry in pair}
    told = (one for one in p.facts(Residence, person) if any(entry.id in ids for entry in one.entries))
    checks = (check for id in (person, *(one.id for one in told)) for check in p.facts(Check, id))
    return any(c.fact.result in SETTLED and c.last.order > max(e.order for e in pair) for c in checks)
