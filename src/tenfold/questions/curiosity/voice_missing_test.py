from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, ED, FRIEND, GP, GRAN, HV, MUM, POLICE, SAM, SCHOOL, entry, time, told, visit
from tenfold.questions.curiosity.voice_missing import voice_missing as rule
from tenfold.record import (
    Account,
    Allegation,
    Assessment,
    Check,
    Decision,
    Enquiry,
    Injury,
    Meeting,
    Observation,
    Person,
    Pregnancy,
    Referral,
    Voice,
)

HURT = entry("2024-03-04", ED, "attendance", Injury(id="burn", child=ANN, type="burn"), about=(ANN,), id="hurt")
MET = entry("2024-03-14", CSC, "initial_conference", about=(ANN,), id="met")
STORY = told(HURT, MET)


def voice(day="2024-03-08", agency=SCHOOL, child=ANN, **fields):
    return entry(day, agency, "observation", Voice(child=child, says="my leg hurts"), **{"about": (child,)} | fields)


def alone(day="2024-03-08", agency=CSC, **fields):
    return visit(day, agency=agency, child=ANN, how="alone", **fields)


def decided(matter="closure", agency=CSC, granted=None, day="2024-03-14", child=ANN):
    fact = Decision(matter=matter, children=(child,), granted=granted)
    return entry(day, agency, "record_note", fact, about=(child,), id="decided")


def assessed(stage="completed", agency=CSC, kind="single", day="2024-03-14"):
    return entry(day, agency, "record_note", Assessment(id="a", children=(ANN,), stage=stage, kind=kind), about=(ANN,))


def in_order(*entries):
    return told(*sorted(entries, key=lambda one: one.recorded))


def test_asks_when_a_conference_met_without_the_childs_words():
    assert not STORY.asks(rule, by="2024-03-13")
    [question] = STORY.asked(rule, by="2024-03-14")
    assert question.id == "voice-missing:ann"
    assert (question.urgency, question.to, question.about) == ("routine", (CSC,), (ANN,))
    assert [one.id for one in question.evidence] == ["met"]


@pytest.mark.parametrize(
    "step",
    [
        entry("2024-03-14", CSC, "review_conference", about=(ANN,)),
        assessed(),
        assessed(kind=None),
        decided("closure"),
        decided("no_further_action"),
        decided("no_further_action", POLICE),
        decided("threshold", granted=False),
        decided("referral", granted=False),
    ],
)
def test_asks_at_every_step_that_should_have_heard_the_child(step):
    assert told(HURT, step).subjects(rule, by="2024-03-14") == [ANN]


@pytest.mark.parametrize(
    "step",
    [
        assessed("opened"),
        assessed(agency=HV),
        assessed(kind="carer"),
        assessed(kind="pre_birth"),
        decided("closure", granted=False),
        decided("threshold"),
        decided("threshold", granted=True),
        decided("step_down"),
        decided("closure", SCHOOL),
        decided("discharge", ED),
        entry("2024-03-14", CSC, "core_group", about=(ANN,)),
    ],
)
def test_is_silent_at_other_steps(step):
    assert not told(HURT, step).questions(rule, by="2024-06-14")


def test_is_silent_about_a_dismissal_with_no_concern_behind_it():
    asked = entry("2024-03-04", CSC, "record_note", Referral(children=(ANN,), from_=SCHOOL))
    assert not told(asked, decided("threshold", granted=False)).questions(rule, by="2024-06-14")
    fine = entry("2024-03-05", ED, "call", Check(about=("burn",), against="witness", result="unfounded"))
    assert not told(HURT, fine, decided()).questions(rule, by="2024-06-14")


