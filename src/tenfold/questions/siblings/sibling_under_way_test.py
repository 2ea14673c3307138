"""A child under enquiry or on plan itself is considered at a step for another; one who had died is not missed."""

from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, ED, GP, HV, SAM, entry, on_plan, strategy, time, told
from tenfold.questions.siblings.sibling_not_considered import sibling_not_considered as rule
from tenfold.questions.siblings.sibling_not_seen import sibling_not_seen as unseen
from tenfold.questions.siblings.sibling_plan_differs import sibling_plan_differs as differs
from tenfold.record import Enquiry, Person, Plan, Relationship


def enquiry(day, child, stage="opened", **fields):
    fact = Enquiry(id=f"enq-{child}", children=(child,), stage=stage, outcome=fields.pop("outcome", None))
    return entry(day, CSC, "record_note", fact, about=(child,), **fields)


def ends(day, child):
    return entry(day, CSC, "review_conference", Plan(child=child, status="ended"), about=(child,))


ANN_FIRST = told(enquiry("2024-03-04", ANN))


def test_an_enquiry_opened_for_the_other_child_closes_the_question_and_opens_none_about_the_first():
    [question] = ANN_FIRST.then(enquiry("2024-03-05", SAM, id="sams")).questions(rule, by="2024-06-05")
    assert (question.id, question.closed_by) == ("sibling-not-considered:sam", "sams")


@pytest.mark.parametrize("step", [strategy("2024-03-11"), on_plan("2024-03-11"), enquiry("2024-03-11", SAM)])
def test_who_is_under_enquiry_or_on_plan_is_considered_at_every_step(step):
    assert ANN not in ANN_FIRST.then(step).subjects(rule, by="2024-03-11")
    assert ANN not in told(on_plan("2024-03-04", ANN), step).subjects(rule, by="2024-03-11")
    assert ANN in told(step).subjects(rule, by="2024-03-11")


@pytest.mark.parametrize(
    ("ended", "asks"), [("2024-03-08", True), ("2024-03-11", False), ("2024-03-12", False), (None, False)]
)
def test_one_that_had_ended_before_that_day_counts_no_more(ended, asks):
    begun = (on_plan("2023-09-04", ANN), strategy("2024-03-11", recorded="2024-03-13"))
    story = told(*begun, *((ends(ended, ANN),) if ended else ()))
    assert (ANN in story.subjects(rule, by="2024-03-13")) is asks
    done = enquiry("2024-03-08", ANN, stage="completed", outcome="not_substantiated")
    assert ANN in ANN_FIRST.then(done, strategy("2024-03-11")).subjects(rule, by="2024-03-11")


def test_still_asks_where_it_came_under_enquiry_only_on_a_later_day_or_had_another_plan():
    late = enquiry("2024-03-12", ANN)
    story = told(strategy("2024-03-11"), late)
    assert story.subjects(rule, by="2024-03-11") == [ANN]
    assert ANN not in story.subjects(rule, by="2024-03-12")
    help_ = entry("2024-03-04", CSC, "record_note", Plan(child=ANN, kind="early_help", status="started"), about=(ANN,))
    assert told(help_, strategy("2024-03-11")).subjects(rule, by="2024-03-11") == [ANN]


def test_one_conference_written_up_for_each_child_is_one():
    second = entry("2024-03-11", CSC, "initial_conference", Plan(child=ANN, status="started"), about=(ANN,))
    told_second = replace(second, recorded=time("2024-03-12T09:00").last)
    assert not told(on_plan("2024-03-11"), told_second).asks(rule, by="2024-03-12")


def dead(told_on, day="2023-11-03", *facts):
    return entry(day, ED, "death", *facts, about=("fae",), recorded=told_on, id="death")


FAE = entry(
    "2024-02-05",
    HV,
    "record_note",
    Person(id="fae", born=time("2020-01-01")),
    Relationship(of=DAD, to="fae", is_="father"),
    Relationship(of="mum", to="fae", is_="mother"),
    about=("fae",),
)
PLANS = on_plan("2024-03-04", SAM, ANN)


def test_of_who_had_died_before_the_step_the_question_closes_when_that_is_told():
    story = told(FAE, PLANS, dead("2024-03-20T11:00"))
    for asked in (rule, unseen, differs):
        [question] = [q for q in story.questions(asked, by="2024-06-20") if q.subject.id == "fae"]
        assert question.closed_by == "death"
        before = told(FAE, dead("2024-02-20"), PLANS).questions(asked, by="2024-06-20")
        assert "fae" not in [q.subject.id for q in before]


def test_of_who_died_after_the_step_it_stays_as_it_was():
    story = told(FAE, PLANS, dead("2024-03-20T11:00", "2024-03-20T10:00"))
    for asked in (rule, unseen, differs):
        assert "fae" in story.subjects(asked, by="2024-06-20")


def test_a_death_of_that_very_day_is_none_of_before():
    assert "fae" in told(FAE, PLANS, dead("2024-03-20", "2024-03-04")).subjects(rule, by="2024-06-20")


def test_another_childs_death_takes_nobody_out_of_the_home():
    gone = entry("2023-11-03", GP, "death", about=("other",), recorded="2024-02-01")
    assert told(FAE, gone, PLANS).subjects(rule, by="2024-03-05") == ["fae"]


def test_asks_again_when_the_death_is_corrected_and_not_a_day_sooner():
    mended = entry("2023-11-03", ED, "record_note", about=("fae",), corrects="death", recorded="2024-04-02T10:00")
    story = told(FAE, PLANS, dead("2024-03-20T11:00"), mended)
    assert not story.asks(rule, by="2024-04-01")
    assert story.subjects(rule, by="2024-04-02") == ["fae"]
