import pytest

from parts import told
from tenfold.cli.opening import end_named, guidance_named
from tenfold.when import end_of
from terminal import run, written


@pytest.mark.parametrize("verb", ["replay", "picture", "check", "chronology"])
def test_a_file_that_is_not_there_is_wrong_use_and_says_what_to_do(verb, tmp_path):
    found = run(verb, tmp_path / "none.yaml")
    assert found.exit_code == 2
    assert found.stdout == ""
    assert f"There is no file {tmp_path / 'none.yaml'}." in found.stderr
    assert "A case file ends in .yaml, .yml or .jsonl; check the path." in found.stderr


@pytest.mark.parametrize("verb", ["replay", "picture", "chronology"])
def test_a_broken_case_file_is_told_with_every_problem(verb, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("case: x\nagencies: []\nlead: nobody\nentries:\n  - {id: e1, ocurred: 2024-03-04}\n")
    found = run(verb, broken)
    assert found.exit_code == 1
    assert found.stdout == ""
    assert found.stderr.count(f"{broken}: ") > 2
    assert "ocurred" in found.stderr
    assert found.stderr.endswith(f"{broken} was not taken. Mend it, then look again with: tenfold check {broken}\n")


@pytest.mark.parametrize("verb", ["replay", "picture", "check", "chronology"])
def test_a_folder_is_no_case_file(verb, tmp_path):
    found = run(verb, tmp_path)
    assert (found.exit_code, found.stderr) == (2, f"{tmp_path} is a folder. Name a case file in it.\n")


@pytest.mark.parametrize("day", ["4 March 2024", "2024-13-01", "2024-02-30", "04/03/2024", "", "2024-03", "20244"])
@pytest.mark.parametrize("option", ["--known", "--on"])
def test_a_bad_day_is_wrong_use_and_shows_how_one_is_written(option, day, tmp_path):
    path = written(tmp_path, told())
    found = run("picture", path, option, day)
    assert found.exit_code == 2
    assert found.stderr == f"{option} {day} is no day. A day is written as in {option} 2024-03-04.\n"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2200-01-01", "1799-12-31"])
@pytest.mark.parametrize("option", ["--known", "--on"])
def test_a_day_in_no_year_that_is_read_is_told_which_years_are(option, day, tmp_path):
    found = run("picture", written(tmp_path, told()), option, day)
    assert found.exit_code == 2
    right = f"{option} takes a time in the years from 1800 to 2199."
    assert found.stderr == f"{option} {day} lies outside the years that are read. {right}\n"


def test_a_day_is_known_by_its_end():
    assert end_named("2024-03-04", "--known") < end_of(end_named("2024-03-04", "--known").date())
    assert end_named(None, "--known") is None


@pytest.mark.parametrize("verb", ["replay", "picture"])
def test_an_unknown_edition_is_wrong_use_and_the_known_ones_are_named(verb, tmp_path):
    found = run(verb, written(tmp_path, told()), "--edition", "plan-1066")
    assert found.exit_code == 2
    assert "--edition plan-1066: no edition is called plan-1066; the editions are register-1999" in found.stderr
    assert "Without --edition, each day goes by its own." in found.stderr


def test_an_edition_is_gone_by_on_every_day():
    assert guidance_named("plan-2010").pinned == "plan-2010"
    assert guidance_named(None).pinned is None
