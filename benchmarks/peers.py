"""Our rules beside the same ones in SQL, in CLIPS and in durable_rules: time a family, peak memory, lines a rule.

`python -m benchmarks.peers [DIR]`: over DIR's families (those of a sweep), else over as many as `FAMILIES` made ones.
Each peer runs in a process of its own, over the same families; all must give the same answers. Ours begins with the
bytes as they lie in Parquet; peers are given flat tables, made beforehand. A peer is held beside ours over the rules
that are written for it, and over the families that its engine is told of: durable_rules has no room for one in which
its rule finds nothing to begin with.
"""

import gc
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
from tenfold.guidance import EDITIONS, Guidance
from tenfold.picture import fold_once
from tenfold.population.sweep_entries import families, parts
from tenfold.population.sweep_family import Asked, case_of
from tenfold.questions.all import RULES
from tenfold.when import AsOf, Time

FAMILIES = 2_000
LANDED = 200
"""So many families are folded before they are asked about."""
RULE_IDS = tuple(NEEDS)
"""The six rules that are named for this; which of them a peer lacks is printed, and said in docs/decisions/0026."""
OURS = ("ours, folded", "ours, from bytes")
Answers = dict[str, list[list[str]]]
Spent = dict[str, float]
"""Seconds of CPU by family; those of an engine that answers for all at once stand under `AT_ONCE`."""
AT_ONCE = "all at once"


def on_of(folder: Path) -> Asked:
    """Return the day to ask on: that of the last entry, so that what is under way is asked about."""
    import polars as pl

    last = max(pl.scan_parquet(part).select(pl.col("recorded").max()).collect().item() for part in parts(folder))
    moment = Time.told(str(last.date())).last
    return Asked(moment, moment)


def ours(folder: Path, asked: Asked, wanted: tuple[str, ...], *, from_bytes: bool) -> tuple[Answers, Spent]:
    """Fold some families, then ask of each; return the answers and what asking took.

    From the bytes as they lie in Parquet all of it is counted; else asking alone, as of peers whose tables are landed.
    Guidance is read beforehand, as peers are told their rules beforehand.
    """
    for edition in EDITIONS:
        assert edition.limits
    rules = [rule for rule in RULES if rule.id in wanted]
    found: Answers = {rule.id: [] for rule in rules}
    guidance, spent = Guidance.dated(), Spent()
    waiting = islice((family for part in parts(folder) for family in families(part)), FAMILIES)
    while some := list(islice(waiting, LANDED)):
        landed = []
        for family in some:
            start = time.process_time()
            landed.append((family.name, fold_once(case_of(family, asked), AsOf.at(asked.on), guidance)))
            spent[family.name] = (time.process_time() - start) * from_bytes
        for name, p in landed:
            start = time.process_time()
            for rule in rules:
                found[rule.id] += [[name, one.id] for one in rule.subjects(p) if rule.ask(p, one) is not None]
            spent[name] += time.process_time() - start
    return found, spent


def in_sql(tables: Tables, now: int) -> tuple[Answers, Spent]:
    """Ask in SQL, over all families at once; landing the tables is not counted."""
    peer = peers_sql.Peer(tables)
    start = time.process_time()
    found = {rule: [list(one) for one in peer.ask(rule, now)] for rule in peers_sql.RULES}
    return found, {AT_ONCE: time.process_time() - start}


def by_family(tables: Tables) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Return each family's rows with the names of their columns, as rule engines are told them."""
    found: defaultdict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for name, columns in COLUMNS.items():
        if name not in SHARED:
            for family, *values in tables[name]:
                found[family].append((name, dict(zip(columns.split()[1:], values, strict=True))))
    return found


def in_clips(tables: Tables, now: int) -> tuple[Answers, Spent]:
    """Ask in CLIPS, family by family."""
    found: Answers = {rule: [] for rule in peers_clips.RULES}
    peer, spent = peers_clips.Peer(tables), Spent()
    for family, rows in by_family(tables).items():
        start = time.process_time()
        for rule, one in peer.ask(rows, now):
            found[rule].append([family, one])
        spent[family] = time.process_time() - start
    return found, spent


