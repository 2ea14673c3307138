"""The burden: what many measured families come to, group by group and rule by rule."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import ceil
from statistics import median
from typing import Any

from tenfold.population.measuring import GROUPS, ON_PLAN, ORDINARY, Asked, Harm, Measured

MONTH = 365.25 / 12
HUNDRED = 100
LATENESS = frozenset(
    """
    child-not-seen home-not-seen supervision-overdue action-overdue report-missing request-unanswered no-lead
    handover-gap recorded-late legal-advice-late police-unconcluded escalation-open history-not-sought
    """.split()
)
"""Rules that ask for what a service has not yet done, beside the clocks: lateness, counted apart per child on plan."""


def is_lateness(rule: str) -> bool:
    """Whether a rule asks for what a service is late with."""
    return rule.startswith("clock-") or rule in LATENESS


@dataclass(slots=True)
class Group:
    """One group of children: their months, what was asked of them, and how many questions stood at once on a child.

    `hours` counts hours of children by how many questions stood; `peaks` is each child's most at once.
    """

    days: float = 0.0
    asked: list[Asked] = field(default_factory=list)
    hours: Counter[int] = field(default_factory=Counter)
    peaks: Counter[int] = field(default_factory=Counter)

    @property
    def months(self) -> float:
        """Child-months."""
        return self.days / MONTH

    def per_100(self, asked: Iterable[Asked]) -> float:
        """Return how many of some questions opened per 100 child-months."""
        return HUNDRED * sum(1 for _ in asked) / self.months if self.months else 0.0


@dataclass(slots=True)
class Burden:
    """What many families come to."""

    families: int = 0
    groups: dict[str, Group] = field(default_factory=lambda: {name: Group() for name in GROUPS})
    harms: list[Harm] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def take(self, measured: Measured) -> None:
        """Add one family."""
        self.families += 1
        for name, days in measured.days.items():
            self.groups[name].days += days
        for asked in measured.asked:
            self.groups[asked.group].asked.append(asked)
        for name, hours in measured.standing.items():
            self.groups[name].hours.update(hours)
            self.groups[name].peaks.update(measured.peaks[name])
        if measured.harm is not None:
            self.harms.append(measured.harm)

    def rules(self) -> list[str]:
        """Return the rules that asked anything, those that asked most of ordinary children first."""
        many = Counter(asked.rule for asked in self.groups[ORDINARY].asked)
        every = Counter(asked.rule for group in self.groups.values() for asked in group.asked)
        return sorted(every, key=lambda rule: (-many[rule], -every[rule], rule))


def quantile(counted: Counter[int], share: float) -> int:
    """Return the least number that so large a share of what is counted does not exceed."""
    left = share * counted.total()
    for number in sorted(counted):
        left -= counted[number]
        if left <= 0:
            return number
    return 0


def ninth(days: list[float]) -> float:
    """Return the least of some days, in order, that nine in ten do not exceed."""
    return days[ceil(0.9 * len(days)) - 1]


def share(part: int, whole: int) -> float | None:
    """Return a part as a share; None where there is no whole."""
    return round(part / whole, 4) if whole else None


def as_json(burden: Burden) -> dict[str, Any]:
    """Return the one object that other programs read. It only grows."""
    told: dict[str, Any] = {name: _group(burden.groups[name]) for name in GROUPS[:-1]}
    return {"families": burden.families} | told | {"harmed": _harmed(burden), "rules": dict(_rules(burden))}


def _group(group: Group) -> dict[str, Any]:
    immediate = sorted(one.days for one in group.asked if one.urgency == "immediate")
    told: dict[str, Any] = {
        "child_months": round(group.months, 1),
        "opened_per_100_child_months": round(group.per_100(group.asked), 3),
        "standing_median": quantile(group.hours, 0.5),
        "standing_p99": quantile(group.peaks, 0.99),
        "standing_p99_of_hours": quantile(group.hours, 0.99),
        "peak_median": quantile(group.peaks, 0.5),
        "closed_by_evidence": share(sum(one.by_evidence for one in group.asked), len(group.asked)),
        "immediate_days_median": round(median(immediate), 1) if immediate else None,
        "immediate_days_p90": round(ninth(immediate), 1) if immediate else None,
    }
    late = [one for one in group.asked if is_lateness(one.rule)]
    return told | {"service_lateness_per_100_child_months": round(group.per_100(late), 3)}


def _harmed(burden: Burden) -> dict[str, Any]:
    known = [one for one in burden.harms if one.fact_to_go_by]
    spoke = sum(one.spoke for one in known)
    themes = sorted({theme for one in known for theme in one.days_before})
    first = {theme: [one.days_before[theme] for one in known if theme in one.days_before] for theme in themes}
    return {
        "families": len(known),
        "spoke_30_days_before": spoke,
        "spoke_share": share(spoke, len(known)),
        "nothing_to_go_by": len(burden.harms) - len(known),
        "patterns": dict(_patterns(known)),
        "themes": {
            theme: {"families": len(days), "days_before_median": round(median(days), 1)}
            for theme, days in first.items()
        },
        "opened_per_100_child_months": round(burden.groups["harmed"].per_100(burden.groups["harmed"].asked), 3),
    }


def _patterns(harms: list[Harm]) -> Iterator[tuple[str, dict[str, Any]]]:
    for pattern in sorted({one.pattern for one in harms}):
        mine = [one for one in harms if one.pattern == pattern]
        yield pattern, {"families": len(mine), "spoke_30_days_before": sum(one.spoke for one in mine)}


def _rules(burden: Burden) -> Iterator[tuple[str, dict[str, Any]]]:
    for rule in burden.rules():
        mine = [one for group in burden.groups.values() for one in group.asked if one.rule == rule]
        days = sorted(one.days for one in mine)
        ordinary = [one for one in burden.groups[ORDINARY].asked if one.rule == rule]
        yield (
            rule,
            {
                "opened": len(mine),
                "closed_by_evidence": share(sum(one.by_evidence for one in mine), len(mine)),
                "days_standing_median": round(median(days), 1),
                "days_standing_p90": round(ninth(days), 1),
                "opened_by_group": {
                    name: sum(one.rule == rule for one in burden.groups[name].asked) for name in GROUPS
                },
                "ordinary_per_100_child_months": round(burden.groups[ORDINARY].per_100(ordinary), 4),
                "ordinary_closed_by_evidence": share(sum(one.by_evidence for one in ordinary), len(ordinary)),
                "lateness": is_lateness(rule),
            },
        )


BARS = (
    (ORDINARY, "opened_per_100_child_months", 2.0),
    (ORDINARY, "standing_p99", 4),
    (ON_PLAN, "standing_median", 5),
)
SPOKE = 0.8


def held(told: dict[str, Any]) -> list[tuple[str, float | None, float, bool]]:
    """Return each bar that the burden must hold: its words, what was measured, the bar, and whether it holds."""
    found = [(f"{group}: {key}", told[group][key], bar, told[group][key] <= bar) for group, key, bar in BARS]
    spoke = told["harmed"]["spoke_share"]
    return [*found, ("harmed: spoke_share", spoke, SPOKE, spoke is not None and spoke >= SPOKE)]
