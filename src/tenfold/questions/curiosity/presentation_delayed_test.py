from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, ED, GP, HV, MUM, NURSERY, SAM, entry, strategy, time, told, visit
from tenfold.questions.acts import Act
from tenfold.questions.curiosity.presentation_delayed import presentation_delayed as rule
from tenfold.questions.wording import in_words
from tenfold.record import Account, Check, Injury, Opinion

WRIST = {"id": "wrist", "child": SAM, "type": "swelling", "sites": ("wrist.left",)}


def wrist(happened=None, noticed=None, **fields):
    when = {"happened": happened and time(happened), "noticed": noticed and time(noticed)}
    return Injury(**{**WRIST, **when, **fields})


def seen_on(occurred, *facts, agency=ED, event="attendance", **fields):
    return entry(occurred, agency, event, *facts, **fields)


def shown(happened, brought, **fields):
    return told(seen_on(brought, wrist(happened), **fields)).asks(rule, by="2024-06-30")


STORY = told(seen_on("2024-03-04T10:30", wrist("2024-03-02"), Account(id="fell", by=MUM, about=("wrist",))))


def test_asks_the_first_professional_who_saw_it_and_the_lead():
    [question] = STORY.asked(rule, by="2024-03-04")
    assert (question.id, question.urgency) == ("presentation-delayed:wrist", "soon")
    assert (question.to, question.about) == ((ED, CSC), (SAM, MUM))
    assert [one.id for one in question.evidence] == ["e1"]
    words = in_words(STORY.picture("2024-03-04"), question.ask)
    assert words == "Why was Sam not brought sooner? Hurt 2 March 2024, as told, and first seen by ed on 4 March 2024."


def test_says_noticed_where_that_is_what_was_told():
    noticed = Injury(id="wrist", child=SAM, type="swelling", noticed=time("2024-03-02"))
    before = Injury(id="wrist", child=SAM, type="swelling", happened=time("2024-03-01"), noticed=time("2024-03-02"))
    for hurt in (noticed, before):
        story = told(seen_on("2024-03-04T10:30", hurt))
        [question] = story.asked(rule, by="2024-03-04")
        assert "Noticed 2 March 2024, as told, and first seen by ed" in in_words(
            story.picture("2024-03-04"), question.ask
        )


def test_more_than_a_day_to_the_minute():
    assert not shown("2024-03-03T10:30", "2024-03-04T10:30")
    assert shown("2024-03-03T10:29", "2024-03-04T10:30")


def test_a_day_a_month_or_a_year_counts_at_its_shortest():
    assert not shown("2024-03-03", "2024-03-04T23:59")
    assert shown("2024-03-02", "2024-03-04")
    assert not shown("2024-03-02", "2024-03-03")
    assert not shown("2024-03", "2024-03-31")
    assert not shown("2024-03", "2024-04-01T23:00")
    assert shown("2024-03", "2024-04-02T00:30")
    assert shown("2023", "2024-03-04")
    assert not shown("2024-03-02", "2024-03", recorded="2024-03-31")


def test_it_counts_from_when_it_was_noticed_where_that_is_said():
    def asks(**when):
        return told(seen_on("2024-03-04T10:30", wrist(**when))).asks(rule, by="2024-03-04")

    assert not asks(happened="2024-03-01", noticed="2024-03-04")
    assert asks(happened="2024-03-01", noticed="2024-03-02")
    assert asks(noticed="2024-03-02")
    assert not asks()


def test_the_first_professional_who_saw_any_of_the_occasion_counts():
    bruise = Injury(id="bruise", child=SAM, type="bruise", sites=("arm",))
    nursery = seen_on("2024-03-02T16:00", bruise, agency=NURSERY, event="observation")
    assert not told(nursery, seen_on("2024-03-04T10:30", wrist("2024-03-02"))).asks(rule, by="2024-03-04")
    before = seen_on("2024-03-01T16:00", bruise, agency=NURSERY, event="observation")
    assert told(before, seen_on("2024-03-04T10:30", wrist("2024-03-02"))).subjects(rule, by="2024-03-04") == ["bruise"]


def test_what_is_only_told_is_not_seen():
    call = seen_on("2024-03-04T09:00", wrist("2024-03-02"), agency=HV, event="call")
    assert not told(call).asks(rule, by="2024-04-30")
    [question] = told(call, seen_on("2024-03-04T15:00", wrist())).asked(rule, by="2024-03-04")
    assert question.to == (ED, CSC)
    assert [one.id for one in question.evidence] == ["e1", "e2"]


def test_a_contact_says_itself_whether_it_saw_the_child():
    for how in ("alone", "seen", "partly", "asleep"):
        assert shown("2024-03-02", "2024-03-04", event="record_note", seen={SAM: how})
    assert not shown("2024-03-02", "2024-03-04", event="visit", seen={SAM: "not_seen"})
    assert not shown("2024-03-02", "2024-03-04", event="record_note")
    assert shown("2024-03-02", "2024-03-04", event="visit", seen={ANN: "not_seen"}, about=(SAM, ANN))
    assert not shown("2024-03-02", "2024-03-04", event="record_note", seen={ANN: "seen"}, about=(SAM, ANN))


def opinion(view, **fields):
    return seen_on("2024-03-05", Opinion(about=("wrist",), view=view), event="observation", **fields)


@pytest.mark.parametrize(
    "event", ["visit", "attendance", "admission", "discharge", "clinic", "school_day", "observation", "contact_session"]
)
def test_at_these_a_child_is_there_unless_said_otherwise(event):
    assert shown("2024-03-02", "2024-03-04", event=event)


