"""A child that goes home, on to another place or back from some days away as was decided or said has lost nothing."""

import pytest

from parts import CLINIC, CSC, DAD, FRIEND, GRAN, HV, MUM, SAM, entry, time, told
from tenfold.questions.response.protection_ended import protection_ended as rule
from tenfold.questions.response.protection_ended_test import MINDED, PLAN, STOPS, cared, decided
from tenfold.record import Care, Plan


def test_some_days_with_family_are_a_visit():
    assert not PLAN.then(cared("2024-03-04", (GRAN,), until="2024-03-11")).asks(rule, by="2024-06-01")
    assert PLAN.then(cared("2024-03-04", (GRAN,), until="2024-03-12")).asks(rule, by="2024-03-13")
    open_end = cared("2024-03-06", (GRAN,), until="2024-03-08")
    assert PLAN.then(cared("2024-03-04", (GRAN,)), open_end).asks(rule, by="2024-03-11")
    assert PLAN.then(cared("2024-03-04", (GRAN,), "placement", until="2024-03-08")).asks(rule, by="2024-03-11")
    assert PLAN.then(cared("2024-03-04", until="2024-03-08")).asks(rule, by="2024-03-11")


AWAY = PLAN.then(cared("2024-03-04", (FRIEND,), "voluntary_accommodation", id="away"))
LEFT = cared("2024-04-15", (FRIEND,), "voluntary_accommodation", until="2024-04-15", id="away")
BACK = cared("2024-04-15", (MUM,), "parental", since="2024-04-15", id="home")
FOSTER = cared("2024-04-15", (GRAN,), "placement", since="2024-04-15", id="next")
SENT = decided("2024-04-12", "return_home", granted=True)
PLACED = decided("2024-04-12", "placement")


def test_a_return_that_was_decided_opens_nothing():
    assert not AWAY.then(SENT, LEFT, BACK).questions(rule, by="2024-06-01")
    assert not AWAY.then(SENT, LEFT).questions(rule, by="2024-06-01")
    assert AWAY.then(decided("2024-04-12", "return_home", granted=False), LEFT, BACK).asks(rule, by="2024-04-16")
    assert AWAY.then(SENT, LEFT, FOSTER).asks(rule, by="2024-04-16")
    assert AWAY.then(LEFT, BACK).asks(rule, by="2024-04-16")
    early = decided("2024-03-03", "return_home", granted=True)
    assert AWAY.then(early, LEFT, BACK).asks(rule, by="2024-04-16")
    with_mum = PLAN.then(cared("2024-03-04", id="away"), SENT, cared("2024-04-15", until="2024-04-15", id="away"), BACK)
    assert with_mum.asks(rule, by="2024-04-16")


def test_a_new_place_that_was_decided_lately_opens_nothing():
    assert not AWAY.then(PLACED, LEFT, FOSTER).questions(rule, by="2024-06-01")
    assert AWAY.then(PLACED, LEFT, BACK).asks(rule, by="2024-04-16")
    in_time, too_early = decided("2024-03-14", "placement"), decided("2024-03-13", "placement")
    assert not AWAY.then(in_time, LEFT, FOSTER).questions(rule, by="2024-06-01")
    assert AWAY.then(too_early, LEFT, FOSTER).asks(rule, by="2024-04-16")
    minder = cared("2024-04-15", (MUM,), "childminder", since="2024-04-15", id="day")
    assert not AWAY.then(PLACED, LEFT, minder).questions(rule, by="2024-06-01")
    earlier = cared("2024-03-04", (MUM,), "parental", since="2024-03-04", id="before")
    assert not AWAY.then(earlier, PLACED, LEFT, FOSTER).questions(rule, by="2024-06-01")
    over = cared("2024-04-15", (MUM,), "parental", since="2024-04-01", until="2024-04-15", id="over")
    assert not AWAY.then(PLACED, over, LEFT, FOSTER).questions(rule, by="2024-06-01")
    minded = MINDED.then(decided("2024-03-15", "placement"), STOPS)
    assert minded.asks(rule, by="2024-03-19")


HELPED = told(entry("2024-03-01", CSC, "record_note", Plan(child=SAM, kind="child_in_need", status="started")))


def short_break(basis, until="2024-03-10", by=(CLINIC,), since="2024-03-08", day="2024-03-08"):
    return cared(day, by, basis, since=since, until=until, id="break")


SHORT = pytest.mark.parametrize("basis", ["voluntary_accommodation", "placement"])


@SHORT
def test_a_short_break_that_ends_as_was_said_from_the_start_is_no_ending(basis):
    assert not HELPED.then(short_break(basis)).questions(rule, by="2024-06-30")
    assert not HELPED.then(short_break(basis, day="2024-03-10")).questions(rule, by="2024-06-30")
    assert HELPED.then(short_break(basis, until="2024-03-18")).asks(rule, by="2024-03-20")
    assert HELPED.then(short_break(basis, until=None), short_break(basis)).asks(rule, by="2024-03-13")


@SHORT
def test_some_days_away_on_plan_are_protection_that_ends(basis):
    assert PLAN.then(short_break(basis)).asked(rule, by="2024-03-12")[0].urgency == "immediate"


@pytest.mark.parametrize(
    ("with_mum", "asks"),
    [
        ({}, False),
        ({"to_date": time("2024-03-04")}, True),
        ({"from_": time("2024-03-06")}, True),
    ],
)
def test_a_day_with_the_father_of_a_child_whom_its_mother_has_is_a_visit(with_mum, asks):
    own = entry(
        "2024-03-01", HV, "record_note", Care(id="care-sam", child=SAM, by=(MUM,), basis="parental", **with_mum)
    )
    saturday = cared("2024-03-04", (DAD,), since="2024-03-05", until="2024-03-05")
    assert PLAN.then(own, saturday).asks(rule, by="2024-03-20") is asks
