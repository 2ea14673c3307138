import pytest

from parts import ANN, CSC, HV, MUM, POLICE, SAM, entry, on_plan, strategy, told
from tenfold.questions.addressees import CHAIR
from tenfold.questions.response.clock_strategy_to_conference import clock_strategy_to_conference as rule
from tenfold.questions.wording import in_words
from tenfold.record import Decision, Enquiry, Meeting, Plan
from tenfold.when import Time

OPENED = Enquiry(id="enq", children=(SAM,), stage="opened")
STORY = told(strategy("2024-03-04", OPENED))


def completed(outcome, day="2024-03-15", *children, **fields):
    fact = Enquiry(children=children or (SAM,), stage="completed", outcome=outcome)
    return entry(day, CSC, "record_note", fact, about=children or (SAM,), **fields)


def decision(matter, by=CSC, *, granted=None, child=SAM, day="2024-03-15"):
    return entry(day, by, "record_note", Decision(matter=matter, children=(child,), granted=granted), about=(child,))


def test_warns_at_ten_working_days_and_is_past_at_fifteen():
    assert not STORY.asks(rule, by="2024-03-17")
    [question] = STORY.asked(rule, by="2024-03-18")
    assert question.id == "clock-strategy-to-conference:enq"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC, CHAIR), (SAM,))
    assert question.due == Time.told("2024-03-26").first
    assert STORY.asked(rule, by="2024-03-24")[0].urgency == "soon"
    assert STORY.asked(rule, by="2024-03-25")[0].urgency == "immediate"


def test_counts_from_the_discussion_at_which_the_enquiry_began():
    several = told(strategy("2024-02-26"), strategy("2024-03-04"), entry("2024-03-06", CSC, "record_note", OPENED))
    assert not several.asks(rule, by="2024-03-17")
    [question] = several.asked(rule, by="2024-03-18")
    assert [one.id for one in question.evidence] == ["e2", "e3"]
    assert several.then(strategy("2024-03-11")).asks(rule, by="2024-03-18")


def test_counts_from_the_enquiry_where_no_discussion_is_its_own():
    bare = told(entry("2024-03-04", CSC, "record_note", OPENED))
    assert not bare.asks(rule, by="2024-03-17")
    assert bare.asks(rule, by="2024-03-18")
    before = (
        strategy("2023-06-05", Enquiry(children=(SAM,), stage="opened")),
        strategy("2023-06-12"),
        completed("not_substantiated", "2023-07-03"),
    )
    again = told(*before, entry("2024-03-04", CSC, "record_note", OPENED))
    assert not again.asks(rule, by="2024-03-17")
    assert again.subjects(rule, by="2024-03-18") == ["enq"]
    called_off = strategy("2024-03-01", outcome="cancelled_by_agency")
    assert not told(called_off, entry("2024-03-04", CSC, "record_note", OPENED)).asks(rule, by="2024-03-17")


def test_a_discussion_told_late_begins_it_all_the_same():
    late = told(entry("2024-03-06", CSC, "record_note", OPENED), strategy("2024-03-04", recorded="2024-03-14T09:00"))
    assert late.asks(rule, by="2024-03-18")


def test_is_content_with_a_conference():
    assert not STORY.then(entry("2024-03-14", CSC, "initial_conference")).questions(rule, by="2024-06-30")
    [question] = STORY.then(on_plan("2024-03-27")).questions(rule, by="2024-06-30")
    assert question.closed_by == "e2"
    held = Meeting(id="m", event="initial_conference", day=Time.told("2024-03-14"), status="held")
    assert not STORY.then(entry("2024-03-15", CSC, "record_note", held)).questions(rule, by="2024-06-30")
    noted = entry("2024-03-15", CSC, "record_note", Plan(child=SAM, status="started"))
    assert not STORY.then(noted).questions(rule, by="2024-06-30")
    assert not told(entry("2024-03-04", CSC, "initial_conference", OPENED)).questions(rule, by="2024-06-30")


@pytest.mark.parametrize("outcome", ["substantiated_no_risk", "not_substantiated"])
def test_is_content_when_the_enquiry_finds_no_continuing_risk(outcome):
    assert not STORY.then(completed(outcome)).questions(rule, by="2024-06-30")


@pytest.mark.parametrize("outcome", ["substantiated_risk", None])
def test_still_asks_when_the_enquiry_finds_continuing_risk_or_does_not_say(outcome):
    story = STORY.then(completed(outcome))
    assert story.asks(rule, by="2024-03-25")
    assert not story.then(decision("closure", day="2024-03-27")).asks(rule, by="2024-03-27")
    assert not story.then(completed("not_substantiated", "2024-03-27")).asks(rule, by="2024-03-27")


@pytest.mark.parametrize(("matter", "granted"), [("closure", None), ("no_further_action", True), ("threshold", False)])
def test_is_content_when_the_lead_decides_to_end_it(matter, granted):
    assert not STORY.then(decision(matter, granted=granted)).questions(rule, by="2024-06-30")


