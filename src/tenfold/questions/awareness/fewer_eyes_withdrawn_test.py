"""A child who leaves nursery, school or the GP's list while a concern is open has fewer eyes on it."""

from dataclasses import replace

import pytest

from parts import ANN, CLINIC, CSC, GP, HV, NURSERY, SAM, SCHOOL, entry, time, told
from tenfold.questions.awareness.fewer_eyes import fewer_eyes as rule
from tenfold.questions.awareness.fewer_eyes_test import LIVE, WORRY, decided, enrolled, seen, words
from tenfold.record import Check, Enrolment, Observation, Registration


def registered(status="deregistered", day="2024-03-08", at=GP):
    return entry(day, GP, "record_note", Registration(child=SAM, at=at, status=status), id=f"{at}-{status}")


def test_where_the_only_news_is_that_the_child_is_taught_at_home_no_agency_is_said_to_be_gone():
    ask, at_home = "Who else sees Sam now?", enrolled("home_educated", at="home")
    assert words(told(LIVE, at_home), "2024-03-08") == f"{ask} The child is taught at home."
    left = f"{ask} Fewer agencies do than before"
    assert words(told(LIVE, enrolled("home_educated")), "2024-03-08") == f"{left}: no longer nursery."
    assert words(told(LIVE, enrolled(at="the little school"), at_home), "2024-03-08") == f"{left}."
    fewer = told(LIVE, seen("2024-03-04", HV), seen("2024-03-05", CSC), at_home)
    assert words(fewer, "2024-04-03") == f"{left}: no longer hv."
    ann = Enrolment(child=ANN, at="the little school", status="withdrawn")
    both = entry("2024-03-08", CSC, "record_note", *at_home.facts, ann, about=(SAM, ANN))
    assert words(told(LIVE, both), "2024-03-08") == f"{ask} The child is taught at home."


@pytest.mark.parametrize("status", ["withdrawn", "home_educated"])
@pytest.mark.parametrize("at", [NURSERY, SCHOOL, "a playgroup"])
@pytest.mark.parametrize("concern", [LIVE, WORRY])
def test_asks_when_the_child_is_withdrawn_with_an_open_or_live_concern(status, at, concern):
    [question] = told(concern, enrolled(status, at=at)).asked(rule, by="2024-03-08")
    assert [one.id for one in question.evidence] == [f"{at}-{status}"]
    assert not told(enrolled(status, at=at)).questions(rule, by="2024-06-01")


@pytest.mark.parametrize("status", ["enrolled", "excluded", "missing"])
def test_is_silent_about_a_child_whom_nobody_withdrew(status):
    assert not told(LIVE, enrolled(status)).questions(rule, by="2024-06-01")


def test_is_silent_about_a_child_who_changes_school_and_waits_for_the_day():
    assert not told(LIVE, enrolled(), enrolled("enrolled", at=SCHOOL)).questions(rule, by="2024-06-01")
    ahead = told(LIVE, enrolled(from_=time("2024-03-22")))
    assert not ahead.asks(rule, by="2024-03-20")
    assert ahead.asks(rule, by="2024-03-22")


def test_a_place_months_ahead_is_none_in_place_of_the_one_that_the_child_left():
    story = told(LIVE, enrolled())
    assert not story.then(enrolled("enrolled", at=SCHOOL, from_=time("2024-04-15"))).asks(rule, by="2024-03-08")
    assert story.then(enrolled("enrolled", at=SCHOOL, from_=time("2024-09-02"))).asks(rule, by="2024-03-20")


def test_asks_when_no_gp_has_the_child_any_more():
    assert told(LIVE, registered()).asks(rule, by="2024-03-08")
    assert not told(LIVE, registered("registered")).questions(rule, by="2024-06-01")
    assert not told(LIVE, registered(at=CLINIC)).questions(rule, by="2024-06-01")
    back = registered("registered", day="2024-03-20")
    [question] = told(LIVE, registered(), back).questions(rule, by="2024-03-20")
    assert question.closed_by == "gp-registered"


