"""The rules in CLIPS, through clipspy: a family's facts are asserted, the rules run, what they assert is read."""

from typing import Any

import clips

from benchmarks.peers_facts import COLUMNS, SHARED

RULES = {
    "clock-core-group": """
(defrule going
  (plan (ord ?o) (nth ?n) (id ?id) (child ?c) (kind "" | "child_protection") (status ~"ended"))
  (not (plan (child ?c) (kind "" | "child_protection") (status "ended")
    (ord ?e) (nth ?en&:(or (> ?e ?o) (and (= ?e ?o) (> ?en ?n))))))
  (not (and (plan (child ?c) (kind "" | "child_protection") (status ~"ended")
      (ord ?b) (nth ?bn&:(or (< ?b ?o) (and (= ?b ?o) (< ?bn ?n)))))
    (not (plan (child ?c) (kind "" | "child_protection") (status "ended")
      (ord ?e2) (nth ?en2&:(and (or (> ?e2 ?b) (and (= ?e2 ?b) (> ?en2 ?bn)))
        (or (< ?e2 ?o) (and (= ?e2 ?o) (< ?en2 ?n)))))))))
  => (assert (going ?c ?id ?o)))
(defrule made
  (going ?c ?id ?g)
  (plan (child ?c) (kind "" | "child_protection") (status "started") (ord ?o&:(>= ?o ?g)))
  (entry (ord ?o) (event ?event&:(or (= ?o ?g) (eq ?event "initial_conference"))))
  (not (and (plan (child ?c) (kind "" | "child_protection") (status "started") (ord ?later&:(> ?later ?o)))
    (entry (ord ?later) (event "initial_conference"))))
  => (assert (made ?c ?id ?o)))
(defrule sat
  (entry (ord ?o) (event "core_group") (outcome ~"cancelled_by_agency"&~"cancelled_by_family")
    (first ?f) (last ?last) (latest ?l))
  (not (meeting (ord ?o) (event "core_group") (status "cancelled") (first ?m&:(<= ?m ?last))))
  => (assert (sat ?o ?f ?l)))
(defrule sat-by-word
  (entry (ord ?o) (event ~"core_group"))
  (meeting (ord ?o) (event "core_group") (status "held") (first ?f) (latest ?l))
  => (assert (sat ?o ?f ?l)))
(defrule clock-core-group (declare (salience -10))
  (made ?c ?id ?o)
  (entry (ord ?o) (first ?f) (latest ?l) (day ?day))
  (now ?now)
  (test (<= (warns ?day) ?now))
  (not (and (about (ord ?s) (person ?c))
    (sat ?s&~?o ?sf ?sl&:(if (>= ?s ?o) then (>= ?sl ?f) else (> ?sf ?l)))))
  => (assert (asks clock-core-group ?id)))
""",
}


class Peer:
    """An environment with one rule's constructs, told the tables that they read."""

    def __init__(self, rule: str, warns: dict[int, int]) -> None:
        self._env = clips.Environment()
        self._env.define_function(lambda day: warns.get(day, 2**62), "warns")
        told = RULES[rule]
        for name, columns in COLUMNS.items():
            if name not in SHARED and f"({name} " in told:
                slots = " ".join(f"(slot {column})" for column in columns.split() if column != "family")
                self._env.build(f"(deftemplate {name} {slots})")
        for one in told.strip().split("\n(def"):
            self._env.build(one if one.startswith("(def") else f"(def{one}")
        self._templates = {one.name: one for one in self._env.templates() if one.name in COLUMNS}

    def ask(self, rows: list[tuple[str, dict[str, Any]]], now: int) -> list[str]:
        """Return the subjects of which the rule asks, told one family's rows."""
        self._env.reset()
        self._env.assert_string(f"(now {now})")
        for table, row in rows:
            if table in self._templates:
                self._templates[table].assert_fact(**row)
        self._env.run()
        return [fact[1] for fact in self._env.facts() if fact.template.name == "asks"]


def shared_by(rule: str) -> str:
    """Return what a rule shares with others: nothing, as long as there is one."""
    return RULES[rule][:0]
