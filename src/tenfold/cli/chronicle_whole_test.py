"""The chronology loses nothing that an entry says of itself: how it ended, how often, until when, who may read it."""

import csv
import io
import json

import pytest

from parts import CSC, GP, MUM, SCHOOL, entry, time, told, visit
from tenfold.record import Answer
from terminal import run, written

SIX = visit("2024-02", how="not_seen", until=time("2024-03"), times=6, outcome="no_access", recorded="2024-03-31")
MISSED = entry("2024-04-02", GP, "clinic", outcome="not_brought", present=(MUM,), place="surgery", narrative="No show.")
KEPT = entry("2024-04-03", GP, "call", restricted="sealed", corrects="e2", narrative="Sealed words.")
LATE = entry("2024-04-04", SCHOOL, "record_note", recorded="2024-11-10", narrative="Written up.")
SAID = entry("2024-04-05", CSC, "record_note", Answer(question="no-lead:sam", says="Noor starts on Monday"))


def rows(tmp_path, *entries, form="json"):
    found = run("chronology", written(tmp_path, told(*entries)), "--format", form)
    assert (found.exit_code, found.stderr) == (0, "")
    return found.stdout


def table(tmp_path, monkeypatch, *entries):
    monkeypatch.setenv("COLUMNS", "200")
    return rows(tmp_path, *entries, form="table")


def test_a_program_reads_how_often_until_when_and_how_it_ended(tmp_path):
    found = json.loads(rows(tmp_path, SIX, MISSED))
    assert [(one["times"], one["outcome"], one["until"]) for one in found[1:]] == [
        (6, "no access", "2024-03"),
        (1, "not brought", ""),
    ]
    assert (found[2]["place"], found[2]["present"]) == ("surgery", "Sam’s mother")


def test_csv_has_the_same_in_columns_of_its_own_after_those_before(tmp_path):
    found = [*csv.DictReader(io.StringIO(rows(tmp_path, SIX, MISSED, KEPT, SAID, form="csv")))]
    assert [*found[0]][:10] == "occurred recorded agency author event about seen narrative facts id".split()
    assert (found[1]["times"], found[1]["outcome"]) == ("6", "no access")
    assert (found[2]["restricted"], found[2]["corrects"]) == ("sealed", "e2")
    assert found[3]["answers"] == "no-lead:sam: Noor starts on Monday"


def test_the_table_says_how_often_until_when_and_how_it_ended(tmp_path, monkeypatch):
    text = table(tmp_path, monkeypatch, SIX, MISSED)
    assert "6 times visit: no access" in text
    assert "until March 2024" in text
    assert "clinic: not brought" in text
    assert "recorded" not in text


def test_the_table_says_of_what_is_late_when_it_was_recorded(tmp_path, monkeypatch):
    assert "recorded 10 November 2024" in table(tmp_path, monkeypatch, LATE)


@pytest.mark.parametrize("restricted", ["sensitive", "sealed"])
def test_the_table_marks_what_not_all_may_read(restricted, tmp_path, monkeypatch):
    one = entry("2024-04-03", GP, "call", restricted=restricted)
    assert f"({restricted})" in table(tmp_path, monkeypatch, one)


@pytest.mark.parametrize("restricted", [None, "none"])
def test_what_all_may_read_bears_no_mark(restricted, tmp_path, monkeypatch):
    one = entry("2024-04-03", GP, "call", restricted=restricted)
    assert "(" not in table(tmp_path, monkeypatch, one)
    assert json.loads(rows(tmp_path, one))[1]["restricted"] == "none"


def test_what_stands_in_place_of_another_entry_says_of_which(tmp_path, monkeypatch):
    text = table(tmp_path, monkeypatch, MISSED, entry("2024-04-03", GP, "clinic", corrects="e1", narrative="Came."))
    assert "corrects e1" in text
    assert "No show." not in text


def test_what_was_mended_in_words_alone_says_so_too(tmp_path, monkeypatch):
    told_when = {"outcome": "not_brought", "present": (MUM,), "place": "surgery", "corrects": "e1"}
    text = table(tmp_path, monkeypatch, MISSED, entry("2024-04-02", GP, "clinic", recorded="2024-05-03", **told_when))
    assert "corrects e1" in text
    assert "recorded 3 May 2024" in text
    found = rows(tmp_path, MISSED, entry("2024-04-02", GP, "clinic", recorded="2024-05-03", **told_when))
    assert json.loads(found)[1]["corrects"] == "e1"


def test_the_words_of_an_answer_are_read_beside_the_question_that_they_answer(tmp_path, monkeypatch):
    text = table(tmp_path, monkeypatch, SAID)
    assert "In answer to no-lead:sam: Noor starts on Monday" in text
