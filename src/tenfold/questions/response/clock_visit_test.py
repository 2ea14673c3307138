from dataclasses import replace

import pytest

from parts import ANN, CSC, ED, HV, MUM, OTHER_LA, SAM, SCHOOL, entry, on_plan, time, told, visit
from tenfold.questions.acts import Act
from tenfold.questions.response.clock_visit import clock_visit as rule
from tenfold.questions.wording import in_words
from tenfold.record import Lead, Person, Plan, Pregnancy, VisitInterval
from tenfold.when import Time

STORY = told(on_plan("2024-03-04"))
EVERY_TEN = entry("2024-03-04", CSC, "record_note", VisitInterval(child=SAM, days=10, by=CSC))


def test_warns_at_two_thirds_of_four_weeks_and_is_past_at_their_end():
    assert not STORY.asks(rule, by="2024-03-22")
    [question] = STORY.asked(rule, by="2024-03-23")
    assert question.id == "clock-visit:e1"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM,))
    assert question.acts == (Act("see_child", SAM),)
    assert question.due == Time.told("2024-04-02").first
    assert STORY.asked(rule, by="2024-03-31")[0].urgency == "soon"
    assert STORY.asked(rule, by="2024-04-01")[0].urgency == "immediate"


def test_the_plans_own_interval_goes_before():
    story = STORY.then(EVERY_TEN)
    assert not story.asks(rule, by="2024-03-12")
    assert story.asked(rule, by="2024-03-13")[0].urgency == "soon"
    assert story.asked(rule, by="2024-03-18")[0].urgency == "immediate"
    wider = entry("2024-03-06", CSC, "record_note", VisitInterval(child=SAM, days=15, by=CSC))
    assert not story.then(wider).asks(rule, by="2024-03-17")
    assert story.then(wider).asked(rule, by="2024-03-25")[0].urgency == "immediate"


SEEN = {SAM: "alone"}


@pytest.mark.parametrize("how", ["seen", "alone", "partly"])
def test_under_the_plans_own_interval_a_visit_that_saw_the_child_anywhere_counts(how):
    at_school = entry("2024-03-11", CSC, "visit", place="school", seen={SAM: how})
    story = STORY.then(EVERY_TEN, at_school)
    assert not story.asks(rule, by="2024-03-19")
    [question] = story.asked(rule, by="2024-03-20")
    assert [one.id for one in question.evidence] == ["e1", "e3"]
    assert "at home" not in question.ask.template
    assert "at home" in STORY.then(at_school).asked(rule, by="2024-03-23")[0].ask.template
    assert not story.then(visit("2024-03-14")).asks(rule, by="2024-03-22")


@pytest.mark.parametrize(
    "contact",
    [
        entry("2024-03-11", CSC, "visit", place="school", seen={SAM: "asleep"}),
        entry("2024-03-11", CSC, "visit", place="school"),
        entry("2024-03-11", CSC, "call", seen=SEEN),
        entry("2024-03-11", CSC, "core_group", place="home", seen=SEEN),
        entry("2024-03-11", SCHOOL, "school_day", seen=SEEN),
        entry("2024-03-01", CSC, "visit", place="school", seen=SEEN, recorded="2024-03-11T09:00"),
    ],
)
def test_under_it_still_asks_when_no_visit_of_the_lead_saw_the_child(contact):
    assert STORY.then(EVERY_TEN, contact).asks(rule, by="2024-03-13")


def test_an_interval_of_another_child_or_of_an_earlier_plan_is_not_this_ones():
    ann = entry("2024-03-04", CSC, "record_note", VisitInterval(child=ANN, days=10, by=CSC), about=(ANN,))
    assert not STORY.then(ann).asks(rule, by="2024-03-22")
    old = entry("2024-01-08", CSC, "record_note", VisitInterval(child=SAM, days=10, by=CSC))
    assert not told(old, on_plan("2024-03-04")).asks(rule, by="2024-03-22")


@pytest.mark.parametrize("how", ["seen", "alone", "partly", "asleep"])
def test_is_content_with_a_visit_and_counts_from_it(how):
    story = STORY.then(visit("2024-03-14", how=how))
    assert not story.asks(rule, by="2024-04-01")
    [question] = story.asked(rule, by="2024-04-02")
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    [closed] = STORY.then(visit("2024-03-26", how=how)).questions(rule, by="2024-04-10")
    assert closed.closed_by == "e2"


def test_is_content_with_a_visit_that_leaves_place_or_child_unsaid():
    assert not STORY.then(entry("2024-03-14", CSC, "visit")).asks(rule, by="2024-04-01")
    assert not STORY.then(entry("2024-03-14", CSC, "visit", place="home", about=(SAM, ANN), seen={ANN: "seen"})).asks(
        rule, by="2024-04-01"
    )


