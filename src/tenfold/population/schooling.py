"""School and nursery: terms, absence, changes of school, and the small worries that staff note."""

from datetime import date, timedelta

from tenfold.population import injuries
from tenfold.population.family import NURSERY_FROM, SCHOOL_FROM, Family, school_day
from tenfold.population.household import Person
from tenfold.population.opening import starts_school

SECONDARY = 11.6
TENTH, HALF = 0.10, 0.50
FRIDAY, RETURN = 4, timedelta(28)
SUMMER = ((7, 22), (9, 4))
WORRIES = ("clothing", "hunger", "behaviour", "hygiene")
SAID = {
    "clothing": "Came without a coat on a wet day. Lent one; told the parent.",
    "hunger": "Asked for seconds and thirds at lunch.",
    "behaviour": "Quick to cry this week, and rough with others.",
    "hygiene": "Hair and clothes unwashed today.",
}


def tell(family: Family) -> None:
    """Write what school and nursery see of a family's children."""
    for child in family.household.children:
        starts_school(family, child)
        _terms(family, child)
        _worries(family, child)
        if family.enrolled.get(child.id) == "nursery":
            at_two = child.born + timedelta(int(NURSERY_FROM * 365.25) + 30)
            at_school = child.born + timedelta(int(SCHOOL_FROM * 365.25))
            injuries.nursery_notes(family, child, max(at_two, family.start), min(at_school, family.end))


def _terms(family: Family, child: Person) -> None:
    """Write a child's attendance every four weeks of term, as schools and nurseries send it."""
    chance, rates = family.chance, family.rates
    old = child.age(family.start) >= SECONDARY
    stage = "secondary" if old else "primary"
    usual = chance.share(rates.one(f"absence-{stage}"), rates.one(f"absence-shape-{stage}"))
    day = family.start + timedelta((FRIDAY - family.start.weekday()) % 7 + 7 * int(4 * chance.draw()))
    for n in range((family.end - day).days // RETURN.days + 1):
        sent = day + n * RETURN
        at = family.place(child, sent)
        if at and family.start < sent < family.end and not SUMMER[0] < (sent.month, sent.day) < SUMMER[1]:
            _attended(family, child, sent, at, usual, old=old, flags=n % 3 == 0)
    for day in chance.days(rates.one("school-change"), family.start, family.end):
        if family.place(child, day) == "school" and child.age(day) > SCHOOL_FROM + 1:
            words = "Joined us from another school of the town; file received."
            facts = [{"enrolment": {"child": child.id, "at": "school", "status": "enrolled"}}]
            seen = {child.id: "seen"}
            family.telling.tell(school_day(day), "school", "school_day", [child.id], words, facts, seen=seen)


def _attended(family: Family, child: Person, day: date, at: str, usual: float, *, old: bool, flags: bool) -> None:
    """Write the attendance of four weeks; whether a tenth missed is a worry a school looks at once a term."""
    chance, rates = family.chance, family.rates
    missed = usual * chance.between(0.6, 1.4)
    if family.known_to_services(day):
        missed = min(max(missed, rates.many("absence-on-plan")[old] * chance.between(0.5, 1.5)), 0.95)
    flagged = flags and missed >= TENTH and chance.happens(rates.one("absence-flagged"))
    flagged = flagged or missed >= HALF
    level = "concern" if flagged else "positive" if missed < TENTH / 2 else "neutral"
    measure = {"what": "attendance", "value": round(100 * (1 - missed), 1), "unit": "per cent"}
    facts = [{"observation": {"child": child.id, "of": "attendance", "level": level, "measure": measure}}]
    words = f"Attendance of four weeks {measure['value']} per cent. " + ("Letter sent." if flagged else "Works well.")
    seen = {child.id: "seen"}
    family.telling.tell(day, at, "school_day", [child.id], words, facts, hour=13, lag=1, seen=seen, place=at)


def _worries(family: Family, child: Person) -> None:
    chance, rates = family.chance, family.rates
    many = chance.spread(0.7)
    for noted in chance.days(rates.one("small-worry-in-need"), family.start, family.end):
        day = school_day(noted)
        share = 1.0 if family.known_to_services(day) else rates.one("small-worry") / rates.one("small-worry-in-need")
        at = family.place(child, day) or ("hv" if child.age(day) < SCHOOL_FROM else "")
        if at and day > child.born and day < family.end and chance.happens(min(share * many, 1)):
            of = "behaviour" if at == "hv" else chance.of(WORRIES)
            facts = [{"observation": {"child": child.id, "of": of, "level": "concern"}}]
            seen = {child.id: "seen"}
            event = "clinic" if at == "hv" else "school_day"
            family.telling.tell(day, at, event, [child.id], SAID[of], facts, seen=seen)
