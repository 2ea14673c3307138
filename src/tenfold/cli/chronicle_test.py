import csv
import io
import json

import pytest

from parts import ANN, CSC, ED, GP, SAM, Story, entry, time, told, visit
from tenfold.cli.chronicle import COLUMNS, not_run, when
from tenfold.guidance import Guidance
from tenfold.record import Injury, PoliceAction
from terminal import run, written

EARLY = entry("2024-03-01", GP, "call", recorded="2024-05-01", narrative="Told late.", role="GP")
STORY = told(
    visit("2024-03-04", narrative="Seen at home.\nAll well.", role="worker"),
    EARLY,
    entry(
        "2024-03-05T10:30",
        ED,
        "attendance",
        Injury(id="b", child=SAM, type="bruise"),
        seen={SAM: "not_seen", ANN: "seen"},
    ),
)


@pytest.fixture
def case(tmp_path):
    return written(tmp_path, STORY)


def printed(*words):
    found = run("chronology", *words)
    assert (found.exit_code, found.stderr) == (0, "")
    return found.stdout


def as_json(*words):
    return json.loads(printed(*words, "--format", "json"))


def test_entries_are_told_in_the_order_of_the_world(case):
    assert [row["id"] for row in as_json(case)] == ["birth", "e2", "e1", "e3"]


def test_known_is_only_what_the_record_held_by_then(case):
    assert [row["id"] for row in as_json(case, "--known", "2024-04-30")] == ["birth", "e1", "e3"]


def test_one_agency_s_entries(case):
    assert [row["id"] for row in as_json(case, "--agency", "gp")] == ["e2"]


def test_an_unknown_agency_is_wrong_use_and_the_known_ones_are_named(case):
    found = run("chronology", case, "--agency", "nasa")
    assert found.exit_code == 2
    known = "csc, police, ed, gp, hv, school, nursery, housing, legal, cps, other-la and clinic"
    assert found.stderr == f"--agency nasa: the agencies are {known}.\n"


def test_a_row_has_an_entry_in_finished_words(case):
    assert as_json(case)[3] == {
        "occurred": "2024-03-05T10:30",
        "recorded": "2024-03-05T10:30",
        "agency": "ed",
        "author": "professional",
        "event": "attendance",
        "about": "Sam",
        "seen": "Sam: not seen; Ann: seen",
        "narrative": "",
        "facts": "injury",
        "id": "e3",
        "until": "",
        "times": 1,
        "outcome": "",
        "place": "",
        "present": "",
        "restricted": "none",
        "corrects": "",
        "answers": "",
    }


def test_an_entry_is_told_as_the_last_that_mends_it_from_its_recording_on_be_it_in_words_alone(tmp_path):
    words, again = (
        entry("2024-03-04", CSC, "call", corrects="e1", recorded=f"{day}T10:00", narrative=narrative)
        for day, narrative in (("2024-03-08", "Second."), ("2024-03-09", "Third."))
    )
    letter = entry("2024-03-04", CSC, "letter", corrects="e3", recorded="2024-03-10T10:00", narrative="Fourth.")
    told_so = written(tmp_path, told(entry("2024-03-04", CSC, "call", narrative="First."), words, again, letter))

    def last(known):
        row = as_json(told_so, "--known", known)[-1]
        return row["id"], row["recorded"], row["narrative"]

    assert last("2024-03-07") == ("e1", "2024-03-04T23:59", "First.")
    assert last("2024-03-08") == ("e2", "2024-03-08T10:00", "Second.")
    assert last("2024-03-09") == ("e3", "2024-03-09T10:00", "Third.")
    assert last("2024-03-10") == ("e4", "2024-03-10T10:00", "Fourth.")


def test_kinds_of_fact_are_told_in_the_record_s_own_words(tmp_path):
    arrest = entry("2024-03-04", CSC, "record_note", PoliceAction(person="mum", action="arrested"))
    assert as_json(written(tmp_path, told(arrest)))[1]["facts"] == "police action"


def test_csv_has_a_head_and_a_row_an_entry_and_reads_back(case):
    rows = list(csv.DictReader(io.StringIO(printed(case, "--format", "csv"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == ["birth", "e2", "e1", "e3"]
    assert rows[2]["narrative"] == "Seen at home.\nAll well."


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_written_as_words(cell):
    assert not_run(cell) == f"'{cell}"
    assert not_run(f"a{cell}") == f"a{cell}"
    assert not_run("") == ""


def test_a_table_is_for_people(case):
    text = printed(case)
    assert "4 March" in text
    assert "Told late." in text
    assert "2024-03-05T" not in text
    assert "injury" in text


def test_a_hostile_narrative_is_only_words(tmp_path):
    bad = entry("2024-03-04", CSC, "call", narrative="[red]x[/red] [/] [link=http://a]y", role="x")
    text = printed(written(tmp_path, told(bad)))
    assert "[red]x[/red]" in " ".join(text.split())


@pytest.mark.parametrize(
    ("told_time", "words"),
    [
        ("2024-03-05T10:30", "5 March 2024, 10:30"),
        ("2024-03-05", "5 March 2024"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
    ],
)
def test_times_are_written_as_people_write_them(told_time, words):
    assert when(time(told_time)) == words


def test_an_empty_case_has_no_rows(tmp_path):
    assert as_json(written(tmp_path, Story((), Guidance.dated()))) == []
