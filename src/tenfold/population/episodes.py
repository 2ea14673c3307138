"""Which families children's services come to know, when, how far it goes, and for how long."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import log

from tenfold.population.chance import YEAR
from tenfold.population.family import Family, Status, after, workday
from tenfold.when import add_working_days

SOURCES = ("police", "school", "health", "housing", "public", "other")
IN_DAYS = (0, 0.25, 0.5, 0.75, 0.857, 0.958, 1)
EPISODE_ENDS, PLAN_ENDS = (3, 6, 12, 24, 40), (3, 6, 12, 24, 34)
MONTH = YEAR / 12
BEYOND = timedelta(365)
ENQUIRY_DAYS = 10
SHORTEST, LEAST_HELP = 4, 10
NOT_YET_KNOWN = 1.03
"""Families already known are not referred for the first time: those who are not are referred as much oftener."""
SOONER = 1.6
"""The year is counted from the referral, of which much is over when services close: what is left is as much busier."""


@dataclass(slots=True)
class Episode:
    """One time in which services know a family: each step with its day, None where it did not come to it."""

    referred: date
    decided: date
    source: str
    assessed: date | None = None
    in_need: bool = False
    strategy: date | None = None
    conference: date | None = None
    plan_until: date | None = None
    left_out: bool = False
    until: date = date.max


def decide(family: Family) -> list[Episode]:
    """Return the episodes of a family, and note when it is known to services."""
    chance, rates = family.chance, family.rates
    first = rates.one("referral") * (1 - rates.one("re-referral")) * NOT_YET_KNOWN
    waiting = chance.days(first, family.start, family.end)
    found: list[Episode] = []
    while waiting:
        referred = workday(waiting.pop(0))
        if found and referred <= found[-1].until:
            continue
        one = _episode(family, referred)
        found.append(one)
        again = -log(1 - rates.one("re-referral")) * SOONER
        year = min(one.until + timedelta(365), family.end)
        waiting = [*chance.days(again, one.until + timedelta(5), year)[:1], *waiting] if one.until < year else []
        waiting.sort()
    family.busy = [(one.referred, min(one.until, family.end)) for one in found]
    return found


def _episode(family: Family, referred: date) -> Episode:
    chance, rates = family.chance, family.rates
    in_time = chance.happens(rates.one("decided-in-a-day"))
    decided = after(referred, 1 if in_time else chance.between(2, 4))
    one = Episode(referred, decided, SOURCES[chance.which(rates.many("referral-sources"))], until=decided)
    if chance.happens(rates.one("no-further-action")):
        return one
    days = chance.quantile(rates.many("assessment-days"), IN_DAYS)
    one.assessed = one.until = after(referred, days)
    one.in_need = not chance.happens(rates.one("not-in-need") / (1 - rates.one("no-further-action")))
    if one.in_need:
        one.until = _ends(family, one.assessed, MONTH * _stays(family))
    if chance.happens(rates.one("enquiry") / (1 - rates.one("no-further-action"))):
        _enquire(family, one)
    if one.in_need:
        one.until = max(one.until, add_working_days(one.assessed, LEAST_HELP))
    return one


def _ends(family: Family, begun: date, days: float) -> date:
    """Return the working day on which something ends: at most a year after the last day that is told."""
    return workday(min(begun + timedelta(int(days)), family.end + BEYOND))


def _stays(family: Family) -> float:
    return max(family.chance.months(family.rates.many("episode-months"), EPISODE_ENDS) - 1.5, 0.3)


def _enquire(family: Family, one: Episode) -> None:
    chance, rates = family.chance, family.rates
    one.strategy = after(one.decided, chance.between(0, 3))
    one.assessed = max(one.assessed or one.strategy, add_working_days(one.strategy, SHORTEST))
    one.until = max(one.until, one.assessed)
    if not chance.happens(rates.one("enquiry-to-conference")):
        return
    one.conference = add_working_days(one.strategy, _conference_days(family))
    one.assessed = max(one.assessed, add_working_days(one.conference, -1))
    one.until = max(one.until, one.conference)
    if chance.happens(rates.one("conference-to-plan")):
        months = max(chance.months(rates.many("plan-months"), PLAN_ENDS), 2)
        one.plan_until = _ends(family, one.conference, MONTH * months)
        one.in_need, one.until = True, _ends(family, one.plan_until, chance.between(20, 90))
        one.left_out = chance.happens(rates.one("sibling-left-out")) and len(family.ids(one.conference)) > 1


def _conference_days(family: Family) -> int:
    chance, rates = family.chance, family.rates
    draw = chance.draw()
    if draw < rates.one("conference-very-late"):
        return int(chance.between(21, 34))
    if draw < rates.one("conference-late"):
        return int(chance.between(16, 20.9))
    return int(chance.quantile((9, 13, 14, 15), (0, 0.3, 0.6, 1)))


def mark(family: Family, one: Episode) -> None:
    """Note the statuses of the children of an episode, those born while it lasts too."""
    referred, last = family.ids(one.referred), min(one.until, family.end - timedelta(1))
    for child in dict.fromkeys((*referred, *family.ids(last))):
        family.statuses.append(Status(child, "in_need", one.referred, one.until))
    if one.conference is not None and one.plan_until is not None:
        for child in referred[:-1] if one.left_out else referred:
            family.statuses.append(Status(child, "on_plan", one.conference, one.plan_until))
