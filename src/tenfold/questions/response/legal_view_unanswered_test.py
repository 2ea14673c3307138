from dataclasses import replace

import pytest

from parts import ANN, CSC, LEGAL, OTHER_LA, POLICE, SAM, entry, time, told
from tenfold.questions.response.legal_view_unanswered import legal_view_unanswered as rule
from tenfold.record import Allocation, Author, Decision, LegalView

LAST_DAY = "2024-03-11"


def view(day="2024-03-04", threshold="met", id="v", children=(SAM,), **fields):
    said = LegalView(id=id, children=children, threshold=threshold)
    return entry(day, LEGAL, "message", said, about=children, id=f"on-{id}", **fields)


def decided(day="2024-03-08", considered=("on-v",), agency=CSC, children=(SAM,), **fields):
    said = {"id": "d", "matter": "other", "rationale": "weighed", "by": "head of service", **fields}
    return entry(day, agency, "record_note", Decision(children=children, **said), considered=considered, id="on-d")


STORY = told(view())


def test_asks_the_head_of_service_after_five_working_days():
    [question] = STORY.asked(rule, by=LAST_DAY)
    assert (question.id, question.urgency, question.about) == ("legal-view-unanswered:v", "immediate", (SAM,))
    assert question.to == ("head of service",)
    assert [one.id for one in question.evidence] == ["on-v"]


def test_is_silent_until_that_day_has_ended():
    assert not STORY.asks(rule, by=f"{LAST_DAY}T23:59:59")


@pytest.mark.parametrize("threshold", ["not_met", "more_information"])
def test_is_silent_about_another_view(threshold):
    assert not told(view(threshold=threshold)).asks(rule, by="2024-12-01")


def test_is_content_with_a_named_managers_reasoned_decision_that_considered_it():
    assert not STORY.then(decided()).questions(rule, by="2024-12-01")
    [question] = STORY.then(decided("2024-03-20")).questions(rule, by="2024-12-01")
    assert question.closed_by == "on-d"


def test_is_content_with_the_decision_of_the_allocated_manager():
    manager = Allocation(worker="tm", agency=CSC, role="manager")
    worker = Allocation(worker="sw", agency=CSC, role="lead_practitioner")
    allocated = STORY.then(entry("2024-03-04", CSC, "record_note", manager, worker))
    for author, asks in (("tm", False), ("sw", True), (None, True)):
        step = replace(decided(by=None), author=Author(role="professional", id=author))
        assert allocated.then(step).asks(rule, by=LAST_DAY) is asks


@pytest.mark.parametrize(
    "fields",
    [{"by": None}, {"rationale": None}, {"considered": ()}, {"agency": POLICE}, {"agency": LEGAL}],
)
def test_still_asks_when_the_decision_is_not_such_a_one(fields):
    assert STORY.then(decided(**fields)).asks(rule, by=LAST_DAY)


def test_still_asks_when_the_decision_came_before_the_view():
    assert told(decided("2024-03-01", "all"), view()).asks(rule, by=LAST_DAY)


def test_a_decision_of_another_councils_manager_counts():
    assert not STORY.then(decided(agency=OTHER_LA)).asks(rule, by="2024-12-01")


OTHER = view("2024-05-02T11:00", "not_met", "w")
TWO = told(view(), decided(), OTHER)


def test_asks_at_once_about_a_later_view_that_passed_over_the_first():
    assert not TWO.asks(rule, by="2024-05-02T10:59:59")
    [question] = TWO.asked(rule, by="2024-05-02T11:00:00")
    assert question.id == "legal-view-unanswered:w"
    assert [one.id for one in question.evidence] == ["on-v", "on-w"]


def test_a_decision_on_both_views_answers_it_and_one_on_the_later_does_not():
    both = decided("2024-05-07", ("on-v", "on-w"), id="d2")
    both = replace(both, id="on-d2")
    questions = TWO.then(both).questions(rule, by="2024-12-01")
    assert [one.closed_by for one in questions] == ["on-d2"]
    assert TWO.then(replace(decided("2024-05-07", ("on-w",), id="d2"), id="on-d2")).asks(rule, by="2024-12-01")


def test_the_first_view_waits_on_even_when_a_later_one_differs():
    considered = view("2024-05-02", "not_met", "w", considered=("on-v",))
    assert STORY.then(considered).subjects(rule, by="2024-05-02") == ["v"]
    assert STORY.then(OTHER).subjects(rule, by="2024-05-02") == ["v", "w"]


@pytest.mark.parametrize("threshold", ["met", "not_met"])
def test_is_silent_about_a_later_view_that_considered_the_earlier_or_says_the_same(threshold):
    first = view(threshold="not_met")
    later = view("2024-05-02", threshold, "w", considered=("on-v",) if threshold == "met" else ())
    assert not told(first, later).asks(rule, by="2024-05-08")


def test_a_wish_to_know_more_is_no_view_to_differ_from_and_itself_differs():
    more = view(threshold="more_information")
    assert not told(more, OTHER).asks(rule, by="2024-12-01")
    assert told(view(threshold="not_met"), view("2024-05-02", "more_information", "w")).asks(rule, by="2024-05-02")


def test_holds_a_view_against_the_last_before_it():
    middle = view("2024-04-02", "not_met", "m", considered=("on-v",))
    assert not told(view(), decided(), middle, OTHER).asks(rule, by="2024-12-01")
    last = view("2024-06-03", "met", "x")
    assert told(view(), decided(), middle, last).subjects(rule, by="2024-06-03") == ["x"]


def test_does_not_leak_from_one_child_to_another():
    both = told(view(children=(SAM, ANN)), decided())
    [question] = both.asked(rule, by=LAST_DAY)
    assert dict(question.ask.gaps)["children"] == ("Ann",)
    assert not told(view(children=(ANN,)), decided(children=(ANN,)), OTHER).asks(rule, by="2024-12-01")


def test_changes_its_mind_when_the_decision_is_corrected_and_not_a_day_sooner():
    without = entry("2024-03-08", CSC, "record_note", corrects="on-d", recorded="2024-03-20T09:00")
    story = STORY.then(decided(), without)
    assert not story.asks(rule, by="2024-03-19")
    [question] = story.asked(rule, by="2024-03-20")
    assert question.opened == time("2024-03-20T09:00").last
