"""The ladder: who is asked has a due period, and so has each above; evidence and a hold stop it, words do not."""

from datetime import datetime

import pytest

from parts import CSC, ED, MUM, NURSERY, SAM, conference, entry, on_plan, told
from tenfold.questions.curiosity.explanation_unchecked import explanation_unchecked
from tenfold.record import Account, Answer, Check, Held, Injury, Plan
from tenfold.replay import Ladder, replay
from tenfold.when import Time, civil, moment

WRIST = Injury(id="wrist", child=SAM, type="swelling", sites=("wrist.left",))
FELL = Account(id="fell", by=MUM, about=("wrist",), claim="accident")
HURT = entry("2024-03-04T10:00", ED, "attendance", WRIST, FELL, id="hurt", recorded="2024-03-04T11:00")
"""A Monday; the question that it opens is asked soon."""
ASKED = "explanation-unchecked:wrist"
BORNE_OUT = entry("2024-03-08", NURSERY, "call", Check(about=("fell",), against="witness", result="corroborated"))


def at(text):
    return moment(datetime.fromisoformat(text))


def climbed(story, known, begun="2024-01-01", *, top=3, every_day=False):
    told = replay(story.case, known=at(known), guidance=story.guidance, rules=(explanation_unchecked,))
    question = told.questions[-1]
    ladder = Ladder(told.picture, at(begun))
    return ladder.climb(question, top, every_day=every_day), ladder, question


def steps(story, *days, **more):
    """The step on which the question stands at some moments; None where it does not climb."""
    found = [climbed(story, day, **more)[0] for day in days]
    return [None if one is None else one.step for one in found]


def goes_on(story, known, **more):
    found = climbed(story, known, **more)[0].goes_on
    return None if found is None else civil(found).isoformat(timespec="minutes")


def held(by, review, recorded, *, question=ASKED, **more):
    fact = Held(question=question, by=by, reason="the witness refuses", review=Time.told(review))
    return entry(recorded[:10], CSC, "record_note", fact, recorded=recorded, **more)


def answered(recorded):
    return entry(recorded[:10], CSC, "record_note", Answer(question=ASKED, says="We are on it."), recorded=recorded)


def test_it_goes_one_step_up_for_each_due_period_and_no_further_than_the_top():
    days = ("2024-03-04T12:00", "2024-03-06T23:59", "2024-03-07T00:00", "2024-03-08T23:59", "2024-03-09T00:00")
    assert steps(told(HURT), *days) == [0, 0, 1, 1, 2]
    assert steps(told(HURT), "2024-03-12T23:59", "2024-03-13T00:00", "2025-03-14T00:00") == [2, 3, 3]
    assert steps(told(HURT), "2025-03-14T00:00", top=1) == [1]
    assert goes_on(told(HURT), "2024-03-04T12:00") == "2024-03-07T00:00"
    assert goes_on(told(HURT), "2025-03-14T00:00") is None


def test_each_step_is_counted_from_the_one_before():
    assert civil(climbed(told(HURT), "2024-03-08T12:00")[0].since) == datetime(2024, 3, 7)
    assert goes_on(told(HURT), "2024-03-08T12:00") == "2024-03-09T00:00"


def test_what_closed_it_stops_it():
    assert steps(told(HURT, BORNE_OUT), "2024-03-07T12:00", "2024-03-09T12:00") == [1, None]


def test_it_does_not_climb_while_it_is_held_and_goes_on_a_period_after_the_review():
    story = told(HURT, held("team manager", "2024-03-20", "2024-03-07T12:00"))
    assert steps(story, "2024-03-07T11:00", "2024-03-07T12:00", "2024-03-20T23:59") == [1, None, None]
    assert steps(story, "2024-03-21T00:00", "2024-03-22T23:59", "2024-03-23T00:00") == [1, 1, 2]
    _, ladder, question = climbed(story, "2024-03-08T12:00")
    assert ladder.held_until(question) == Time.told("2024-03-20").last


