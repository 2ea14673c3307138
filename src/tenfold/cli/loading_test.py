import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from feeds import fresh_code, with_password
from partnership import session

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.usefixtures("database")


def load(*arguments, typed):
    done = subprocess.run(
        [sys.executable, "-m", "tenfold.cli", "load", *map(str, arguments)],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def file(tmp_path):
    from partnership import case, first
    from tenfold.casefiles import dumps_yaml

    path = tmp_path / "family.yaml"
    path.write_text(dumps_yaml(replace(case(first()), case=uuid4().hex)), "utf-8")
    return path


def test_an_administrator_brings_a_history_with_password_and_code(file):
    from tenfold import ledger

    before = {held.family for held in ledger.families(session("csc"))}
    name = with_password("csc", "administrator")
    status, out, err = load(file, "--as-history", "--as", name, typed=f"correct horse\n{fresh_code(name)}\n")
    assert (status, err) == (0, "")
    assert "1 entries, as they were recorded" in out
    [new] = {held.family for held in ledger.families(session("csc"))} - before
    assert str(new) in out
    assert ledger.reads(session("csc", "auditor"), new)[-1].purpose == "To bring a history from a file"


@pytest.mark.parametrize(("password", "code"), [("wrong", None), ("correct horse", "000000"), ("", "")])
def test_a_wrong_password_or_code_brings_nothing(file, password, code):
    name = with_password("csc", "administrator")
    status, _, err = load(file, "--as-history", "--as", name, typed=f"{password}\n{code or fresh_code(name)}\n")
    assert status == 1
    assert "must all be right" in err


def test_who_is_no_administrator_is_sent_to_theirs(file):
    name = with_password("csc", "manager")
    status, _, err = load(file, "--as-history", "--as", name, typed=f"correct horse\n{fresh_code(name)}\n")
    assert status == 1
    assert "brought by an administrator" in err


def test_a_file_that_is_not_said_to_be_a_history_is_not_taken(file):
    status, _, err = load(file, "--as", "anybody", typed="")
    assert status == 2
    assert "say --as-history" in err


def test_a_folder_comes_in_file_by_file_and_a_bad_one_stops_no_other(file):
    (file.parent / "broken.yaml").write_text("case: broken\nagencies: []\nentries: [{}]\n", "utf-8")
    (file.parent / "family.moments.yaml").write_text("- {}\n", "utf-8")
    name = with_password("csc", "administrator")
    status, out, err = load(file.parent, "--as-history", "--as", name, typed=f"correct horse\n{fresh_code(name)}\n")
    assert (status, "1 entries, as they were recorded" in out) == (1, True)
    assert "broken.yaml was not taken" in err
    assert "moments" not in out + err


def test_what_is_there_already_is_said_so_and_passed_over(file):
    for word in ("as they were recorded", "in the record already"):
        name = with_password("csc", "administrator")
        status, out, err = load(file, "--as-history", "--as", name, typed=f"correct horse\n{fresh_code(name)}\n")
        assert (status, err, word in out) == (0, "", True)


def test_a_folder_without_a_case_file_is_said_to_be_one(tmp_path):
    status, _, err = load(tmp_path, "--as-history", "--as", "anybody", typed="")
    assert (status, "no case file" in err) == (2, True)
