"""Ordinary contact with health services: the surgery, the health visitor, clinics, and the emergency department."""

from collections.abc import Iterator
from datetime import date, timedelta

from tenfold.population import injuries
from tenfold.population.family import Family, workday
from tenfold.population.household import Person, band
from tenfold.population.telling import Tree

SEGMENT = timedelta(182)
CANCELLED_BY_HOSPITAL = 0.038
OTHERS = 0.955
"""National rates count children in need too: those of the others lie so much below."""
SURGERY = (
    "A cough and a runny nose for three days. Chest clear. Advice given.",
    "Ear infection. Otherwise lively and well.",
    "A rash that comes and goes. Cream given; back if it spreads.",
    "Tummy ache since the weekend, eating and drinking. Nothing found.",
    "Eczema better. Repeat prescription.",
    "Sore throat and temperature. Plenty to drink.",
)
DEPARTMENT = (
    "Fever and vomiting since last night. Looks well after fluids. Home with advice.",
    "Wheezy with a cold. Better after the inhaler. Home.",
    "Croup. One dose of medicine, watched for two hours, home.",
)
CLINIC = ("Seen in clinic. Doing well; back in six months.", "Hearing test normal.", "Reviewed; no change to the plan.")
REVIEWS = (
    ("birth-visit", 12, 0, "New birth visit. Feeding well. Sleeps in a cot beside the parents’ bed.", "home"),
    ("six-week-review", 47, 5, "Six-week review. Smiles. Weight along the line.", "clinic"),
    ("one-year-review", 360, 40, "One-year review. Crawls, pulls to stand, babbles.", "clinic"),
    ("two-year-review", 800, 60, "Two-year review. Walks, climbs, puts two words together.", "clinic"),
)
FOLLOWED_BY = 5


def tell(family: Family) -> None:
    """Write a family's health contacts."""
    for child in family.household.children:
        _reviews(family, child)
        _contacts(family, child)


def _contacts(family: Family, child: Person) -> None:
    chance, rates = family.chance, family.rates
    gp, emergency, clinics = (chance.spread(rates.one(f"{name}-spread")) for name in ("gp", "emergency", "outpatient"))
    missed = False
    for since, until in _segments(family, child):
        place = band(child.age(since + (until - since) / 2))
        more = (rates.one("health-contact-in-need") if family.known_to_services(since) else 1) * OTHERS
        for day in chance.days(rates.many("gp-visits")[place] * gp * more, since, until):
            _surgery(family, child, workday(day))
        for day in chance.days(rates.many("emergency-visits")[place] * emergency * more, since, until):
            _emergency(family, child, day, place)
        for day in chance.days(_booked(family, place) * clinics * more, since, until):
            missed = _clinic(family, child, workday(day), missed=missed)
    injuries.infant_falls(family, child)


def _booked(family: Family, place: int) -> float:
    rates = family.rates
    kept = 1 - rates.one("not-brought") - rates.one("cancelled-by-family") - CANCELLED_BY_HOSPITAL
    return rates.many("outpatient-visits")[place] / kept


def _segments(family: Family, child: Person) -> Iterator[tuple[date, date]]:
    """Yield the half-years of the time that is told in which a child lives and is under 18."""
    since = max(family.start, child.born + timedelta(1))
    grown = date(child.born.year + 18, child.born.month, min(child.born.day, 28))
    end = min(family.end, grown)
    while since < end:
        until = min(since + SEGMENT, end)
        yield since, until
        since = until


def _surgery(family: Family, child: Person, day: date) -> None:
    seen, present = {child.id: "seen"}, family.adult(day)
    words = family.chance.of(SURGERY)
    family.telling.tell(day, "gp", "attendance", [child.id], words, seen=seen, present=present, place="surgery")


