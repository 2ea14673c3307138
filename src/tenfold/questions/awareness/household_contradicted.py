"""Two sources differ on whether somebody lives at a child’s address at the same time."""

from tenfold.picture import Picture, disputes, is_denied, lived_at, living, people_with_addresses, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say
from tenfold.record import Residence


@remembered
def each_resident(p: Picture) -> tuple[Of[str], ...]:
    """Return everyone of whom the record says where they live and somebody that they do not, with its children."""
    said = (one for one in people_with_addresses(p) if is_denied(p, one))
    told = ((one, {stated.fact.address for stated in p.facts(Residence, one)}) for one in said)
    return tuple(Of(one, lived_at(p, frozenset(homes)), one) for one, homes in told)


@rule(
    "household-contradicted",
    subjects=each_resident,
    authority=("household", "curiosity"),
    findings="awareness",
    stands="Two sources differ on whether a person lives at a child’s address at the same time: agencies, or an agency "
    "and somebody who denies it.",
    closes="A check of either word or of the person, made with or after both, that found one of them right.",
)
def household_contradicted(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask which of two sources is right about where somebody lives."""
    person = subject.thing
    words = [said for pair in disputes(p, person) for said in pair]
    if not words:
        return None
    sources = tuple(dict.fromkeys(said.source for said in words))
    agencies = tuple(said.entry.agency for said in words)
    there = frozenset(said.address for said in words)
    lived = [one for one in lived_at(p, there) if one != person] or [person]
    now = [one for one in lived if any(stay.address in there for stay in living(p, one))]
    home = tuple(now or lived)  # named by whose it is, because an address may be protected
    ask = f"Does {{person}} live in the {'' if now else 'former '}home of {{home}} or not? {{sources}} differ."
    return Asked(
        "soon",
        say(ask, person=person, home=home, sources=sources),
        evidence(said.entry for said in words),
        each_once(agencies, lead(p)),
        (Act("check_residence", person, home),),
        about=(person, *(one for one in sources if one not in p.kinds)),
    )
