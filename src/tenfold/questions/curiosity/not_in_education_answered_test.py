"""What answers the question where a child is taught, and what asks it anew."""

import pytest

from parts import CSC, GP, HV, SAM, SCHOOL, entry, told
from tenfold.questions.acts import Act
from tenfold.questions.curiosity.not_in_education import not_in_education as rule
from tenfold.questions.curiosity.not_in_education_test import BORN, KIM, LIVE, PLAN, PUPIL, STORY, enrolled
from tenfold.record import Assessment, Decision, Enrolment, Referral

EDUCATION = "education"


def seen(day, agency=CSC, place="home", how="seen", **fields):
    return entry(day, agency, "visit", about=(KIM,), seen={KIM: how}, place=place, **fields)


def decided(day, considered="all", child=KIM):
    fact = Decision(matter="other", children=(child,))
    return entry(day, CSC, "record_note", fact, about=(child,), considered=considered)


@pytest.mark.parametrize(("agency", "place"), [(SCHOOL, "school"), (SCHOOL, None), (CSC, "school"), (HV, "school")])
def test_is_content_when_the_child_is_seen_in_education(agency, place):
    [question] = STORY.then(seen("2024-03-12", agency, place)).questions(rule, by="2024-03-12")
    assert question.closed_by == "e4"


def test_is_content_with_a_decision_that_considered_it_once_the_child_was_seen():
    story = STORY.then(seen("2024-03-12"), decided("2024-03-14"), seen("2024-03-20"))
    [question] = story.questions(rule, by="2024-03-21")
    assert question.closed_by == "e5"
    assert not STORY.then(seen("2024-03-14", recorded="2024-03-14T10:00"), decided("2024-03-14")).asks(
        rule, by="2024-03-14"
    )


@pytest.mark.parametrize(
    "more",
    [
        (seen("2024-03-12"),),
        (decided("2024-03-12"),),
        (decided("2024-03-12"), seen("2024-03-13")),
        (seen("2024-03-12"), decided("2024-03-13", considered=())),
        (seen("2024-03-12"), decided("2024-03-13", child=SAM)),
        (seen("2024-03-12", how="partly"), decided("2024-03-13")),
        (seen("2024-03-12", SCHOOL, how="not_seen"),),
    ],
)
def test_still_asks_when_the_child_was_not_seen_or_nobody_considered_it(more):
    assert STORY.then(*more).asks(rule, by="2024-03-13")


def test_what_was_seen_or_decided_before_does_not_answer():
    before = (seen("2024-03-02", SCHOOL), seen("2024-03-02"), decided("2024-03-03"))
    assert told(PUPIL, PLAN, *before, enrolled("withdrawn")).asks(rule, by="2024-03-04")


@pytest.mark.parametrize("agency", [SCHOOL, "council"])
def test_is_content_when_a_school_or_the_education_service_sees_the_child_wherever_that_is(agency):
    story = STORY.beside("council", "education_service")
    [question] = story.then(seen("2024-03-12", agency)).questions(rule, by="2024-03-12")
    assert question.closed_by == "e4"
    assert story.then(seen("2024-03-12")).asks(rule, by="2024-03-12")


def taught_at_home(day="2024-03-04", how="seen", agency=EDUCATION, status="home_educated"):
    fact = Enrolment(child=KIM, at="home", status=status)
    return entry(day, agency, "visit", fact, about=(KIM,), seen={KIM: how}, place="home", id=f"home-{day}")


def test_who_comes_to_see_how_a_child_is_taught_at_home_has_seen_it_in_education():
    story = told(PUPIL, LIVE, taught_at_home()).beside(EDUCATION, "education_service")
    assert not story.questions(rule, by="2024-06-30")
    yearly = told(PUPIL, LIVE, taught_at_home(), taught_at_home("2025-03-04"))
    assert not yearly.beside(EDUCATION, "education_service").questions(rule, by="2025-06-30")


@pytest.mark.parametrize(
    "visit",
    [taught_at_home(how="not_seen"), taught_at_home(agency=CSC), taught_at_home(status="missing")],
)
def test_still_asks_where_the_visit_saw_no_child_or_was_somebody_elses(visit):
    story = told(PUPIL, LIVE, visit).beside(EDUCATION, "education_service")
    assert story.asks(rule, by="2024-03-04")


