"""Our rules beside the same ones in SQL, in CLIPS and in durable_rules: time a family, peak memory, lines a rule.

`python -m benchmarks.peers [DIR]`: over DIR's families (those of a sweep), else over as many as `FAMILIES` made ones.
Each peer runs in a process of its own, over the same families; all must give the same answers. Ours begins with the
bytes as they lie in Parquet; peers are given flat tables, made beforehand.
"""

import inspect
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

from benchmarks.peers_facts import COLUMNS, Tables, flat, warnings
from benchmarks.sweep import ROOT, told
from tenfold.guidance import Guidance
from tenfold.picture import fold_once
from tenfold.population.sweep_entries import families, parts
from tenfold.population.sweep_family import Asked, case_of
from tenfold.questions.all import RULES
from tenfold.when import AsOf, Time

FAMILIES = 2_000
RULE_IDS = ("clock-core-group",)
"""The rules that all peers express so far; the others of the six are said in docs/decisions/0026."""
OURS = ("ours, folded", "ours, from bytes")
Answers = dict[str, list[list[str]]]


def on_of(folder: Path) -> Asked:
    """Return the day to ask on: that of the last entry, so that what is under way is asked about."""
    import polars as pl

    last = max(pl.scan_parquet(part).select(pl.col("recorded").max()).collect().item() for part in parts(folder))
    moment = Time.told(str(last.date())).last
    return Asked(moment, moment)


def ours(folder: Path, asked: Asked, *, from_bytes: bool) -> tuple[Answers, float]:
    """Fold and ask, family by family; return the answers and the seconds of CPU that asking took.

    From the bytes as they lie in Parquet all of it is counted; else asking alone, as of peers whose tables are landed.
    """
    rules = [rule for rule in RULES if rule.id in RULE_IDS]
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
    from benchmarks import peers_sql

    db = peers_sql.load(tables)
    start = time.process_time()
    found = {rule: [list(one) for one in peers_sql.ask(db, rule, now)] for rule in RULE_IDS}
    return found, time.process_time() - start


def by_family(tables: Tables) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Return each family's rows with the names of their columns, as rule engines are told them."""
    found: defaultdict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for name, columns in COLUMNS.items():
        if name != "warns":
            for family, *values in tables[name]:
                found[family].append((name, dict(zip(columns.split()[1:], values, strict=True))))
    return found


def in_clips(tables: Tables, now: int) -> tuple[Answers, float]:
    """Ask in CLIPS, family by family."""
    from benchmarks.peers_clips import Peer

    rows_of, found = by_family(tables), {}
    start = time.process_time()
    for rule in RULE_IDS:
        peer = Peer(rule, dict(tables["warns"]))
        found[rule] = [[family, one] for family, rows in rows_of.items() for one in peer.ask(rows, now)]
    return found, time.process_time() - start


def in_durable_rules(tables: Tables, now: int) -> tuple[Answers, float]:
    """Ask in durable_rules, family by family."""
    from benchmarks.peers_durable import Peer

    rows_of, found = by_family(tables), {}
    start = time.process_time()
    for rule in RULE_IDS:
        peer = Peer(rule, dict(tables["warns"]), now)
        found[rule] = [[family, one] for family, rows in rows_of.items() for one in peer.ask(family, rows)]
    return found, time.process_time() - start


PEERS: dict[str, Callable[[Tables, int], tuple[Answers, float]]] = {
    "SQL in DuckDB": in_sql,
    "CLIPS": in_clips,
    "durable_rules": in_durable_rules,
}
PACKAGES = {"SQL in DuckDB": "duckdb", "CLIPS": "clipspy", "durable_rules": "durable_rules"}


def tables_of(folder: Path, asked: Asked) -> Tables:
    """Return the flat tables of the same families."""
    tables: Tables = {name: [] for name in COLUMNS}
    for family in islice((family for part in parts(folder) for family in families(part)), FAMILIES):
        flat(family.name, case_of(family, asked), tables)
    tables["warns"] = list(warnings(date(2008, 1, 1), date(2027, 1, 1)))
    return tables


def one_peer(name: str, folder: Path, tables: Path) -> None:
    """Run one peer in this process and print what it found, how long it took and its peak memory, for the other."""
    asked = on_of(folder)
    if name in OURS:
        found, seconds = ours(folder, asked, from_bytes=name == OURS[1])
    else:
        landed = pickle.loads(tables.read_bytes())  # noqa: S301 - written by this run
        found, seconds = PEERS[name](landed, int(asked.on.timestamp()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"found": {id: sorted(one) for id, one in found.items()}, "seconds": seconds, "peak": peak}))


def results(folder: Path) -> dict[str, dict[str, Any]]:
    """Run ours and every peer, each in a process of its own."""
    with tempfile.TemporaryDirectory() as named:
        tables = Path(named) / "tables"
        tables.write_bytes(pickle.dumps(tables_of(folder, on_of(folder))))
        return {
            name: json.loads(
                subprocess.run(
                    [sys.executable, "-m", "benchmarks.peers", "--one", name, str(folder), str(tables)],
                    cwd=ROOT, check=True, stdout=subprocess.PIPE,
                ).stdout.splitlines()[-1]  # what an engine prints of itself stands above
            )
            for name in (*OURS, *PEERS)
        }  # fmt: skip


def report(found: dict[str, dict[str, Any]], count: int) -> bool:
    """Print what each took, and beside it the bar; return whether all agree."""
    mine = found[OURS[0]]
    each = {name: one["seconds"] / count / len(RULE_IDS) * 1e6 for name, one in found.items()}
    for name, one in found.items():
        called = name if name in OURS else f"{name} ({version(PACKAGES[name])})"
        same = "same answers" if one["found"] == mine["found"] else "OTHER ANSWERS"
        ratios = " ".join(f"{each[name] / each[ours]:7.2f} times “{ours}”" for ours in OURS)
        print(f"{called:<24} {each[name]:9.1f} µs a family and rule, {one['peak']:5.0f} MB, {same}, {ratios}")
    for rule in RULE_IDS:
        print(f"{rule}: {len(mine['found'][rule])} asked; lines of code: {lines_of(rule)}")
    return all(one["found"] == mine["found"] for one in found.values())


def lines_of(rule: str) -> str:
    """Return how many lines each side needs for a rule, blank ones and what many rules share left out."""
    from benchmarks import peers_clips, peers_durable, peers_sql

    home = ROOT / "src/tenfold/questions"
    ours = next(home.rglob(f"{rule.replace('-', '_')}.py")).read_text("utf-8")
    each = {"ours": ours, "SQL": peers_sql.RULES[rule], "CLIPS": peers_clips.RULES[rule]}
    each["durable_rules"] = inspect.getsource(peers_durable.define) + inspect.getsource(peers_durable.Peer._facts)
    return ", ".join(f"{name} {sum(bool(line.strip()) for line in text.splitlines())}" for name, text in each.items())


def main() -> int:
    """Measure and report; exit with 1 where answers differ."""
    if sys.argv[1:2] == ["--one"]:
        one_peer(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
        return 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else made)
        if len(sys.argv) == 1:
            told(folder, FAMILIES)
        count = sum(1 for part in parts(folder) for _ in families(part))
        return 0 if report(results(folder), min(count, FAMILIES)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
