from dataclasses import replace
from datetime import timedelta

from parts import CSC, SAM, entry, on_plan, told
from tenfold.guidance import Guidance
from tenfold.questions.acts import Act
from tenfold.questions.clocks import Clock, clock, overdue
from tenfold.questions.wording import say
from tenfold.when import Time

STORY = told(on_plan("2024-03-04"))
SINCE = Time.told("2024-03-04").last
DUE = Time.told("2024-03-19").first
ASK = say("When?")


def at(day):
    return clock(STORY.picture(day), "clock-core-group", SINCE)


def test_warns_with_the_seventh_of_ten_working_days_and_is_past_with_the_tenth():
    assert at("2024-03-12") == Clock(warned=False, past=False, due=DUE)
    assert at("2024-03-13") == Clock(warned=True, past=False, due=DUE)
    assert at("2024-03-17") == Clock(warned=True, past=False, due=DUE)
    assert at("2024-03-18") == Clock(warned=True, past=True, due=DUE)


def test_a_limit_too_short_to_warn_of_is_past_when_it_warns():
    day = STORY.picture("2024-03-05")
    assert clock(day, "clock-referral-decision", SINCE) == Clock(
        warned=True, past=True, due=Time.told("2024-03-06").first
    )
    assert not clock(STORY.picture("2024-03-04"), "clock-referral-decision", SINCE).warned


def test_an_edition_without_the_limit_has_no_clock():
    old = told(on_plan("2024-03-04"), guidance=Guidance.fixed("register-2006")).picture("2025-03-04")
    assert clock(old, "clock-assessment", SINCE) is None
    assert clock(old, "clock-assessment.core", SINCE).past
    assert overdue(None, ASK, to=(CSC,), act=Act("core_group")) is None


def test_a_deadline_is_set_by_the_edition_of_the_day_on_which_it_began():
    dated = told(on_plan("2024-03-04"), guidance=Guidance.dated()).picture("2025-03-04")
    assert clock(dated, "clock-assessment.initial", Time.told("2013-04-12").last) is not None
    assert clock(dated, "clock-assessment.initial", Time.told("2013-04-15").last) is None


def test_a_limit_of_ones_own_and_another_end():
    picture = STORY.picture("2024-03-08")
    four = replace(picture.limit("clock-core-group", SINCE), number=4)
    assert clock(picture, four, SINCE) == Clock(warned=True, past=True, due=Time.told("2024-03-09").first)
    later = Time.told("2024-03-09T12:00").first
    assert clock(picture, four, SINCE, later) == Clock(warned=True, past=False, due=later)
    sooner = Time.told("2024-03-04T23:59").first
    assert clock(picture, "clock-core-group", SINCE, sooner) == Clock(warned=True, past=True, due=sooner)


def test_asks_soon_once_warned_and_immediately_once_past():
    [made] = [one for one in STORY.case.entries if one.event == "initial_conference"]
    other = entry("2024-03-05", CSC, "visit", id="v")
    running = at("2024-03-13")
    asked = overdue(running, ASK, other, [made], to=(CSC,), act=Act("core_group"), about=(SAM,))
    assert (asked.urgency, asked.due, asked.to, asked.about) == ("soon", DUE, (CSC,), (SAM,))
    assert asked.acts == (Act("core_group"),)
    assert asked.evidence == (made, other)
    past = replace(running, past=True, due=DUE + timedelta(1))
    assert overdue(past, ASK, made, to=(CSC,), act=Act("core_group")).urgency == "immediate"
    assert overdue(replace(running, warned=False), ASK, made, to=(CSC,), act=Act("core_group")) is None
