"""How far the burden hangs on what nobody knows: the same families again, with one rate set otherwise each time."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from tenfold.casefiles import check_lines
from tenfold.population.background import KINDS, write_background
from tenfold.population.burden import Burden, as_json
from tenfold.population.family import Family
from tenfold.population.measuring import Measured, measure
from tenfold.population.simulating import Wanted, family_of, lines_of, truth_of
from tenfold.when import add_months

HALVED, DOUBLED = 0.5, 2.0
OPINIONS = (0.3, 0.6, 0.9)
BY_CHANCE = ("harmed-share", "minority-ethnic", "disabled-child", "poor", "parent-in-care")
"""Assumed shares that no ordinary child's life hangs on: not varied."""


@dataclass(frozen=True, slots=True)
class Varied:
    """One row of the table: what was set otherwise, and the burden that came out."""

    name: str
    row: str | None
    told: dict[str, Any]


def vary(wanted: Wanted, families: int, processes: int) -> Iterator[Varied]:
    """Yield the burden of the first families as they are, and again with each rate set otherwise."""
    with ProcessPoolExecutor(processes) as pool:
        jobs = iter(_variations(wanted))
        running = [(one, _submit(pool, one, families, processes)) for one in islice(jobs, 2)]
        while running:
            (name, row, _), parts = running.pop(0)
            burden = Burden()
            for part in parts:
                for measured in part.result():
                    burden.take(measured)
            running += [(one, _submit(pool, one, families, processes)) for one in islice(jobs, 1)]
            yield Varied(name, row, as_json(burden))


def _submit(pool: ProcessPoolExecutor, one: tuple[str, str | None, Wanted], families: int, processes: int) -> list[Any]:
    return [pool.submit(_some, one[2], n, families, processes) for n in range(processes)]


def _some(wanted: Wanted, first: int, families: int, step: int) -> list[Measured]:
    return [measured_of(wanted, number) for number in range(first, families, step)]


def measured_of(wanted: Wanted, number: int, background: dict[str, bool] | None = None) -> Measured:
    """Return one family simulated and measured; with a background, it has that one and everything else is equal."""
    family = family_of(wanted, number) if background is None else _of_background(wanted, number, background)
    checked = check_lines(lines_of(family))
    if checked.case is None:
        raise ValueError(f"{family.name} is no case file: {checked.problems[0]}")
    return measure(checked.case, truth_of(family), add_months(wanted.end, -12), wanted.end)


def _of_background(wanted: Wanted, number: int, background: dict[str, bool]) -> Family:
    family = family_of(wanted, number, backgrounds=False)
    family.background = background
    write_background(family)
    return family


def _variations(wanted: Wanted) -> Iterator[tuple[str, str | None, Wanted]]:
    yield "as simulated", None, wanted
    for share in OPINIONS:
        yield f"opinion recorded {share:.0%}", None, replace(wanted, rates=wanted.rates.having(opinion_recorded=share))
    for rate in wanted.rates.assumed():
        if rate.name not in BY_CHANCE:
            for words, factor in (("halved", HALVED), ("doubled", DOUBLED)):
                changed = replace(wanted, rates=wanted.rates.times(rate.name, factor))
                yield f"{rate.name} {words}", rate.row, changed


def backgrounds(wanted: Wanted, families: int, processes: int) -> dict[str, int]:
    """Return for each background in how many families anything was asked otherwise with it than without: none may."""
    with ProcessPoolExecutor(processes) as pool:
        parts = [pool.submit(_differing, wanted, n, families, processes) for n in range(processes)]
        found = [part.result() for part in parts]
    return {kind: sum(one[kind] for one in found) for kind in KINDS}


def _differing(wanted: Wanted, first: int, families: int, step: int) -> dict[str, int]:
    found = dict.fromkeys(KINDS, 0)
    nobody = dict.fromkeys(KINDS, False)
    for number in range(first, families, step):
        plain = measured_of(wanted, number, nobody)
        for kind in KINDS:
            found[kind] += measured_of(wanted, number, {**nobody, kind: True}) != plain
    return found


def as_lines(rows: list[Varied]) -> Iterator[str]:
    """Yield the table: each row's burden, and how far it lies from that of the first."""
    yield f"{'':40}{'row':12}{'ordinary /100 cm':>18}{'p99':>5}{'on plan':>9}{'lateness':>10}{'harmed':>8}"
    for one in rows:
        ordinary, on_plan, harmed = (one.told[name] for name in ("ordinary", "on_plan", "harmed"))
        spoke = harmed["spoke_share"]
        yield (
            f"{one.name:40}{one.row or '':12}{ordinary['opened_per_100_child_months']:>18.2f}"
            f"{ordinary['standing_p99']:>5}{on_plan['standing_median']:>9}"
            f"{on_plan['service_lateness_per_100_child_months']:>10.0f}{'–' if spoke is None else f'{spoke:.2f}':>8}"
        )
