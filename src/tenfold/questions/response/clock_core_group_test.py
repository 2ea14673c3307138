import pytest

from parts import ANN, CSC, GP, OTHER_LA, SAM, entry, on_plan, told
from tenfold.questions.response.clock_core_group import clock_core_group as rule
from tenfold.record import Meeting, Plan
from tenfold.when import Time

STORY = told(on_plan("2024-03-04"))
DUE = Time.told("2024-03-19").first


def met(day="2024-03-12", *children, **fields):
    return entry(day, CSC, "core_group", about=children or (SAM,), **fields)


def meeting(status, day="2024-03-12", **fields):
    fact = Meeting(id="m", event="core_group", day=Time.told(day), status=status)
    return entry(fields.pop("told_on", "2024-03-12"), CSC, fields.pop("event", "record_note"), fact, **fields)


def test_warns_at_two_thirds_and_is_past_at_ten_working_days():
    assert not STORY.asks(rule, by="2024-03-12")
    [question] = STORY.asked(rule, by="2024-03-13")
    assert question.id == "clock-core-group:e1"
    assert (question.urgency, question.due, question.to, question.about) == ("soon", DUE, (CSC,), (SAM,))
    assert STORY.asked(rule, by="2024-03-17")[0].urgency == "soon"
    [past] = STORY.asked(rule, by="2024-03-18")
    assert (past.urgency, past.due, past.opened) == ("immediate", DUE, question.opened)
    assert [one.id for one in past.evidence] == ["e1"]


def test_is_content_with_a_core_group_however_told():
    assert not STORY.then(met()).questions(rule, by="2024-04-30")
    [question] = STORY.then(met("2024-03-20")).questions(rule, by="2024-04-30")
    assert question.closed_by == "e2"
    assert not STORY.then(meeting("held")).questions(rule, by="2024-04-30")


def test_is_content_when_the_plan_ends():
    ended = entry("2024-03-15", CSC, "review_conference", Plan(child=SAM, status="ended"))
    [question] = STORY.then(ended).questions(rule, by="2024-04-30")
    assert question.closed_by == "e2"


@pytest.mark.parametrize(
    "step",
    [
        met("2024-03-12", outcome="cancelled_by_agency"),
        met("2024-03-12", outcome="cancelled_by_family"),
        meeting("planned", "2024-03-25"),
        meeting(None, "2024-03-12"),
        meeting("cancelled"),
        meeting("cancelled", event="core_group"),
        entry("2024-03-12", CSC, "professionals_meeting"),
        met("2024-03-12", ANN),
    ],
)
def test_still_asks_when_it_was_called_off_or_only_planned_or_about_another_child(step):
    assert STORY.then(step).asks(rule, by="2024-03-18")


def test_a_core_group_that_calls_the_next_one_off_was_held():
    assert not STORY.then(meeting("cancelled", "2024-04-12", event="core_group")).questions(rule, by="2024-04-30")
    assert not STORY.then(meeting("planned", "2024-04-12", event="core_group")).questions(rule, by="2024-04-30")


def test_one_of_before_the_plan_told_late_is_not_the_first_of_it():
    assert STORY.then(met("2024-02-20", recorded="2024-03-12T09:00")).asks(rule, by="2024-03-18")
    assert STORY.then(meeting("held", "2024-02-20")).asks(rule, by="2024-03-18")


def test_one_of_after_the_plan_counts_though_the_conference_was_told_late():
    conference = entry(
        "2024-03-04",
        CSC,
        "initial_conference",
        Plan(child=SAM, status="started"),
        recorded="2024-03-25T09:00",
    )
    assert not told(met(), conference).questions(rule, by="2024-04-30")
    assert told(met("2024-03-04", id="early"), conference).asks(rule, by="2024-03-25")


def test_a_half_told_month_counts_from_its_end_and_may_follow():
    month = told(entry("2024-03", CSC, "initial_conference", Plan(child=SAM, status="started")))
    assert not month.asks(rule, by="2024-04-09")
    assert month.asks(rule, by="2024-04-10")
    assert not STORY.then(met("2024-03", recorded="2024-03-31T12:00")).asks(rule, by="2024-04-30")


def test_is_not_asked_of_a_plan_that_the_record_met_under_way_or_of_another_kind():
    under_way = entry("2024-03-04", CSC, "record_note", Plan(child=SAM, status="continued"))
    in_need = entry("2024-03-04", CSC, "record_note", Plan(child=SAM, status="started", kind="child_in_need"))
    assert not told(under_way, in_need).questions(rule, by="2024-04-30")
    ended = entry("2023-12-04", CSC, "record_note", Plan(child=SAM, status="ended"))
    assert not told(on_plan("2023-09-04"), met("2023-09-11"), ended, under_way).questions(rule, by="2024-04-30")


def test_a_receiving_authority_that_starts_the_plan_anew_has_its_own_first_core_group():
    anew = entry("2024-05-07", OTHER_LA, "initial_conference", Plan(child=SAM, status="started"))
    moved = STORY.then(met(), anew).led_by(OTHER_LA, "2024-04-22")
    [question] = moved.asked(rule, by="2024-05-31")
    assert question.to == (OTHER_LA,)
    assert [one.id for one in question.evidence] == ["e3"]
    kept = entry("2024-05-07", OTHER_LA, "review_conference", Plan(child=SAM, status="started"))
    again = entry("2024-05-07", GP, "initial_conference", Plan(child=SAM, status="started", kind="early_help"))
    ann = entry("2024-05-07", OTHER_LA, "initial_conference", Plan(child=ANN, status="started"))
    assert STORY.then(met(), kept, again, ann).subjects(rule, by="2024-05-31") == ["e5"]


def test_waits_for_each_child_of_the_conference():
    both = told(on_plan("2024-03-04", SAM, ANN))
    assert both.then(met()).subjects(rule, by="2024-03-20") == ["e1.2"]
    assert not both.then(met("2024-03-12", SAM, ANN)).questions(rule, by="2024-04-30")


def test_changes_its_mind_when_the_core_group_is_corrected_and_not_a_day_sooner():
    not_held = entry("2024-03-12", CSC, "record_note", corrects="e2", recorded="2024-03-26T09:00")
    story = STORY.then(met(), not_held)
    assert not story.asks(rule, by="2024-03-25")
    assert story.asks(rule, by="2024-03-26")


@pytest.mark.parametrize(
    ("event", "what"),
    [
        ("initial_conference", "conference"),
        ("review_conference", "conference"),
        ("record_note", "plan"),
        ("strategy_discussion", "plan"),
    ],
)
def test_calls_what_started_the_plan_by_what_it_was(event, what):
    begun = entry("2024-03-04", CSC, event, Plan(child=SAM, status="started"))
    [question] = told(begun).asked(rule, by="2024-03-18")
    assert question.ask.template == f"When does the core group for {{child}} first meet, after the {what} of {{day}}?"
    assert dict(question.ask.gaps)["day"] == ("4 March 2024",)
