"""The schema that the API gives of an entry is true: it takes what the record takes, and refuses what that refuses."""

import json
from random import Random

import jsonschema_rs
import pytest

import hostile
from tenfold.casefiles import Refused, decode_entries, entry_line, entry_schema, group_of, header_line, header_schema
from tenfold.record import FACTS

ENTRY = jsonschema_rs.validator_for(entry_schema())
HEADER = jsonschema_rs.validator_for(header_schema())
SPOILT = 4000


def decoded(line):
    """Whether a line is an entry to the record, as far as one line can tell."""
    try:
        return len([*decode_entries([line])]) == 1
    except Refused:
        return False


@pytest.mark.parametrize("case", hostile.told(), ids=lambda case: case.case)
def test_every_told_entry_and_header_is_as_the_schema_says(case):
    for entry in case.entries:
        ENTRY.validate(json.loads(entry_line(entry)))
    HEADER.validate(json.loads(header_line(case)))


def test_what_the_schema_refuses_the_record_refuses():
    chance, differ, refused = Random(5), [], 0  # noqa: S311 - told again by its seed
    for nth in range(SPOILT):
        case = hostile.told()[nth % len(hostile.told())]
        line = hostile.entry(chance, case, chance.randrange(len(case.entries)))
        try:
            tree = group_of(line, "the line")
        except Refused:
            continue
        tree |= {"agency": "csc"}
        if not ENTRY.is_valid(tree):
            refused += 1
            if decoded(json.dumps(tree).encode()):
                differ.append(tree)
    assert differ == []
    assert refused > SPOILT / 10


def test_what_the_record_cannot_decode_is_refused_by_the_schema_but_for_times():
    chance, differ = Random(6), []  # noqa: S311 - told again by its seed
    for nth in range(SPOILT):
        case = hostile.told()[nth % len(hostile.told())]
        line = hostile.entry(chance, case, chance.randrange(len(case.entries)))
        try:
            tree = group_of(line, "the line") | {"agency": "csc"}
        except Refused:
            continue
        if not decoded(json.dumps(tree).encode()) and ENTRY.is_valid(tree):
            differ.append([str(problem) for problem in problems(tree)])
    of_times = ("is not a time", "is not a date", "lies outside the years that are read")
    assert [one for one in differ if not any(said in word for word in one for said in of_times)] == []


def problems(tree):
    try:
        [*decode_entries([json.dumps(tree).encode()])]
    except Refused as refused:
        return refused.problems
    return []


def test_every_kind_of_fact_is_in_it():
    facts = entry_schema()["properties"]["facts"]["anyOf"][0]["anyOf"][0]["items"]["oneOf"]
    assert [one["required"] for one in facts] == [[word] for word in FACTS]
