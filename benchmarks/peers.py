"""Our rules beside the same ones in SQL, in CLIPS and in durable_rules: time a family, peak memory, lines a rule.

`python -m benchmarks.peers [DIR]`: over DIR's families (those of a sweep), else over as many as `FAMILIES` made ones.
Each peer runs in a process of its own, over the same families; all must give the same answers. Ours begins with the
bytes as they lie in Parquet; peers are given flat tables, made beforehand. A peer is held beside ours over the rules
that are written for it.
"""

import json
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks import peers_clips, peers_durable, peers_sql
from benchmarks.peers_facts import COLUMNS, NEEDS, SHARED, Tables, calendar, flat, warnings
from benchmarks.peers_families import made
from benchmarks.peers_lines import lines_of
from benchmarks.sweep import ROOT
from tenfold.guidance import Guidance
from tenfold.picture import fold_once
from tenfold.population.sweep_entries import families, parts
from tenfold.population.sweep_family import Asked, case_of
from tenfold.questions.all import RULES
from tenfold.when import AsOf, Time

FAMILIES = 2_000
RULE_IDS = tuple(NEEDS)
"""The six rules that are named for this; which of them a peer lacks is printed, and said in docs/decisions/0026."""
OURS = ("ours, folded", "ours, from bytes")
Answers = dict[str, list[list[str]]]


def on_of(folder: Path) -> Asked:
    """Return the day to ask on: that of the last entry, so that what is under way is asked about."""
    import polars as pl

    last = max(pl.scan_parquet(part).select(pl.col("recorded").max()).collect().item() for part in parts(folder))
    moment = Time.told(str(last.date())).last
    return Asked(moment, moment)


def ours(folder: Path, asked: Asked, wanted: tuple[str, ...], *, from_bytes: bool) -> tuple[Answers, float]:
    """Fold and ask, family by family; return the answers and the seconds of CPU that asking took.

    From the bytes as they lie in Parquet all of it is counted; else asking alone, as of peers whose tables are landed.
    """
    rules = [rule for rule in RULES if rule.id in wanted]
    found: Answers = {rule.id: [] for rule in rules}
    guidance, spent = Guidance.dated(), 0.0
    for family in list(islice((family for part in parts(folder) for family in families(part)), FAMILIES)):
        start = time.process_time()
        p = fold_once(case_of(family, asked), AsOf.at(asked.on), guidance)
        folded = time.process_time()
        for rule in rules:
            found[rule.id] += [[family.name, one.id] for one in rule.subjects(p) if rule.ask(p, one) is not None]
        spent += time.process_time() - (start if from_bytes else folded)
    return found, spent


def in_sql(tables: Tables, now: int) -> tuple[Answers, float]:
    """Ask in SQL, over all families at once; landing the tables is not counted."""
    peer = peers_sql.Peer(tables)
    start = time.process_time()
    found = {rule: [list(one) for one in peer.ask(rule, now)] for rule in peers_sql.RULES}
    return found, time.process_time() - start


def by_family(tables: Tables) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Return each family's rows with the names of their columns, as rule engines are told them."""
    found: defaultdict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for name, columns in COLUMNS.items():
        if name not in SHARED:
            for family, *values in tables[name]:
                found[family].append((name, dict(zip(columns.split()[1:], values, strict=True))))
    return found


def in_clips(tables: Tables, now: int) -> tuple[Answers, float]:
    """Ask in CLIPS, family by family."""
    rows_of = by_family(tables)
    found: Answers = {rule: [] for rule in peers_clips.RULES}
    peer = peers_clips.Peer(tables)
    start = time.process_time()
    for family, rows in rows_of.items():
        for rule, one in peer.ask(rows, now):
            found[rule].append([family, one])
    return found, time.process_time() - start


def in_durable_rules(tables: Tables, now: int) -> tuple[Answers, float]:
    """Ask in durable_rules, family by family."""
    rows_of, found = by_family(tables), {}
    start = time.process_time()
    for rule in peers_durable.RULES:
        peer = peers_durable.Peer(rule, dict(tables["warns"]), now)
        found[rule] = [[family, one] for family, rows in rows_of.items() for one in peer.ask(family, rows)]
    return found, time.process_time() - start


