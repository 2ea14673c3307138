from pathlib import Path

from parts import CSC, entry, told
from terminal import run, written


def test_a_file_that_is_fit_says_how_much_is_in_it(tmp_path):
    path = written(tmp_path, told())
    found = run("check", path)
    assert (found.exit_code, found.stdout) == (0, f"{path}: fit to load; 1 entry.\n")


def test_several_files_are_all_told_and_one_that_is_broken_is_a_problem(tmp_path):
    good = written(tmp_path, told(entry("2024-03-04", CSC, "call")), "good.jsonl")
    bad = tmp_path / "bad.yaml"
    bad.write_text("case: x\nagencies: []\nentries: 7\n")
    found = run("check", bad, good)
    assert found.exit_code == 1
    lines = found.stdout.splitlines()
    assert lines[-1] == f"{good}: fit to load; 2 entries."
    assert lines[-2] == f"{bad}: not taken; {len(lines) - 2} to mend."
    assert lines[0].startswith(f"{bad}: ")
    assert found.stderr == ""


def test_what_is_odd_is_told_and_taken():
    path = next(iter(sorted(Path("tests/corpus/odd").glob("*.yaml"))))
    found = run("check", path)
    assert found.exit_code == 0
    assert f"{path}: Odd, but taken: " in found.stdout
    assert "fit to load" in found.stdout.splitlines()[-1]


def test_a_missing_file_is_wrong_use_and_the_others_are_told_all_the_same(tmp_path):
    path = written(tmp_path, told())
    bad = tmp_path / "bad.yaml"
    bad.write_text("case: x\nagencies: []\nentries: 7\n")
    found = run("check", path, tmp_path / "a.yaml", tmp_path, bad, tmp_path / "b.yaml")
    assert found.exit_code == 2
    assert f"{path}: fit to load; 1 entry." in found.stdout
    assert f"{bad}: not taken" in found.stdout
    assert found.stderr.count("There is no file") == 2
    assert f"{tmp_path} is a folder." in found.stderr
