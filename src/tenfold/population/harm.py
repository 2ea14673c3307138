"""The other strand: children who come to harm, and how it was kept from sight, by the findings of published reviews.

What is true here is marked in the truth file alone. Agencies notice and write only some of the signs, and believe some
of what they are told, at rates of their own; of some families the record holds nothing to go by.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tenfold.population import responding
from tenfold.population.episodes import Episode
from tenfold.population.family import Family, Status, after, workday
from tenfold.population.household import Person
from tenfold.population.telling import Tree
from tenfold.population.visiting import Work
from tenfold.when import add_working_days


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which harm was kept from sight: the themes that ought to ask, and whether there was a plan."""

    name: str
    themes: tuple[str, ...]
    planned: bool


PATTERNS = (
    Pattern("injuries explained away", ("curiosity",), planned=False),
    Pattern("an adult nobody asked about", ("curiosity", "awareness"), planned=False),
    Pattern("kept from sight", ("curiosity",), planned=True),
    Pattern("those who knew were not at the table", ("openness",), planned=True),
    Pattern("brothers and sisters overlooked", ("siblings",), planned=True),
    Pattern("small worries that nobody added up", ("response",), planned=False),
    Pattern("nobody knew who cared for the child", ("awareness",), planned=True),
    Pattern("a worker alone", ("workforce",), planned=True),
)
SHARES = (0.22, 0.14, 0.16, 0.10, 0.10, 0.14, 0.08, 0.06)
BEFORE = timedelta(30)
EARLIEST, LATEST = 400, 20
MARKS = (
    ("bruise", "face.cheek.left"),
    ("bruise", "back"),
    ("bruise", "shin.right"),
    ("laceration", "face.mouth"),
    ("fracture", "arm.left"),
    ("bruise", "face.ear.right"),
    ("scald", "hand.left"),
    ("bruise", "abdomen"),
)
STORIES = ("fell from the bed", "banged into the door", "a toy fell on him", "fell on the stairs", "the dog jumped up")


def possible(family: Family) -> bool:
    """Whether a child of a family is still one at the end of the time that is told."""
    return bool(family.household.young(family.end))


def decide(family: Family) -> None:
    """Decide how and when a child of a family comes to harm, before its life is told."""
    chance = family.chance
    child = family.household.young(family.end)[-1]
    early = max(family.start + timedelta(EARLIEST), child.born + timedelta(60))
    on = chance.day(min(early, family.end - timedelta(LATEST + 1)), family.end - timedelta(LATEST))
    pattern = PATTERNS[chance.which(SHARES)]
    if pattern.name.startswith("brothers") and len(family.ids(on - timedelta(170))) < 2:  # noqa: PLR2004 - nobody to overlook
        pattern = PATTERNS[0]
    family.harmed, family.telling.end = True, on + timedelta(2)
    hidden = chance.happens(family.rates.one("harm-hidden"))
    family.truth |= {"child": child.id, "pattern": pattern.name, "themes": list(pattern.themes)}
    family.truth |= {"first_serious_harm": on.isoformat(), "hidden": hidden, "signs": []}
    family.statuses.append(Status(child.id, "harmed", on - timedelta(180)))


def tell(family: Family) -> None:
    """Write what agencies noticed of the harm, and the day on which nobody could overlook it."""
    on = date.fromisoformat(family.truth["first_serious_harm"])
    pattern = next(one for one in PATTERNS if one.name == family.truth["pattern"])
    child = next(one for one in family.household.children if one.id == family.truth["child"])
    if not family.truth["hidden"]:
        if pattern.planned:
            _planned(family, child, on, pattern)
        else:
            _UNPLANNED[pattern.name](family, child, on)
    _harm(family, child, on)


def _sign(family: Family, id: str, day: date, on: date) -> None:
    """Note in the truth that an entry holds a fact to go by, where it was there long enough before."""
    if day <= on - BEFORE - timedelta(1):
        family.truth["signs"].append(id)


def _noticed(family: Family) -> bool:
    return family.chance.happens(family.rates.one("harm-noticed"))


