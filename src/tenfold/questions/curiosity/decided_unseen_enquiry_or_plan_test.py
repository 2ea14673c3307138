"""An enquiry or a plan that ends unseen is asked about as a decision is, once for all its children."""

import pytest

from parts import ANN, CSC, POLICE, SAM, SCHOOL, entry, on_plan, told, visit
from tenfold.questions.curiosity.decided_unseen import decided_unseen as rule
from tenfold.questions.curiosity.decided_unseen_test import BURN, decided
from tenfold.record import Allegation, Enquiry, Observation, Plan


def test_asks_when_a_plan_ends_unseen_once_for_all_its_children():
    ends = [Plan(child=child, status="ended") for child in (SAM, ANN)]
    end = entry("2024-06-06", CSC, "review_conference", *ends, about=(SAM, ANN), id="end")
    story = told(on_plan("2024-03-01", SAM, ANN), BURN, end)
    assert story.subjects(rule, by="2024-06-06") == ["end"]
    with_decision = entry("2024-06-06", CSC, "review_conference", *ends, *decided(matter="closure").facts)
    assert told(on_plan("2024-03-01", SAM, ANN), BURN, with_decision).subjects(rule, by="2024-06-06") == ["d"]


def enquiry(day, stage, outcome=None, *more, agency=CSC, id="look", children=(SAM,), **fields):
    fact = Enquiry(id=id, children=children, stage=stage, outcome=outcome)
    return entry(day, agency, "record_note", fact, *more, about=children, id=fields.pop("named", None), **fields)


OPENED = enquiry("2024-03-05", "opened", named="opened")
NOTHING = enquiry("2024-03-20", "completed", "not_substantiated", named="over")


def test_asks_when_an_enquiry_ends_unseen_and_not_substantiated_without_a_decision():
    [question] = told(BURN, OPENED, NOTHING).asked(rule, by="2024-03-20")
    assert (question.id, question.to) == ("decided-unseen:over", (CSC, "team manager"))
    assert [one.id for one in question.evidence] == ["hurt", "over"]
    alleged = entry("2024-03-04", CSC, "call", Allegation(by="anonymous", child=SAM), id="said")
    assert told(alleged, OPENED, NOTHING).subjects(rule, by="2024-03-20") == ["over"]
    unnamed = enquiry("2024-03-20", "completed", "not_substantiated", id=None, named="over")
    assert told(BURN, OPENED, unnamed).subjects(rule, by="2024-03-20") == ["over"]
    closed = enquiry("2024-03-20", "completed", "not_substantiated", *decided(matter="closure").facts)
    assert told(BURN, OPENED, closed).subjects(rule, by="2024-03-20") == ["d"]


def test_asks_once_of_an_enquiry_about_two_children_and_of_a_plan_that_ends_with_it():
    worry = entry(
        "2024-03-04", SCHOOL, "observation", Observation(child=ANN, of="hunger", level="concern"), about=(ANN,)
    )
    ended = [Plan(child=child, status="ended") for child in (SAM, ANN)]
    both = {"children": (SAM, ANN), "named": "over"}
    over = enquiry("2024-03-20", "completed", "not_substantiated", *ended, **both)
    [question] = told(on_plan("2024-03-01", SAM, ANN), BURN, worry, over).asked(rule, by="2024-03-20")
    assert (question.id, question.about) == ("decided-unseen:over", (SAM, ANN))


@pytest.mark.parametrize("outcome", ["substantiated_risk", "substantiated_no_risk", None])
def test_is_silent_about_an_enquiry_that_found_something_or_does_not_say(outcome):
    assert not told(BURN, OPENED, enquiry("2024-03-20", "completed", outcome)).asks(rule, by="2024-05-06")


def test_is_silent_about_an_enquiry_in_which_he_was_seen_one_without_a_concern_and_anothers_note_of_it():
    assert not told(BURN, OPENED, visit("2024-03-06"), NOTHING).asks(rule, by="2024-05-06")
    assert not told(OPENED, NOTHING).asks(rule, by="2024-05-06")
    note = enquiry("2024-03-20", "completed", "not_substantiated", agency=POLICE, id=None)
    assert not told(BURN, OPENED, visit("2024-03-06"), note).asks(rule, by="2024-05-06")


def test_what_is_said_later_of_an_enquirys_outcome_counts_from_then_on():
    open_ended = told(BURN, OPENED, enquiry("2024-03-19", "completed"))
    assert open_ended.then(NOTHING).subjects(rule, by="2024-03-20") == ["over"]
    again = enquiry("2024-03-25", "completed", "not_substantiated")
    [question] = told(BURN, OPENED, NOTHING, again).questions(rule, by="2024-05-06")
    assert (question.id, question.closed) == ("decided-unseen:over", None)
    told_again = enquiry("2024-03-25", "completed")
    assert told(BURN, OPENED, NOTHING, told_again).subjects(rule, by="2024-05-06") == ["over"]
    found = enquiry("2024-03-25", "completed", "substantiated_risk")
    assert not told(BURN, OPENED, NOTHING, found).asks(rule, by="2024-05-06")
    anew = enquiry("2024-03-25", "opened")
    assert not told(BURN, OPENED, NOTHING, anew).asks(rule, by="2024-05-06")
