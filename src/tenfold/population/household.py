"""A household: who belongs to the family, who lives at home and where home is, from day to day."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

from tenfold.population.chance import YEAR, Chance
from tenfold.population.rates import Rates
from tenfold.population.telling import Tree

BANDS = (1, 5, 10, 15)
OLDEST = (0, 1, 5, 10, 15, 18)
CLOSEST = 11
YOUNGEST_MOTHER, OLDEST_MOTHER = 18, 45


@dataclass(slots=True)
class Person:
    """Somebody of a family, by the id that its record calls them by."""

    id: str
    given: str
    family: str
    born: date
    sex: str
    phone: str = ""
    changed: str = ""
    twin_of: str = ""

    @property
    def name(self) -> str:
        """The name by which most agencies know the person."""
        return f"{self.given} {self.family}"

    def age(self, on: date) -> float:
        """Return the age on a day, in years; below 0 before birth."""
        return (on - self.born).days / YEAR

    def fact(self, *, dated: bool = True, phone: bool = False) -> Tree:
        """Return what an agency writes of who this is."""
        told: Tree = {"id": self.id, "name": self.name, "sex": self.sex}
        if dated:
            told["born"] = self.born.isoformat()
        if phone and self.phone:
            told["identifiers"] = {"phone": self.phone}
        return {"person": told}


@dataclass(slots=True)
class Stay:
    """An adult lives at home, in a part, from a day (None: since before anybody wrote) until another."""

    person: Person
    part: str
    since: date | None = None
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether the adult lives there on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(slots=True)
class Household:
    """A family's people, its adults' stays and its homes."""

    children: list[Person]
    stays: list[Stay]
    homes: list[tuple[date, str]]
    elsewhere: list[Person] = field(default_factory=list)
    other_home: str = ""
    grandparent: Person | None = None
    moves_council: date | None = None

    def adults(self, day: date) -> list[Stay]:
        """Return the stays of the adults at home on a day."""
        return [stay for stay in self.stays if stay.on(day)]

    def carers(self, day: date) -> list[str]:
        """Return the ids of the parents (or, with none, of the adults) at home on a day."""
        here = self.adults(day)
        parents = [stay.person.id for stay in here if stay.part in ("mother", "father")]
        return parents or [stay.person.id for stay in here]

    def young(self, day: date) -> list[Person]:
        """Return the children of the family who are born and under 18 on a day."""
        return [child for child in self.children if 0 <= child.age(day) < OLDEST[-1]]

    def home(self, day: date) -> str:
        """Return the address on a day."""
        return [address for since, address in self.homes if since <= day or since == self.homes[0][0]][-1]

    def people(self) -> list[Person]:
        """Return everybody, the children first."""
        others = [*(stay.person for stay in self.stays), *self.elsewhere]
        last = [] if self.grandparent is None else [self.grandparent]
        return list({one.id: one for one in (*self.children, *others, *last)}.values())

    def tie(self, of: Person) -> str:
        """Return what somebody is to the children of the family."""
        stay = next((stay for stay in self.stays if stay.person is of), None)
        if stay is not None and stay.part in ("mother", "father"):
            return stay.part
        return "step_parent" if stay is not None and stay.part == "step" else "other"


@cache
def names() -> dict[str, list[str]]:
    """Return the packaged names."""
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))


def band(age: float) -> int:
    """Return the place of an age, in years, among the bands of the rates."""
    return sum(age >= edge for edge in BANDS)


def how_many_children(chance: Chance, rates: Rates) -> int:
    """Return how many children a family has at the start; a family's stream begins with this."""
    return 1 + chance.which(rates.many("children-per-family"))


def settle(chance: Chance, rates: Rates, start: date) -> Household:
    """Return a family as it is at the start."""
    many = how_many_children(chance, rates)
    surname = chance.of(names()["family"])
    children = _children(chance, rates, start, many, surname)
    mother = _mother(chance, children, surname)
    father = Person(
        "dad", chance.of(names()["male"]), surname, _earlier(chance, mother.born, 3), "male", _phone(chance)
    )
    home = Household(children, [], [(start, address(chance))])
    _live(chance, rates, home, mother, father)
    if chance.happens(rates.one("other-adult")):
        home.stays.append(Stay(other_adult(chance, surname, mother), "other"))
    if chance.happens(rates.one("grandparent-helps")):
        home.grandparent = newcomer(chance, "gran", "female", _earlier(chance, mother.born, 27))
    return home


