"""A sweep answers as a replay does, whatever runs it and whatever one family is like."""

import gc
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import cases
from tenfold.casefiles import dumps_jsonl, read
from tenfold.guidance import Guidance
from tenfold.picture import Picture
from tenfold.population import sweep_entries
from tenfold.population.sweep import Sweep
from tenfold.population.sweep_entries import families, make, parts, sources
from tenfold.population.sweep_family import Asked, answer, case_of, standing
from tenfold.replay import replay
from tenfold.when import Time

ROOT = Path(__file__).parents[3]
TOLD = [ROOT / f"cases/partnership/{name}.yaml" for name in ("enquiry", "plan-ending", "out-of-school", "new-plan")]
TOLD.append(ROOT / "cases/ordinary.yaml")
ON = Time.told("2026-11-27").last
TODAY = Asked(ON, ON)
FIXED = Guidance.fixed("plan-2023")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Quiet:
    """Somebody who is told how far it has come and does nothing about it."""

    def begin(self, what, families, done):
        pass

    def advance(self, families):
        pass


def shifted(text: str, days: int) -> str:
    return DAY.sub(lambda found: str(date.fromisoformat(found[0]) - timedelta(days)), text)


def put(folder: Path, name: str, text: str, thousand: str = "000") -> None:
    path = folder / "cases" / thousand / f"{name}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def told():
    return [dumps_jsonl(read(path)) for path in TOLD]


@pytest.fixture
def folder(tmp_path, told, monkeypatch):
    monkeypatch.setattr(sweep_entries, "FAMILIES", 4)
    for n in range(22):
        put(tmp_path, f"family-{n:02d}", shifted(told[n % len(told)], n), f"{n // 10:03d}")
    return tmp_path


def expected(folder: Path) -> list[dict]:
    """What the replay of each case file ends with, which is what a sweep of them is to say."""
    paths = sorted(folder.glob("cases/*/*.jsonl"))
    return [(path.stem, sorted(q.id for q in replay(read(path), known=ON).standing)) for path in paths]


def said(answers) -> list[tuple]:
    lines = [json.loads(one.line) for one in answers]
    return [(line["family"], sorted(line["questions"])) for line in lines]


def cli(folder, *options, check=True, **more):
    command = [sys.executable, "-m", "tenfold.cli", "sweep", str(folder), "--on", "2026-11-27", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=check, timeout=280, **more)


@given(cases(), st.data())
def test_a_look_at_one_moment_finds_what_a_walk_to_it_ends_with(case, data):
    moment = data.draw(st.sampled_from([entry.recorded for entry in case.entries])) + timedelta(
        data.draw(st.integers(0, 400))
    )
    walked = replay(case, known=moment, guidance=FIXED)
    known = case_of_what_was_known(case, moment)
    assert sorted(standing(known, moment, FIXED)) == sorted(one.id for one in walked.standing)


def case_of_what_was_known(case, moment):
    return replace(case, entries=tuple(entry for entry in case.entries if entry.recorded <= moment))


def test_every_family_is_answered_once_in_order_as_its_replay_ends(folder):
    answers = list(Sweep(folder, TODAY, cores=2).run(Quiet()))
    assert said(answers) == expected(folder)
    assert {bool(asked) for _, asked in said(answers)} == {True, False}
    assert len(parts(folder)) == 7
    assert not (folder / "answers").exists()


def test_a_family_that_was_answered_for_leaves_nothing_behind(folder):
    for source in sources(folder):
        make(source)
    told = [family for part in parts(folder) for family in families(part)]
    gc.collect()
    gc.disable()
    try:
        before = pictures()
        assert len([answer(family, TODAY).line for family in told]) == 22
        assert pictures() == before
    finally:
        gc.enable()


def pictures() -> int:
    return sum(isinstance(one, Picture) for one in gc.get_objects())


def test_only_what_was_known_is_asked_about(folder):
    asked = Asked(ON, Time.told("2026-03-01").last)
    answers = said(Sweep(folder, asked, cores=2).run(Quiet()))
    first = read(folder / "cases/000/family-00.jsonl")
    known = case_of_what_was_known(first, asked.known)
    assert 0 < len(known.entries) < len(first.entries)
    assert answers[0] == ("family-00", sorted(q.id for q in replay(known, known=ON).standing))


