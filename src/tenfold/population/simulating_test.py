import csv
import json
from datetime import date
from itertools import chain

import pytest

from tenfold.casefiles import check, check_lines
from tenfold.population.rates import packaged
from tenfold.population.simulating import Wanted, families_for, family_of, lines_of, simulate, truth_of, wanted_again

WANTED = Wanted(7, date(2023, 1, 1))
HARMED = Wanted(7, date(2023, 1, 1), rates=packaged().having(harmed_share=0.97))
FEEDS = Wanted(7, date(2023, 1, 1), feeds=True)


def told(wanted, numbers):
    return [(family.harmed, check_lines(lines_of(family))) for family in (family_of(wanted, n) for n in numbers)]


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("wanted", [WANTED, HARMED, Wanted(8, date(2020, 2, 29), 1)], ids=["life", "harm", "leap"])
def test_every_family_is_a_case_file_without_a_problem(wanted):
    found = told(wanted, range(150))
    assert [str(problem) for _, checked in found for problem in checked.problems] == []
    assert any(harmed for harmed, _ in found) is True


@pytest.mark.parametrize(
    ("start", "number"),
    [(date(2024, 4, 1), 1739), (date(2024, 11, 25), 100)],
    ids=["helped until 2029", "looked at by a health visitor in 2029"],
)
def test_what_would_come_years_after_the_end_needs_no_bank_holidays_of_those_years(start, number):
    [(_, checked)] = told(Wanted(7, start), [number])
    assert checked.problems == ()


def test_the_same_seed_gives_the_same_bytes_and_another_does_not():
    assert [lines_of(family_of(WANTED, n)) for n in range(40)] == [lines_of(family_of(WANTED, n)) for n in range(40)]
    assert lines_of(family_of(WANTED, 3)) != lines_of(family_of(Wanted(8, WANTED.start), 3))


def test_a_familys_bytes_depend_neither_on_how_many_there_are_nor_on_the_processes(tmp_path):
    for name, children, processes in (("few", 60, 1), ("more", 150, 2)):
        assert sum(many for many, _ in simulate(FEEDS, children, tmp_path / name, processes)) > 0
    few, more = contents(tmp_path / "few" / "cases"), contents(tmp_path / "more" / "cases")
    assert few.keys() < more.keys()
    assert all(more[name] == text for name, text in few.items())
    lines = (tmp_path / "more" / "truth.jsonl").read_bytes()
    assert lines.startswith((tmp_path / "few" / "truth.jsonl").read_bytes())


def test_as_many_children_as_were_wanted_live_at_the_start(tmp_path):
    list(simulate(WANTED, 100, tmp_path / "out", 1))
    lines = (tmp_path / "out" / "truth.jsonl").read_text().splitlines()
    start = [sum(child["born"] < "2023-01-01" for child in json.loads(line)["children"]) for line in lines]
    assert len(lines) == families_for(WANTED, 100)
    assert sum(start) >= 100 > sum(start[:-1])


def test_the_files_are_read_as_any_case_file_is(tmp_path):
    list(simulate(WANTED, 30, tmp_path / "out", 1))
    files = sorted((tmp_path / "out" / "cases").glob("*/*.jsonl"))
    assert [path for path in files if check(path).case is None] == []
    assert files[0].relative_to(tmp_path / "out").as_posix() == "cases/0000/family-000000.jsonl"


def test_what_is_true_stands_in_no_case_file():
    for family in (family_of(HARMED, n) for n in range(30)):
        text = b"\n".join(lines_of(family)).decode()
        assert "strand" not in text
        assert "pattern" not in text
        assert not family.harmed or truth_of(family)["first_serious_harm"][:4] == "2024"


def test_nothing_is_recorded_after_the_end_nor_before_the_start():
    for family in (family_of(WANTED, n) for n in range(100)):
        moments = [tree["recorded"] for tree in family.telling.trees()]
        assert moments == sorted(moments)
        assert (not moments) or (moments[0] >= "2023-01-01" and moments[-1] < "2025-01-01")


def test_a_simulation_can_be_told_again_from_its_own_account():
    wanted = Wanted(9, date(2022, 5, 1), 3, packaged().having(opinion_recorded=0.9))
    used = json.loads(json.dumps(wanted.rates.used()))
    again = wanted_again({"seed": 9, "from": "2022-05-01", "years": 3, "rates": used})
    assert lines_of(family_of(again, 5)) == lines_of(family_of(wanted, 5))


def rows(path):
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def feeds(tmp_path_factory):
    out = tmp_path_factory.mktemp("feeds") / "out"
    list(simulate(FEEDS, 250, out, 1))
    people, sent = (
        {path.parent.name: rows(path) for path in sorted(out.glob(f"feeds/*/{name}-*.csv"))}
        for name in ("people", "messages")
    )
    truth = [json.loads(line) for line in (out / "truth.jsonl").read_text().splitlines()]
    return people, sent, truth


def test_ten_agencies_export_people_under_numbers_of_their_own(feeds):
    people, _, truth = feeds
    assert len(people) == 10
    numbers = [row["number"] for listed in people.values() for row in listed]
    assert len(set(numbers)) == len(numbers)
    linked = chain(*(held for one in truth for by in one["links"].values() for held in by.values()))
    assert sorted(linked) == sorted(numbers)


def test_people_are_as_untidy_as_in_life(feeds):
    people, sent, truth = feeds
    listed = [row for one in people.values() for row in one]
    assert any(row["born"] == "" for row in listed)
    assert any(len(held) == 2 for one in truth for by in one["links"].values() for held in by.values())
    names = {row["number"]: row["given_name"] + row["family_name"] for row in listed}
    held = [sorted({names[n] for by in one["links"].values() for n in chain(*by.values())}) for one in truth]
    assert any(len(one) > 3 for one in held)
    messages = [row["message"] for one in sent.values() for row in one]
    assert len(set(messages)) < len(messages)
    assert any(row["sent"][:10] > row["occurred"][:10] for one in sent.values() for row in one)


def test_no_number_tells_the_family(feeds):
    people, _, truth = feeds
    last = truth[-1]["family"].removeprefix("family-").lstrip("0")
    mine = [number for by in truth[-1]["links"].values() for held in by.values() for number in held]
    assert mine
    assert not all(number.endswith(last) for number in mine)
    nhs = [row["nhs_number"] for row in people["gp"] if row["nhs_number"]]
    assert all(len(number) == 10 for number in nhs)


def test_the_truth_tells_of_every_child_whom_a_plan_names():
    often = Wanted(7, date(2023, 1, 1), rates=packaged().having(referral=0.5, new_sibling=0.5, harmed_share=0.0))
    planned = born = 0
    for family in (family_of(often, n) for n in range(120)):
        facts = [fact["plan"] for tree in family.telling.trees() for fact in tree.get("facts", ()) if "plan" in fact]
        named = {fact["child"] for fact in facts if "kind" not in fact}
        assert named <= {one.child for one in family.statuses if one.status == "on_plan"}
        planned += len(named)
        born += any(child.born > often.start and child.id in named for child in family.household.children)
    assert planned > 10
    assert born > 0
