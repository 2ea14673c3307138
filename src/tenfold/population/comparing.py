"""Simulated rates side by side with the published ones."""

from dataclasses import dataclass
from math import sqrt
from statistics import median

from tenfold.population.tally import Tally

PER_10K = 10_000


@dataclass(frozen=True, slots=True)
class Published:
    """A published figure: its name in the tally, its row, and in which unit it is told."""

    name: str
    row: str
    value: float
    unit: str
    times: float = 1.0


YEARLY, SHARE = "a child-year", "share"
FIGURES = (
    Published("surgery under 1", "H1", 6.72, YEARLY),
    Published("surgery 1-4", "H1", 2.37, YEARLY),
    Published("surgery 5-9", "H1", 1.22, YEARLY),
    Published("surgery 10-14", "H1", 1.07, YEARLY),
    Published("emergency under 1", "H3, H5", 0.80, YEARLY),
    Published("emergency 1-4", "H3", 0.50, YEARLY),
    Published("emergency 5-9", "H3", 0.25, YEARLY),
    Published("emergency 10-14", "H3", 0.30, YEARLY),
    Published("clinic 1-4", "H2", 0.71, YEARLY),
    Published("clinic 5-9", "H2", 0.65, YEARLY),
    Published("not brought", "H12-H13", 0.10, SHARE),
    Published("birth visit in time", "H9", 0.852, SHARE),
    Published("one-year review", "H9", 0.884, SHARE),
    Published("injury under 15", "I4", 0.17, YEARLY),
    Published("births", "F5", 0.054, "a family-year"),
    Published("moves under 5", "F21", 0.10, YEARLY),
    Published("separations", "F14", 0.029, "a couple-year"),
    Published("absence primary", "E1", 0.052, SHARE),
    Published("absence secondary", "E1", 0.084, SHARE),
    Published("referrals", "C2", 519, "10,000 children a year", PER_10K),
    Published("referred again", "C3", 0.226, SHARE),
    Published("assessments in 45 days", "C6", 0.857, SHARE),
    Published("median days of assessments", "C6", 33, "working days"),
    Published("enquiries", "C10", 189, "10,000 children a year", PER_10K),
    Published("enquiries to conference", "C11", 0.31, SHARE),
    Published("conferences in 15 days", "C12", 0.814, SHARE),
    Published("plans", "C14", 51, "10,000 children a year", PER_10K),
    Published("plan visits in 10 days", "W4", 0.791, SHARE),
)
"""Those that a simulation is held against; that of W4 is the mean of its three quarters."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure: published and simulated, in the same unit, and how far they may lie apart by chance."""

    published: Published
    simulated: float
    noise: float

    @property
    def agrees(self) -> bool:
        """Whether they lie no further apart than chance and a tenth allow."""
        return abs(self.simulated - self.published.value) <= self.noise + self.published.value / 10


def compared(tally: Tally) -> list[Compared]:
    """Return every figure, published and simulated, with three standard errors of as many families as there were.

    A family's children are seen, referred and planned for together, so that two or more count as one there.
    """
    return [_one(tally, one) for one in FIGURES]


def _one(tally: Tally, one: Published) -> Compared:
    if one.name.startswith("median"):
        return Compared(one, median(tally.days) if tally.days else 0.0, 60 / sqrt(max(len(tally.days), 1)) * 3)
    seen, of = _counted(tally, one.name)
    value = seen / of if of else 0.0
    expected = one.value / one.times
    spread = expected * (1 - expected) if one.unit == SHARE else expected
    return Compared(one, value * one.times, 3 * sqrt(3 * spread / of) * one.times if of else float("inf"))


def _counted(tally: Tally, name: str) -> tuple[float, float]:
    if name != "injury under 15":
        return tally.seen[name], tally.of[name]
    bands = [f"injury {one}" for one in ("under 1", "1-4", "5-9", "10-14")]
    return sum(tally.seen[one] for one in bands), sum(tally.of[one] for one in bands)


def as_lines(tally: Tally) -> list[str]:
    """Return the comparison as lines of a table."""
    head = f"{'':32}{'published':>12}{'simulated':>12}  {'row':10}"
    lines = [head]
    for one in compared(tally):
        told = one.published
        note = "" if one.agrees else "  apart by more than chance and a tenth"
        unit = (
            told.unit
            if told.unit == SHARE or told.unit.startswith("working")
            else f"per {told.unit.removeprefix('a ')}"
        )
        lines.append(f"{told.name:32}{told.value:12.3f}{one.simulated:12.3f}  {told.row:10}{unit}{note}")
    return lines