def in_durable_rules(tables: Tables, now: int) -> tuple[Answers, Spent]:
    """Ask in durable_rules, family by family."""
    rows_of, found, spent = by_family(tables), Answers(), Spent()
    for rule in peers_durable.RULES:
        peer, found[rule] = peers_durable.Peer(rule, dict(tables["warns"]), now), []
        for family, rows in rows_of.items():
            start = time.process_time()
            facts = peer.facts(rows)
            if facts:
                found[rule] += [[family, one] for one in peer.ask(family, facts)]
                spent[family] = spent.get(family, 0.0) + time.process_time() - start
    return found, spent


PEERS: dict[str, Callable[[Tables, int], tuple[Answers, Spent]]] = {
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
    gc.disable()  # as a sweep does, and for each alike: when Python looks for what can be dropped is nobody's doing
    if name in OURS:
        found, spent = ours(folder, asked, rules, from_bytes=name == OURS[1])
    else:
        landed = pickle.loads(tables.read_bytes())  # noqa: S301 - written by this run
        found, spent = PEERS[name](landed, int(asked.on.timestamp()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"found": {id: sorted(one) for id, one in found.items()}, "spent": spent, "peak": peak}))


def run(name: str, folder: Path, tables: Path, rules: tuple[str, ...]) -> dict[str, Any]:
    """Run ours or a peer in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.peers", "--one", name, str(folder), str(tables), str(FAMILIES), *rules]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    told = next(one for one in done.stdout.splitlines() if one.startswith(b'{"found"'))  # engines print of themselves
    found: dict[str, Any] = json.loads(told)
    return found


def report(folder: Path) -> bool:
    """Run each peer, and ours over the rules that the peer has; print both, and return whether all agree."""
    agree, mine = True, dict[tuple[str, ...], dict[str, dict[str, Any]]]()
    with tempfile.TemporaryDirectory() as named:
        tables = Path(named) / "tables"
        tables.write_bytes(pickle.dumps(tables_of(folder, on_of(folder))))
        for name, rules in WRITTEN.items():
            if rules not in mine:
                mine[rules] = {one: run(one, folder, tables, rules) for one in OURS}
            peer = run(name, folder, tables, rules)
            same = all(peer["found"][rule] == mine[rules][OURS[0]]["found"][rule] for rule in rules)
            agree = agree and same
            told = mine[rules][OURS[0]]["spent"] if AT_ONCE in peer["spent"] else peer["spent"]
            print(f"{len(rules)} of the rules, {len(told):,} families:")
            took = sum(peer["spent"].values())
            each = {one: sum(done["spent"][family] for family in told) for one, done in mine[rules].items()}
            for one, seconds in each.items():
                print(line(one, seconds / (len(told) * len(rules)), mine[rules][one]["peak"]))
            called = f"{name} ({version(PACKAGES[name])})"
            ratios = ", ".join(f"{took / seconds:.2f} times “{one}”" for one, seconds in each.items())
            verdict = "same answers" if same else "OTHER ANSWERS"
            print(f"{line(called, took / (len(told) * len(rules)), peer['peak'])}, {verdict}, {ratios}")
    asked = next(iter(mine.values()))[OURS[0]]["found"]
    for rule in RULE_IDS:
        print(f"{rule}: {len(asked[rule])} asked; lines of code: {lines_of(rule, folder, on_of(folder))}")
    return agree


def line(called: str, seconds: float, peak: float) -> str:
    """Return what one took for a family and a rule."""
    return f"  {called:<24} {seconds * 1e6:9.1f} µs a family and rule, {peak:5.0f} MB"


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
        return 0 if report(folder) else 1


if __name__ == "__main__":
    raise SystemExit(main())
