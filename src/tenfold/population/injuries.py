"""Accidents: what was hurt, who saw it, who is told, and whether whoever treats it writes that the account fits."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tenfold.population.family import Family, workday
from tenfold.population.household import Person
from tenfold.population.telling import Tree

YOUNG, WALKS = 5.0, 1.0
KINDS = ("head_injury", "laceration", "bruise", "fracture", "burn", "other")
SITES: dict[str, tuple[str, ...]] = {
    "head_injury": ("head", "face.forehead"),
    "laceration": ("face.chin", "hand.left", "knee.right", "face.forehead", "finger"),
    "fracture": ("forearm.left", "forearm.right", "wrist.right", "finger", "leg.left", "ankle.right"),
    "burn": ("hand.right", "forearm.left", "chest.front"),
    "other": ("elbow.left", "finger", "foot.right"),
}
BRUISED = (
    ("shin.left", "shin.right", "knee.left", "knee.right"),
    ("face.forehead", "head", "face.chin", "face.nose"),
    ("forearm.left", "elbow.right", "arm.left"),
    ("back", "chest.front", "abdomen"),
    ("hip.left", "foot.right", "hand.left"),
)
STORIES = (
    "fell from the sofa",
    "fell off a bike",
    "tripped on the stairs",
    "ran into the edge of a table",
    "slipped in the bath",
    "fell from the swing",
    "shut a finger in a door",
)
CARE = {"ed": ("hospital", "emergency nurse"), "gp": ("surgery", "GP")}
FOLLOWED = frozenset({"fracture", "burn"})
NOTICE_HOURS, TALKS = 2.0, 3


@dataclass(frozen=True, slots=True)
class Hurt:
    """An injury: its id, its facts, what is said of it, and when it happened."""

    id: str
    happened: datetime
    story: str
    fact: Tree


def hurt(family: Family, child: Person, at: datetime) -> Hurt:
    """Return an accidental injury of a child."""
    chance, rates = family.chance, family.rates
    age = child.age(at.date())
    kind = KINDS[chance.which(rates.many("injury-kinds-young" if age < YOUNG else "injury-kinds-older"))]
    if kind == "bruise":
        sites = rates.many("bruise-sites-walking" if age >= WALKS else "bruise-sites-premobile")
        site = chance.of(BRUISED[chance.which(sites)])
    else:
        site = chance.of(SITES[kind])
    id = family.telling.new_id("injury")
    happened = at.isoformat()[:16]
    told = {"id": id, "child": child.id, "type": kind, "sites": [site], "happened": happened}
    return Hurt(id, at, chance.of(STORIES), {"injury": told})


def accident(family: Family, child: Person, day: date, *, at: str) -> str | None:
    """Write an accident that is treated on the day on which the child comes; return the id of the parent's account."""
    chance, rates = family.chance, family.rates
    came = datetime.combine(day, time(10)) + timedelta(hours=8 * chance.draw())
    waited = chance.stretched(NOTICE_HOURS, 1.1)
    if chance.happens(rates.one("late-arrival")):
        waited = chance.between(25, 72)
    happened = came - timedelta(hours=min(waited, 20) if waited <= 24 else waited)  # noqa: PLR2004 - hours of a day
    if happened.date() < max(child.born, family.start):
        return None
    one = hurt(family, child, happened)
    place = family.place(child, day)
    share = rates.one("witnessed-young" if child.age(day) < YOUNG else "witnessed-older")
    witnessed = chance.happens(share)
    if witnessed:
        _witnessed(family, child, one, came, place)
    return _treated(family, child, one, came, at, witnessed=witnessed)


def _witnessed(family: Family, child: Person, one: Hurt, came: datetime, place: str) -> None:
    """Write what staff of a school or nursery saw happen; at a club or a party another grown-up did."""
    if not place:
        return
    words = f"{child.given} {one.story} in front of us. Cold cloth; parent rung."
    hour = max(came.hour - 1.5, 8.5)
    told = {"account": {"by": place, "about": [one.id], "claim": "accident", "says": one.story}}
    fact = {"injury": {**one.fact["injury"], "happened": came.replace(hour=int(hour), minute=0).isoformat()[:16]}}
    seen = {child.id: "seen"}
    family.telling.tell(
        came.date(), place, "school_day", [child.id], words, [fact, told], hour=hour, lag=0.4, seen=seen, place=place
    )
    one.fact["injury"]["happened"] = fact["injury"]["happened"]


def _treated(family: Family, child: Person, one: Hurt, came: datetime, at: str, *, witnessed: bool) -> str | None:
    """Write the treatment; return the id of the parent's account, where the record holds it."""
    chance, rates, day = family.chance, family.rates, came.date()
    facts, account = _told(family, child, one, day, witnessed=witnessed)
    read = None
    if chance.happens(rates.one("opinion-recorded")):
        view = "accidental" if chance.happens(0.2) else "consistent"
        facts.append({"opinion": {"about": [one.id], "view": view, "says": "fits what was said"}})
        read = "all" if chance.happens(rates.one("record-read")) else None
    place, role = CARE[at]
    words = f"Said to have {one.story}. Examined and treated; home with advice."
    seen, present = {child.id: "seen"}, [facts[1]["account"]["by"]] if family.household.carers(day) else []
    hour = came.hour + came.minute / 60
    family.telling.tell(
        day, at, "attendance", [child.id], words, facts,
        hour=hour, role=role, seen=seen, present=present, place=place, considered=read,
    )  # fmt: skip
    if at == "ed" and child.age(day) < YOUNG and chance.happens(rates.one("liaison-review")):
        _liaison(family, child, one, day)
    if one.fact["injury"]["type"] in FOLLOWED and chance.happens(rates.one("clinic-after-injury")):
        _seen_again(family, child, one, day)
    return account if day + timedelta(1) < family.telling.end else None


