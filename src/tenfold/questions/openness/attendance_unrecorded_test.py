import pytest

from parts import ANN, CSC, ED, GP, MUM, POLICE, SAM, conference, entry, strategy, told
from tenfold.questions.openness.attendance_unrecorded import attendance_unrecorded as rule
from tenfold.record import Attended, Invited, Meeting
from tenfold.when import Time

BARE = strategy("2024-03-05", among=(), id="s")
STORY = told(BARE)


def came(agency=POLICE, as_="present", **fields):
    return Attended(agency=agency, as_=as_, **fields)


def test_asks_the_chair_who_was_at_a_strategy_discussion():
    [question] = STORY.asked(rule, by="2024-03-05")
    assert (question.id, question.urgency, question.to) == ("attendance-unrecorded:s", "routine", ("conference chair",))
    assert (question.about, [one.id for one in question.evidence]) == ((SAM,), ["s"])


@pytest.mark.parametrize("event", ["initial_conference", "review_conference"])
def test_asks_who_was_at_a_conference(event):
    assert told(conference("2024-03-05", event=event, id="c")).subjects(rule, by="2024-03-05") == ["c"]


@pytest.mark.parametrize("event", ["core_group", "professionals_meeting", "legal_planning", "family_meeting"])
def test_is_silent_about_meetings_that_need_not_be_joint(event):
    assert not told(entry("2024-03-05", CSC, event)).questions(rule, by="2024-06-05")


def test_is_silent_before_it_is_held_and_when_it_is_called_off():
    plan = Meeting(id="m", event="initial_conference", day=Time.told("2024-03-05"))
    note = entry("2024-03-01", CSC, "record_note", plan)
    off = conference("2024-03-05", outcome="cancelled_by_agency")
    assert not told(note, off).questions(rule, by="2024-06-05")
    assert told(note, conference("2024-03-05", id="c")).subjects(rule, by="2024-03-05") == ["c"]


def test_is_content_when_the_meeting_says_who_was_there():
    assert not told(strategy("2024-03-05")).questions(rule, by="2024-06-05")


def test_is_content_when_it_is_recorded_later():
    [question] = STORY.then(entry("2024-03-08", CSC, "record_note", came(meeting="s"))).questions(rule, by="2024-03-08")
    assert (question.closed.isoformat()[:10], question.closed_by) == ("2024-03-08", "e2")


def test_still_asks_when_only_a_person_or_who_was_away_is_recorded():
    mum = Attended(person=MUM, as_="present")
    for facts in [(mum,), (came(as_="apologies"),), (came(as_="absent"), Invited(agency=GP))]:
        assert told(strategy("2024-03-05", *facts, among=())).asks(rule, by="2024-06-05")


def test_another_meetings_attendance_says_nothing_of_this_one():
    other = entry("2024-03-08", CSC, "record_note", came(meeting="t"))
    story = told(BARE, strategy("2024-03-06", among=(), about=(ANN,), id="t"), other)
    assert story.subjects(rule, by="2024-03-07") == ["s", "t"]
    assert story.subjects(rule, by="2024-03-08") == ["s"]


def test_changes_its_mind_when_the_list_is_corrected_away_and_not_a_day_sooner():
    wrong = strategy("2024-03-05", among=(), id="now", corrects="e1", recorded="2024-03-12T09:00")
    story = told(strategy("2024-03-05", among=(CSC, POLICE, ED)), wrong)
    assert not story.asks(rule, by="2024-03-11")
    assert story.subjects(rule, by="2024-03-12") == ["e1"]  # it is still that meeting


@pytest.mark.parametrize("event", ["strategy_discussion", "initial_conference", "review_conference"])
def test_one_told_in_a_note_is_called_by_its_own_day(event):
    held = Meeting(id="m", event=event, day=Time.told("2024-03-05"), status="held")
    note = entry("2024-03-11", CSC, "record_note", held)
    [question] = told(note).asked(rule, by="2024-03-11")
    assert dict(question.ask.gaps)["day"] == ("5 March 2024",)
    assert not told(note, entry("2024-03-11", CSC, "record_note", came(meeting="m"))).asks(rule, by="2024-03-11")
