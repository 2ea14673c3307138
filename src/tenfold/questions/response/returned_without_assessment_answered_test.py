"""A return is answered by a decision that had the suspicion in view and a completed assessment, by neither alone."""

import pytest

from parts import ANN, CSC, DAD, GRAN, MUM, POLICE, SAM, entry, told
from tenfold.questions.acts import Act
from tenfold.questions.response.returned_without_assessment import returned_without_assessment as rule
from tenfold.questions.response.returned_without_assessment_suspected_test import alleged
from tenfold.questions.response.returned_without_assessment_test import (
    ARREST,
    AWAY,
    BACK,
    STORY,
    assessed,
    care,
    decided,
    police,
)
from tenfold.record import Assessment, PoliceAction


def test_the_act_that_answers_it_is_what_is_still_missing():
    def acts(*more):
        return [one.acts for one in STORY.then(*more).asked(rule, by="2024-03-20")]

    assert acts() == [(Act("decide_and_assess", MUM, (SAM,)),)]
    assert acts(decided()) == [(Act("assess_adult", MUM, (SAM,)),)]
    assert acts(assessed()) == [(Act("manager_decision"),)]
    assert acts(assessed(stage="opened"), decided(considered=())) == [(Act("decide_and_assess", MUM, (SAM,)),)]
    assert acts(decided(), assessed()) == []


def test_is_content_only_with_both():
    assert STORY.then(decided()).asks(rule, by="2024-05-01")
    assert STORY.then(assessed("2024-04-02")).asks(rule, by="2024-05-01")
    [question] = STORY.then(decided(), assessed("2024-04-02")).questions(rule, by="2024-05-01")
    assert question.closed_by == "on-completed"
    before = told(ARREST, AWAY, assessed(), decided("2024-03-19"), BACK)
    assert not before.questions(rule, by="2024-05-01")


def test_says_what_is_lacking():
    said = [
        story.asked(rule, by="2024-05-01")[0].ask.template
        for story in (STORY, STORY.then(decided()), STORY.then(assessed("2024-04-02")))
    ]
    assert ["assessment" in one for one in said] == [True, True, False]
    assert ["decided" in one for one in said] == [True, False, True]


@pytest.mark.parametrize(
    "decision",
    [
        decided(considered=()),
        decided(granted=False),
        decided("2024-03-05", "placement"),
        decided(children=(ANN,)),
        decided(considered=("on-away",)),
    ],
)
def test_still_asks_when_no_decision_to_return_him_considered_the_arrest(decision):
    assert told(ARREST, AWAY, assessed(), decision, BACK).asks(rule, by="2024-03-20")


@pytest.mark.parametrize("matter", ["return_home", "contact"])
def test_a_decision_made_before_counts_if_it_is_on_his_return_and_any_from_that_day_on(matter):
    assert not told(ARREST, AWAY, assessed(), decided("2024-03-10", matter), BACK).asks(rule, by="2024-05-01")
    for day in ("2024-03-20T00:00", "2024-04-02"):
        assert not told(ARREST, AWAY, assessed(), BACK, decided(day, "other")).asks(rule, by="2024-05-01")
    assert told(ARREST, AWAY, assessed(), decided("2024-03-19", "other"), BACK).asks(rule, by="2024-03-20")


def test_every_arrest_and_allegation_must_have_been_considered_and_either_step_of_one():
    bailed = police("2024-03-05", "bailed")
    story = told(ARREST, bailed, AWAY, assessed(), BACK)
    assert not story.then(decided(considered=("bailed",))).asks(rule, by="2024-05-01")
    again = entry("2024-03-10", POLICE, "police_incident", PoliceAction(person=MUM, action="arrested"), id="arrested-2")
    twice = told(ARREST, alleged(), again, AWAY, assessed(), BACK)
    assert twice.then(decided(considered=("arrested", "told"))).asks(rule, by="2024-05-01")
    assert twice.then(decided(considered=("arrested", "arrested-2"))).asks(rule, by="2024-05-01")
    all_three = decided(considered=("arrested", "told", "arrested-2"))
    assert not twice.then(all_three).asks(rule, by="2024-05-01")
    before = told(ARREST, alleged(), AWAY, assessed("2024-03-08"), again, BACK, all_three)
    assert before.asks(rule, by="2024-05-01")