def _days(family: Family, child: Person, on: date, many: int) -> list[date]:
    """Return days in the half-year before the harm, in order."""
    first = max(on - timedelta(190), child.born + timedelta(20), family.start + timedelta(3))
    return sorted(workday(family.chance.day(first, on - timedelta(12))) for _ in range(many))


def _explained(family: Family, child: Person, on: date) -> None:
    """Write injuries that were done to the child, each to another agency, each with a story."""
    chance = family.chance
    for day in _days(family, child, on, 4):
        if _noticed(family):
            id = _mark(family, child, day, chance.of(["ed", "gp", family.place(child, day) or "hv"]))
            _sign(family, id, day, on)


def _mark(family: Family, child: Person, day: date, at: str) -> str:
    chance = family.chance
    kind, site = chance.of(MARKS)
    id, story = family.telling.new_id("injury"), chance.of(STORIES)
    by = family.adult(day)
    happened = (datetime.combine(day, time(8)) - timedelta(days=chance.between(0, 2.5))).date()
    fact = {
        "id": id,
        "child": child.id,
        "type": kind,
        "sites": [site],
        "happened": max(happened, child.born).isoformat(),
    }
    facts: list[Tree] = [{"injury": fact}]
    if by and chance.happens(0.85):
        facts.append({"account": {"by": by[0], "about": [id], "claim": "accident", "says": story}})
    if at in ("ed", "gp") and chance.happens(family.rates.one("harm-believed")):
        facts.append({"opinion": {"about": [id], "view": "consistent"}})
    words = f"A {kind.replace('_', ' ')}; parent says that {child.given} {story}."
    event = "school_day" if at in ("school", "nursery") else "visit" if at == "hv" else "attendance"
    place = {"ed": "hospital", "gp": "surgery", "hv": "home"}.get(at, at)
    seen = {child.id: "seen"}
    return family.telling.tell(day, at, event, [child.id], words, facts, seen=seen, present=by, place=place)


def _hidden_adult(family: Family, child: Person, on: date) -> None:
    """Write that several agencies met, or heard of, a man whom nobody knew."""
    chance = family.chance
    for n, day in enumerate(_days(family, child, on, 4)):
        if not _noticed(family):
            continue
        at = (family.place(child, day) or "hv", "hv", "housing", "gp")[n]
        facts: list[Tree] = [{"person": {"id": "unknown-man", "sex": "male"}}]
        facts.append({"presence": {"person": "unknown-man", "context": "at the home, not named"}})
        words = "A man opened the door and did not give his name. Mother says he is a friend who is helping."
        event = "visit" if at in ("hv", "housing") else "record_note"
        _sign(family, family.telling.tell(day, at, event, [child.id], words, facts), day, on)
    if chance.happens(family.rates.one("harm-noticed")):
        day = _days(family, child, on, 1)[0]
        _sign(family, _mark(family, child, day, "ed"), day, on)


def _unadded(family: Family, child: Person, on: date) -> None:
    """Write small worries of several agencies, and referrals that were closed one by one."""
    chance = family.chance
    for n, day in enumerate(_days(family, child, on, 8)):
        if not _noticed(family):
            continue
        at = (family.place(child, day) or "hv", "hv", "gp", "housing")[n % 4]
        of = chance.of(("hunger", "hygiene", "clothing", "growth", "home_conditions", "supervision"))
        facts: list[Tree] = [{"observation": {"child": child.id, "of": of, "level": "concern"}}]
        seen = {child.id: "seen"}
        words = f"A worry about {of.replace('_', ' ')}. Spoke to mother, who says it will be better."
        event = "visit" if at in ("hv", "housing") else "record_note"
        _sign(family, family.telling.tell(day, at, event, [child.id], words, facts, seen=seen), day, on)
        if n % 3 == 2:  # noqa: PLR2004 - every third worry is referred
            _closed(family, child, day, at)


