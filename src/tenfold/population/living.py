"""What happens at home: births, moves, separations, new partners, others who come to stay, and who is told of it."""

from datetime import date, timedelta

from tenfold.population.family import Family, workday
from tenfold.population.household import Stay, address, born, newcomer, other_adult
from tenfold.population.opening import care, decide_place, lives, tie
from tenfold.population.telling import Tree

YOUNG = 5
SPACED = 0.85
FERTILE = 45
OFTEN, SELDOM = 2.9, 0.6
BY_GP, BY_SCHOOL = 0.55, 0.95
TOLD_BY = timedelta(60)


def decide(family: Family) -> None:
    """Decide what happens at home over the time that is told, before anything is written."""
    _separation(family)
    _partner(family)
    _birth(family)
    _moves(family)
    _joins(family)


def tell(family: Family) -> None:
    """Write what the agencies learn of what happened at home."""
    for day, what in sorted(family.truth.pop("events", []), key=lambda one: (one[0], one[1])):
        _TELL[what](family, day)


def _note(family: Family, day: date, what: str) -> None:
    family.truth.setdefault("events", []).append((day, what))


def _separation(family: Family) -> None:
    home = family.household
    parts = {stay.part: stay for stay in home.stays}
    if not {"mother", "father"} <= parts.keys():
        return
    for day in family.chance.days(family.rates.one("separation"), family.start, family.end)[:1]:
        parts["father"].until = day
        home.other_home = address(family.chance)
        home.elsewhere.append(parts["father"].person)
        _note(family, day, "separation")


def _partner(family: Family) -> None:
    home, chance = family.household, family.chance
    stay = next((one for one in home.stays if one.part == "mother"), None)
    if stay is None or any(one.part == "step" for one in home.stays):
        return
    since = max((one.until for one in home.stays if one.until), default=family.start)
    if any(one.part == "father" and one.until is None for one in home.stays):
        return
    for day in chance.days(family.rates.one("new-partner"), since, family.end)[:1]:
        on = stay.person.born - timedelta(int(chance.around(1, 4) * 365))
        home.stays.append(Stay(newcomer(chance, "partner", "male", on), "step", day))
        _note(family, day, "partner")
        return
    for day in chance.days(family.rates.one("partner-elsewhere"), since, family.end)[:1]:
        on = stay.person.born - timedelta(int(chance.around(1, 4) * 365))
        home.elsewhere.append(newcomer(chance, "friend", "male", on))
        _note(family, day, "friend")


def _birth(family: Family) -> None:
    home, chance = family.household, family.chance
    mother = next((one for one in home.stays if one.part == "mother"), None)
    if mother is None or mother.person.age(family.start) > FERTILE:
        return
    rate = family.rates.one("new-sibling")
    young = min(child.age(family.start) for child in home.children) < YOUNG
    for day in chance.days(rate * (OFTEN if young else SELDOM), family.start, family.end)[:1]:
        if min(child.age(day) for child in home.children) > SPACED:
            child = born(chance, len(home.children) + 1, day, home.children[0].family)
            home.children.append(child)
            decide_place(family, child)
            _note(family, day, "birth")


def _moves(family: Family) -> None:
    home, chance = family.household, family.chance
    young = min(child.age(family.start) for child in home.children) < YOUNG
    rate = family.rates.one("move-young" if young else "move-older")
    for day in chance.days(rate, family.start + timedelta(1), family.end):
        home.homes.append((day, address(chance)))
        across = chance.happens(family.rates.one("move-across"))
        if across and home.moves_council is None and not family.busy and not family.harmed:
            home.moves_council = day
        _note(family, day, "move")


def _joins(family: Family) -> None:
    home, chance = family.household, family.chance
    if any(stay.part == "other" for stay in home.stays):
        return
    for day in chance.days(family.rates.one("other-adult-joins"), family.start, family.end)[:1]:
        mother = home.stays[0].person
        home.stays.append(Stay(other_adult(chance, mother.family, mother), "other", day))
        _note(family, day, "joins")


def _tell_separation(family: Family, day: date) -> None:
    home = family.household
    father = next(stay for stay in home.stays if stay.part == "father")
    facts: list[Tree] = [
        {"relationship": {"of": "dad", "to": "mum", "is": "ex_partner", "from": day.isoformat()}},
        lives("dad", home.home(day), "left", day),
        lives("dad", home.other_home, "resident", day),
        *(care(child.id, home.carers(day), day) for child in home.young(day)),
    ]
    words = "Parents have separated. The children live with their mother and see their father."
    _learn(family, day, facts, words, present=[father.person.id] if family.chance.happens(0.3) else ["mum"])