def test_an_agency_is_nobody_whom_it_concerns():
    said = Account(by=NURSERY, about=("wrist",))
    [question] = told(seen_on("2024-03-04", wrist("2024-03-02"), said)).asked(rule, by="2024-03-04")
    assert (question.about, question.acts) == ((SAM,), (Act("paediatric_opinion", SAM),))


def test_is_content_with_an_opinion_or_a_check():
    for view in ("accidental", "consistent", "suspicious", "undetermined"):
        [question] = STORY.then(opinion(view)).questions(rule, by="2024-03-05")
        assert question.closed_by == "e2"
    for about in ("wrist", "fell"):
        check = Check(about=(about,), against="witness", result="corroborated")
        [question] = STORY.then(visit("2024-03-05", check)).questions(rule, by="2024-03-05")
        assert question.closed_by == "e2"


def test_still_asks_when_nobody_settles_it():
    assert STORY.then(visit("2024-03-06"), strategy("2024-03-07")).asks(rule, by="2024-06-30")
    check = Check(about=("fell",), against="witness", result="inconclusive")
    also = Account(by=DAD, about=("wrist",), claim="accident")
    assert STORY.then(visit("2024-03-05", check, also)).asks(rule, by="2024-06-30")


def test_is_content_with_an_undetermined_opinion_on_the_account_and_not_with_one_on_another_injury():
    ear = Injury(id="ear", child=SAM, type="bruise", sites=("face.ear",))
    story = STORY.then(seen_on("2024-03-04T11:00", ear))
    on_ear = seen_on("2024-03-05", Opinion(about=("ear",), view="undetermined"))
    assert story.then(on_ear).asks(rule, by="2024-06-30")
    assert not story.then(seen_on("2024-03-05", Opinion(about=("fell",), view="undetermined"))).asks(
        rule, by="2024-03-05"
    )


def test_a_benign_view_must_have_considered_the_injuries_before():
    before = entry("2024-01-04", GP, "attendance", Injury(id="rib", child=SAM, type="bruise", sites=("rib",)), id="b")
    story = told(before, *STORY.entries[1:])
    assert story.then(opinion("accidental")).asks(rule, by="2024-03-05")
    assert not story.then(opinion("accidental", considered=("b",))).asks(rule, by="2024-03-05")


def test_does_not_leak_to_another_injury_or_child():
    other = seen_on("2024-03-04T11:00", Injury(id="knee", child=ANN, type="bruise"), about=(ANN,))
    judged = seen_on("2024-03-05", Opinion(about=("knee",), view="accidental"), about=(ANN,))
    assert STORY.then(other, judged).subjects(rule, by="2024-03-05") == ["wrist"]


def test_changes_its_mind_when_the_day_is_corrected_and_not_a_day_sooner():
    mended = seen_on("2024-03-04T10:30", wrist("2024-03-04"), corrects="e1", recorded="2024-03-08T09:00")
    story = STORY.then(mended)
    assert story.asks(rule, by="2024-03-07")
    [question] = story.questions(rule, by="2024-03-08")
    assert question.closed_by == "e2"


def test_what_a_nursery_saw_at_the_minute_is_not_late_however_late_a_doctor_sees_it():
    saw = seen_on("2024-03-04T10:30", wrist("2024-03-04T10:30"), agency=NURSERY, event="observation")
    assert not told(saw, seen_on("2024-03-06T12:00", wrist("2024-03-04T10:30"))).asks(rule, by="2024-06-30")


def test_a_check_of_one_injury_settles_nothing_of_another():
    ear = Injury(id="ear", child=SAM, type="bruise", sites=("face.ear",), happened=time("2024-03-02"))
    brought = seen_on("2024-03-04T10:30", wrist("2024-03-02"), ear)
    on_ear = Check(about=("ear",), against="own_observation", result="corroborated")
    [question] = told(brought, seen_on("2024-03-05", on_ear)).asked(rule, by="2024-03-05")
    assert question.subject.id == "wrist"
    on_both = Check(about=("ear", "wrist"), against="own_observation", result="corroborated")
    assert not told(brought, seen_on("2024-03-05", on_both)).asks(rule, by="2024-03-05")


def test_is_not_asked_of_a_toddlers_first_bump_that_somebody_only_noted():
    shin = wrist("2024-03-01", type="bruise", sites=("shin.left",))
    noted = entry("2024-03-04", NURSERY, "observation", shin, seen={SAM: "seen"})
    assert not told(noted).questions(rule, by="2024-06-30")
    assert told(seen_on("2024-03-04", shin, seen={SAM: "seen"})).asks(rule, by="2024-03-04")  # brought in for it
    before = seen_on("2024-02-01", Injury(id="arm", child=SAM, type="swelling", sites=("arm",)), agency=GP)
    assert told(before, noted).subjects(rule, by="2024-03-04") == ["wrist"]


def test_what_school_saw_happen_and_wrote_down_days_later_was_seen_at_once():
    saw = Account(by=NURSERY, about=("wrist",), claim="accident")
    late = entry("2024-03-07", NURSERY, "observation", wrist("2024-03-04"), saw, seen={SAM: "seen"})
    assert not told(late).questions(rule, by="2024-06-30")
    heard = Account(by=MUM, about=("wrist",), claim="accident")
    assert told(replace(late, facts=(late.facts[0], heard))).asks(rule, by="2024-03-07")