def test_another_service_is_no_gp_in_its_place():
    story = told(LIVE, registered())
    other = entry("2024-03-12", GP, "record_note", Registration(child=SAM, at=CLINIC, status="registered"))
    assert story.then(other).asks(rule, by="2024-03-12")


def test_is_content_with_a_decision_that_considered_the_withdrawal():
    story = told(WORRY, enrolled())
    [question] = story.then(decided(considered=("nursery-withdrawn",))).questions(rule, by="2024-03-12")
    assert question.closed_by == "e3"
    assert story.then(decided()).asks(rule, by="2024-03-12")
    assert story.then(decided(considered="all", child=ANN)).asks(rule, by="2024-03-12")


def test_is_content_when_the_concern_is_settled():
    settled = entry("2024-03-12", HV, "visit", Check(about=("worry",), against="own_observation", result="unfounded"))
    assert not told(WORRY, enrolled(), settled).asks(rule, by="2024-03-12")


def test_counts_a_withdrawal_shortly_before_the_concern_and_not_one_of_long_ago():
    assert told(enrolled(day="2023-11-02"), LIVE).asks(rule, by="2024-03-01")
    assert not told(enrolled(day="2023-11-01"), LIVE).questions(rule, by="2024-06-01")


def test_a_withdrawal_is_held_against_the_first_of_several_concerns():
    old = entry("2023-10-02", NURSERY, "observation", Observation(child=SAM, of="hygiene", level="concern"))
    gone = enrolled(day="2023-09-04")
    assert told(gone, old).asks(rule, by="2023-10-02")
    assert told(gone, old, WORRY).asks(rule, by="2024-03-01")
    assert not told(gone, WORRY).questions(rule, by="2024-06-01")


def test_who_is_withdrawn_and_then_seen_by_another_agency_is_not_out_of_sight():
    story = told(WORRY, enrolled())
    assert story.asks(rule, by="2024-03-08")
    [question] = story.then(seen("2024-03-11", HV)).questions(rule, by="2024-03-11")
    assert question.closed_by == "hv-2024-03-11"
    by_hv = told(WORRY, replace(enrolled(), agency=HV), seen("2024-03-11", HV))
    assert not by_hv.asks(rule, by="2024-03-11")  # who wrote that it left the nursery is not the nursery
    for still in (seen("2024-03-11", CSC), seen("2024-03-11", NURSERY), seen("2024-03-07", HV)):
        assert story.then(still).asks(rule, by="2024-03-11")


def test_a_withdrawal_while_a_concern_was_open_stands_though_that_grows_old_and_another_takes_its_place():
    old = entry("2023-05-12", NURSERY, "observation", Observation(child=SAM, of="hygiene", level="concern"), id="old")
    gone = enrolled(day="2023-09-04")
    later = entry("2024-04-22", HV, "observation", Observation(child=SAM, of="clothing", level="concern"))
    [question] = told(old, gone, later).questions(rule, by="2024-06-10")
    assert (str(question.opened)[:10], question.closed) == ("2023-09-04", None)
    weighed = decided("2023-08-01", considered=("old",))
    assert not told(old, weighed, gone, later).questions(rule, by="2024-06-10")


def test_that_a_child_is_taught_at_home_said_again_is_no_new_withdrawal():
    gone = enrolled("home_educated", day="2023-09-22", at="home")
    again = replace(enrolled("home_educated", day="2024-01-15", at="home"), id="again")
    assert not told(gone, again, LIVE).questions(rule, by="2024-06-01")
    assert not told(enrolled(day="2023-09-22"), again, LIVE).questions(rule, by="2024-06-01")
    back = enrolled("enrolled", day="2023-11-06", at="home")
    assert [one.id for one in told(gone, back, again, LIVE).asked(rule, by="2024-03-01")[0].evidence] == ["again"]
    assert told(again, LIVE).asks(rule, by="2024-03-01")
