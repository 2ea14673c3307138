"""`tenfold burden`: what the record asks of a folder of simulated families, as a table, a picture or one object."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up
from tenfold.cli.writing import write, write_json
from tenfold.population import sensitivity
from tenfold.population.against import NoSuchRules, by_rules_of
from tenfold.population.burden import Burden, as_json
from tenfold.population.burden_picture import picture_of
from tenfold.population.burden_table import as_lines
from tenfold.population.simulating import Wanted, wanted_again
from tenfold.population.weighing import NoCaseFile, weigh

VARIED_FAMILIES, ALIKE_FAMILIES = 400, 200


def show_burden(
    folder: Path,
    *,
    against: str | None,
    picture: Path | None,
    families: int | None,
    processes: int | None,
    sensitivity: bool,
    as_json: bool,
) -> None:
    """Measure a folder and print the burden, for people or for programs."""
    wanted = _simulated(folder)
    many = processes or os.cpu_count() or 1
    told = _told(folder, many, families)
    other = _other(against, folder, many, families)
    if picture is not None:
        _write_picture(told, picture)
    varied = _varied(wanted, families, many) if sensitivity else None
    if as_json:
        write_json(told | ({"against": other} if other else {}) | ({"sensitivity": varied[0]} if varied else {}))
    else:
        write(*as_table(told, other), *(["", *varied[1]] if varied else []))


def as_table(told: dict[str, Any], other: dict[str, Any] | None) -> list[str]:
    """Return the table's lines; where there are two, what the brackets hold is said first."""
    head = ["In brackets: the same families by the rules of the other revision.", ""] if other else []
    return [*head, *as_lines(told, other)]


def _simulated(folder: Path) -> Wanted:
    try:
        return wanted_again(json.loads((folder / "simulated.json").read_text("utf-8")))
    except (OSError, ValueError, KeyError):
        give_up(
            f"{folder} is no folder of families. Make one with: tenfold simulate --children 3000 --out DIR", WRONG_USE
        )


def _told(folder: Path, processes: int, families: int | None) -> dict[str, Any]:
    burden = Burden()
    try:
        for burden in weigh(folder, processes, families):
            sys.stderr.write(f"\r{burden.families} families")
    except (OSError, NoCaseFile) as refusal:
        give_up(f"{folder} cannot be measured: {refusal}", PROBLEMS)
    sys.stderr.write("\n")
    return as_json(burden)


def _other(against: str | None, folder: Path, processes: int, families: int | None) -> dict[str, Any] | None:
    if against is None:
        return None
    try:
        return by_rules_of(against, folder, processes, families)
    except NoSuchRules as refusal:
        give_up(f"--against: {refusal}.", WRONG_USE)


def _write_picture(told: dict[str, Any], to: Path) -> None:
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(picture_of(told), "utf-8")
    except OSError as refusal:
        give_up(f"{to} cannot be written ({refusal.strerror}). Name another file.", PROBLEMS)
    sys.stderr.write(f"Wrote {to}\n")


def _varied(wanted: Wanted, families: int | None, processes: int) -> tuple[dict[str, Any], list[str]]:
    """Return the table of rates set otherwise, as one object and as lines."""
    rows = []
    for one in sensitivity.vary(wanted, families or VARIED_FAMILIES, processes):
        rows.append(one)
        sys.stderr.write(f"\r{len(rows)} variations: {one.name:60}")
    sys.stderr.write("\n")
    alike = sensitivity.backgrounds(wanted, min(families or ALIKE_FAMILIES, ALIKE_FAMILIES), processes)
    lines = ["With each rate set otherwise, all else equal:", *sensitivity.as_lines(rows), ""]
    lines += [f"{kind:28} families asked otherwise with it than without: {many}" for kind, many in alike.items()]
    return {"rates": {one.name: one.told for one in rows}, "backgrounds": alike}, lines
