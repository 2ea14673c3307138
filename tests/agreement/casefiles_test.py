"""YAML and JSON Lines tell the same: written in one and read, then in the other and read, a case stays what it was."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import START, Family, cases, facts, once
from tenfold.casefiles import decode_entries, dumps_jsonl, dumps_yaml, read, write
from tenfold.record import FACTS, Case

CASES = Path(__file__).parents[2] / "cases"
TOLD = sorted(path for path in CASES.glob("*.yaml") if not path.name.endswith(".moments.yaml"))


def through(case: Case, suffix: str) -> Case:
    with TemporaryDirectory() as folder:
        write(case, Path(folder) / f"case{suffix}")
        return read(Path(folder) / f"case{suffix}")


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.stem)
def test_a_case_of_the_house_stays_what_it_was(path):
    case = read(path)
    assert through(case, ".jsonl") == through(through(case, ".jsonl"), ".yaml") == case


@settings(max_examples=150)
@given(cases())
def test_an_invented_case_stays_what_it_was(case):
    told = once(case)
    assert through(case, ".yaml") == told
    assert through(case, ".jsonl") == told
    assert dumps_yaml(through(case, ".jsonl")) == dumps_yaml(told)
    assert dumps_jsonl(through(case, ".yaml")) == dumps_jsonl(told)


@given(cases())
def test_entries_decoded_one_by_one_are_those_of_the_case(case):
    lines = dumps_jsonl(once(case)).encode().splitlines(keepends=True)[1:]
    assert tuple(decode_entries(lines)) == once(case).entries


@pytest.mark.parametrize("word", FACTS)
@settings(max_examples=10)
@given(st.data())
def test_a_fact_of_every_kind_is_invented(word, data):
    family = Family(("child-1", "child-2"), ("adult-1", "adult-2"), ("csc", "gp"), entries=["e0"])
    fact = data.draw(facts(word, family, START))
    assert type(fact) is FACTS[word]