@pytest.mark.parametrize("event", ["call", "letter", "message"])
def test_that_a_school_rings_or_writes_once_it_was_asked_shows_no_child(event):
    rang = entry("2024-03-12", SCHOOL, event, about=(KIM,), seen={KIM: "seen"})
    assert told(LIVE, rang).asks(rule, by="2024-04-15")
    assert STORY.then(rang).asks(rule, by="2024-06-01")
    [question] = told(LIVE, rang, seen("2024-03-14", SCHOOL, "school")).questions(rule, by="2024-06-01")
    assert question.closed_by == "e3"
    before = entry("2024-02-12", SCHOOL, event, BORN, about=(KIM,))
    assert not told(before, LIVE).questions(rule, by="2024-06-01")
    referred = entry("2024-03-01", SCHOOL, event, BORN, Referral(children=(KIM,), from_=SCHOOL, to=CSC), about=(KIM,))
    assert not told(referred).questions(rule, by="2024-04-01")


def test_a_day_at_school_before_it_left_that_is_told_late_does_not_answer():
    assert STORY.then(seen("2024-03-01", SCHOOL, "school", recorded="2024-03-12T09:00")).asks(rule, by="2024-03-12")
    assert not STORY.then(seen("2024-03-04", SCHOOL, "school", recorded="2024-03-12T09:00")).asks(rule, by="2024-03-12")


def test_a_decision_is_offered_once_the_child_was_seen_for_only_then_does_it_answer():
    taught = Act("see_taught", KIM)
    assert STORY.asked(rule, by="2024-03-05")[0].acts == (taught,)
    at_home = STORY.then(seen("2024-03-06"))
    assert at_home.asked(rule, by="2024-03-06")[0].acts == (taught, Act("manager_decision"))
    assert not at_home.then(decided("2024-03-07")).asks(rule, by="2024-03-07")
    assert not STORY.then(seen("2024-03-06", agency=SCHOOL, place="school")).asks(rule, by="2024-03-06")


def test_that_a_child_is_taught_at_home_said_again_does_not_ask_again_but_that_it_is_missing_does():
    out = enrolled("withdrawn", day="2023-09-22")
    at_home = enrolled("home_educated", "home", day="2023-09-25")
    visited = taught_at_home("2024-01-15")
    writes = taught_at_home("2024-03-05", how="not_seen")
    story = told(PUPIL, out, at_home, visited, LIVE, writes).beside(EDUCATION, "education_service")
    assert not story.questions(rule, by="2024-06-01")
    gone = enrolled("missing", day="2024-03-08")
    [question] = told(PUPIL, at_home, visited, LIVE, gone).asked(rule, by="2024-03-08")
    assert [one.id for one in question.evidence] == ["home-home_educated", "school-missing"]
    back = enrolled(at="home", day="2024-02-05")
    assert (
        told(PUPIL, out, at_home, visited, back, LIVE, writes)
        .beside(EDUCATION, "education_service")
        .asks(rule, by="2024-03-05")
    )
    met = seen("2024-03-12", SCHOOL, "school")
    assert not told(PUPIL, LIVE, enrolled("missing"), met).asks(rule, by="2024-03-12")
    again = entry("2024-03-20", CSC, "record_note", *enrolled("missing").facts, about=(KIM,), id="again")
    [question] = told(PUPIL, LIVE, enrolled("missing"), met, again).asked(rule, by="2024-03-20")
    assert [one.id for one in question.evidence] == ["again"]


@pytest.mark.parametrize(("day", "asks"), [("2024-03-04", False), ("2024-02-28", True)])
def test_who_was_seen_at_school_since_the_first_concern_is_not_asked_about_when_that_becomes_live_anew(day, asks):
    known = entry("2024-02-01", GP, "clinic", BORN, about=(KIM,))
    granted = Decision(matter="referral", children=(KIM,), granted=True, outcome="assessment")
    opened = Assessment(children=(KIM,), stage="opened", kind="single")
    step = entry("2024-03-05", CSC, "record_note", granted, opened, about=(KIM,), considered="all")
    assert told(known, LIVE, seen(day, place="school"), step).asks(rule, by="2024-03-08") is asks
