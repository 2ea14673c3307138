"""Families that never existed, many of them, written as case files: the same seed gives the same bytes."""

import gc
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from tenfold.population import episodes, feeds, harm, health, living, policing, responding, schooling
from tenfold.population.background import write_background
from tenfold.population.chance import Chance
from tenfold.population.family import Family, begin
from tenfold.population.household import how_many_children
from tenfold.population.opening import open_record
from tenfold.population.rates import Rates, packaged
from tenfold.population.tally import Tally
from tenfold.population.telling import header
from tenfold.when import add_months

FOLDER = 1000
WARM_UP_YEARS = 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be simulated: from which seed, from when, over how many years, by which rates."""

    seed: int
    start: date
    years: int = 2
    rates: Rates = field(default_factory=packaged)
    feeds: bool = False

    @property
    def end(self) -> date:
        """The first day that is no longer told."""
        return add_months(self.start, 12 * self.years)


def family_of(wanted: Wanted, number: int, *, backgrounds: bool = True) -> Family:
    """Return one family with its life told; it depends on the seed, its number and the rates alone."""
    family = begin(wanted.seed, number, wanted.rates, wanted.start, wanted.end)
    family.harmed = family.chance.happens(wanted.rates.one("harmed-share")) and harm.possible(family)
    known = [] if family.harmed else episodes.decide(family)
    if family.harmed:
        harm.decide(family)
    living.decide(family)
    for one in known:
        episodes.mark(family, one)
    open_record(family)
    living.tell(family)
    health.tell(family)
    schooling.tell(family)
    policing.tell(family)
    for one in known:
        responding.tell(family, one)
    responding.contacts(family)
    responding.infant_protocol(family)
    if family.harmed:
        harm.tell(family)
    if backgrounds:
        write_background(family)
    return family


def lines_of(family: Family) -> list[bytes]:
    """Return a family's case file, line by line: its header, then its entries as the record came to hold them."""
    moved = family.household.moves_council
    leads = [{"agency": "csc"}, {"agency": "csc2", "from": moved.isoformat()}] if moved else None
    return [header(family.name, leads), *family.telling.lines()]


def truth_of(family: Family) -> dict[str, Any]:
    """Return what is true of a family and no rule may read, for its line of the truth file."""
    statuses = [
        {"child": one.child, "status": one.status, "from": one.since.isoformat(),
         "to": min(one.until, family.end).isoformat() if one.until else None}
        for one in family.statuses
    ]  # fmt: skip
    home = family.household
    children = [{"id": one.id, "born": one.born.isoformat(), "twin_of": one.twin_of or None} for one in home.children]
    told = {"family": family.name, "strand": "harmed" if family.harmed else "ordinary", "children": children}
    return told | {"statuses": statuses, "background": family.background} | family.truth


def families_for(wanted: Wanted, children: int) -> int:
    """Return how many families hold so many children at the start: the last one may go over."""
    many = 0
    while children > 0:
        children -= how_many_children(Chance(wanted.seed, many), wanted.rates)
        many += 1
    return many


def simulate(wanted: Wanted, children: int, out: Path, processes: int) -> Iterator[tuple[int, Tally]]:
    """Write so many children's families below a folder; yield after each thousand families how many, and their tally.

    Memory does not grow with their number: each process holds one family at a time.
    """
    families = families_for(wanted, children)
    (out / "cases").mkdir(parents=True)
    jobs = [(wanted, first, min(first + FOLDER, families), out) for first in range(0, families, FOLDER)]
    with ProcessPoolExecutor(processes) as pool, (out / "truth.jsonl").open("wb") as truth:
        waiting = iter(jobs)
        running = [pool.submit(write_thousand, *job) for job in islice(waiting, 2 * processes)]
        while running:
            many, tally, part = running.pop(0).result()
            truth.write(part.read_bytes())
            part.unlink()
            running += [pool.submit(write_thousand, *job) for job in islice(waiting, 1)]
            yield many, tally


def write_thousand(wanted: Wanted, first: int, last: int, out: Path) -> tuple[int, Tally, Path]:
    """Write the families from one number to another into one folder; return how many, their tally, and their truth."""
    gc.enable()
    thousand = f"{first // FOLDER:04d}"
    folder = out / "cases" / thousand
    folder.mkdir()
    tally, part = Tally(), out / f".truth-{thousand}"
    exports = feeds.Exports(out / "feeds", thousand) if wanted.feeds else None
    with part.open("wb") as truth:
        for number in range(first, last):
            family = family_of(wanted, number)
            (folder / f"{family.name}.jsonl").write_bytes(b"\n".join(lines_of(family)) + b"\n")
            told = truth_of(family)
            if exports is not None:
                told["links"] = exports.write(family, wanted.seed)
            truth.write(msgspec.json.encode(told) + b"\n")
            if not family.harmed:
                tally.count(family)
    if exports is not None:
        exports.close()
    return last - first, tally, part


def described(wanted: Wanted, children: int, families: int) -> dict[str, Any]:
    """Return the parameters of a simulation as plain values, for `simulated.json`."""
    return {
        "seed": wanted.seed,
        "children": children,
        "families": families,
        "from": wanted.start.isoformat(),
        "years": wanted.years,
        "until": wanted.end.isoformat(),
        "rates": wanted.rates.used(),
    }


def wanted_again(told: dict[str, Any]) -> Wanted:
    """Return what a `simulated.json` says was wanted, with the rates that were used."""
    rates = {name.replace("-", "_"): _value(one["value"]) for name, one in told["rates"].items()}
    known = {name: value for name, value in rates.items() if name.replace("_", "-") in packaged().known}
    return Wanted(told["seed"], date.fromisoformat(told["from"]), told["years"], packaged().having(**known))


def _value(told: Any) -> Any:
    return tuple(told) if isinstance(told, list) else told
