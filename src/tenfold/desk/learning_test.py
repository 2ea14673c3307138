"""Learning: published reviews whose findings lead to questions and to the replay, and a family's own replay."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desks import browser_of, turning, words_of
from partnership import bruise, family, first, session
from tenfold import ledger
from tenfold.desk.family_replay import replay_page
from tenfold.desk.learning import told, walked
from tenfold.desk.reviewed import review_page
from tenfold.questions.all import RULES

pytestmark = pytest.mark.usefixtures("database")


def hurt(**more):
    seen = {"occurred": "2026-03-05T10:00", "recorded": "2026-03-05T12:00", "agency": "ed", "author": {"role": "nurse"}}
    return family(first(), bruise("e2", **more) | seen)


def test_a_review_has_the_shape_of_case_reviews():
    page = words_of(browser_of(session("dva")).get("/learning/review"))
    parts = ("What happened", "What was found", "What it led to", "The full review", "Where sources differ")
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert "Last updated 3 December 2019" in page


def test_each_finding_leads_to_questions_and_these_to_days_of_the_replay():
    page = review_page(walked())
    assert len(page.findings) == 6
    assert all(one.asks for one in page.findings)
    ids = {day.id for day in told().days}
    led = {place for one in page.findings for guard in one.asks for _, place in guard.days}
    assert led
    assert {place.removeprefix("#") for place in led} <= ids
    assert {guard.stands for one in page.findings for guard in one.asks} == {rule.stands for rule in RULES}


def test_the_replay_says_what_would_have_answered_and_who_could_have_asked_alone():
    days = told().days
    asked = [one for day in days for one in day.asked]
    assert any(one.would for one in asked)
    assert any(one.alone.startswith("No agency could have asked this") for one in asked)
    assert any(one.alone.startswith("From its own entries alone") for one in asked)


def test_nothing_is_counted_about_a_real_child_and_nobody_is_named():
    page = browser_of(session("csc")).get("/learning/review/replay").content.decode()
    assert "<desc>" not in page
    assert "at most)" not in page, "how many questions stood"
    assert not re.search(r"\b\d+ (?:questions|entries|injuries)\b", page)


def test_a_family_is_replayed_moment_by_moment_for_a_learning_review():
    ann, manager = hurt(), session("csc", "manager")
    browser = browser_of(manager)
    place = f"/family/{ann}/replay"
    assert "Ann" not in words_of(browser.get(place))
    page = words_of(browser.get(browser.post(place).url))
    assert "2 March 2026" in page
    assert "The record asked, or could have asked" in page
    assert "What would have answered it:" in page
    assert "From its own entries alone" in page
    reads = [one.purpose for one in ledger.reads(session("csc", "auditor"), ann)]
    assert "I am replaying this family’s record for a learning review" in reads


@pytest.mark.parametrize("who", [("csc", "practitioner"), ("dva", "manager"), ("csc", "auditor"), ("csc", "analyst")])
def test_who_leads_no_review_or_is_not_tied_to_the_family_is_refused_and_told_why(who):
    ann = hurt()
    browser = browser_of(session(*who))
    place = f"/family/{ann}/replay"
    browser.post(place)
    refused = browser.get(place)
    assert refused.status_code == 403
    assert not re.search(r"Ann Vale|cheek|She fell", words_of(refused))
    lines = [one for one in ledger.reads(session("csc", "auditor"), ann) if one.page == "replay"]
    assert [one.outcome for one in lines] == ["refused"]


def test_what_is_sealed_to_others_has_no_part_in_their_replay():
    ann = hurt(restricted="sealed")
    for who, sees in ((session("ed", "manager"), True), (session("csc", "manager"), False)):
        browser = browser_of(who)
        browser.post(f"/family/{ann}/replay")
        page = words_of(browser.get(f"/family/{ann}/replay"))
        assert ("came to be hurt" in page) is sees
        assert ("City hospital: Attendance" in page) is sees


def test_a_replay_as_known_on_a_day_ends_there():
    page = replay_page(turning("2024-05-16T12:00"))
    assert page.told.days[-1].id <= "day-2024-05-16"
    assert not any("Left ear" in words for day in page.told.days for _, words in day.recorded)


def test_a_page_of_a_replay_asks_the_database_no_more_of_a_long_record_than_of_a_short_one():
    manager = browser_of(session("csc", "manager"))

    def queries(ann):
        manager.post(f"/family/{ann}/replay")
        with CaptureQueriesContext(connection) as asked:
            assert manager.get(f"/family/{ann}/replay").status_code == 200
        return len(asked)

    assert queries(hurt()) <= 12
    assert queries(family(first())) <= 12


def test_the_purpose_of_a_review_is_not_offered_for_anything_else():
    ann = hurt()
    page = words_of(browser_of(session("csc", "manager")).get(f"/family/{ann}/purpose"))
    assert "learning review" not in page
