"""What becomes of questions on people who are found to be one, and of those on people who are found to be two again."""

from parts import ANN, CSC, GP, entry, time, told
from tenfold.questions.curiosity.adult_unidentified import adult_unidentified
from tenfold.record import Person, Presence, SamePerson
from tenfold.replay.walk_test import MET, NAMED


def test_who_is_found_to_be_somebody_known_closes_it_by_the_entry_that_says_so():
    one = entry("2024-03-06", CSC, "call", SamePerson(a="man-1", b="man-2", is_=True), recorded="2024-03-06T12:00")
    other = entry("2024-03-06", CSC, "call", recorded="2024-03-06T12:00", about=(ANN,))
    found = told(MET, NAMED, one, other).questions(adult_unidentified, by="2024-03-10")
    assert {question.closed_by for question in found if question.closed} == {"e3"}


def test_who_is_found_to_be_another_is_no_longer_asked_about():
    joined = entry("2024-03-06", CSC, "call", SamePerson(a="man-1", b="man-2", is_=True))
    found = told(MET, NAMED, joined).questions(adult_unidentified, by="2024-03-10")
    assert {(question.id, question.closed is None) for question in found} == {
        ("adult-unidentified:man-1", True),
        ("adult-unidentified:man-2", False),
    }


def same(day, is_, **fields):
    return entry(day, CSC, "call", SamePerson(a="man-1", b="man-2", is_=is_), **fields)


def held(question, day):
    return [one.id for one in question.as_at(time(day).last).evidence]


def test_what_was_told_of_another_leaves_a_question_when_they_are_found_to_be_two():
    story = told(MET, NAMED, same("2024-03-06", is_=True), same("2024-03-08", is_=False))
    first, _, second = story.questions(adult_unidentified, by="2024-03-10")
    assert (first.id, first.closed, first.held_by) == ("adult-unidentified:man-1", None, (GP,))
    assert [one.id for one in first.evidence] == ["e1"]
    assert [held(first, day) for day in ("2024-03-05", "2024-03-07", "2024-03-09")] == [["e1"], ["e1", "e2"], ["e1"]]
    assert (second.id, [one.id for one in second.evidence]) == ("adult-unidentified:man-2~2", ["e2"])
    again = story.then(same("2024-03-12", is_=True)).questions(adult_unidentified, by="2024-03-20")[0]
    days = ("2024-03-05", "2024-03-07", "2024-03-09", "2024-03-13")
    assert [held(again, day) for day in days] == [["e1"], ["e1", "e2"], ["e1"], ["e1", "e2"]]


def test_what_speaks_of_both_or_came_before_they_were_joined_stays_evidence():
    both = entry("2024-03-07", GP, "visit", *MET.facts[1:], *NAMED.facts)
    story = told(MET, NAMED, same("2024-03-06", is_=True), both, same("2024-03-08", is_=False))
    assert held(story.questions(adult_unidentified, by="2024-03-10")[0], "2024-03-09") == ["e1", "e4"]
    first = entry("2024-03-04", GP, "visit", *MET.facts, *NAMED.facts, id="met")
    mended = entry("2024-03-04", GP, "visit", *MET.facts, corrects="met", recorded="2024-03-07", id="mended")
    story = told(first, same("2024-03-06", is_=True), mended, same("2024-03-08", is_=False))
    assert held(story.questions(adult_unidentified, by="2024-03-10")[0], "2024-03-09") == ["met", "mended"]


def test_who_is_joined_to_one_more_is_still_joined_to_the_first():
    third = entry("2024-03-02", GP, "visit", Person(id="man-0"), Presence(person="man-0", context="in the yard"))
    more = entry("2024-03-07", CSC, "call", SamePerson(a="man-0", b="man-1", is_=True))
    story = told(third, MET, NAMED, same("2024-03-06", is_=True), more)
    [question] = story.asked(adult_unidentified, by="2024-03-10")
    assert (question.id, held(question, "2024-03-09")) == ("adult-unidentified:man-0", ["e1", "e2", "e3"])
    apart = story.then(same("2024-03-12", is_=False))
    assert held(apart.questions(adult_unidentified, by="2024-03-20")[0], "2024-03-13") == ["e1", "e2"]


def test_who_is_joined_by_mistake_in_an_entry_that_is_mended_is_parted_too():
    mended = entry("2024-03-06", CSC, "call", corrects="joined", recorded="2024-03-08")
    story = told(MET, NAMED, same("2024-03-06", is_=True, id="joined"), mended)
    assert held(story.questions(adult_unidentified, by="2024-03-10")[0], "2024-03-09") == ["e1"]
