"""WORKER holds the family at `csc`; MANAGER and NAMED stand above her there, LEAD over the whole partnership."""

from datetime import datetime

import pytest

from tenfold.access import Colleague, agency_of, hours_of, ladder_of, may_know, whom
from tenfold.questions import addressees
from tenfold.when import civil, moment

MONDAY, NIGHT = moment(datetime(2026, 11, 23, 10)), moment(datetime(2026, 11, 23, 22))
WORKER = Colleague(1, "csc", frozenset({"practitioner"}), is_allocated=True)
MANAGER = Colleague(2, "csc", frozenset({"manager"}))
NAMED = Colleague(3, "csc", frozenset({"named_professional"}))
LEAD = Colleague(4, "icb", frozenset({"escalation_lead"}))
DUTY = Colleague(5, "edt", frozenset({"practitioner", "duty"}), hours=hours_of("police"))
CHAIR = Colleague(6, "csc", frozenset({"chair"}))
OUTSIDER = Colleague(7, "dva", frozenset({"practitioner", "manager", "named_professional"}), is_allocated=True)
SERGEANT = Colleague(8, "police", frozenset({"manager"}), hours=hours_of("police"))
ALL = (WORKER, MANAGER, NAMED, LEAD, DUTY, CHAIR, OUTSIDER, SERGEANT)


def told(asked, step, *, agency="csc", people=ALL, at=MONDAY, can_wait=True):
    return [one.who for one in whom(people, asked, agency, step, at, can_wait=can_wait)]


@pytest.mark.parametrize(("step", "who"), [(0, WORKER), (1, MANAGER), (2, NAMED), (3, LEAD)])
def test_the_ladder_goes_from_the_worker_to_the_partnership(step, who):
    assert told("csc", step) == [who]


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("team manager", [MANAGER, NAMED, LEAD]),
        ("head of service", [MANAGER, NAMED, LEAD]),
        ("legal services", [MANAGER, NAMED, LEAD]),
        ("conference chair", [CHAIR, MANAGER, NAMED, LEAD]),
        ("named professional", [NAMED, LEAD]),
        ("next step of escalation", [LEAD]),
    ],
)
def test_a_role_that_is_asked_is_the_bottom_of_its_ladder(asked, who):
    assert [told(asked, step) for step in range(len(ladder_of(asked)))] == [[one] for one in who]


def test_every_addressee_of_a_question_has_a_ladder():
    words = {value for name, value in vars(addressees).items() if name.isupper() and isinstance(value, str)}
    assert all(ladder_of(word) != ladder_of("csc") for word in words)
    assert len(words) == 6


def test_where_nobody_stands_on_a_step_the_next_above_is_told():
    assert told("csc", 0, people=[MANAGER, NAMED]) == [MANAGER]
    assert told("nursery", 0, agency="nursery") == [LEAD]
    assert told("csc", 0, people=[OUTSIDER]) == []


def test_whose_people_are_asked():
    assert agency_of("nursery", ["csc", "nursery"], "csc") == "nursery"
    assert agency_of("team manager", ["csc", "nursery"], "csc") == "csc"
    assert agency_of("police", ["csc"], None) is None
    assert told("police", 0, agency=None) == [LEAD]


def test_at_night_what_can_wait_waits_for_the_morning():
    [one] = whom(ALL, "csc", "csc", 1, NIGHT, can_wait=True)
    assert (one.who, civil(one.not_before)) == (MANAGER, datetime(2026, 11, 24, 9))


def test_at_night_what_cannot_wait_goes_to_those_on_duty_at_once_and_to_the_others_in_the_morning():
    morning, now = whom(ALL, "csc", "csc", 1, NIGHT, can_wait=False)
    assert (morning.who, civil(morning.not_before), morning.for_others) == (MANAGER, datetime(2026, 11, 24, 9), False)
    assert (now.who, now.not_before, now.for_others) == (DUTY, NIGHT, True)


def test_who_works_at_night_is_told_themselves():
    assert told("police", 1, agency="police", at=NIGHT, can_wait=False) == [SERGEANT]


def test_where_nobody_is_on_duty_those_whose_work_it_is_are_told_at_once():
    [one] = whom([MANAGER], "csc", "csc", 1, NIGHT, can_wait=False)
    assert (one.who, one.not_before) == (MANAGER, NIGHT)


def test_what_cannot_wait_and_has_nobody_on_its_ladder_goes_to_those_on_duty():
    assert told("csc", 1, people=[DUTY], can_wait=False) == [DUTY]
    assert told("csc", 1, people=[DUTY]) == []


def test_by_day_those_on_duty_are_left_alone():
    assert told("csc", 1, can_wait=False) == [MANAGER]


def test_what_only_some_agencies_may_know_of_is_told_to_nobody_else():
    assert may_know(ALL, frozenset({"dva"})) == (OUTSIDER,)
    assert may_know(ALL, None) == ALL
    assert told("csc", 1, people=may_know(ALL, frozenset({"csc"})), at=NIGHT, can_wait=False) == [MANAGER]
    assert told("csc", 3, people=may_know(ALL, frozenset({"csc"}))) == []