def _tell_partner(family: Family, day: date) -> None:
    """Write who learns of a new partner at home: the surgery with a date of birth, a school with a number."""
    home, chance = family.household, family.chance
    partner = next(stay.person for stay in home.stays if stay.person.id == "partner")
    how = chance.draw()
    ties: list[Tree] = [{"relationship": {"of": "partner", "to": "mum", "is": "partner", "from": day.isoformat()}}]
    told = [*ties, lives("partner", home.home(day), "resident", day)]
    if how < BY_GP:
        words = "New patient at the same address. Photo identity seen."
        _learn(family, day, [partner.fact(phone=True), *told], words, agency="gp")
    elif how < BY_SCHOOL:
        words = "Mother’s partner is now on the list of those who may collect; number given."
        _learn(family, day, [partner.fact(dated=False, phone=True), *told], words)
    else:
        words = "Collected by a man whom we had not met; mother rang ahead to say that he is a friend."
        seen = {"presence": {"person": "partner", "context": "collected the child"}}
        _learn(family, day, [{"person": {"id": "partner", "sex": "male"}}, seen], words)
        later = workday(day + timedelta(int(chance.between(20, 120))))
        words = "Mother’s partner is now on the list of those who may collect; number given."
        _learn(family, later, [partner.fact(dated=False, phone=True), *told], words)


def _tell_friend(family: Family, day: date) -> None:
    if not family.chance.happens(0.3):
        return
    friend = next(one for one in family.household.elsewhere if one.id == "friend")
    words = "Mother’s partner, who lives elsewhere, may collect; number given."
    _learn(family, day, [friend.fact(dated=False, phone=True), *tie("friend", "mum", "partner")], words)


def _tell_birth(family: Family, day: date) -> None:
    home, telling = family.household, family.telling
    child = next(one for one in home.children if one.born == day)
    carers = home.carers(day)
    expected = workday(day - timedelta(int(family.chance.between(170, 200))))
    if expected > family.start:
        others = family.ids(expected)
        facts = [{"pregnancy": {"person": "mum", "due": day.isoformat()}}]
        telling.tell(expected, "gp", "attendance", ["mum", *others], "Expecting; booked with the midwife.", facts)
    facts = [child.fact(), *(fact for one in carers for fact in tie(one, child.id, _part(family, one)))]
    facts += [*tie(child.id, family.ids(day)[0], "sibling"), lives(child.id, home.home(day), "resident", day)]
    facts += [care(child.id, carers, day)]
    seen = {child.id: "seen"}
    words = "Born this morning, well. Home tomorrow."
    telling.tell(day, "ed", "attendance", [child.id], words, facts, role="midwife", hour=11, seen=seen, present=carers)
    registered = [{"registration": {"child": child.id, "at": "gp", "status": "registered"}}]
    telling.tell(workday(day + timedelta(9)), "gp", "record_note", [child.id], "New baby registered.", registered)


def _part(family: Family, person: str) -> str:
    part = next(stay.part for stay in family.household.stays if stay.person.id == person)
    return part if part in ("mother", "father") else "father"


def _tell_move(family: Family, day: date) -> None:
    home = family.household
    before, now = home.home(day - timedelta(1)), home.home(day)
    adults = [one.person.id for one in home.adults(day) if one.since is None or one.since + TOLD_BY < day]
    people = [*family.ids(day), *adults]
    facts = [lives(one, before, "left", day) for one in people] + [lives(one, now, "resident", day) for one in people]
    _learn(family, day, facts, "New address given; the family moved together.", agency="gp")


def _tell_joins(family: Family, day: date) -> None:
    other = next(stay.person for stay in family.household.stays if stay.part == "other")
    facts = [other.fact(phone=True), lives("other", family.household.home(day), "resident", day)]
    _learn(family, day, facts, "Another adult now registered at this address.", agency="gp")


def _learn(
    family: Family, day: date, facts: list[Tree], words: str, agency: str = "", present: list[str] | None = None
) -> None:
    """Write what an agency learns some days after it happened: the one named, or the child's school or surgery."""
    told = workday(day + timedelta(int(family.chance.between(2, 30))))
    child = family.household.young(day)[-1] if family.household.young(day) else None
    if child is None or told >= family.end:
        return
    by = agency or family.place(child, told) or "gp"
    family.telling.tell(told, by, "record_note", family.ids(told) or [child.id], words, facts, present=present)


_TELL = {
    "separation": _tell_separation,
    "partner": _tell_partner,
    "friend": _tell_friend,
    "birth": _tell_birth,
    "move": _tell_move,
    "joins": _tell_joins,
}
