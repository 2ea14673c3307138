"""A school's own register says as well as a measure that a child was absent for more than half of a month."""

import pytest

from parts import ANN, CSC, HV, NURSERY, SCHOOL, entry, time, told
from tenfold.questions.curiosity.not_in_education import not_in_education as rule
from tenfold.record import Enrolment, Measure, Observation, Person, Plan

KIM = "kim"
PUPIL = (Person(id=KIM, born=time("2015-06-01")), Enrolment(child=KIM, at=SCHOOL, status="enrolled"))
LIVE = entry("2024-02-01", CSC, "record_note", *PUPIL, Plan(child=KIM, status="started"), about=(KIM,))


def absent(day, agency=SCHOOL, event="school_day", child=KIM, **fields):
    fields.setdefault("seen", {child: "not_seen"})
    return entry(day, agency, event, about=(child,), **fields)


def days(first, last, month="2024-04", **fields):
    return [absent(f"{month}-{day:02}", **fields) for day in range(first, last + 1)]


def measured(day, value):
    fact = Observation(
        child=KIM, of="attendance", level="neutral", measure=Measure(what="attendance", value=value, unit="%")
    )
    return entry(day, SCHOOL, "observation", fact, about=(KIM,))


HALF = told(LIVE, *days(2, 5), *days(8, 12), absent("2024-04-15"))  # ten of the 21 working days of April 2024
STORY = HALF.then(absent("2024-04-16"))


def test_asks_on_the_day_on_which_more_than_half_of_the_month_was_missed():
    assert not HALF.asks(rule, by="2024-12-01")
    [question] = STORY.asked(rule, by="2024-04-16")
    assert [one.id for one in question.evidence] == [f"e{n}" for n in range(2, 13)]


@pytest.mark.parametrize(
    "more",
    [
        absent("2024-04-16", event="attendance"),
        absent("2024-04-16", agency="council"),
        absent("2024-04-16", seen=None, outcome="not_brought"),
        absent("2024-04-16", seen={ANN: "seen"}, outcome="not_brought"),
    ],
)
def test_who_keeps_a_register_may_say_it_in_its_own_way(more):
    assert HALF.beside("council", "education_service").then(more).asks(rule, by="2024-04-16")


@pytest.mark.parametrize(
    "more",
    [
        absent("2024-04-15", outcome="not_brought"),  # the afternoon of the same day
        absent("2024-04-13"),  # a Saturday
        absent("2024-05-01"),
        absent("2024-04-16", agency=HV),
        absent("2024-04-16", agency=NURSERY),
        absent("2024-04-16", event="call"),
        absent("2024-04-16", seen=None),
        absent("2024-04-16", seen={KIM: "seen"}, outcome="not_brought"),
        absent("2024-04-16", child=ANN),
    ],
)
def test_what_is_no_further_day_of_absence_adds_none(more):
    assert not HALF.then(more).asks(rule, by="2024-06-01")


@pytest.mark.parametrize(
    ("told_of", "asks"),
    [
        (absent("2024-04-02", until=time("2024-04-16")), True),
        (absent("2024-04-02", until=time("2024-04-15")), False),
        (absent("2024-04-02", until=time("2024-04-30"), times=11), True),
        (absent("2024-04-02", until=time("2024-04-30"), times=10), False),
        (absent("2024-04-02", until=time("2024-05-03"), times=13), False),  # three of them may lie in May
        (absent("2024-04-02", until=time("2024-05-03"), times=14), True),
        (absent("2024-04", times=11), True),
        (absent("2024-04", times=10), False),
    ],
)
def test_one_entry_for_many_days_counts_as_so_many(told_of, asks):
    assert told(LIVE, told_of).asks(rule, by="2024-06-01") is asks


@pytest.mark.parametrize("times", [1, 15])
def test_days_to_come_are_not_counted_yet(times):
    story = told(LIVE, absent("2024-04-02", until=time("2024-04-30"), times=times, recorded="2024-04-02T15:00"))
    assert not story.asks(rule, by="2024-04-15T20:00")
    assert story.asks(rule, by="2024-04-16T20:00")


def test_still_asks_in_the_next_month_and_not_a_year_later():
    assert STORY.then(absent("2024-05-14")).asks(rule, by="2024-05-31")
    assert STORY.asks(rule, by="2025-04-15")
    assert not STORY.asks(rule, by="2025-04-17")


def test_a_measure_of_the_same_or_a_later_month_wins():
    assert not STORY.then(measured("2024-04-30", 80)).asks(rule, by="2024-05-20")
    assert not STORY.then(measured("2024-05-10", 80)).asks(rule, by="2024-05-20")
    assert told(LIVE, measured("2024-03-28", 80), *STORY.entries[2:]).asks(rule, by="2024-05-20")


def test_is_content_when_the_child_is_seen_at_school_since():
    there = entry("2024-04-22", SCHOOL, "school_day", about=(KIM,), seen={KIM: "seen"})
    [question] = STORY.then(there).questions(rule, by="2024-12-01")
    assert question.closed_by == "e13"


def test_changes_its_mind_when_a_day_is_corrected_and_not_a_day_sooner():
    there = entry(
        "2024-04-16",
        SCHOOL,
        "school_day",
        about=(KIM,),
        seen={KIM: "seen"},
        corrects="e12",
        recorded="2024-05-07T09:00",
    )
    assert STORY.then(there).asks(rule, by="2024-05-06")
    assert not STORY.then(there).asks(rule, by="2024-05-07")
