"""The work of a lead practitioner: who holds the case, visits at home, calls to a parent who lives elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tenfold.population.chance import Chance
from tenfold.population.family import Family
from tenfold.population.telling import Tree

ALONE_FROM, VOICE_FROM = 4, 3
WORDS = (
    "I like my room. I want to go swimming again.",
    "Mum shouts less now. I like it when we cook.",
    "I want Dad to come on Sundays.",
    "School is fine. I have a new friend.",
)
CASELOAD_LEAST = 4


@dataclass(slots=True)
class Work:
    """A family with those children whom the work is about, its lead agency, its worker, and what is wrong with it."""

    family: Family
    children: list[str]
    lead: str
    worker: str
    flaw: str = ""

    @property
    def chance(self) -> Chance:
        """The family's chance."""
        return self.family.chance

    @property
    def mother(self) -> bool:
        """Whether the mother lives with the children."""
        return any(stay.part == "mother" for stay in self.family.household.stays)

    def tell(self, day: date, agency: str, event: str, words: str, facts: Iterable[Tree] = (), **more: Any) -> str:
        """Write an entry about the children of this work."""
        return self.family.telling.tell(day, agency, event, self.children, words, facts, **more)

    def adults(self, day: date) -> list[str]:
        """Return the ids of the adults at home and of the parents elsewhere of whom the record knows by a day."""
        home = self.family.household
        here = [stay.person.id for stay in home.adults(day)]
        return [*here, *(one.id for one in home.elsewhere if one.id in ("dad", "mum") and one.id not in here)]

    def places(self, day: date) -> list[str]:
        """Return the schools and nurseries of the children on a day."""
        young = self.family.household.young(day)
        found = (self.family.place(child, day) for child in young if child.id in self.children)
        return sorted({place for place in found if place})

    def ring_absent_parent(self, day: date) -> None:
        """Write a call to a parent who does not live with the children."""
        for parent in self.family.household.elsewhere:
            if parent.id in ("dad", "mum"):
                words = "Rang the parent who lives elsewhere: how things are, and what they would want."
                self.tell(day, self.lead, "call", words, present=[parent.id], staff=self.worker)


def allocated(work: Work, day: date, *, joint: bool | None = None) -> list[Tree]:
    """Return that a worker holds the case from a day, at which level and with how many children beside."""
    chance, rates = work.chance, work.family.rates
    alone = work.flaw == "a"
    mean = rates.one("caseload-mean") * (2 if alone else 1)
    held = int(max(chance.around(mean, rates.one("caseload-spread")), CASELOAD_LEAST))
    new = alone or chance.happens(rates.one("newly-qualified"))
    told: Tree = {"worker": work.worker, "agency": work.lead, "from": day.isoformat(), "role": "lead_practitioner"}
    told |= {"caseload": held, "level": "asye" if new else "experienced"}
    if joint is not None:
        told["jointly_handed_over"] = joint
    beside = {"worker": f"{work.worker}-senior", "agency": work.lead, "role": "co_worker", "level": "advanced"}
    return [{"allocation": told}, *([{"allocation": {**beside, "from": day.isoformat()}}] if new and not alone else [])]


def visit(work: Work, day: date, *, hour: float | None = None, sure: bool = False) -> bool:
    """Write a visit at home; say whether the children were seen. A sure one is made until somebody is in."""
    chance, family = work.chance, work.family
    if day >= family.end or not [child for child in work.children if child in family.ids(day)]:
        return False
    if work.flaw == "kept" and chance.happens(0.75):
        return _kept_from_sight(work, day)
    if not sure and chance.happens(family.rates.one("no-access")):
        words = "Nobody in. Card left; rang later and agreed another day."
        work.tell(day, work.lead, "visit", words, outcome="no_access", place="home", staff=work.worker)
        return False
    seen, facts = _seen(work, day, sure=sure)
    if sure or chance.happens(family.rates.one("bedroom-seen")):
        facts += [_home(child) for child in seen]
    words = "Visit at home. Children seen where they play and sleep; talked with those who can talk."
    present = [stay.person.id for stay in family.household.adults(day) if _known(stay.since, day)]
    work.tell(day, work.lead, "visit", words, facts, hour=hour, seen=seen, present=present,
              place="home", announced=chance.happens(0.8), staff=work.worker)  # fmt: skip
    return True


def _kept_from_sight(work: Work, day: date) -> bool:
    """Write a visit at which a parent had a reason why the child could not be looked at."""
    how = work.chance.of(("asleep", "not_seen", "partly"))
    carers = work.family.household.carers(day)
    words = {
        "asleep": "Asleep under a blanket.",
        "not_seen": "With a relative, mother says.",
        "partly": "Chocolate all over.",
    }
    facts: list[Tree] = []
    if how == "not_seen" and carers:
        facts.append({"account": {"by": carers[0], "about": ["absence"], "says": "with a relative"}})
    seen = {child: how for child in work.children if child in work.family.ids(day)}
    work.tell(day, work.lead, "visit", words[how], facts, seen=seen, present=carers, place="home", staff=work.worker)
    return False


def _known(since: date | None, day: date) -> bool:
    return since is None or (day - since).days > 60  # noqa: PLR2004 - by then the record has learnt who this is


def _home(child: str) -> Tree:
    return {
        "observation": {"child": child, "of": "home_conditions", "level": "neutral", "says": "bed, bedding, heating"}
    }


def _seen(work: Work, day: date, *, sure: bool) -> tuple[dict[str, str], list[Tree]]:
    """Return how each child was seen, and what those said who can tell."""
    seen: dict[str, str] = {}
    facts: list[Tree] = []
    for child in work.family.household.young(day):
        if child.id not in work.children:
            continue
        old = child.age(day) >= ALONE_FROM
        alone = old and (sure or work.chance.happens(work.family.rates.one("seen-alone")))
        seen[child.id] = "alone" if alone else "seen"
        if alone or (sure and child.age(day) >= VOICE_FROM):
            facts.append({"voice": {"child": child.id, "says": work.chance.of(WORDS), "to": "social worker"}})
    return seen, facts
