"""What settles two accounts that differ, and what leaves them open."""

import pytest

from parts import ANN, CSC, ED, GRAN, MUM, NURSERY, POLICE, SAM, conference, entry, strategy, time, told
from tenfold.questions.curiosity.explanation_changed import explanation_changed as rule
from tenfold.questions.curiosity.explanation_changed_test import ARM, FIRST, STORY, said, tells
from tenfold.record import Check, Injury, Meeting, Opinion


def judged(view, day="2024-03-06", about=("arm",), **fields):
    return entry(day, ED, "observation", Opinion(about=about, view=view), **fields)


def checked(about, result="corroborated", day="2024-03-06"):
    return entry(day, NURSERY, "call", Check(about=(about,), against="witness", result=result))


def test_is_content_with_a_strategy_discussion_after_both():
    [question] = STORY.then(strategy("2024-03-07")).questions(rule, by="2024-03-07")
    assert (question.opened.day, question.closed.day, question.closed_by) == (5, 7, "e3")


def test_a_discussion_between_the_accounts_or_one_that_never_was_does_not_close_it():
    second = tells("2024-03-06", said("animal"))
    assert told(FIRST, strategy("2024-03-05"), second).asks(rule, by="2024-03-20")
    written_up = strategy("2024-03-05T09:00", recorded="2024-03-08T09:00")
    assert told(FIRST, second, written_up).asks(rule, by="2024-03-20")
    assert STORY.then(strategy("2024-03-07", outcome="cancelled_by_agency")).asks(rule, by="2024-03-20")
    assert STORY.then(strategy("2024-03-07", about=(ANN,))).asks(rule, by="2024-03-20")


def test_the_discussion_that_hears_the_second_account_settles_it():
    assert not told(FIRST, strategy("2024-03-06", said("animal"))).asks(rule, by="2024-03-06")
    view = Opinion(about=("arm",), view="suspicious")
    assert not told(FIRST, tells("2024-03-06", said("animal"), view)).asks(rule, by="2024-03-06")


@pytest.mark.parametrize("view", ["accidental", "inconsistent", "non_accidental"])
def test_is_content_with_an_opinion(view):
    [question] = STORY.then(judged(view)).questions(rule, by="2024-03-07")
    assert question.closed_by == "e3"
    assert not STORY.then(judged(view, about=("dog",))).asks(rule, by="2024-03-07")


@pytest.mark.parametrize(
    ("about", "result"), [("fell", "corroborated"), ("dog", "contradicted"), ("arm", "corroborated")]
)
def test_is_content_with_a_check(about, result):
    [question] = STORY.then(checked(about, result)).questions(rule, by="2024-03-07")
    assert question.closed_by == "e3"


def test_a_check_of_one_of_three_leaves_the_other_two():
    three = STORY.then(tells("2024-03-05", said("medical", id="easy")))
    [question] = three.then(checked("easy", "contradicted")).asked(rule, by="2024-03-07")
    assert dict(question.ask.gaps)["what"] == ("an accident", "an animal")


def test_an_opinion_on_one_mark_leaves_the_other():
    leg = Injury(id="leg", child=SAM, type="bruise", sites=("leg",))
    both = ("arm", "leg")
    story = told(
        tells("2024-03-04", ARM, leg, said("accident", about=both)), tells("2024-03-05", said("animal", about=both))
    )
    assert story.then(judged("suspicious")).asks(rule, by="2024-03-07")
    assert not story.then(judged("suspicious", about=both)).asks(rule, by="2024-03-07")


def test_still_asks_when_nothing_is_settled():
    assert STORY.then(judged("undetermined")).asks(rule, by="2024-03-20")
    assert STORY.then(checked("fell", "inconclusive")).asks(rule, by="2024-03-20")
    assert STORY.then(checked("fell", "requested")).asks(rule, by="2024-03-20")
    early = judged("suspicious", day="2024-03-04")
    assert told(FIRST, early, *STORY.entries[2:]).asks(rule, by="2024-03-20")
    assert told(FIRST, checked("fell", day="2024-03-04"), *STORY.entries[2:]).asks(rule, by="2024-03-20")


