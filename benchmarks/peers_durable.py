"""The rule in durable_rules: each family is a state of its own, whose facts are asserted until an end is.

Only the clock of the core group is written. A rule looks for facts that are there and for facts that are not; it cannot
say which telling came before another, take the latest of several or go on from what another rule found absent, so all
that is Python here: which entries stand, who is grown up, what a plan's tellings mean. Of the other five nothing but
Python would be left. That ids were found to be one person's is not read.
"""

import inspect
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from durable.lang import assert_fact, c, m, none, ruleset, when_all

from tenfold.when import add_months

EPOCH = date(1970, 1, 1)
PROTECTION = frozenset({"", "child_protection"})
CALLED_OFF = frozenset({"cancelled_by_agency", "cancelled_by_family"})
Row = dict[str, Any]
asked: list[str] = []


def define() -> None:
    """Define the rule set; `key` is where a telling stands in the record, and `made` a start of a conference."""
    with ruleset("clock-core-group"):

        @when_all(  # type: ignore[untyped-decorator]
            c.end << m.t == "end",
            c.start << (m.t == "opens"),
            none((m.t == "ends") & (m.child == c.start.child) & (m.key > c.start.key)),
            none((m.t == "opens") & (m.child == c.start.child) & (m.key > c.start.key)),
            c.made << (m.t == "made") & (m.child == c.start.child) & (m.ord >= c.start.ord) & (m.warns <= c.end.now),
            none((m.t == "made") & (m.child == c.start.child) & (m.ord > c.made.ord)),
            none((m.t == "sat") & (m.child == c.start.child) & (m.ord > c.made.ord) & (m.latest >= c.made.first)),
            none((m.t == "sat") & (m.child == c.start.child) & (m.ord < c.made.ord) & (m.first > c.made.latest)),
        )
        def asks(told: Any) -> None:
            asked.append(told.start.id)


class Peer:
    """The rule set of one rule."""

    def __init__(self, rule: str, warns: dict[int, int], now: int) -> None:
        self._rule, self._warns, self._now = rule, warns, now
        define()

    def facts(self, rows: list[tuple[str, Row]]) -> list[Row]:
        """Return what the rule reads of one family's rows: nothing where no plan opens.

        The engine holds 1,024 states, and each family that is asked about takes one.
        """
        facts = [*self._facts(rows)]
        return facts if any(fact["t"] == "opens" for fact in facts) else []

    def ask(self, family: str, facts: list[Row]) -> list[str]:
        """Return the subjects of which the rule asks, told what it reads of one family."""
        asked.clear()
        for n, fact in enumerate(facts):
            assert_fact(self._rule, {**fact, "id": fact.get("id", f"f{n}"), "sid": family})
        assert_fact(self._rule, {"t": "end", "now": self._now, "id": "end", "sid": family})
        return [*asked]  # its state stays: to delete it ends the process (2.0.28 frees it twice)

    def _facts(self, rows: list[tuple[str, Row]]) -> Iterator[Row]:
        """Yield what the rule reads: it has no way to ask which telling came before another but in Python."""
        corrected = {row["corrects"] for table, row in rows if table == "entry"}
        entries = {row["ord"]: row for table, row in rows if table == "entry" and row["id"] not in corrected}
        rows = [(table, row) for table, row in rows if row.get("ord") in entries]
        about = [(row["ord"], row["person"]) for table, row in rows if table == "about"]
        going: dict[str, bool] = {}
        started: dict[str, int] = {}
        grown = self._grown(rows)
        plans = [row for table, row in rows if table == "plan" and row["kind"] in PROTECTION]
        plans = [row for row in plans if row["child"] not in grown]
        plans.sort(key=lambda one: (entries[one["ord"]]["latest"], one["ord"], one["nth"]))
        for key, row in enumerate(plans):
            told = {"child": row["child"], "ord": row["ord"], "key": key}
            if row["status"] == "ended":
                going[row["child"]] = False
                yield {"t": "ends", **told}
            elif not going.get(row["child"]):
                going[row["child"]], started[row["child"]] = True, row["ord"]
                yield {"t": "opens", **told, "id": row["id"]}
        for row in plans:
            entry = entries[row["ord"]]
            if row["status"] == "started" and (
                row["ord"] == started.get(row["child"]) or entry["event"] == "initial_conference"
            ):
                times = {name: entry[name] for name in ("first", "latest")}
                warns = self._warns.get(entry["day"], 2**62)
                yield {"t": "made", "child": row["child"], "ord": row["ord"], "warns": warns, **times}
        off = {row["ord"] for table, row in rows if table == "meeting" and _cancels(row, entries[row["ord"]])}
        sat = [(n, one) for n, one in entries.items() if one["event"] == "core_group" and n not in off]
        sat = [(n, one) for n, one in sat if one["outcome"] not in CALLED_OFF]
        held = (row for table, row in rows if table == "meeting" and row["event"] == "core_group")
        sat += [
            (row["ord"], row)
            for row in held
            if row["status"] == "held" and entries[row["ord"]]["event"] != "core_group"
        ]
        for n, one in sat:
            for child in (person for ord_, person in about if ord_ == n):
                yield {"t": "sat", "child": child, "ord": n, "first": one["first"], "latest": one["latest"]}

    def _grown(self, rows: list[tuple[str, Row]]) -> frozenset[str]:
        """Return those who are 18 by what was last told of their birth."""
        born = {row["id"]: row["born_last_day"] for table, row in rows if table == "person" and row["born_last_day"]}
        today = datetime.fromtimestamp(self._now, UTC).date()
        return frozenset(id for id, day in born.items() if add_months(EPOCH + timedelta(day), 216) <= today)


def _cancels(meeting: Row, entry: Row) -> bool:
    cancelled = meeting["event"] == "core_group" and meeting["status"] == "cancelled"
    return bool(cancelled and meeting["first"] <= entry["last"])


def shared_by(rule: str) -> str:
    """Return what a rule shares with others: nothing, as long as there is one."""
    return RULES[rule][:0]


_WRITTEN: tuple[Any, ...] = (define, Peer._facts, Peer._grown, _cancels)
RULES = {"clock-core-group": "".join(inspect.getsource(one) for one in _WRITTEN)}
