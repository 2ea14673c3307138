"""The rules in CLIPS, through clipspy: a family's facts are asserted, all rules run, what they ask is told.

What is negated has to be complete before it is looked for, and CLIPS has no word for that: `;--` in a file begins rules
that wait (`salience`) until those above have run dry. Helpers in Python, as CLIPS has no calendar and can neither
match patterns in text nor retract whatever an entry told: months, working days, when a clock warns, the part of the
body under its side; and one small rule for each table, made here, for entries and ids that do not stand.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import clips
from clips._clips import lib

from benchmarks.peers_facts import COLUMNS, NEEDS, PEOPLE, SHARED, Tables
from tenfold.when import add_months

HERE = Path(__file__).parent
RULES = {rule: (HERE / "rules" / f"{rule.replace('-', '_')}.clp").read_text("utf-8") for rule in NEEDS}
FIRST, HIGHEST = date(1970, 1, 1), 9_000
SIDE = re.compile(r"(\.(left|right|front|back))+$")


class Peer:
    """An environment with the constructs of all rules, told the tables that they read."""

    def __init__(self, tables: Tables) -> None:
        self._env, self._asked = clips.Environment(), dict[tuple[str, str], None]()
        self._starts = [starts for _, starts, _ in tables["calendar"]]
        self._days = [day for day, _, _ in tables["calendar"]]
        self._helpers(dict(tables["warns"]), {day: working for day, _, working in tables["calendar"]})
        needed = dict.fromkeys(name for rule in RULES for name in NEEDS[rule])
        texts = [shared("standing"), *map(shared, needed), *RULES.values()]
        read = set(re.findall(r"\((?:\?f )?(\w+)", "".join(texts)))
        self._tables = [name for name in COLUMNS if name not in SHARED and name in read]
        for name in self._tables:
            columns = COLUMNS[name].split()[1:]
            self._env.build(f"(deftemplate {name} {' '.join(f'(slot {one})' for one in (*columns, 'k'))})")
        for one in constructs(texts):
            self._env.build(one)
        for name in self._tables:
            for one in standing(name):
                self._env.build(one)
        self._templates = {name: self._env.find_template(name) for name in self._tables}

    def ask(self, rows: list[tuple[str, dict[str, Any]]], now: int) -> list[tuple[str, str]]:
        """Return the rules that ask and their subjects, told one family's rows."""
        self._asked.clear()
        self._env.reset()
        _let_go(self._env.assert_string(f"(now {now})"))
        _let_go(self._env.assert_string(f"(today {self._days[bisect_right(self._starts, now) - 1]})"))
        for table, row in rows:
            if table in self._templates:
                place = {"k": row["ord"] * 1000 + row["nth"]} if "ord" in row and "nth" in row else {}
                _let_go(self._templates[table].assert_fact(**row, **place))
        self._env.run()
        return [*self._asked]

    def _helpers(self, warns: dict[int, int], working: dict[int, int]) -> None:
        def months_on(day: int, months: int) -> int:
            return (add_months(FIRST + timedelta(day), months) - FIRST).days

        self._env.define_function(lambda rule, subject: self._asked.setdefault((rule, subject)), "asks")
        self._env.define_function(lambda day: warns.get(day, 2**62), "warns")
        self._env.define_function(lambda day: working[day], "worked")
        self._env.define_function(months_on, "months-on")
        self._env.define_function(lambda site: SIDE.sub("", site), "part-of")
        self._env.define_function(lambda site: site.split(".")[0], "trunk-of")


def _let_go(fact: Any) -> None:
    """Let CLIPS forget a fact at the next reset: clipspy 1.0.6 calls this wrongly itself, so that memory grows."""
    lib.ReleaseFact(fact._fact)


def constructs(texts: list[str]) -> list[str]:
    """Return the constructs of some texts one by one, with the salience that makes those after a `;--` wait."""
    layers = [layer for text in texts for layer in text.split("\n;--\n")]
    return [
        re.sub(r"^\(defrule (\S+)", rf"(defrule \1 {wait(n)}", one)
        for n, layer in enumerate(layers)
        for one in re.split(r"\n(?=\(def)", f"\n{layer}")[1:]
    ]


def wait(layers: int) -> str:
    """Return how a rule says that it waits for so many layers."""
    return f"(declare (salience {HIGHEST - layers}))"


def standing(name: str) -> Iterator[str]:
    """Yield the rules by which a table's rows go that do not stand, and people are read under the id that is kept."""
    columns = COLUMNS[name].split()
    if "ord" in columns:
        yield f"(defrule gone-{name} {wait(1)} (corrected ?o) ?f <- ({name} (ord ?o)) => (retract ?f))"
    for one in columns:
        if one in PEOPLE or (name, one) == ("person", "id"):
            kept = f"(kept ?a ?b) ?f <- ({name} ({one} ?a)) => (modify ?f ({one} ?b))"
            yield f"(defrule kept-{name}-{one} {wait(4)} {kept})"


def shared(name: str) -> str:
    """Return the text of some shared rules."""
    return (HERE / f"{name}.clp").read_text("utf-8")


def shared_by(rule: str) -> str:
    """Return the text of all shared rules that a rule rests on."""
    return "\n".join(shared(name) for name in ("standing", *NEEDS[rule]))