def test_a_benign_opinion_must_have_considered_the_earlier_injuries():
    before = entry("2024-02-01", NURSERY, "observation", Injury(id="ear", child=SAM, type="bruise"), id="b")
    story = told(before, *STORY.entries[1:])
    assert story.then(judged("accidental")).asks(rule, by="2024-03-20")
    assert not story.then(judged("accidental", considered=("b",))).asks(rule, by="2024-03-20")


def test_what_was_said_before_is_no_change_after_it_was_settled_and_a_new_version_is():
    settled = STORY.then(strategy("2024-03-07"))
    assert not settled.then(tells("2024-03-08", said("accident"), said("animal"), agency=POLICE)).asks(
        rule, by="2024-03-20"
    )
    [question] = settled.then(tells("2024-03-08", said("rough_play", by=GRAN))).asked(rule, by="2024-03-08")
    assert (question.id, question.about) == ("explanation-changed:arm~2", (SAM, MUM, GRAN))


def test_a_view_of_either_of_two_marks_settles_what_was_said_of_both():
    hand = tells("2024-03-05", Injury(id="hand", child=SAM, type="scratch"), said("animal", about=("hand",)))
    story = told(FIRST, hand)
    assert story.asks(rule, by="2024-03-20")
    assert not story.then(judged("suspicious")).asks(rule, by="2024-03-20")
    assert not story.then(judged("suspicious", about=("hand",))).asks(rule, by="2024-03-20")


def test_what_settles_a_mark_settles_it_under_every_id():
    again = Injury(id="arm-2", child=SAM, type="bruise", sites=("arm.left",))
    twice = STORY.then(tells("2024-03-05", again))
    assert not twice.then(judged("suspicious", about=("arm-2",))).asks(rule, by="2024-03-20")
    elsewhere = STORY.then(tells("2024-03-05", Injury(id="leg", child=SAM, type="bruise", sites=("leg",))))
    assert elsewhere.then(judged("suspicious", about=("leg",))).asks(rule, by="2024-03-20")


def test_a_view_or_check_of_before_that_was_told_again_is_not_after_both():
    requested = Check(id="c", about=("fell",), against="witness", result="requested")
    asked = told(FIRST, entry("2024-03-04", NURSERY, "call", requested), *STORY.entries[2:])
    assert asked.asks(rule, by="2024-03-20")
    reply = Check(id="c", about=("fell",), against="witness", result="corroborated")
    assert not asked.then(entry("2024-03-07", NURSERY, "call", reply)).asks(rule, by="2024-03-20")
    formed = judged("suspicious", day="2024-03-04T09:00", recorded="2024-03-08T09:00")
    assert told(FIRST, tells("2024-03-05T10:00", said("animal")), formed).asks(rule, by="2024-03-20")
    learnt = judged("suspicious", day="2024-03-08")
    late = tells("2024-03-05", said("animal"), recorded="2024-03-10T09:00")
    assert told(FIRST, learnt, late).asks(rule, by="2024-03-20")


def test_a_note_of_a_discussion_that_was_held_counts_by_its_own_day():
    def note(day):
        sat = Meeting(id="m", event="strategy_discussion", day=time(day), status="held")
        return entry("2024-03-09", CSC, "record_note", sat)

    assert STORY.then(note("2024-03-04")).asks(rule, by="2024-03-20")
    assert not STORY.then(note("2024-03-06")).asks(rule, by="2024-03-20")


def test_an_injury_of_one_of_two_children_is_discussed_for_both():
    one_of = Injury(id="mark", one_of=(SAM, ANN), type="mark")
    story = told(tells("2024-03-04", one_of, said("accident", about=("mark",)), said("animal", about=("mark",))))
    assert story.then(strategy("2024-03-05")).asks(rule, by="2024-03-20")
    assert not story.then(strategy("2024-03-05", about=(SAM, ANN))).asks(rule, by="2024-03-20")


def test_a_conference_with_police_and_health_that_considered_both_settles_it():
    met = conference("2024-03-07", among=(CSC, POLICE, ED), considered="all", id="met")
    [question] = STORY.then(met).questions(rule, by="2024-03-07")
    assert question.closed_by == "met"
    assert STORY.then(conference("2024-03-07", among=(CSC, POLICE, ED))).asks(rule, by="2024-03-20")
    assert STORY.then(conference("2024-03-07", among=(CSC, ED), considered="all")).asks(rule, by="2024-03-20")
