from datetime import datetime

import pytest

from parts import ANN, CSC, SAM, entry, on_plan, told, visit
from tenfold.guidance import Guidance
from tenfold.picture import fold, fold_once
from tenfold.replay import running_clocks
from tenfold.when import AsOf, moment

GUIDANCE = Guidance.fixed("plan-2023")
PLANNED = told(on_plan("2024-03-04"))


def running(story, known):
    at = moment(datetime.fromisoformat(known))
    clocks = running_clocks(fold(story.case, AsOf.at(at), GUIDANCE), at)
    return {one.rule: one for one in clocks}


def test_a_clock_runs_from_its_first_day_and_says_until_when():
    found = running(PLANNED, "2024-03-05")
    assert found["clock-core-group"].due == moment(datetime.fromisoformat("2024-03-19"))
    assert (
        found["clock-core-group"].ask
        == "When does the core group for Sam first meet, after the conference of 4 March 2024?"
    )
    assert found["clock-core-group"].children == (SAM,)


def test_a_clock_that_is_past_runs_on():
    found = running(PLANNED, "2024-05-05")
    assert found["clock-core-group"].due < moment(datetime.fromisoformat("2024-05-05"))


def test_a_clock_stops_with_its_step():
    met = PLANNED.then(entry("2024-03-10", CSC, "core_group"))
    assert "clock-core-group" not in running(met, "2024-03-12")


def test_not_before_the_step_is_on_record():
    met = PLANNED.then(entry("2024-03-10", CSC, "core_group"))
    assert "clock-core-group" in running(met, "2024-03-09")


def test_those_due_first_come_first():
    at = moment(datetime.fromisoformat("2024-03-05"))
    clocks = running_clocks(fold(PLANNED.case, AsOf.at(at), GUIDANCE), at)
    assert len(clocks) > 1
    assert [one.due for one in clocks] == sorted(one.due for one in clocks)


def test_where_nothing_waits_no_clock_runs():
    assert running(told(visit("2024-03-04")), "2024-03-05") == {}


@pytest.mark.parametrize("folded", [fold, fold_once])
def test_looking_ahead_leaves_the_picture_as_it_was(folded):
    at = moment(datetime.fromisoformat("2024-03-05"))
    p = folded(PLANNED.case, AsOf.at(at), GUIDANCE)
    assert running_clocks(p, at) == running_clocks(p, at) != ()
    assert p.as_of == AsOf.at(at)
    assert p.cells.now == at


def test_the_clocks_of_one_child_are_those_of_all_that_are_about_it():
    at = moment(datetime.fromisoformat("2024-03-05"))
    p = fold(told(on_plan("2024-03-04", SAM, ANN)).case, AsOf.at(at), GUIDANCE)
    every = running_clocks(p, at)
    assert {one.children for one in every} >= {(SAM,), (ANN,)}
    assert running_clocks(p, at, ANN) == tuple(one for one in every if ANN in one.children)
