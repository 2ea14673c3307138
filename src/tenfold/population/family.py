"""A family that never existed, while its life is told: its people, its days, what is written and what is true."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tenfold.population.chance import Chance
from tenfold.population.household import Household, Person, settle
from tenfold.population.rates import Rates
from tenfold.population.telling import Telling, Tree
from tenfold.when import add_working_days, is_working_day

FATHER_COMES = 0.25
NURSERY_FROM, SCHOOL_FROM, SCHOOL_TO = 2, 4.6, 16.6


@dataclass(slots=True)
class Status:
    """A child has a status (`in_need`, `on_plan`, `harmed`) from a day until another."""

    child: str
    status: str
    since: date
    until: date | None = None


@dataclass(slots=True)
class Family:
    """One family of one seed, from a day until another."""

    number: int
    chance: Chance
    rates: Rates
    start: date
    end: date
    household: Household
    telling: Telling
    harmed: bool = False
    statuses: list[Status] = field(default_factory=list)
    background: dict[str, bool] = field(default_factory=dict)
    truth: Tree = field(default_factory=dict)
    enrolled: dict[str, str] = field(default_factory=dict)
    busy: list[tuple[date, date]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of its case."""
        return f"family-{self.number:06d}"

    def lead(self, day: date) -> str:
        """Return the council's social care that leads on a day."""
        moved = self.household.moves_council
        return "csc2" if moved is not None and moved <= day else "csc"

    def ids(self, day: date) -> list[str]:
        """Return the ids of the children of a day."""
        return [child.id for child in self.household.young(day)]

    def adult(self, day: date) -> list[str]:
        """Return who comes along with a child on a day: mostly the mother."""
        carers = self.household.carers(day)
        return [carers[-1] if len(carers) > 1 and self.chance.happens(FATHER_COMES) else carers[0]] if carers else []

    def place(self, child: Person, day: date) -> str:
        """Return the school or nursery where a child is on a day, or nothing."""
        kind = self.enrolled.get(child.id, "")
        age = child.age(day)
        if kind != "home" and SCHOOL_FROM <= age < SCHOOL_TO:
            return "school"
        return "nursery" if NURSERY_FROM <= age < SCHOOL_FROM and kind == "nursery" else ""

    def known_to_services(self, day: date) -> bool:
        """Whether the children are in need or on plan on a day."""
        return any(since <= day < until for since, until in self.busy)

    def on_plan(self, child: str, day: date) -> bool:
        """Whether a child is on plan on a day."""
        return any(
            one.child == child and one.status == "on_plan" and one.since <= day < (one.until or self.end)
            for one in self.statuses
        )


def begin(seed: int, number: int, rates: Rates, start: date, end: date) -> Family:
    """Return a family at its start; the same for the same seed, number and rates, however many others there are."""
    chance = Chance(seed, number)
    household = settle(chance, rates, start)
    telling = Telling(Chance(seed, number, "writing"), end, rates.one("written-next-day"))
    return Family(number, chance, rates, start, end, household, telling)


def workday(day: date) -> date:
    """Return a day, or the next working day after it."""
    return day if is_working_day(day) else add_working_days(day, 1)


def school_day(day: date) -> date:
    """Return a day of term on or soon after a day; August has none."""
    day = workday(day)
    return workday(date(day.year, 9, 5)) if day.month == 8 else day  # noqa: PLR2004 - August


def after(day: date, count: float) -> date:
    """Return the so many-th working day after a day."""
    return add_working_days(day, max(round(count), 1))


def weeks(day: date, count: float) -> date:
    """Return the working day so many weeks after a day, or the next one."""
    return workday(day + timedelta(int(count * 7)))
