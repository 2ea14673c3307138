"""An entry judged beside a record is judged as the whole record with it is: right in both, or wrong in both."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import cases, once
from tenfold.casefiles import Beside, Refused, check_lines, decode_entries, entry_line, header_line, read

CASES = Path(__file__).parents[2] / "cases"
TOLD = [path for path in sorted(CASES.glob("*.yaml")) if not path.name.endswith(".moments.yaml")]

LINE = re.compile(" on line [0-9]+")
"""Where in a file: beside a record there are no lines."""


def wrong_in_all(case, entry):
    """The errors that a reading of the whole record finds with an entry and not without it."""
    held = [header_line(case), *(entry_line(one) for one in case.entries)]
    odd = {str(problem) for problem in check_lines(held).problems}
    found = check_lines([*held, entry_line(entry)]).problems
    return [one for one in found if one.kind == "error" and str(one) not in odd]


def before(case, n):
    return replace(case, entries=tuple(sorted(case.entries, key=lambda one: one.order)[:n]))


def leaves(tree):
    if isinstance(tree, dict):
        return [leaf for one in tree.values() for leaf in leaves(one)]
    return [leaf for one in tree for leaf in leaves(one)] if isinstance(tree, list) else [tree]


def changed(tree, n, leaf):
    """The tree with its n-th leaf replaced."""
    count = iter(range(10**6))

    def walk(one):
        if isinstance(one, dict):
            return {name: walk(value) for name, value in one.items()}
        if isinstance(one, list):
            return [walk(value) for value in one]
        return leaf if next(count) == n else one

    return walk(tree)


def judged_alike(case, line, seq):
    try:
        [entry] = decode_entries([line])
    except Refused:
        return
    if entry.id in Beside(case):  # whether it says the same is the ledger's to see
        return
    entry = replace(entry, seq=seq)
    whole, beside = wrong_in_all(case, entry), Beside(case).problems(entry)
    assert [(one.wrong, one.right) for one in beside] == [(LINE.sub("", one.wrong), one.right) for one in whole]


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.stem)
def test_every_entry_of_a_told_case_is_right_beside_those_before_it(path):
    case = read(path)
    ordered = sorted(case.entries, key=lambda one: one.order)
    beside = Beside(replace(case, entries=()))
    for n, entry in enumerate(ordered, 1):
        # A plan told of as over, and a thing referred to ahead of its entry, are wrong live; the whole says so too.
        if beside.problems(entry):
            assert wrong_in_all(before(case, n - 1), entry)
        beside.take(entry)


@settings(max_examples=120)
@given(st.data())
def test_an_entry_with_a_slip_is_judged_as_the_whole_record_is(data):
    case = read(data.draw(st.sampled_from(TOLD)))
    n = data.draw(st.integers(1, len(case.entries) - 1))
    held = before(case, n)
    tree = json.loads(entry_line(sorted(case.entries, key=lambda one: one.order)[n]))
    other = json.loads(entry_line(data.draw(st.sampled_from(case.entries))))
    slip = data.draw(st.sampled_from([*leaves(other), "nobody", "2031-05-01", "1990-01-01"]))
    line = json.dumps(changed(tree, data.draw(st.integers(0, len(leaves(tree)) - 1)), slip)).encode()
    judged_alike(held, line, n + 1)


@settings(max_examples=80)
@given(cases(), st.data())
def test_an_invented_entry_is_judged_as_the_whole_record_is(case, data):
    case = once(case)
    if len(case.entries) > 1:
        n = data.draw(st.integers(1, len(case.entries) - 1))
        entry = sorted(case.entries, key=lambda one: one.order)[n]
        judged_alike(before(case, n), entry_line(entry), n + 1)


def test_a_fact_said_again_need_not_repeat_itself():
    case = read(CASES / "turning.yaml")
    said = next(fact for entry in case.entries for fact in entry.facts if type(fact).__name__ == "Action")
    tree = {"id": "x", "facts": [{"action": {"id": said.id, "status": "done"}}, {"voice": {"child": "x"}}, "odd"]}
    whole = Beside(case).whole(tree)
    assert whole["facts"][0] == {"action": {"id": said.id, "owner": said.owner, "what": said.what, "status": "done"}}
    assert whole["facts"][1:] == tree["facts"][1:]
    assert Beside(case).whole({"id": "x", "facts": "none"}) == {"id": "x", "facts": "none"}
    assert "x" not in Beside(case)
