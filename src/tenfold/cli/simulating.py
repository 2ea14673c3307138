"""`tenfold simulate`: invented families into a new folder, with the rates that came out beside the published ones."""

import os
import sys
from datetime import date
from pathlib import Path

import msgspec

from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up
from tenfold.cli.writing import write
from tenfold.population.comparing import as_lines
from tenfold.population.simulating import Wanted, described, simulate
from tenfold.population.tally import Tally
from tenfold.when import CannotCount, add_months, add_working_days

ROOM_AT_THE_END = 400
"""Working days that the simulator counts past its last day."""


def simulate_into(
    out: Path, *, children: int, seed: int, since: str, years: int, feeds: bool, processes: int | None
) -> None:
    """Simulate into a folder that is not there yet, and print the comparison."""
    wanted = Wanted(seed, _first_day(since, years), years, feeds=feeds)
    if out.exists() and any(out.iterdir()):
        give_up(f"{out} is not empty. Name a new folder.", WRONG_USE)
    tally, many = Tally(), 0
    try:
        for families, counted in simulate(wanted, children, out, processes or os.cpu_count() or 1):
            many += families
            tally.add(counted)
            sys.stderr.write(f"\r{many} families")
    except OSError as refusal:
        give_up(f"{out} cannot be written ({refusal.strerror}).", PROBLEMS)
    sys.stderr.write("\n")
    (out / "simulated.json").write_bytes(
        msgspec.json.format(msgspec.json.encode(described(wanted, children, many)), indent=1)
    )
    write(f"{many} families with {children} children in {out}. None of them ever existed.", "", *as_lines(tally))


def _first_day(told: str, years: int) -> date:
    try:
        day = date.fromisoformat(told)
        add_working_days(add_months(day, 12 * years), ROOM_AT_THE_END)
        add_working_days(day, -ROOM_AT_THE_END)
    except (ValueError, CannotCount):
        give_up(f"--from {told} is no day whose working days can be counted. Try --from 2023-01-01.", WRONG_USE)
    return day
