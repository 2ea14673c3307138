"""Who counts as suspected by what police did or by what was alleged, and what ends that before or after the return."""

import pytest

from parts import ANN, CSC, DAD, MUM, POLICE, SAM, SCHOOL, entry, strategy, told
from tenfold.questions.response.returned_without_assessment import returned_without_assessment as rule
from tenfold.questions.response.returned_without_assessment_test import ARREST, AWAY, BACK, STORY, care, decided, police
from tenfold.record import Allegation, Check, Decision, Enquiry


@pytest.mark.parametrize(("action", "asks"), [("bailed", True), ("charged", True), ("interviewed", False)])
def test_arrest_bail_and_charge_count_and_an_interview_does_not(action, asks):
    assert told(police("2024-03-04", action), AWAY, BACK).asks(rule, by="2024-03-20") is asks


@pytest.mark.parametrize(
    ("steps", "asks"),
    [
        (["arrested", "bailed", "bail_ended"], False),
        (["arrested", "bailed", "no_further_action"], False),
        (["arrested", "bail_ended", "bailed"], True),
        (["arrested", "charged", "bail_ended"], True),
        (["arrested", "charged", "no_further_action"], False),
        (["arrested", "charged", "convicted"], True),
        (["arrested", "cautioned", "no_further_action"], True),
        (["protection_powers"], False),
    ],
)
def test_it_ends_when_bail_ends_or_police_do_no_more(steps, asks):
    taken = [police(f"2024-03-{4 + n:02}", action) for n, action in enumerate(steps)]
    assert told(*taken, AWAY, BACK).asks(rule, by="2024-03-20") is asks


@pytest.mark.parametrize(
    ("steps", "asks"),
    [
        (["arrested"], True),
        (["charged"], True),
        (["charged", "bail_ended"], False),
        (["arrested", "convicted"], False),
        (["arrested", "charged", "cautioned"], False),
    ],
)
def test_what_police_did_about_something_else_ends_when_it_is_concluded(steps, asks):
    taken = [police(f"2024-03-{4 + n:02}", action, about=(MUM,)) for n, action in enumerate(steps)]
    assert told(*taken, AWAY, BACK).asks(rule, by="2024-03-20") is asks


def test_what_police_do_about_another_does_not_clear_her():
    entries = (ARREST, police("2024-03-10", "no_further_action", DAD), AWAY, BACK)
    assert told(*entries).asks(rule, by="2024-03-20")


def test_what_police_did_after_the_return_answers_nothing():
    assert STORY.then(police("2024-04-02", "no_further_action")).asks(rule, by="2024-05-01")
    late = police("2024-03-18", "no_further_action", recorded="2024-04-02")
    assert STORY.then(late).asks(rule, by="2024-04-01")
    assert not STORY.then(late).asks(rule, by="2024-04-02")


def alleged(day="2024-03-05", against=MUM, child=SAM):
    said = Allegation(id="said", by="anonymous", child=child, against=against)
    return entry(day, SCHOOL, "observation", said, about=(child,), id="told")


SAID = told(alleged(), AWAY, BACK)


def test_an_allegation_against_the_carer_counts():
    [question] = SAID.asked(rule, by="2024-03-20")
    assert [one.id for one in question.evidence] == ["told", "on-back"]


def test_an_allegation_against_another_of_another_child_or_after_does_not():
    for other in (alleged(against=DAD), alleged(against=None), alleged(child=ANN), alleged("2024-03-21")):
        assert not told(other, AWAY, BACK).asks(rule, by="2024-05-01")


def test_an_allegation_found_untrue_ends_it_whenever_that_is_found():
    unfounded = Check(about=("said",), against="witness", result="unfounded")
    assert not told(alleged(), entry("2024-03-10", POLICE, "call", unfounded), AWAY, BACK).asks(rule, by="2024-05-01")
    [question] = SAID.then(entry("2024-04-02", POLICE, "call", unfounded, id="u")).questions(rule, by="2024-05-01")
    assert question.closed_by == "u"


@pytest.mark.parametrize("result", ["inconclusive", "contradicted", "nothing_known", "corroborated", "requested"])
def test_still_asks_when_a_check_leaves_it_open(result):
    check = entry("2024-03-10", POLICE, "call", Check(about=("said",), against="witness", result=result))
    assert told(alleged(), check, AWAY, BACK).asks(rule, by="2024-03-20")


DROPPED = [
    entry("2024-03-12", POLICE, "record_note", Decision(matter="closure", children=(SAM,))),
    decided("2024-03-12", "no_further_action", (), granted=None),
    decided("2024-03-12", "enquiry", (), granted=False),
    entry(
        "2024-03-12",
        CSC,
        "record_note",
        Enquiry(id="q", children=(SAM,), stage="completed", outcome="not_substantiated"),
    ),
    police("2024-03-12", "no_further_action"),
]


@pytest.mark.parametrize("end", DROPPED)
def test_an_allegation_dropped_by_lead_or_police_before_the_return_ends_it(end):
    assert not told(alleged(), end, AWAY, BACK).asks(rule, by="2024-05-01")
    assert told(end, alleged("2024-03-13"), AWAY, BACK).asks(rule, by="2024-03-20")


def test_an_allegation_answered_as_it_is_told_is_over():
    dropped = Decision(matter="no_further_action", children=(SAM,))
    told_of = entry("2024-03-05", CSC, "call", *alleged().facts, dropped)
    assert not told(told_of, AWAY, BACK).asks(rule, by="2024-05-01")


def test_what_comes_at_the_same_moment_as_the_return_comes_before_it():
    back = care("2024-03-20T10:00", MUM)
    arrested, bailed = police("2024-03-20T10:00", "arrested"), police("2024-03-20T10:00", "bailed")
    assert told(AWAY, arrested, back).asks(rule, by="2024-03-20")
    assert told(AWAY, bailed, back).asks(rule, by="2024-03-20")
    assert told(AWAY, alleged("2024-03-20T10:00"), back).asks(rule, by="2024-03-20")
    freed = police("2024-03-20T10:00", "no_further_action")
    assert not told(AWAY, ARREST, freed, back).asks(rule, by="2024-05-01")
    assert not told(AWAY, alleged(), freed, back).asks(rule, by="2024-05-01")


def test_an_allegation_dropped_after_the_return_does_not():
    later = decided("2024-03-25", "no_further_action", (), granted=None)
    assert SAID.then(later).asks(rule, by="2024-05-01")


@pytest.mark.parametrize(
    "step",
    [
        strategy("2024-03-06", Enquiry(id="q", children=(SAM,), stage="opened")),
        entry(
            "2024-03-12",
            CSC,
            "record_note",
            Enquiry(id="q", children=(SAM,), stage="completed", outcome="substantiated_risk"),
        ),
        decided("2024-03-06", "enquiry", (), granted=True),
        entry("2024-03-12", SCHOOL, "record_note", Decision(matter="closure", children=(SAM,))),
        police("2024-03-12", "no_further_action", DAD),
    ],
)
def test_still_asks_when_a_meeting_enquiry_or_other_agency_left_it_open(step):
    assert told(alleged(), step, AWAY, BACK).asks(rule, by="2024-03-20")