def test_a_child_of_three_can_tell_and_one_of_unsaid_age_may():
    young = told(entry("2023-02-01", CSC, "review_conference"), entry("2026-01-19", CSC, "review_conference"))
    assert not young.questions(rule, by="2026-02-19")
    assert told(entry("2026-01-20", CSC, "review_conference")).subjects(rule, by="2026-01-20") == [SAM]
    kim = entry("2024-03-01", HV, "visit", Person(id="kim"), about=("kim",))
    met = entry(
        "2024-03-14", CSC, "initial_conference", Observation(child="kim", of="health", level="neutral"), about=("kim",)
    )
    assert told(kim, met).subjects(rule, by="2024-03-14") == ["kim"]


def test_nobody_is_asked_what_a_baby_says_who_is_not_born_yet():
    awaited = entry("2024-03-01", HV, "visit", Person(id="bump"), Pregnancy(person=MUM, of="bump"), about=("bump",))
    well = Observation(child="bump", of="health", level="neutral")
    met = entry("2024-03-04", CSC, "initial_conference", well, about=("bump",))
    assert not told(awaited, met).asks(rule, by="2024-03-05")
    assert told(replace(awaited, facts=awaited.facts[:1]), met).subjects(rule, by="2024-03-05") == ["bump"]


@pytest.mark.parametrize("agency", [SCHOOL, GP, CSC, POLICE])
def test_is_content_with_the_childs_own_words_to_anybody(agency):
    [question] = STORY.then(voice("2024-03-20", agency)).questions(rule, by="2024-03-20")
    assert question.closed_by == "e3"
    assert not in_order(HURT, voice(agency=agency), MET).questions(rule, by="2024-06-14")


def test_is_content_when_the_lead_saw_the_child_alone():
    [question] = STORY.then(alone("2024-03-20")).questions(rule, by="2024-03-20")
    assert question.closed_by == "e3"
    assert not in_order(HURT, alone(present=(MUM,)), MET).questions(rule, by="2024-06-14")


@pytest.mark.parametrize(
    "other",
    [
        voice("2024-03-03"),
        alone("2024-03-03"),
        alone(agency=SCHOOL),
        visit("2024-03-08", child=ANN),
        voice(child=SAM),
        voice(present=(MUM,)),
        voice(interpreter="family"),
        alone(interpreter="family"),
        entry("2024-03-08", CSC, "call", about=(ANN,), seen={ANN: "alone"}),
    ],
)
def test_still_asks_when_the_child_was_not_heard_since_or_not_freely(other):
    assert in_order(HURT, other, MET).asks(rule, by="2024-06-14")


def test_words_with_an_independent_interpreter_a_friend_there_or_the_parent_out_of_the_room_count():
    assert not in_order(HURT, voice(interpreter="independent"), MET).questions(rule, by="2024-06-14")
    friend = entry("2024-03-01", HV, "visit", Person(id=FRIEND))
    assert not in_order(friend, HURT, voice(present=(FRIEND,)), MET).questions(rule, by="2024-06-14")
    apart = voice(present=(MUM,), seen={ANN: "alone"})
    assert not in_order(HURT, apart, MET).questions(rule, by="2024-06-14")


def test_where_somebody_is_accused_only_they_must_be_away():
    said = entry("2024-03-05", SCHOOL, "call", Allegation(by=ANN, child=ANN, against=DAD), about=(ANN,))
    unnamed = entry("2024-03-05", SCHOOL, "call", Allegation(by="anonymous", child=ANN), about=(ANN,))
    assert not in_order(said, voice(present=(MUM,)), MET).questions(rule, by="2024-06-14")
    assert in_order(said, voice(present=(MUM, DAD)), MET).asks(rule, by="2024-06-14")
    assert in_order(unnamed, voice(present=(MUM,)), MET).asks(rule, by="2024-06-14")
    assert not in_order(unnamed, voice(present=(GRAN,)), MET).questions(rule, by="2024-06-14")


