"""How a record begins: what each agency holds of a family on the day on which it is brought together."""

from datetime import date

from tenfold.population.family import NURSERY_FROM, SCHOOL_FROM, SCHOOL_TO, Family
from tenfold.population.household import Person
from tenfold.population.telling import Tree


def open_record(family: Family) -> None:
    """Write what the GP, the school and the nursery hold of a family at the start."""
    _decide_places(family)
    _surgery(family)
    for child in family.household.young(family.start):
        if family.place(child, family.start):
            enrol(family, child, family.start)


def _decide_places(family: Family) -> None:
    chance, rates = family.chance, family.rates
    for child in family.household.children:
        decide_place(family, child)
    family.background = {
        "minority_ethnic": chance.happens(rates.one("minority-ethnic")),
        "disabled_child": chance.happens(rates.one("disabled-child")),
        "poor": chance.happens(rates.one("poor")),
        "parent_in_care": chance.happens(rates.one("parent-in-care")),
    }


def decide_place(family: Family, child: Person) -> None:
    """Decide whether a child will go to nursery, or be taught at home."""
    chance, rates = family.chance, family.rates
    at = "nursery" if chance.happens(rates.one("nursery-at-three")) else ""
    family.enrolled[child.id] = "home" if chance.happens(rates.one("home-educated")) else at


def _surgery(family: Family) -> None:
    home, start = family.household, family.start
    children = home.young(start)
    facts = [child.fact() for child in children]
    facts += [stay.person.fact(phone=True) for stay in home.adults(start)]
    facts += [one.fact(dated=family.chance.happens(0.8), phone=True) for one in home.elsewhere]
    facts += ties(family, children)
    facts += [lives(one.id, home.home(start)) for one in (*children, *(stay.person for stay in home.adults(start)))]
    if home.other_home:
        facts += [lives(one.id, home.other_home) for one in home.elsewhere]
        facts += [lives(child.id, home.other_home, "staying") for child in children]
    facts += [care(child.id, home.carers(start), child.born) for child in children]
    facts += [{"registration": {"child": child.id, "at": "gp", "status": "registered"}} for child in children]
    words = "The family is registered with us. Names, births and address as in our list."
    about = [child.id for child in children]
    family.telling.tell(start, "gp", "record_note", about, words, facts, role="practice manager", hour=8, lag=1)


def ties(family: Family, children: list[Person]) -> list[Tree]:
    """Return who the adults of a family are to some of its children, and to one another."""
    home = family.household
    facts: list[Tree] = []
    for child in children:
        for stay in home.adults(family.start):
            facts += tie(stay.person.id, child.id, home.tie(stay.person))
        for one in home.elsewhere:
            facts += tie(one.id, child.id, "father" if one.sex == "male" else "mother")
    parts = {stay.part: stay.person.id for stay in home.adults(family.start)}
    couple = [parts[part] for part in ("father", "step") if part in parts and "mother" in parts]
    facts += [fact for one in couple for fact in tie(one, parts["mother"], "partner")]
    first, *rest = [child.id for child in children] or [""]
    return facts + [fact for other in rest for fact in tie(first, other, "sibling")]


def enrol(family: Family, child: Person, day: date) -> None:
    """Write that a child is at school or nursery, and who may collect it."""
    at = family.place(child, day)
    home = family.household
    facts: list[Tree] = [{"enrolment": {"child": child.id, "at": at, "status": "enrolled", "from": day.isoformat()}}]
    contacts = [stay.person for stay in home.adults(day) if stay.part in ("mother", "father")]
    facts += [one.fact(dated=False, phone=True) for one in contacts]
    if home.grandparent is not None:
        facts += [home.grandparent.fact(dated=False, phone=True), *tie("gran", child.id, "grandparent")]
    words = "On roll. The family gave us the numbers of those who may collect."
    family.telling.tell(day, at, "school_day", [child.id], words, facts, seen={child.id: "seen"}, place=at, hour=8.5)


def starts_school(family: Family, child: Person) -> None:
    """Write that a child comes to nursery or school within the time that is told."""
    for age, kind in ((NURSERY_FROM, "nursery"), (SCHOOL_FROM, "school")):
        day = date(child.born.year + int(age) + (child.born.month > 8), 9, 4)  # noqa: PLR2004 - the year begins in September
        day = day if kind == "school" else date.fromordinal(child.born.toordinal() + 760)
        if family.start < day < family.end and family.place(child, day) == kind and child.age(day) < SCHOOL_TO:
            enrol(family, child, day)


def tie(of: str, to: str, kind: str) -> list[Tree]:
    """Return that somebody is something to somebody; of a tie nobody knows, nothing."""
    return [{"relationship": {"of": of, "to": to, "is": kind}}]


def lives(person: str, address: str, how: str = "resident", since: date | None = None) -> Tree:
    """Return who lives where."""
    told: Tree = {"person": person, "address": address, "as": how}
    if since is not None:
        told["from"] = since.isoformat()
    return {"residence": told}


def care(child: str, by: list[str], since: date) -> Tree:
    """Return by whom a child is cared for as its parents."""
    return {"care": {"child": child, "by": by, "basis": "parental", "from": since.isoformat()}}