def _closed(family: Family, child: Person, day: date, at: str) -> None:
    """Write a referral that ends by a decision on paper."""
    lead, children = family.lead(day), family.ids(day)
    facts: list[Tree] = [{"referral": {"children": [child.id], "from": at, "to": lead}}]
    family.telling.tell(day, at, "letter", [child.id], "Referred: the worries of these weeks.", facts, hour=16.5)
    decided = {"matter": "referral", "children": children, "granted": False, "outcome": "below the threshold"}
    facts = [{"decision": {**decided, "rationale": "mother was rung and will see the health visitor"}}]
    family.telling.tell(after(day, 1), lead, "record_note", children, "Closed.", facts, role="duty manager")


def _planned(family: Family, child: Person, on: date, pattern: Pattern) -> None:
    """Write a plan under which the child came to harm, with what was wrong in how it was carried out."""
    referred = workday(max(on - timedelta(int(family.chance.between(130, 190))), child.born + timedelta(3)))
    strategy = after(referred, 2)
    conference = add_working_days(strategy, 13)
    until = on + timedelta(200)
    one = Episode(referred, after(referred, 1), "school", in_need=True, strategy=strategy, conference=conference)
    one.assessed, one.plan_until, one.until = add_working_days(conference, -1), until, until + timedelta(30)
    children = family.ids(referred)
    children = [child.id] if pattern.name.startswith("brothers") and _noticed(family) else children
    work = Work(family, children, family.lead(referred), "sw-7", flaw=pattern.name.split()[0])
    family.statuses += [Status(id, "on_plan", conference, one.plan_until) for id in children]
    family.busy.append((referred, on))
    if pattern.name.startswith("those"):
        day = add_working_days(referred, -1) if referred > family.start + timedelta(10) else referred
        _judged(family, child, day)
    responding.write(work, one)
    planning_day = conference + timedelta(1)
    _sign(family, pattern.name, planning_day, on)
    if pattern.name.startswith("nobody"):
        _passed_round(family, child, conference, on)


def _judged(family: Family, child: Person, day: date) -> None:
    """Write an injury whose story a hospital doctor did not believe."""
    id, by = family.telling.new_id("injury"), family.adult(day)
    facts: list[Tree] = [{"injury": {"id": id, "child": child.id, "type": "bruise", "sites": ["back"]}}]
    facts.append({"account": {"by": by[0] if by else "unknown", "about": [id], "claim": "accident", "says": "a fall"}})
    facts.append({"opinion": {"about": [id], "view": "suspicious", "says": "does not fit a fall"}})
    family.telling.tell(day, "ed", "attendance", [child.id], "Bruises on the back. The story does not fit.", facts,
                        seen={child.id: "seen"}, present=by, place="hospital", hour=9)  # fmt: skip


def _passed_round(family: Family, child: Person, since: date, on: date) -> None:
    """Write that the mother says who has the child, each time somebody else."""
    for n, day in enumerate(_days(family, child, on, 5)):
        if day <= since or not _noticed(family):
            continue
        who = f"carer-{n}"
        facts: list[Tree] = [{"person": {"id": who}}]
        facts.append({"care": {"child": child.id, "by": [who], "basis": "family_arrangement", "from": day.isoformat()}})
        facts.append({"account": {"by": "mum", "about": ["care"], "says": "stays with a friend of mine this week"}})
        words = "Mother says that the child stays with a friend of hers this week."
        id = family.telling.tell(day, "hv", "call", [child.id], words, facts)
        _sign(family, id, day, on)


def _harm(family: Family, child: Person, on: date) -> None:
    """Write the day on which nobody could overlook it."""
    id = family.telling.new_id("injury")
    facts: list[Tree] = [
        {"injury": {"id": id, "child": child.id, "type": "head_injury", "sites": ["head"]}},
        {"opinion": {"about": [id], "view": "non_accidental"}},
    ]
    words = "Brought in unconscious. Injuries of several ages."
    family.truth["harm_entry"] = family.telling.tell(
        on, "ed", "serious_harm", [child.id], words, facts, seen={child.id: "seen"}, place="hospital", hour=10, lag=1
    )
    family.truth["fact_to_go_by"] = bool(family.truth["signs"])


_UNPLANNED = {
    "injuries explained away": _explained,
    "an adult nobody asked about": _hidden_adult,
    "small worries that nobody added up": _unadded,
}