def test_a_worry_noted_after_the_child_was_heard_on_the_injury_does_not_ask_again_but_a_new_injury_does():
    worry = entry(
        "2024-03-11", SCHOOL, "observation", Observation(child=ANN, of="hygiene", level="concern"), about=(ANN,)
    )
    assert not in_order(HURT, voice(), worry, MET).questions(rule, by="2024-06-14")
    again = entry("2024-03-11", SCHOOL, "observation", Injury(id="cut", child=ANN, type="laceration"), about=(ANN,))
    assert in_order(HURT, voice(), again, MET).asks(rule, by="2024-03-14")
    assert in_order(worry, voice("2024-03-10"), MET).asks(rule, by="2024-03-14")


def test_without_a_concern_the_work_that_led_to_the_step_counts():
    opened = assessed("opened", day="2024-03-04")
    assert not told(opened, voice(), assessed()).questions(rule, by="2024-06-14")
    assert told(voice("2024-03-01"), opened, assessed()).asks(rule, by="2024-03-14")
    assert told(voice(), MET).asks(rule, by="2024-03-14")
    sent = entry("2024-03-04", CSC, "record_note", Referral(children=(ANN,), from_=SCHOOL), about=(ANN,))
    assert not told(sent, voice(), MET).questions(rule, by="2024-06-14")


def test_is_soon_while_a_meeting_is_still_to_come():
    plan = Meeting(id="m", event="review_conference", day=time("2024-06-03"), status="planned")
    story = STORY.then(entry("2024-03-18", CSC, "record_note", plan, about=(ANN,)))
    [question] = story.asked(rule, by="2024-03-18")
    assert [(one.at.date().isoformat(), one.urgency) for one in question.grew] == [("2024-03-18", "soon")]


def test_grows_with_each_step_taken_without_the_child():
    review = entry("2024-06-03", CSC, "review_conference", about=(ANN,), id="review")
    [question] = STORY.then(review).questions(rule, by="2024-06-03")
    assert [one.id for one in question.evidence] == ["met", "review"]
    assert not STORY.then(voice("2024-03-20"), review).asks(rule, by="2024-06-03")


def test_does_not_leak_from_another_child():
    sam = entry("2024-03-14", CSC, "initial_conference", about=(SAM,))
    assert not told(HURT, sam).questions(rule, by="2024-06-14")


def test_changes_its_mind_when_the_words_are_corrected_and_not_a_day_sooner():
    with_mum = voice(present=(MUM,), corrects="words", recorded="2024-03-20T09:00")
    story = in_order(HURT, voice(id="words"), MET, with_mum)
    assert not story.asks(rule, by="2024-03-19")
    assert story.asks(rule, by="2024-03-20")


def test_what_a_child_says_where_the_harm_is_first_told_is_heard():
    said = Voice(child=ANN, says="he hit me")
    burn = entry("2024-03-04", ED, "attendance", Injury(id="burn", child=ANN, type="burn"), said, about=(ANN,))
    assert not told(burn, MET).questions(rule, by="2024-06-14")


def test_work_that_begins_later_is_not_what_a_conference_before_belonged_to():
    sent = entry("2024-03-01", SCHOOL, "letter", Referral(children=(ANN,)), about=(ANN,))
    again = entry("2024-05-01", SCHOOL, "letter", Referral(children=(ANN,)), about=(ANN,))
    assert not told(sent, voice(), MET).asks(rule, by="2024-03-14")
    assert not told(sent, voice(), MET, again).questions(rule, by="2024-05-01")
    assert told(voice("2024-02-20"), sent, MET, again).asks(rule, by="2024-05-01")


def test_words_that_turn_out_to_be_another_childs_are_not_hers():
    hers = entry("2024-03-08", SCHOOL, "observation", Voice(id="v", child=ANN, says="my leg"), about=(ANN,))
    his = entry("2024-03-20", SCHOOL, "record_note", Voice(id="v", child=SAM, says="my leg"))
    story = told(HURT, hers, MET)
    assert not story.asks(rule, by="2024-03-19")
    assert story.then(his).asks(rule, by="2024-03-20")