def _emergency(family: Family, child: Person, day: date, place: int) -> None:
    chance, rates = family.chance, family.rates
    account = None
    if chance.happens(rates.many("injury-share")[place]):
        account = injuries.accident(family, child, day, at="ed")
    else:
        seen, present = {child.id: "seen"}, family.adult(day)
        words = chance.of(DEPARTMENT)
        family.telling.tell(day, "ed", "attendance", [child.id], words, seen=seen, present=present, place="hospital")
    if chance.happens(rates.many("injury-share")[place] * rates.one("injury-to-gp")):
        other = workday(day + timedelta(int(chance.between(20, 160))))
        injuries.accident(family, child, other, at="gp")
    if child.age(day) < FOLLOWED_BY and chance.happens(rates.one("emergency-follow-up")):
        later = workday(day + timedelta(int(chance.between(3, 14))))
        _follow_up(family, child, later, account)


def _follow_up(family: Family, child: Person, day: date, account: str | None) -> None:
    """Write the health visitor's visit after a letter from the emergency department."""
    facts: list[Tree] = []
    if account is not None and family.chance.happens(family.rates.one("follow-up-checks")):
        check = {"about": [account], "against": "own_observation", "result": "corroborated", "says": "saw where it was"}
        facts.append({"check": check})
    words = "Called after the letter from the emergency department. Recovered; safety in the home talked through."
    seen, present = {child.id: "seen"}, family.adult(day)
    family.telling.tell(day, "hv", "visit", [child.id], words, facts, seen=seen, present=present, place="home")


def _clinic(family: Family, child: Person, day: date, *, missed: bool) -> bool:
    """Write one booked appointment, and say whether it was missed."""
    chance, rates = family.chance, family.rates
    alert = family.known_to_services(day)
    miss = rates.one("missed-again") if missed else rates.one("not-brought")
    miss = max(miss, rates.one("not-brought-alert")) if alert else miss
    draw = chance.draw()
    if draw < miss:
        _unkept(family, child, day, "not_brought", "Not brought. Letter sent with another date.")
        return True
    if draw < miss + rates.one("cancelled-by-family"):
        _unkept(family, child, day, "cancelled_by_family", "Parent rang to put it off. Rebooked.")
        return False
    if draw < miss + rates.one("cancelled-by-family") + CANCELLED_BY_HOSPITAL:
        _unkept(family, child, day, "cancelled_by_agency", "Clinic cancelled by us. Rebooked.")
        return False
    seen, present = {child.id: "seen"}, family.adult(day)
    words = chance.of(CLINIC)
    family.telling.tell(day, "community", "clinic", [child.id], words, seen=seen, present=present, place="clinic")
    return False


def _unkept(family: Family, child: Person, day: date, outcome: str, words: str) -> None:
    family.telling.tell(day, "community", "clinic", [child.id], words, outcome=outcome, place="clinic")


def _reviews(family: Family, child: Person) -> None:
    """Write the health visitor's reviews that fall into the time that is told."""
    chance, rates = family.chance, family.rates
    for name, days, spread, words, place in REVIEWS:
        happens = chance.happens(rates.one(name))
        waits = days
        if name == "birth-visit":
            on_time = chance.happens(rates.one("birth-visit-on-time") / rates.one("birth-visit"))
            waits = int(chance.between(9, 14.9)) if on_time else int(chance.between(15, 30))
        day = child.born + timedelta(waits + int(chance.draw() * spread))
        if not happens or day >= family.end:
            continue  # what would come years after it is counted in no bank holidays
        day = day if name == "birth-visit" else workday(day)
        if family.start < day < family.end:
            _review(family, child, day, words, place)


def _review(family: Family, child: Person, day: date, words: str, place: str) -> None:
    facts: list[Tree] = [{"observation": {"child": child.id, "of": "development", "level": "positive"}}]
    if place == "home":
        facts.append({"observation": {"child": child.id, "of": "home_conditions", "level": "positive"}})
    event = "visit" if place == "home" else "clinic"
    seen, present = {child.id: "seen"}, family.adult(day)
    family.telling.tell(day, "hv", event, [child.id], words, facts, seen=seen, present=present, place=place)
