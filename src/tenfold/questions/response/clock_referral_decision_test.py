import pytest

from parts import ANN, CSC, HV, NURSERY, OTHER_LA, SAM, Story, entry, on_plan, strategy, told
from tenfold.questions.response.clock_referral_decision import RESPONSES
from tenfold.questions.response.clock_referral_decision import clock_referral_decision as rule
from tenfold.record import Assessment, Decision, Enquiry, Meeting, Referral
from tenfold.when import Time

SENT = Referral(id="ref", children=(SAM,), from_=NURSERY)
BOTH = Referral(id="ref", children=(SAM, ANN), from_=NURSERY)
STORY = told(entry("2024-03-04T10:00", CSC, "call", SENT))
SIBLINGS = told(entry("2024-03-04T10:00", CSC, "call", BOTH, about=(SAM, ANN)))


def decided(matter, *children, by=CSC, day="2024-03-05", **fields):
    fact = Decision(id="dec", matter=matter, children=children or (SAM,))
    return entry(day, by, "record_note", fact, about=children or (SAM,), **fields)


def test_asks_the_lead_at_the_end_of_the_next_working_day():
    assert not STORY.asks(rule, by="2024-03-05T23:59")
    [question] = STORY.asked(rule, by="2024-03-05")
    assert question.id == "clock-referral-decision:ref"
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC,), (SAM,))
    assert [one.id for one in question.evidence] == ["e1"]
    assert question.due == Time.told("2024-03-06").first


def test_a_night_a_weekend_and_a_bank_holiday_are_no_working_days():
    late = told(entry("2024-03-28T21:00", CSC, "call", SENT))
    assert not late.asks(rule, by="2024-04-01")
    assert late.asks(rule, by="2024-04-02")


def test_counts_from_the_latest_day_that_a_half_told_date_allows():
    month = told(entry("2024-03", CSC, "call", SENT, recorded="2024-03-20T12:00"))
    assert not month.asks(rule, by="2024-03-20")
    assert month.asks(rule, by="2024-03-21")


@pytest.mark.parametrize("matter", sorted(RESPONSES))
def test_is_content_with_a_decision(matter):
    [question] = STORY.then(decided(matter, day="2024-03-06")).questions(rule, by="2024-03-07")
    assert question.closed_by == "e2"
    assert not STORY.then(decided(matter)).questions(rule, by="2024-03-20")


@pytest.mark.parametrize(
    "step",
    [
        entry("2024-03-05", CSC, "record_note", Assessment(children=(SAM,), stage="opened")),
        entry("2024-03-05", CSC, "record_note", Enquiry(children=(SAM,), stage="opened")),
        strategy("2024-03-05"),
        on_plan("2024-03-05"),
        decided("contact", considered=("e1",)),
    ],
)
def test_is_content_with_work_that_answers_it(step):
    assert not STORY.then(step).questions(rule, by="2024-03-20")


@pytest.mark.parametrize(
    "step",
    [
        decided("contact"),
        decided("referral", by=HV),
        decided("referral", ANN),
        decided("contact", considered=("birth",)),
        entry("2024-03-05", HV, "record_note", Assessment(children=(SAM,), stage="opened")),
        entry("2024-03-05", CSC, "visit", seen={SAM: "seen"}),
        entry("2024-03-05", CSC, "strategy_discussion", outcome="cancelled_by_agency"),
        entry(
            "2024-03-05",
            CSC,
            "record_note",
            Meeting(id="m", event="strategy_discussion", day=Time.told("2024-03-08"), status="planned"),
        ),
    ],
)
def test_still_asks_when_something_else_was_done(step):
    assert STORY.then(step).asks(rule, by="2024-03-20")


def test_what_counts_as_a_decision_on_the_response():
    work = {"referral", "threshold", "enquiry", "plan", "placement"}
    assert {*work, "closure", "step_down", "no_further_action", "other"} == RESPONSES


def test_a_decision_told_with_the_referral_counts():
    at_once = entry("2024-03-04", CSC, "call", SENT, Decision(matter="referral", children=(SAM,)))
    assert not told(at_once).questions(rule, by="2024-03-20")


def test_a_decision_of_before_is_none_and_one_told_late_is():
    earlier = told(decided("referral", day="2024-03-04T09:00"), *STORY.entries[1:])
    assert earlier.asks(rule, by="2024-03-05")
    late = told(decided("referral"), entry("2024-03-04", NURSERY, "call", BOTH, recorded="2024-03-12T09:00"))
    assert dict(late.asked(rule, by="2024-03-12")[0].ask.gaps)["children"] == ("Ann",)


def test_is_not_asked_of_what_went_to_another_service():
    assert not told(
        entry("2024-03-04", CSC, "call", Referral(children=(SAM,), from_=CSC, to=HV)),
        entry("2024-03-04", HV, "call", Referral(children=(SAM,), from_=NURSERY)),
        entry("2024-03-04", OTHER_LA, "call", Referral(children=(SAM,), from_="public")),
    ).questions(rule, by="2024-03-20")
    assert told(entry("2024-03-04", NURSERY, "call", Referral(children=(SAM,)))).asks(rule, by="2024-03-05")
    assert not Story(STORY.entries, STORY.guidance, ()).questions(rule, by="2024-03-20")


def test_waits_for_every_child_and_names_those_who_wait():
    [question] = SIBLINGS.then(decided("referral", ANN)).asked(rule, by="2024-03-20")
    assert dict(question.ask.gaps)["children"] == ("Sam",)
    assert not SIBLINGS.then(decided("referral", ANN, SAM)).questions(rule, by="2024-03-20")


def test_the_present_lead_is_asked_and_decides():
    moved = STORY.led_by(OTHER_LA, "2024-03-08")
    assert moved.asked(rule, by="2024-03-06")[0].to == (CSC,)
    assert moved.asked(rule, by="2024-03-08")[0].to == (OTHER_LA,)
    assert moved.then(decided("referral", by=OTHER_LA, day="2024-03-07")).asks(rule, by="2024-03-20")
    [question] = moved.then(decided("referral", by=OTHER_LA, day="2024-03-08")).questions(rule, by="2024-03-20")
    assert question.closed_by == "e2"


def test_changes_its_mind_when_the_decision_is_corrected_and_not_a_day_sooner():
    withdrawn = entry("2024-03-05", CSC, "record_note", corrects="e2", recorded="2024-03-12T09:00")
    story = STORY.then(decided("referral"), withdrawn)
    assert not story.asks(rule, by="2024-03-11")
    assert story.asks(rule, by="2024-03-12")