def test_where_two_managers_differ_it_waits_for_the_later_review():
    story = told(
        HURT, held("team manager", "2024-03-20", "2024-03-05T12:00"), held("chair", "2024-03-12", "2024-03-05T13:00")
    )
    assert steps(story, "2024-03-13T12:00", "2024-03-20T12:00", "2024-03-21T00:00") == [None, None, 0]
    _, ladder, question = climbed(story, "2024-03-08T12:00")
    assert ladder.held_until(question) == Time.told("2024-03-20").last


def test_a_hold_of_another_question_holds_nothing():
    assert steps(
        told(HURT, held("chair", "2024-06-01", "2024-03-05T12:00", question="no-lead:sam")), "2024-03-07T00:00"
    ) == [1]


def test_a_hold_that_is_corrected_away_held_nothing():
    wrong = held("team manager", "2024-06-01", "2024-03-05T12:00", id="wrong")
    right = entry("2024-03-06", CSC, "record_note", corrects="wrong", recorded="2024-03-06T09:00")
    assert steps(told(HURT, wrong, right), "2024-03-05T13:00", "2024-03-06T10:00", "2024-03-07T00:00") == [None, 0, 1]


def test_an_answer_that_is_no_evidence_puts_one_step_off_by_one_period_once():
    story = told(HURT, answered("2024-03-06T10:00"))
    assert steps(story, "2024-03-07T00:00", "2024-03-08T23:59", "2024-03-09T00:00") == [0, 0, 1]
    again = story.then(answered("2024-03-08T10:00"))
    assert steps(again, "2024-03-09T00:00") == [1]


def test_what_opened_before_the_record_was_begun_here_is_counted_from_then():
    days = ("2024-06-03T12:00", "2024-06-05T23:59", "2024-06-06T00:00")
    assert steps(told(HURT), *days, begun="2024-06-03T10:00") == [0, 0, 1]


def test_what_becomes_more_urgent_climbs_faster_from_then_on_and_skips_nobody():
    plan = Plan(child=SAM, status="started", category="physical")
    story = told(HURT, conference("2024-03-07", plan, recorded="2024-03-07T10:00"))
    days = ("2024-03-07T09:00", "2024-03-07T11:00", "2024-03-08T00:00", "2024-03-09T00:00", "2024-03-12T00:00")
    found = [climbed(story, day, top=9) for day in days]
    assert [question.urgency for _, _, question in found] == ["soon", *["immediate"] * 4]
    assert [step.step for step, _, _ in found] == [1, 1, 2, 3, 4]


@pytest.mark.parametrize(("every_day", "expected"), [(False, [0, 1, 1, 2]), (True, [0, 1, 2, 3])])
def test_the_same_day_is_a_day_on_which_they_work(every_day, expected):
    friday = entry("2024-03-08T10:00", ED, "attendance", WRIST, FELL, id="hurt", recorded="2024-03-08T11:00")
    story = told(on_plan("2024-03-04"), friday)
    days = ("2024-03-08T12:00", "2024-03-09T09:00", "2024-03-10T09:00", "2024-03-12T09:00")
    assert climbed(story, days[0])[2].urgency == "immediate"
    assert steps(story, *days, every_day=every_day) == expected


def test_in_years_whose_bank_holidays_nobody_knows_days_are_counted():
    assert steps(told(HURT), "2024-03-04T12:00", begun="2090-01-01T10:00") == [0]
    assert goes_on(told(HURT), "2024-03-04T12:00", begun="2090-01-01T10:00") == "2090-01-04T00:00"


def test_while_nothing_is_said_of_a_question_its_words_stay_the_same():
    def words(*entries):
        _, ladder, question = climbed(told(HURT, *entries), "2024-03-08T12:00")
        return ladder.words_on(question)

    other = held("csc", "2024-03-20", "2024-03-06T10:00", question="explanation-unchecked:other")
    assert words() == words(other) == ()
    assert len(words(held("csc", "2024-03-20", "2024-03-06T10:00"))) == 1
