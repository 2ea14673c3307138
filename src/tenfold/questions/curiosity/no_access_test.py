import pytest

from parts import ANN, CSC, GP, HV, MUM, NURSERY, POLICE, SAM, SCHOOL, entry, on_plan, told
from tenfold.questions.acts import TEMPLATES, Act
from tenfold.questions.curiosity.no_access import no_access as rule
from tenfold.questions.wording import in_words
from tenfold.record import Account


def closed(occurred, agency=CSC, outcome="no_access", child=SAM, place="home", **fields):
    return entry(occurred, agency, "visit", outcome=outcome, about=(child,), place=place, **fields)


def met(occurred, how="seen", event="visit", place="home", agency=CSC, **fields):
    return entry(occurred, agency, event, seen={SAM: how}, place=place, **fields)


TWICE = told(closed("2024-03-04"), closed("2024-03-06", HV))


def test_asks_from_the_second_time_running_by_any_agency():
    assert not told(closed("2024-03-04")).asks(rule, by="2024-06-30")
    assert not TWICE.asks(rule, by="2024-03-05")
    [question] = TWICE.asked(rule, by="2024-03-06")
    assert (question.id, question.urgency, question.to) == ("no-access:sam", "soon", (CSC,))
    assert (question.about, question.acts) == ((SAM,), (Act("see_home", SAM),))
    assert "see the child awake" in TEMPLATES["see_home"]
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    words = in_words(TWICE.picture("2024-03-06"), question.ask)
    assert words == "How will Sam be seen at home? The door has stayed closed 2 times running since 4 March 2024."


def test_the_third_time_police_are_asked_for_a_welfare_check():
    story = TWICE.then(closed("2024-03-08", outcome="refused"))
    [question] = story.asked(rule, by="2024-03-08")
    assert (question.urgency, question.to) == ("immediate", (CSC, POLICE))
    assert [growth.urgency for growth in question.grew] == ["immediate"]
    assert in_words(story.picture("2024-03-08"), question.ask).endswith("A police welfare check is asked for.")


def test_one_entry_may_stand_for_several_visits():
    assert told(closed("2024-03-04", times=2)).asked(rule, by="2024-03-04")[0].urgency == "soon"
    assert told(closed("2024-03-04", times=6)).asked(rule, by="2024-03-04")[0].urgency == "immediate"
    assert (
        told(closed("2024-03-04", times=2), closed("2024-03-06")).asked(rule, by="2024-03-06")[0].urgency == "immediate"
    )


@pytest.mark.parametrize("outcome", [None, "completed", "cancelled_by_agency", "cancelled_by_family", "not_brought"])
def test_is_silent_on_visits_that_did_not_end_at_the_door(outcome):
    assert not told(closed("2024-03-04"), closed("2024-03-06", outcome=outcome)).asks(rule, by="2024-06-30")


@pytest.mark.parametrize("outcome", ["cancelled_by_agency", "cancelled_by_family"])
def test_a_visit_that_nobody_made_breaks_no_run(outcome):
    assert told(closed("2024-03-04"), closed("2024-03-05", outcome=outcome), closed("2024-03-06")).asks(
        rule, by="2024-03-06"
    )


def test_a_visit_that_came_in_breaks_the_run():
    for inside in (
        met("2024-03-05", "not_seen"),
        closed("2024-03-05", outcome=None),
        closed("2024-03-05", outcome="completed"),
    ):
        assert not told(closed("2024-03-04"), inside, closed("2024-03-06")).asks(rule, by="2024-06-30")


def test_once_it_stands_only_the_child_seen_at_home_closes_it():
    inside = TWICE.then(met("2024-03-08", "not_seen"), closed("2024-03-11"))
    assert inside.asked(rule, by="2024-06-30")[0].urgency == "soon"
    for how in ("seen", "alone", "partly"):
        [question] = TWICE.then(met("2024-03-08", how)).questions(rule, by="2024-03-08")
        assert question.closed_by == "e3"
    police = met("2024-03-08", event="police_incident", agency=POLICE)
    assert not TWICE.then(police).asks(rule, by="2024-03-08")