PEERS: dict[str, Callable[[Tables, int], tuple[Answers, float]]] = {
    "SQL in DuckDB": in_sql,
    "CLIPS": in_clips,
    "durable_rules": in_durable_rules,
}
WRITTEN: dict[str, tuple[str, ...]] = {
    "SQL in DuckDB": tuple(peers_sql.RULES),
    "CLIPS": tuple(peers_clips.RULES),
    "durable_rules": tuple(peers_durable.RULES),
}
PACKAGES = {"SQL in DuckDB": "duckdb", "CLIPS": "clipspy", "durable_rules": "durable_rules"}


def tables_of(folder: Path, asked: Asked) -> Tables:
    """Return the flat tables of the same families."""
    tables: Tables = {name: [] for name in COLUMNS}
    for family in islice((family for part in parts(folder) for family in families(part)), FAMILIES):
        flat(family.name, case_of(family, asked), tables)
    tables["warns"] = list(warnings(date(2008, 1, 1), date(2027, 1, 1)))
    tables["calendar"] = list(calendar())
    return tables


def one_peer(name: str, folder: Path, tables: Path, rules: tuple[str, ...]) -> None:
    """Run one peer in this process and print what it found, how long it took and its peak memory, for the other."""
    asked = on_of(folder)
    if name in OURS:
        found, seconds = ours(folder, asked, rules, from_bytes=name == OURS[1])
    else:
        landed = pickle.loads(tables.read_bytes())  # noqa: S301 - written by this run
        found, seconds = PEERS[name](landed, int(asked.on.timestamp()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"found": {id: sorted(one) for id, one in found.items()}, "seconds": seconds, "peak": peak}))


def run(name: str, folder: Path, tables: Path, rules: tuple[str, ...]) -> dict[str, Any]:
    """Run ours or a peer in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.peers", "--one", name, str(folder), str(tables), str(FAMILIES), *rules]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    told = next(one for one in done.stdout.splitlines() if one.startswith(b'{"found"'))  # engines print of themselves
    found: dict[str, Any] = json.loads(told)
    return found


def report(folder: Path, count: int) -> bool:
    """Run each peer, and ours over the rules that the peer has; print both, and return whether all agree."""
    agree, mine = True, dict[tuple[str, ...], dict[str, dict[str, Any]]]()
    with tempfile.TemporaryDirectory() as named:
        tables = Path(named) / "tables"
        tables.write_bytes(pickle.dumps(tables_of(folder, on_of(folder))))
        for name, rules in WRITTEN.items():
            if rules not in mine:
                mine[rules] = {one: run(one, folder, tables, rules) for one in OURS}
                for one, done in mine[rules].items():
                    print(line(one, done, count * len(rules), rules))
            peer = run(name, folder, tables, rules)
            same = all(peer["found"][rule] == mine[rules][OURS[0]]["found"][rule] for rule in rules)
            ratios = " ".join(
                f"{peer['seconds'] / done['seconds']:7.2f} times “{one}”" for one, done in mine[rules].items()
            )
            called = f"{name} ({version(PACKAGES[name])})"
            verdict = "same answers" if same else "OTHER ANSWERS"
            print(f"{line(called, peer, count * len(rules), rules)}, {verdict}, {ratios}")
            agree = agree and same
    asked = next(iter(mine.values()))[OURS[0]]["found"]
    for rule in RULE_IDS:
        print(f"{rule}: {len(asked[rule])} asked; lines of code: {lines_of(rule, folder, on_of(folder))}")
    return agree


def line(called: str, done: dict[str, Any], times: int, rules: tuple[str, ...]) -> str:
    """Return what one took."""
    return (
        f"{called:<24} {done['seconds'] / times * 1e6:9.1f} µs a family and rule ({len(rules)}), {done['peak']:5.0f} MB"
    )


def main() -> int:
    """Measure and report; exit with 1 where answers differ."""
    if sys.argv[1:2] == ["--one"]:
        globals()["FAMILIES"] = int(sys.argv[5])
        one_peer(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]), tuple(sys.argv[6:]))
        return 0
    with tempfile.TemporaryDirectory() as named:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else named)
        if len(sys.argv) == 1:
            made(folder, FAMILIES)
        count = sum(1 for part in parts(folder) for _ in families(part))
        return 0 if report(folder, min(count, FAMILIES)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
