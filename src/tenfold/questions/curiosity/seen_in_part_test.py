import pytest

from parts import ANN, CSC, ED, GP, MUM, NURSERY, SAM, SCHOOL, entry, on_plan, strategy, told, visit
from tenfold.questions.acts import Act
from tenfold.questions.curiosity.seen_in_part import seen_in_part as rule
from tenfold.questions.wording import in_words
from tenfold.record import Account, Check, Enquiry


def contact(occurred, how, agency=GP, event="attendance", child=SAM, **fields):
    return entry(occurred, agency, event, seen={child: how}, about=(child,), **fields)


PARTLY = contact("2024-03-04", "partly")
STORY = told(PARTLY)


def test_asks_the_lead_and_who_saw_only_a_part():
    [question] = STORY.asked(rule, by="2024-03-04")
    assert (question.id, question.urgency) == ("seen-in-part:sam", "soon")
    assert (question.to, question.about, question.acts) == ((CSC, GP), (SAM,), (Act("see_child", SAM),))
    assert [one.id for one in question.evidence] == ["e1"]
    words = in_words(STORY.picture("2024-03-04"), question.ask)
    assert words == "Who has seen all of Sam? Since 4 March 2024 only a part was seen, by gp."


@pytest.mark.parametrize("how", ["seen", "alone", "asleep", "not_seen"])
def test_is_silent_where_no_part_was_all_that_was_seen(how):
    assert not told(contact("2024-03-04", how)).asks(rule, by="2024-03-20")


def test_is_immediate_on_plan_or_in_an_enquiry():
    assert told(on_plan("2024-02-01"), PARTLY).asked(rule, by="2024-03-04")[0].urgency == "immediate"
    opened = entry("2024-03-06", CSC, "record_note", Enquiry(children=(SAM,), stage="opened"))
    [question] = STORY.then(opened).asked(rule, by="2024-03-06")
    assert [growth.urgency for growth in question.grew] == ["immediate"]


@pytest.mark.parametrize("how", ["seen", "alone"])
@pytest.mark.parametrize("agency", [CSC, NURSERY])
def test_is_content_when_a_professional_sees_all(how, agency):
    [question] = STORY.then(contact("2024-03-06", how, agency, "observation")).questions(rule, by="2024-03-06")
    assert question.closed_by == "e2"


def test_still_asks_when_the_next_sees_no_more():
    for how in ("partly", "asleep", "not_seen"):
        assert STORY.then(visit("2024-03-06", how=how)).asks(rule, by="2024-03-20")
    assert STORY.then(visit("2024-03-06", how="partly")).asked(rule, by="2024-03-06")[0].to == (CSC, GP)
    assert STORY.then(contact("2024-03-06", "seen", CSC, "call")).asks(rule, by="2024-03-20")
    word = Account(by=MUM, about=("other",), claim="other")
    check = Check(about=(SAM,), against="other_agency", result="corroborated")
    assert STORY.then(entry("2024-03-06", CSC, "call", word, check), strategy("2024-03-07")).asks(rule, by="2024-03-20")


def test_a_contact_of_the_same_day_counts_by_the_hour_else_by_the_record():
    morning, noon = contact("2024-03-04T09:00", "seen", NURSERY), contact("2024-03-04T12:00", "partly")
    evening = contact("2024-03-04T18:00", "seen", ED)
    assert told(contact("2024-03-04T12:00", "seen", NURSERY), noon).asks(rule, by="2024-03-20")
    assert not told(noon, contact("2024-03-04T12:00", "seen", ED)).asks(rule, by="2024-03-04")
    assert told(morning, noon).asks(rule, by="2024-03-20")
    assert not told(noon, evening).asks(rule, by="2024-03-04")
    assert not STORY.then(contact("2024-03-04", "seen", ED)).asks(rule, by="2024-03-04")
    assert told(contact("2024-03-04", "seen", ED), PARTLY).asks(rule, by="2024-03-20")
    whole_day = contact("2024-03-04", "partly", recorded="2024-03-04T11:00")
    assert not told(whole_day, evening).asks(rule, by="2024-03-04T18:00")


def test_what_was_recorded_late_counts_by_when_it_was():
    late = contact("2024-03-04", "partly", recorded="2024-03-12")
    assert not told(visit("2024-03-06"), late).questions(rule, by="2024-03-20")
    assert told(visit("2024-03-02"), late).asks(rule, by="2024-03-12")
    assert told(visit("2024-03-04"), late).asks(rule, by="2024-03-12")
    before = visit("2024-03-01", recorded="2024-03-12")
    assert STORY.then(before).asks(rule, by="2024-03-20")


def test_a_month_that_was_recorded_before_is_no_sight_of_the_time_after():
    month = contact("2024-03", "seen", ED, recorded="2024-03-03")
    assert told(month, PARTLY).asks(rule, by="2024-03-04")
    assert not STORY.then(contact("2024-03", "seen", ED, recorded="2024-03-20")).asks(rule, by="2024-03-20")


def test_it_opens_anew_and_keeps_only_what_came_after_all_was_seen():
    story = STORY.then(visit("2024-03-06"), contact("2024-03-11", "partly", NURSERY, "observation"))
    [question] = story.asked(rule, by="2024-03-11")
    assert (question.id, question.to) == ("seen-in-part:sam~2", (CSC, NURSERY))
    assert [one.id for one in question.evidence] == ["e3"]


def test_does_not_leak_to_another_child():
    both = entry("2024-03-04", CSC, "visit", seen={SAM: "seen", ANN: "partly"}, about=(SAM, ANN), place="home")
    assert told(both).subjects(rule, by="2024-03-04") == [ANN]
    assert STORY.then(contact("2024-03-06", "seen", SCHOOL, child=ANN)).subjects(rule, by="2024-03-06") == [SAM]


def test_changes_its_mind_when_the_contact_is_corrected_and_not_a_day_sooner():
    mended = contact("2024-03-04", "seen", corrects="e1", recorded="2024-03-08T09:00")
    assert STORY.then(mended).asks(rule, by="2024-03-07")
    [question] = STORY.then(mended).questions(rule, by="2024-03-08")
    assert question.closed_by == "e2"
