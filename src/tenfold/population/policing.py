"""Police called to a home: rows and crimes between the adults, with the children upstairs, and what came of it."""

from datetime import date, timedelta

from tenfold.population.family import Family, workday
from tenfold.population.telling import Tree

AGAIN = 0.2
TALKS = 3


def tell(family: Family) -> None:
    """Write the incidents that police were called to."""
    chance, rates = family.chance, family.rates
    years = (family.end - family.start).days / 365.25
    if chance.happens(1 - (1 - rates.one("domestic-incident")) ** years):
        day = chance.day(family.start, family.end)
        _incident(family, day)
        if chance.happens(AGAIN):
            _incident(family, day + timedelta(int(chance.between(20, 200))))
    for since, until in family.busy:
        if chance.happens(rates.one("domestic-incident-in-need")):
            _incident(family, chance.day(since, max(until, since + timedelta(1))))


def _incident(family: Family, day: date) -> None:
    """Write one incident; a crime names who did it, and the council's duty manager reads it the next day."""
    chance, children = family.chance, family.ids(day)
    carers = family.household.carers(day)
    men = [one for one in carers if one != "mum"] or ["dad"]
    if not children or day >= family.end or not any(one.id == men[0] for one in family.household.people()):
        return
    crime = chance.happens(family.rates.one("domestic-crime"))
    facts: list[Tree] = []
    if crime:
        facts.append({"history": {"person": men[0], "of": "domestic_abuse", "as": "perpetrator"}})
        if chance.happens(family.rates.one("domestic-arrest")):
            facts.append({"police_action": {"person": men[0], "action": "arrested"}})
            _outcome(family, day, children, men[0])
    words = "Row between the adults, voices raised. Children upstairs, spoken to and well."
    seen = dict.fromkeys(children, "seen")
    family.telling.tell(day, "police", "police_incident", children, words, facts, seen=seen,
                        present=carers, place="home", hour=19.5)  # fmt: skip
    _read(family, workday(day + timedelta(1)), children)
    _at_school(family, workday(day + timedelta(1)))


def _at_school(family: Family, day: date) -> None:
    """Write that a school, told by police before the day began, sees and hears the child."""
    for child in family.household.young(day):
        at = family.place(child, day)
        if not at or not family.chance.happens(family.rates.one("school-told")):
            continue
        facts: list[Tree] = [{"observation": {"child": child.id, "of": "behaviour", "level": "neutral"}}]
        if child.age(day) >= TALKS:
            facts.append({"voice": {"child": child.id, "says": "There was shouting. I am all right.", "to": "teacher"}})
        words = "Police told us before school. Met at the gate; a quiet word, and a friend beside all day."
        seen = {child.id: "seen"}
        family.telling.tell(day, at, "school_day", [child.id], words, facts, hour=8.75, lag=0.2, seen=seen, place=at)


def _outcome(family: Family, day: date, children: list[str], who: str) -> None:
    action = "charged" if family.chance.happens(0.3) else "no_further_action"
    on = workday(day + timedelta(int(family.chance.between(3, 25))))
    words = "Investigation ended; told to social care."
    facts = [{"police_action": {"person": who, "action": action}}]
    family.telling.tell(on, "police", "record_note", [*children, who], words, facts)


def _read(family: Family, day: date, children: list[str]) -> None:
    """Write that the duty manager read the notice with what all agencies hold."""
    known = family.known_to_services(day)
    outcome = "to the worker who knows the family" if known else "no referral: help for the adults offered"
    decided: Tree = {"matter": "other" if known else "referral", "children": children, "outcome": outcome}
    decided |= {"rationale": "children seen by police that night and well; school asked"}
    if not known:
        decided["granted"] = False
    words = f"Police notice read with what all agencies hold. {outcome.capitalize()}."
    family.telling.tell(day, family.lead(day), "record_note", children, words, [{"decision": decided}],
                        considered="all", role="duty manager")  # fmt: skip