def _live(chance: Chance, rates: Rates, home: Household, mother: Person, father: Person) -> None:
    """Say who of the parents lives at home."""
    kind = chance.which((rates.one("both-parents"), rates.one("lone-parent"), 0.10))
    if kind == 0:
        home.stays += [Stay(mother, "mother"), Stay(father, "father")]
        return
    stays = Stay(mother, "mother")
    if chance.happens(1 - rates.one("lone-parent-is-mother")) and kind == 1:
        stays, father = Stay(father, "father"), mother
    home.stays.append(stays)
    home.elsewhere.append(father)
    home.other_home = address(chance) if chance.happens(rates.one("second-home") / 0.36) else ""
    if kind == 2:  # noqa: PLR2004 - a stepfamily
        step = newcomer(chance, "step", "male", _earlier(chance, mother.born, 2))
        home.stays.append(Stay(step, "step"))


def _children(chance: Chance, rates: Rates, start: date, many: int, surname: str) -> list[Person]:
    ages = sorted(_ages(chance, rates, many), reverse=True)
    children = [_child(chance, n, start, age, surname) for n, age in enumerate(ages, 1)]
    for one, other in pairwise(children):
        other.twin_of = one.id if one.born == other.born else ""
    return children


def _ages(chance: Chance, rates: Rates, many: int) -> list[float]:
    """Return the ages of a family's children in years: one drawn by the bands, the others younger or older by gaps."""
    place = chance.which(rates.many("age-shares"))
    ages = [chance.between(OLDEST[place], OLDEST[place + 1])]
    while len(ages) < many:
        if chance.happens(rates.one("twin-share")):
            ages.append(ages[-1])
            continue
        gap = max(chance.stretched(rates.one("sibling-gap"), rates.one("sibling-gap-spread")), CLOSEST) / 12
        small = chance.between(CLOSEST / 12, 2)
        fits = [age for age in (min(ages) - gap, max(ages) + gap) if 0 <= age < OLDEST[-1]]
        near = [age for age in (min(ages) - small, max(ages) + small) if 0 <= age < OLDEST[-1]]
        ages = [*ages, chance.of(fits or near)] if fits or near else ages[:1]
    return ages


def _child(chance: Chance, n: int, start: date, age: float, surname: str) -> Person:
    return born(chance, n, start - timedelta(max(int(age * YEAR), 1)), surname)


def born(chance: Chance, n: int, on: date, surname: str) -> Person:
    """Return a child, the so many-th of its family, born on a day."""
    sex = "male" if chance.happens(0.512) else "female"
    return Person(f"c{n}", chance.of(names()[sex]), surname, on, sex)


def _mother(chance: Chance, children: list[Person], surname: str) -> Person:
    first, last = min(one.born for one in children), max(one.born for one in children)
    span = (last - first).days / YEAR
    age = min(max(chance.around(31, 5.5) - span / 2, YOUNGEST_MOTHER), max(OLDEST_MOTHER - span, YOUNGEST_MOTHER))
    changed = chance.of(names()["family"]) if chance.happens(0.2) else ""
    on = first - timedelta(int(age * YEAR))
    return Person("mum", chance.of(names()["female"]), surname, on, "female", _phone(chance), changed)


def newcomer(chance: Chance, id: str, sex: str, on: date) -> Person:
    """Return an adult who comes from elsewhere, born on a day."""
    return Person(id, chance.of(names()[sex]), chance.of(names()["family"]), on, sex, _phone(chance))


def other_adult(chance: Chance, surname: str, mother: Person) -> Person:
    """Return another adult of a household: a relative or a lodger."""
    sex = "female" if chance.happens(0.5) else "male"
    other = newcomer(chance, "other", sex, mother.born - timedelta(int(chance.between(-8, 30) * YEAR)))
    if chance.happens(0.7):
        other.family = surname
    return other


def address(chance: Chance) -> str:
    """Return an address that nobody lives at."""
    return f"{1 + int(chance.draw() * 180)} {chance.of(names()['streets'])}"


def _earlier(chance: Chance, than: date, years: float) -> date:
    return than - timedelta(int(max(chance.around(years, years / 3 + 1), years - 3) * YEAR))


def _phone(chance: Chance) -> str:
    return f"07700 900{int(chance.draw() * 1000):03d}"