@pytest.mark.parametrize(
    "contact",
    [
        visit("2024-03-14", how="not_seen"),
        *(
            entry("2024-03-14", CSC, "visit", place="home", outcome=how)
            for how in ("no_access", "refused", "cancelled_by_agency", "cancelled_by_family", "not_brought")
        ),
        entry("2024-03-14", CSC, "visit", place="school", seen={SAM: "seen"}),
        entry("2024-03-14", CSC, "call", place="home", seen={SAM: "seen"}),
        visit("2024-03-14", agency=HV),
        visit("2024-03-14", agency=OTHER_LA),
        visit("2024-03-14", child=ANN),
        visit("2024-02-14", recorded="2024-03-14T09:00"),
    ],
)
def test_still_asks_when_nobody_of_the_lead_could_see_the_child_there(contact):
    assert STORY.then(contact).asks(rule, by="2024-03-23")


def test_a_visit_told_late_does_not_hide_the_one_after_it():
    late = STORY.then(visit("2024-03-20"), visit("2024-03-06", recorded="2024-03-27T09:00"))
    assert not late.asks(rule, by="2024-04-07")
    assert late.asks(rule, by="2024-04-08")


def test_a_half_told_visit_counts_from_the_end_of_its_month():
    story = told(on_plan("2024-02-05"), visit("2024-03"))
    assert not story.asks(rule, by="2024-04-18")
    assert story.asks(rule, by="2024-04-19")


def test_is_content_when_the_plan_ends():
    ended = entry("2024-03-27", CSC, "review_conference", Plan(child=SAM, status="ended"))
    [question] = STORY.then(ended).questions(rule, by="2024-06-30")
    assert question.closed_by == "e2"


def test_the_lead_of_the_day_visits_and_the_present_one_is_asked():
    moved = STORY.led_by(OTHER_LA, "2024-03-18")
    assert not moved.then(visit("2024-03-14")).asks(rule, by="2024-04-01")
    assert not moved.then(visit("2024-03-20", agency=OTHER_LA)).asks(rule, by="2024-04-07")
    [question] = moved.then(visit("2024-03-20")).asked(rule, by="2024-03-23")
    assert question.to == (OTHER_LA,)


def test_changes_its_mind_when_the_visit_is_corrected_and_not_a_day_sooner():
    not_made = entry("2024-03-14", CSC, "record_note", corrects="e2", recorded="2024-03-26T09:00")
    story = STORY.then(visit("2024-03-14"), not_made)
    assert not story.asks(rule, by="2024-03-25")
    assert story.asks(rule, by="2024-03-26")


@pytest.mark.parametrize("interval", [(), (VisitInterval(child=SAM, days=10, by=CSC),)])
def test_a_visit_by_who_leads_now_before_it_took_over_counts(interval):
    took_over = Lead(agency=CSC), Lead(agency=OTHER_LA, from_=time("2024-03-20"))
    plan = told(on_plan("2024-03-04"), entry("2024-03-05", CSC, "core_group", *interval))
    story = replace(plan.then(visit("2024-03-18", agency=OTHER_LA)), leads=took_over)
    assert not story.asks(rule, by="2024-03-21")
    assert replace(plan, leads=took_over).asks(rule, by="2024-03-28")


@pytest.mark.parametrize("interval", [(), (VisitInterval(child="bump", days=20, by=CSC),)])
def test_a_child_not_yet_born_is_not_to_be_visited_and_the_clock_runs_from_its_birth(interval):
    bump = (Person(id="bump"), Pregnancy(person=MUM, of="bump", due=time("2024-06-20")))
    known = entry("2024-02-12", HV, "record_note", *bump, about=(MUM,))
    met = entry("2024-05-13", CSC, "visit", *interval, place="home", about=("bump", MUM))
    story = told(known, on_plan("2024-03-04", "bump"), met)
    assert not story.questions(rule, by="2024-06-17")
    born = story.then(entry("2024-06-18", ED, "record_note", Person(id="bump", born=time("2024-06-18"))))
    assert not born.questions(rule, by="2024-07-04")
    [question] = born.asked(rule, by="2024-07-09")
    assert dict(question.ask.gaps)["day"] == ("18 June 2024",)
    assert not born.then(visit("2024-07-01", child="bump")).asks(rule, by="2024-07-16")


def test_says_whose_visits_it_looks_for():
    for story, by in ((STORY, "2024-03-23"), (STORY.then(EVERY_TEN), "2024-03-13")):
        assert "by csc" in in_words(story.picture(by), story.asked(rule, by=by)[0].ask)
    [question] = STORY.led_by(OTHER_LA, "2024-03-18").asked(rule, by="2024-03-23")
    assert dict(question.ask.gaps)["lead"] == (OTHER_LA,)
