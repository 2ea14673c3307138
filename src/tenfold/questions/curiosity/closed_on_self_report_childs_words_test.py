"""What a child's own words weigh where its concern is closed, by who was there and who interpreted."""

import pytest

from parts import ANN, CSC, DAD, MUM, POLICE, SAM, SCHOOL, entry, told, visit
from tenfold.questions.acts import Act
from tenfold.questions.curiosity.closed_on_self_report import closed_on_self_report as rule
from tenfold.questions.curiosity.closed_on_self_report_test import DENIED, SAID, closed
from tenfold.record import Check, Voice


def took_back(*more, day="2024-03-05", **fields):
    return entry(day, CSC, "visit", Voice(child=SAM, says="I made it up"), *more, id="back", **fields)


def test_what_a_child_takes_back_before_the_one_it_accused_is_no_word_of_its_own():
    def denied(**fields):
        return took_back(*DENIED.facts, seen={SAM: "seen"}, **fields)

    assert told(SAID, denied(present=(MUM,)), closed()).asks(rule, by="2024-03-06")
    assert told(SAID, denied(present=(DAD,), interpreter="family"), closed()).asks(rule, by="2024-03-06")
    assert not told(SAID, denied(present=(DAD,)), closed()).asks(rule, by="2024-03-06")


def test_what_a_child_says_as_the_concern_itself_bears_nothing_out():
    said = entry("2024-03-04", SCHOOL, "school_day", *SAID.facts, Voice(child=SAM, says="…"), id="a", present=(DAD,))
    assert told(said, DENIED, closed()).asks(rule, by="2024-03-06")
    more = entry("2024-03-05", SCHOOL, "school_day", Voice(child=SAM, says="…"))
    assert not told(said, DENIED, more, closed()).asks(rule, by="2024-03-06")


@pytest.mark.parametrize("unfree", [{"present": (MUM,)}, {"interpreter": "family"}])
def test_asks_to_hear_a_child_alone_whose_only_words_since_were_said_before_or_through_whom_it_may_accuse(unfree):
    [question] = told(SAID, took_back(seen={SAM: "seen"}, **unfree), closed()).asked(rule, by="2024-03-06")
    assert (question.about, dict(question.ask.gaps)["child"]) == ((SAM,), ("Sam",))
    assert "could not say freely" in question.ask.template
    assert [one.id for one in question.evidence] == ["a", "back", "e3"]
    assert question.acts == (Act("hear_child", SAM), Act("manager_decision"))


def test_where_the_family_spoke_too_it_asks_after_their_word_and_to_hear_the_child():
    [question] = told(SAID, took_back(*DENIED.facts, present=(MUM,)), closed()).asked(rule, by="2024-03-06")
    assert (dict(question.ask.gaps)["by"], question.about) == (("Sam’s mother",), (SAM, MUM))
    assert question.acts == (Act("check_account", MUM), Act("hear_child", SAM), Act("manager_decision"))


@pytest.mark.parametrize(
    "other",
    [
        took_back(),
        took_back(present=(DAD,)),
        took_back(present=(MUM,), seen={SAM: "alone"}),
        took_back(present=(MUM,), about=(ANN,)),
        took_back(present=(MUM,), day="2024-03-03"),
        took_back(present=(MUM,), day="2024-03-07"),
        took_back(present=(MUM,), day="2024-03-03", recorded="2024-03-05"),
    ],
)
def test_is_silent_about_words_that_were_free_another_childs_or_not_between_the_concern_and_its_closing(other):
    first, *then = sorted((SAID, other, closed()), key=lambda one: one.recorded)
    assert not told(first, *then).questions(rule, by="2024-06-30")


def test_words_said_as_the_concern_itself_are_none_since_it():
    said = entry("2024-03-04", SCHOOL, "call", *SAID.facts, Voice(child=SAM, says="…"), id="a", present=(MUM,))
    assert not told(said, closed()).questions(rule, by="2024-06-30")


@pytest.mark.parametrize(
    "more",
    [
        entry("2024-03-07", SCHOOL, "school_day", Voice(child=SAM, says="…"), id="more"),
        entry("2024-03-07", SCHOOL, "school_day", seen={SAM: "alone"}, id="more"),
        entry(
            "2024-03-07", POLICE, "call", Check(about=("told",), against="witness", result="corroborated"), id="more"
        ),
    ],
)
def test_is_content_once_the_child_was_heard_freely_or_seen_alone_or_a_check_came(more):
    story = told(SAID, took_back(present=(MUM,)), closed())
    [question] = story.then(more).questions(rule, by="2024-03-07")
    assert question.closed_by == "more"
    assert story.then(visit("2024-03-07")).asks(rule, by="2024-03-20")


def test_who_saw_a_child_alone_with_its_family_interpreting_did_not_see_it_alone():
    alone = entry("2024-03-05", CSC, "visit", seen={SAM: "alone"})
    with_mum = entry("2024-03-05", CSC, "visit", seen={SAM: "alone"}, interpreter="family")
    assert not told(SAID, DENIED, alone, closed()).asks(rule, by="2024-03-06")
    assert told(SAID, DENIED, with_mum, closed()).asks(rule, by="2024-03-06")