@pytest.mark.parametrize(
    "step",
    [
        decision("closure", HV),
        decision("closure", granted=False),
        decision("threshold"),
        decision("threshold", granted=True),
        decision("no_further_action", child=ANN),
        decision("no_further_action", POLICE),
        completed("not_substantiated", "2024-03-15", ANN),
        entry("2024-03-14", CSC, "initial_conference", about=(ANN, MUM)),
        entry("2024-03-14", CSC, "initial_conference", outcome="cancelled_by_agency"),
        entry(
            "2024-03-14",
            CSC,
            "record_note",
            Meeting(id="m", event="initial_conference", day=Time.told("2024-03-22"), status="planned"),
        ),
        entry("2024-02-01", CSC, "initial_conference", recorded="2024-03-15T09:00"),
    ],
)
def test_still_asks_when_something_else_happens(step):
    assert STORY.then(step).asks(rule, by="2024-03-25")


def test_what_ended_an_earlier_enquiry_does_not_end_this_one():
    earlier = (entry("2024-01-08", CSC, "record_note", Enquiry(children=(SAM,), stage="opened")),)
    ended = decision("closure", day="2024-01-22")
    story = told(*earlier, ended, strategy("2024-03-04", OPENED))
    assert story.subjects(rule, by="2024-03-25") == ["enq"]


def test_an_enquiry_opened_as_the_plan_ends_has_its_own_conference():
    both = entry("2024-03-04", CSC, "review_conference", Plan(child=SAM, status="ended"), OPENED)
    noted = entry("2024-03-04", CSC, "record_note", Plan(child=SAM, status="ended"), OPENED)
    assert not told(on_plan("2024-01-08"), both).questions(rule, by="2024-06-30")
    assert told(on_plan("2024-01-08"), noted).asks(rule, by="2024-03-25")


def test_is_not_asked_while_a_plan_runs_and_is_again_once_it_has_ended():
    on = told(on_plan("2024-01-08"), strategy("2024-03-04", OPENED))
    assert not on.questions(rule, by="2024-06-30")
    ended = entry("2024-02-12", CSC, "review_conference", Plan(child=SAM, status="ended"))
    assert told(on_plan("2024-01-08"), ended, strategy("2024-03-04", OPENED)).asks(rule, by="2024-03-25")


def test_waits_for_each_child_of_the_enquiry():
    both = Enquiry(id="enq", children=(SAM, ANN), stage="opened")
    story = told(strategy("2024-03-04", both, about=(SAM, ANN)), on_plan("2024-03-14", SAM))
    [question] = story.asked(rule, by="2024-03-25")
    assert (question.subject.id, dict(question.ask.gaps)["children"]) == ("enq", ("Ann",))
    assert not story.then(entry("2024-03-26", CSC, "initial_conference", about=(ANN,))).asks(rule, by="2024-03-26")


def test_asks_once_for_the_children_of_one_enquiry():
    both = Enquiry(id="enq", children=(SAM, ANN), stage="opened")
    [question] = told(strategy("2024-03-04", both, about=(SAM, ANN))).asked(rule, by="2024-03-25")
    assert (question.subject.id, question.about) == ("enq", (SAM, ANN))


def test_changes_its_mind_when_the_conference_is_corrected_and_not_a_day_sooner():
    not_held = entry("2024-03-14", CSC, "record_note", corrects="e2", recorded="2024-03-27T09:00")
    story = STORY.then(entry("2024-03-14", CSC, "initial_conference"), not_held)
    assert not story.asks(rule, by="2024-03-26")
    assert story.asked(rule, by="2024-03-27")[0].urgency == "immediate"


def test_says_which_day_it_counts_from():
    def ask(story):
        return in_words(story.picture("2024-03-18"), story.asked(rule, by="2024-03-18")[0].ask)

    opened = entry("2024-03-06", CSC, "record_note", OPENED)
    after = "When is the conference on Sam, after the strategy discussion of 4 March 2024?"
    assert (ask(STORY), ask(told(strategy("2024-03-04"), opened))) == (after, after)
    bare = told(entry("2024-03-04", CSC, "record_note", OPENED))
    assert ask(bare) == "When is the conference on Sam, whose enquiry began on 4 March 2024?"


def test_counts_from_the_first_discussion_where_a_child_joined_the_enquiry_later():
    both = Enquiry(id="enq", children=(SAM, ANN), stage="opened")
    story = STORY.then(strategy("2024-03-11", both, about=(SAM, ANN)))
    assert not story.asks(rule, by="2024-03-17")
    [question] = story.asked(rule, by="2024-03-18")
    assert dict(question.ask.gaps)["children"] == ("Sam", "Ann")
    assert question.due == Time.told("2024-03-26").first