def test_still_asks_when_the_child_is_not_seen_or_elsewhere_or_said_to_be_well():
    for how in ("asleep", "not_seen"):
        assert TWICE.then(met("2024-03-08", how)).asks(rule, by="2024-06-30")
    assert TWICE.then(met("2024-03-08", event="school_day", place="nursery", agency=NURSERY)).asks(
        rule, by="2024-06-30"
    )
    assert TWICE.then(met("2024-03-08", place="office")).asks(rule, by="2024-06-30")
    assert TWICE.then(met("2024-03-08", event="attendance", place=None, agency=GP)).asks(rule, by="2024-06-30")
    assert TWICE.then(met("2024-03-08", event="call")).asks(rule, by="2024-06-30")
    word = Account(by=MUM, about=("absence",), says="we were out")
    assert TWICE.then(entry("2024-03-08", CSC, "call", word)).asks(rule, by="2024-06-30")


def test_a_visit_of_unsaid_place_is_to_the_home():
    assert told(closed("2024-03-04", place=None), closed("2024-03-06", place=None)).asks(rule, by="2024-03-06")
    assert not TWICE.then(met("2024-03-08", place=None)).asks(rule, by="2024-03-08")


def test_a_visit_elsewhere_is_no_closed_door_and_breaks_no_run():
    assert not told(closed("2024-03-04", place="school"), closed("2024-03-06")).asks(rule, by="2024-06-30")
    at_school = met("2024-03-05", place="school")
    assert told(closed("2024-03-04"), at_school, closed("2024-03-06")).asks(rule, by="2024-03-06")


def test_visits_run_by_when_they_were_and_not_by_when_they_were_recorded():
    late = met("2024-03-05", recorded="2024-03-12")
    story = TWICE.then(late)
    assert story.asks(rule, by="2024-03-11")
    assert not story.asks(rule, by="2024-03-12")
    assert told(closed("2024-03-04", recorded="2024-03-12"), closed("2024-03-06")).asks(rule, by="2024-03-12")
    assert not told(
        met("2024-03-08"), closed("2024-03-04", recorded="2024-03-12"), closed("2024-03-06", recorded="2024-03-12")
    ).asks(rule, by="2024-06-30")


def test_it_opens_anew_after_the_child_was_seen():
    story = TWICE.then(met("2024-03-08"), closed("2024-03-11"))
    assert not story.asks(rule, by="2024-06-30")
    [question] = story.then(closed("2024-03-13")).asked(rule, by="2024-03-13")
    assert (question.id, [one.id for one in question.evidence]) == ("no-access:sam~2", ["e4", "e5"])


def test_does_not_leak_to_another_child():
    story = told(on_plan("2024-02-01", ANN), closed("2024-03-04", child=ANN), closed("2024-03-06"))
    assert not story.asks(rule, by="2024-06-30")
    seen = entry("2024-03-08", SCHOOL, "visit", seen={ANN: "seen"}, place="home", about=(ANN, SAM))
    assert TWICE.then(seen).subjects(rule, by="2024-03-08") == [SAM]


def test_changes_its_mind_when_a_visit_is_corrected_and_not_a_day_sooner():
    mended = met("2024-03-06", agency=HV, corrects="e2", recorded="2024-03-09T09:00")
    assert TWICE.then(mended).asks(rule, by="2024-03-08")
    [question] = TWICE.then(mended).questions(rule, by="2024-03-09")
    assert question.closed_by == "e3"


def test_sight_at_home_at_another_occasion_than_a_visit_ends_the_run():
    police = met("2024-03-07", event="police_incident", agency=POLICE)
    assert not TWICE.then(police, closed("2024-03-08")).asks(rule, by="2024-06-30")
    again = TWICE.then(police, closed("2024-03-08"), closed("2024-03-11"))
    assert [one.id for one in again.asked(rule, by="2024-03-11")[0].evidence] == ["e4", "e5"]


def test_a_door_at_which_two_stood_together_stayed_closed_once():
    knocked = [closed("2024-03-04T10:00", by) for by in (CSC, HV, POLICE)]
    assert not told(*knocked).asks(rule, by="2024-06-30")
    [question] = told(*knocked, closed("2024-03-06T10:00")).asked(rule, by="2024-03-06")
    assert question.urgency == "soon"
    assert told(closed("2024-03-04T10:00"), closed("2024-03-04T10:15", HV)).asks(rule, by="2024-03-04")
    assert told(closed("2024-03-04"), closed("2024-03-04", HV)).asks(rule, by="2024-03-04")