@pytest.mark.parametrize(
    "assessment",
    [
        assessed("2024-03-18", DAD),
        assessed("2024-03-18", children=(ANN,)),
        assessed("2024-03-18", stage="opened"),
        assessed("2024-03-03"),
    ],
)
def test_still_asks_when_the_assessment_is_another_unfinished_or_of_before(assessment):
    first = entry("2024-02-01", CSC, "record_note")
    assert told(first, ARREST, AWAY, assessment, decided("2024-03-19"), BACK).asks(rule, by="2024-03-20")


def test_an_assessment_finished_in_the_hour_of_the_arrest_counts():
    arrest, done = police("2024-03-18T10:00", "arrested"), assessed("2024-03-18T10:00")
    assert not told(AWAY, arrest, done, decided("2024-03-19"), BACK).asks(rule, by="2024-05-01")


def test_who_was_assessed_may_be_said_when_it_opens_or_when_it_ends():
    opened = Assessment(children=(SAM,), stage="opened", kind="risk", of=(MUM,))
    done = Assessment(children=(SAM,), stage="completed", kind="risk")
    unsaid = Assessment(children=(SAM,), stage="opened", kind="risk")
    said = Assessment(children=(SAM,), stage="completed", kind="risk", of=(MUM,))
    for first, last, asks in ((opened, done, False), (unsaid, said, False), (unsaid, done, True)):
        steps = entry("2024-03-05", CSC, "visit", first), entry("2024-03-18", CSC, "visit", last)
        assert told(ARREST, AWAY, *steps, decided("2024-03-19"), BACK).asks(rule, by="2024-03-20") is asks
    of_dad = Assessment(children=(SAM,), stage="opened", kind="risk", of=(DAD,))
    two = entry("2024-03-05", CSC, "visit", opened, of_dad), entry("2024-03-18", CSC, "visit", done)
    assert told(ARREST, AWAY, *two, decided("2024-03-19"), BACK).asks(rule, by="2024-03-20")
    other = entry("2024-03-05", CSC, "visit", opened, Assessment(children=(SAM,), stage="opened", kind="core"))
    story = told(ARREST, AWAY, other, two[1], decided("2024-03-19"), BACK)
    assert not story.asks(rule, by="2024-03-20")


def test_of_two_children_asks_who_decided_where_one_return_was_decided_and_one_was_not():
    anns = (care("2024-03-04", GRAN, id="ann-away", child=ANN), care("2024-03-20", MUM, id="ann-back", child=ANN))
    arrest = police("2024-03-04", "arrested", about=(SAM, ANN))
    story = told(arrest, AWAY, anns[0], decided(), BACK, anns[1])
    [question] = story.asked(rule, by="2024-03-20")
    assert question.about == (SAM, MUM, ANN)
    assert question.ask.template.startswith("Who decided that {children} may be with {person} again")


def test_of_two_children_asks_for_the_assessment_where_it_was_of_one_only():
    anns = (care("2024-03-04", GRAN, id="ann-away", child=ANN), care("2024-03-20", MUM, id="ann-back", child=ANN))
    arrest = police("2024-03-04", "arrested", about=(SAM, ANN))
    [question] = told(arrest, AWAY, anns[0], assessed(), BACK, anns[1]).asked(rule, by="2024-03-20")
    assert question.ask.template.endswith("and where is the completed assessment of {person}?")
    both = assessed(children=(SAM, ANN))
    [question] = told(arrest, AWAY, anns[0], both, BACK, anns[1]).asked(rule, by="2024-03-20")
    assert question.ask.template.endswith("knowing of the arrest, bail or allegation?")
