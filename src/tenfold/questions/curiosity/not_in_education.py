"""A child of school age, about whom there is a concern, is in no school or seldom there."""

from tenfold.picture import Picture, Stated, decisions, has_open_concern, is_live, last_seen, younger_than
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Enrolment, Entry, Observation

SCHOOLS = frozenset({"school", "early_years", "education_service"})
OUT = frozenset({"withdrawn", "missing", "home_educated", "excluded"})
PER_CENT = frozenset({"%", "percent", "per cent"})


@rule(
    "not-in-education",
    subjects=each_child,
    authority="education",
    findings="awareness",
    stands="A child of school age (or once enrolled) with no enrolment known, withdrawn, missing, or absent for more than "
    "half of a month, with an open or live concern.",
    closes="The child is seen in education, or a decision considered it after the child was seen.",
)
def not_in_education(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask where the child is taught."""
    child = subject.thing
    grounds = out_of_school(p, child)
    if grounds is None or not (is_live(p, child) or has_open_concern(p, child)):
        return None
    if any(answered(p, child, entry) for entry in grounds[-1:]):
        return None
    return Asked(
        "soon",
        say("Where is {child} taught, and who sees the child there?", child=child),
        evidence(grounds or p.entries_about(child)[:1]),
        each_once(lead(p), tuple(agency for agency, kind in p.kinds.items() if kind == "education_service")),
        (Act("see_child", child), Act("manager_decision")),
    )


def out_of_school(p: Picture, child: str) -> list[Entry] | None:
    """Return the entries that put a child out of school (none: no enrolment is known); None where it is in one."""
    places: dict[str, Stated[Enrolment]] = {one.fact.at: one for one in p.facts(Enrolment, child)}
    absent = [one.last for one in p.facts(Observation, child) if seldom_there(p, one)]
    if places and all(one.fact.status in OUT for one in places.values()):
        return [one.last for one in places.values()]
    if places:
        return absent or None
    of_age = younger_than(p, child, "not-in-education.from") is False
    return (
        absent if of_age and younger_than(p, child, "not-in-education.to") is True and not at_school(p, child) else None
    )


def at_school(p: Picture, child: str) -> bool:
    """Whether any school or nursery has seen a child."""
    return any(p.kinds.get(contact.agency) in SCHOOLS for contact in p.contacts(child))


def seldom_there(p: Picture, one: Stated[Observation]) -> bool:
    """Whether an attendance in per cent, recorded as a concern, is under half."""
    fact = one.fact
    if fact.of != "attendance" or fact.level != "concern" or fact.measure is None or fact.measure.unit not in PER_CENT:
        return False
    return fact.measure.value < p.limit("not-in-education.absence", one.since).number


def answered(p: Picture, child: str, ground: Entry) -> bool:
    """Whether a child was seen in education since, or a decision considered it after the child was seen."""
    schools = frozenset(agency for agency, kind in p.kinds.items() if kind in SCHOOLS)
    there, seen = last_seen(p, child, by=schools), last_seen(p, child)
    if there is not None and there.order > ground.order:
        return True
    weighed = (d for d in decisions(p, child) if p.considers(d.first, ground) and d.order > ground.order)
    return seen is not None and any(seen.order > ground.order and d.order >= seen.order for d in weighed)