def _told(family: Family, child: Person, one: Hurt, day: date, *, witnessed: bool) -> tuple[list[Tree], str]:
    """Return what is told of an injury, and the id of the parent's account.

    Where a grown-up of a club or a party saw it, who treats the child hears it from them too.
    """
    by, account = family.adult(day), family.telling.new_id("account")
    says = {"id": account, "by": by[0] if by else "unknown", "about": [one.id], "claim": "accident", "says": one.story}
    facts: list[Tree] = [one.fact, {"account": says}]
    if witnessed and not family.place(child, day):
        facts.append({"check": {"about": [account], "against": "witness", "result": "corroborated"}})
    elif child.age(day) >= YOUNG and family.chance.happens(family.rates.one("child-asked")):
        facts.append({"check": {"about": [account], "against": "child", "result": "corroborated"}})
    return facts, account


def _liaison(family: Family, child: Person, one: Hurt, day: date) -> None:
    """Write that a liaison nurse reads a young child's attendance and earlier record on the next working day."""
    words = "Read with the earlier record. Fits the account and the age; health visitor and GP told."
    facts = [{"opinion": {"about": [one.id], "view": "consistent"}}]
    next_day = workday(day + timedelta(1))
    family.telling.tell(
        next_day, "ed", "record_note", [child.id], words, facts,
        role="paediatric liaison nurse", considered="all", hour=10,
    )  # fmt: skip


def _seen_again(family: Family, child: Person, one: Hurt, day: date) -> None:
    """Write what the hospital's own clinic for fractures or burns finds some days later."""
    chance, rates = family.chance, family.rates
    facts, read = [], None
    if chance.happens(rates.one("opinion-recorded")):
        facts = [{"opinion": {"about": [one.id], "view": "consistent", "says": "fits what was said"}}]
        read = "all" if chance.happens(rates.one("record-read")) else None
    later = workday(day + timedelta(int(chance.between(5, 13))))
    seen, present = {child.id: "seen"}, family.adult(later)
    words = "Heals well. Back in two weeks."
    family.telling.tell(
        later, "ed", "clinic", [child.id], words, facts,
        role="clinic nurse", seen=seen, present=present, place="hospital", considered=read,
    )  # fmt: skip


def infant_falls(family: Family, child: Person) -> None:
    """Write the innocent marks of a baby under six months that a professional sees."""
    chance, rates = family.chance, family.rates
    since, until = max(child.born, family.start), min(child.born + timedelta(183), family.end)
    rate = rates.one("fall-before-six-months") * rates.one("fall-leaves-mark") * rates.one("infant-mark-brought")
    for day in chance.days(rate, since + timedelta(1), until):
        family.truth.setdefault("infant_marks", []).append((child.id, workday(day)))


def nursery_notes(family: Family, child: Person, since: date, until: date) -> None:
    """Write the accidents that nursery staff saw, and the marks that they saw when a child came in."""
    chance, rates = family.chance, family.rates
    for day in chance.days(rates.one("nursery-accident"), since, until):
        came = datetime.combine(workday(day), time(11))
        if came.date() < family.end:
            _witnessed(family, child, hurt(family, child, came), came, "nursery")
    for day in chance.days(rates.one("nursery-existing"), since, until):
        _existing(family, child, workday(day))


def _existing(family: Family, child: Person, day: date) -> None:
    """Write a mark with which a child came to nursery, mostly where children who walk fall."""
    chance = family.chance
    place = chance.which(family.rates.many("bruise-sites-walking"))
    id, story, account = family.telling.new_id("injury"), chance.of(STORIES), family.telling.new_id("account")
    yesterday = (day - timedelta(1)).isoformat()
    mark = {"id": id, "child": child.id, "type": "bruise", "sites": [chance.of(BRUISED[place])]}
    by = family.adult(day)
    facts: list[Tree] = [{"injury": {**mark, "happened": yesterday, "count": 1}}]
    says = {"by": by[0] if by else "unknown", "about": [id], "claim": "accident", "says": story}
    facts.append({"account": {"id": account, **says}})
    if child.age(day) >= TALKS and chance.happens(family.rates.one("child-asked-at-nursery")):
        facts.append({"check": {"about": [account], "against": "child", "result": "corroborated"}})
    words = f"Came in with a small bruise; parent says that {child.given} {story} yesterday."
    seen = {child.id: "seen"}
    family.telling.tell(
        day, "nursery", "school_day", [child.id], words, facts, seen=seen, present=by, place="nursery", hour=9
    )
