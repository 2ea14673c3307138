"""The rules as SQL in DuckDB: `rules/*.sql`, one query a rule over all families, on the shared tables of `*.sql`.

A table whose facts can be told again holds every telling (`k` is where it stands in the record); tables of things, made
of them, hold each thing as its latest telling leaves it.
"""

from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from benchmarks.peers_facts import COLUMNS, FLAGS, NEEDS, NUMBERS, PEOPLE, SHARED, Tables

HERE = Path(__file__).parent
RULES = {rule: (HERE / "rules" / f"{rule.replace('-', '_')}.sql").read_text("utf-8") for rule in NEEDS}


class Peer:
    """A database with all families' tables landed."""

    def __init__(self, tables: Tables) -> None:
        self._db, self._made = duckdb.connect(), set[str]()
        self._db.execute("create schema landed")
        for name, columns in COLUMNS.items():
            rows = pl.DataFrame(tables[name], schema=[_typed(column) for column in columns.split()], orient="row")
            self._db.register("rows", rows.to_arrow())
            self._db.execute(f"create table {'main' if name in SHARED else 'landed'}.{name} as from rows")

    def ask(self, rule: str, now: int) -> list[tuple[str, str]]:
        """Return the families and subjects of which a rule asks; the first that needs a shared table makes it."""
        if not self._made:
            self._db.execute(f"create macro now_at() as {now}")
        for name in ("standing", *NEEDS[rule]):
            if name not in self._made:
                self._made.add(name)
                self._db.execute(shared(name))
        found: list[Any] = self._db.execute(RULES[rule]).fetchall()
        return [(family, subject) for family, subject in found]


def shared_by(rule: str) -> str:
    """Return the text of all shared tables that a rule rests on."""
    return "\n".join((HERE / f"{name}.sql").read_text("utf-8") for name in ("standing", *NEEDS[rule]))


def shared(name: str) -> str:
    """Return the text that makes some shared tables."""
    told = (HERE / f"{name}.sql").read_text("utf-8")
    if name != "standing":
        return told
    return told + ";\n".join(
        _standing(table, columns.split()) for table, columns in COLUMNS.items() if table not in SHARED
    )


def _standing(name: str, columns: list[str]) -> str:
    """Return the text that makes a table of the rows that stand, with people under the id that is kept."""
    people = [one for one in columns if one in PEOPLE or (name, one) == ("person", "id")]
    chosen = [f"coalesce({one}_kept.one, t.{one}) as {one}" if one in people else f"t.{one}" for one in columns]
    place = ", t.ord * 1000 + t.nth as k" if "nth" in columns and "ord" in columns else ""
    joins = [
        f"left join kept {one}_kept on {one}_kept.family = t.family and {one}_kept.person = t.{one}" for one in people
    ]
    gone = "anti join corrected c on c.family = t.family and c.ord = t.ord" if "ord" in columns else ""
    told = f"{', '.join(chosen)}{place} from landed.{name} t {' '.join(joins)} {gone}"
    return f"create temp table {name} as select {told}"


def _typed(column: str) -> tuple[str, Any]:
    number = column in NUMBERS or column.endswith("_day")
    return column, pl.Int64 if number else pl.Boolean if column in FLAGS else pl.String