def test_that_no_concern_is_told_as_a_fact_does_not_make_a_parent_in_the_room_harmless():
    begun = assessed("opened", day="2024-03-04")
    assert told(begun, voice(present=(MUM,)), assessed()).asks(rule, by="2024-03-14")
    assert not told(begun, voice(), assessed()).questions(rule, by="2024-06-30")


def test_a_child_heard_between_the_referral_and_the_assessment_that_answers_it_was_heard():
    sent = entry("2024-03-04", SCHOOL, "call", Referral(id="r", children=(ANN,), to=CSC), about=(ANN,))
    begun = assessed("opened", day="2024-03-06")
    assert not told(sent, alone("2024-03-05"), begun, assessed()).questions(rule, by="2024-06-30")
    assert told(alone("2024-03-01"), sent, begun, assessed()).asks(rule, by="2024-03-14")


def test_words_of_before_the_concern_that_are_told_late_are_words_of_before_it():
    late = voice("2024-02-20", recorded="2024-03-20T09:00")
    assert told(HURT, MET, late).asks(rule, by="2024-03-20")


def test_who_told_of_the_injury_as_it_was_first_recorded_was_heard_on_it():
    told_at_once = replace(HURT, facts=(*HURT.facts, Voice(child=ANN, says="my leg hurts")))
    assert not told(told_at_once, MET).questions(rule, by="2024-06-14")


def test_a_conference_that_heard_the_child_is_not_asked_about_for_what_happened_later_that_day():
    words = Voice(child=ANN, says="hello")
    heard = entry("2024-03-14T10:00", CSC, "initial_conference", words, about=(ANN,), recorded="2024-03-14T17:00")
    hurt = entry("2024-03-14T14:00", ED, "attendance", *HURT.facts, about=(ANN,), recorded="2024-03-14T14:30")
    assert not told(hurt, heard).questions(rule, by="2024-06-14")


def test_is_silent_about_a_closure_that_itself_found_the_explanation_borne_out():
    said = entry("2024-03-05", ED, "call", Account(id="w", by=MUM, about=("burn",), claim="accident"), about=(ANN,))
    assert told(HURT, said, decided()).asks(rule, by="2024-03-14")
    checked = replace(
        decided(), facts=(*decided().facts, Check(about=("w",), against="witness", result="corroborated"))
    )
    assert not told(HURT, said, checked).questions(rule, by="2024-06-14")


def test_a_mishap_that_staff_saw_after_the_child_was_heard_is_no_new_concern():
    worry = Observation(child=ANN, of="clothing", level="concern")
    worn = entry("2024-03-04", SCHOOL, "school_day", worry, about=(ANN,))

    def fell(by):
        facts = Injury(id="knee", child=ANN, type="laceration"), Account(by=by, about=("knee",), claim="accident")
        return entry("2024-03-11", SCHOOL, "school_day", *facts, about=(ANN,))

    for before in (HURT, worn):
        for step in (MET, decided(), assessed()):
            assert not in_order(before, voice(), fell(SCHOOL), step).questions(rule, by="2024-06-14")
            assert in_order(before, voice(), fell(MUM), step).asks(rule, by="2024-03-14")


@pytest.mark.parametrize(
    ("outcome", "agency", "asks"),
    [("not_substantiated", CSC, True), ("not_substantiated", POLICE, False), ("substantiated_no_risk", CSC, False)],
)
def test_an_enquiry_that_was_not_substantiated_dismisses_as_a_decision_does(outcome, agency, asks):
    fact = Enquiry(children=(ANN,), stage="completed", outcome=outcome)
    ended = entry("2024-03-14", agency, "record_note", fact, about=(ANN,), id="ended")
    assert told(HURT, ended).asks(rule, by="2024-03-14") is asks
    assert not told(HURT, alone(), ended).asks(rule, by="2024-03-14")
    assert not told(ended).asks(rule, by="2024-03-14")
    other = replace(ended, facts=(replace(fact, children=(SAM,)),))
    assert not told(HURT, other).asks(rule, by="2024-03-14")