def test_a_replay_is_printed_whole(folder):
    answers = list(Sweep(folder, Asked(ON, ON, replay=True), cores=2).run(Quiet()))
    line = json.loads(answers[0].line)
    printed = subprocess.run(
        [sys.executable, "-m", "tenfold.cli", "replay", "cases/000/family-00.jsonl", "--known", "2026-11-27", "--json"],
        cwd=folder, capture_output=True, check=True,
    ).stdout  # fmt: skip
    assert line["replay"] == json.loads(printed)
    assert line["questions"]


def test_parts_are_made_anew_of_what_has_changed_and_of_nothing_else(folder, told):
    list(Sweep(folder, TODAY, cores=2).run(Quiet()))
    before = {part.name: part.stat().st_mtime_ns for part in parts(folder)}
    put(folder, "family-05", told[3])
    shutil.rmtree(folder / "cases/002")
    answers = said(Sweep(folder, TODAY, cores=2).run(Quiet()))
    after = {part.name: part.stat().st_mtime_ns for part in parts(folder)}
    assert answers == expected(folder)
    assert [name for name, made in before.items() if after.get(name) != made] == [
        "part-0002.parquet",
        "part-0007.parquet",
    ]


def test_entries_alone_are_enough(folder):
    whole = said(Sweep(folder, TODAY, cores=2).run(Quiet()))
    shutil.rmtree(folder / "cases")
    assert said(Sweep(folder, TODAY, cores=2).run(Quiet())) == whole


def test_a_family_says_what_its_file_says(folder):
    list(Sweep(folder, TODAY, cores=2).run(Quiet()))
    for part in parts(folder):
        for family in families(part):
            [path] = folder.glob(f"cases/*/{family.name}.jsonl")
            ours, theirs = case_of(family, TODAY), read(path)
            assert sorted(e.id for e in ours.entries) == sorted(e.id for e in theirs.entries)
            assert {e.id: e.facts for e in ours.entries} == {e.id: e.facts for e in theirs.entries}
            assert ours.agencies == theirs.agencies


def poison(folder, told):
    put(folder, "family-03", told[0].replace('"occurred"', '"occured"', 1))
    put(folder, "family-07", "not even JSON\n")
    put(folder, "family-15", shifted(told[0], 12_000), "001")  # before bank holidays are known: counting refuses


def test_a_poisoned_family_is_set_aside_and_named_and_the_others_are_answered(folder, told):
    whole = dict(expected(folder))
    poison(folder, told)
    done = cli(folder, "--json", check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert re.findall(r"^Set aside: ([\w-]+): .+", done.stderr, re.MULTILINE) == ["family-03", "family-07", "family-15"]
    assert {line["family"]: sorted(line["questions"]) for line in lines} == {
        name: asked for name, asked in whole.items() if name not in ("family-03", "family-07", "family-15")
    }


def test_a_sum_is_printed_for_people_and_ranks_nobody(folder):
    out = cli(folder).stdout
    assert out.startswith("22 families; ")
    assert "family-" not in out


def test_what_cannot_be_asked_is_refused_with_a_sentence(tmp_path):
    assert "nothing to sweep" in cli(tmp_path, check=False).stderr
    (tmp_path / "entries").mkdir()
    assert "may not be later" in cli(tmp_path, "--known", "2027-01-01", check=False).stderr
    assert cli(tmp_path).stdout.endswith("That does not mean that there is no concern.\n")


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, and there is none here")
def test_spark_gives_the_same_answers(folder, told):
    pytest.importorskip("pyspark", reason="Spark is not installed here: make test brings it where Java is")
    poison(folder, told)
    ours = cli(folder, "--json", check=False)
    theirs = cli(folder, "--json", "--engine", "spark", check=False)
    assert theirs.stdout == ours.stdout
    assert ours.stdout.count("\n") == 19
    assert theirs.returncode == ours.returncode == 1
    assert [line for line in theirs.stderr.splitlines() if line.startswith("Set aside")] == [
        line for line in ours.stderr.splitlines() if line.startswith("Set aside")
    ]
