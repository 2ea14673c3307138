import pytest

from parts import ANN, CLINIC, CSC, GP, HV, NURSERY, SAM, SCHOOL, entry, on_plan, told, visit
from tenfold.questions.acts import Act
from tenfold.questions.awareness.fewer_eyes import fewer_eyes as rule
from tenfold.questions.wording import in_words
from tenfold.record import Allegation, Assessment, Decision, Enrolment, Injury, Observation, Opinion, Referral

LIVE = entry("2024-03-01", CSC, "record_note", Referral(children=(SAM,), from_=SCHOOL), id="live")
WORRY = entry(
    "2024-03-01", NURSERY, "observation", Observation(id="worry", child=SAM, of="hygiene", level="concern"), id="open"
)


def enrolled(status="withdrawn", day="2024-03-08", at=NURSERY, **fields):
    return entry(day, CSC, "record_note", Enrolment(child=SAM, at=at, status=status, **fields), id=f"{at}-{status}")


def decided(day="2024-03-12", considered=(), child=SAM):
    return entry(day, CSC, "record_note", Decision(matter="other", children=(child,)), considered=considered)


def seen(day, agency, **fields):
    return visit(day, agency=agency, id=f"{agency}-{day}", **fields)


STORY = told(LIVE, seen("2024-03-04", HV), seen("2024-03-11", CSC))


def test_asks_when_the_second_agency_has_not_seen_the_child_for_thirty_days():
    assert not STORY.asks(rule, by="2024-04-02")
    [question] = STORY.asked(rule, by="2024-04-03")
    assert question.id == "fewer-eyes:sam"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM,))
    assert [one.id for one in question.evidence] == ["hv-2024-03-04", "csc-2024-03-11"]


def words(story, by):
    [question] = story.asked(rule, by=by)
    return in_words(story.picture(by), question.ask)


def test_names_who_no_longer_sees_the_child():
    ask = "Who else sees Sam now? Fewer agencies do than before"
    assert words(STORY, "2024-04-03") == f"{ask}: no longer hv."
    assert words(STORY, "2024-04-10") == f"{ask}: no longer hv and csc."
    assert words(STORY.then(seen("2024-04-08", CSC)), "2024-04-20") == f"{ask}: no longer hv."
    assert words(told(LIVE, enrolled()), "2024-03-08") == f"{ask}: no longer nursery."
    assert words(told(LIVE, enrolled(at="the little school")), "2024-03-08") == f"{ask}."


def test_is_silent_where_only_one_saw_the_child_or_two_long_apart():
    assert not told(LIVE, seen("2024-03-04", HV), seen("2024-03-11", HV)).questions(rule, by="2024-06-01")
    apart = told(LIVE, seen("2024-03-04", HV), seen("2024-04-04", CSC))
    assert not apart.questions(rule, by="2024-06-01")
    assert told(LIVE, seen("2024-03-04", HV), seen("2024-04-03", CSC)).asks(rule, by="2024-04-03")


def test_is_silent_without_a_live_concern():
    assert not told(*STORY.entries[2:]).questions(rule, by="2024-06-01")
    assert not told(WORRY, *STORY.entries[2:]).questions(rule, by="2024-06-01")


def test_is_content_when_another_agency_sees_the_child_and_asks_anew_later():
    assert STORY.then(seen("2024-04-10", CSC)).asks(rule, by="2024-04-10")
    story = on_plan_story().then(seen("2024-04-10", CSC), seen("2024-04-12", NURSERY))
    [question] = story.questions(rule, by="2024-04-12")
    assert question.closed_by == "nursery-2024-04-12"
    assert not story.asks(rule, by="2024-05-09")
    assert [one.id for one in story.asked(rule, by="2024-05-10")] == ["fewer-eyes:sam~2"]


def test_stays_until_somebody_else_sees_the_child_however_long_that_takes():
    assert on_plan_story().asks(rule, by="2024-12-01")


def on_plan_story():
    return told(on_plan("2024-03-01"), seen("2024-03-04", HV), seen("2024-03-11", CSC))


def test_is_immediate_on_plan():
    assert [one.urgency for one in on_plan_story().asked(rule, by="2024-04-03")] == ["immediate"]


@pytest.mark.parametrize(
    "other",
    [
        seen("2024-04-01", HV, how="not_seen"),
        seen("2024-04-01", HV, how="asleep"),
        seen("2024-04-01", HV, child=ANN),
        entry("2024-04-01", HV, "call", seen={SAM: "seen"}),
        entry("2024-04-01", HV, "visit"),
    ],
)
def test_still_asks_when_the_other_agency_did_not_see_the_child(other):
    assert STORY.then(other).asks(rule, by="2024-04-03")


@pytest.mark.parametrize("how", ["alone", "seen", "partly"])
def test_is_silent_while_two_see_the_child(how):
    assert not STORY.then(seen("2024-04-01", HV, how=how)).asks(rule, by="2024-04-09")


def test_looks_back_a_hundred_and_twenty_days_from_the_day_of_the_concern():
    before = (seen("2024-03-04", HV), seen("2024-03-11", CSC))
    assert told(*before, entry("2024-07-01", CSC, "record_note", *LIVE.facts)).asks(rule, by="2024-08-01")
    assert told(*before, entry("2024-07-02", CSC, "record_note", *LIVE.facts)).asks(rule, by="2024-08-02")
    assert not told(*before, entry("2024-07-03", CSC, "record_note", *LIVE.facts)).questions(rule, by="2024-08-03")


def test_looks_back_from_the_referral_when_it_leads_to_an_assessment():
    before = (seen("2024-03-04", HV), seen("2024-03-11", CSC))
    referred = entry("2024-07-01", CSC, "record_note", *LIVE.facts)
    opened = entry("2024-07-12", CSC, "record_note", Assessment(children=(SAM,), stage="opened", kind="single"))
    assert told(*before, referred, opened).asks(rule, by="2024-08-12")
    assert not told(*before, opened).questions(rule, by="2024-08-12")


def test_waits_thirty_days_of_a_concern_before_which_the_agencies_had_become_few():
    before = (seen("2024-01-10", HV), seen("2024-01-12", SCHOOL))
    story = told(*before, LIVE)
    assert not story.questions(rule, by="2024-03-30")
    [question] = story.asked(rule, by="2024-03-31")
    assert [one.id for one in question.evidence] == ["hv-2024-01-10", "school-2024-01-12"]
    looked_for = (seen("2024-03-05", CSC), seen("2024-03-08", SCHOOL))
    assert not told(*before, LIVE, *looked_for).asks(rule, by="2024-04-03")
    assert told(*before, on_plan("2024-03-01")).asked(rule, by="2024-03-31")[0].urgency == "immediate"


def test_asks_on_the_day_on_which_the_agencies_become_few_where_they_were_enough_when_the_concern_became_live():
    before = (seen("2024-02-12", HV), seen("2024-02-20", SCHOOL))
    story = told(*before, LIVE)
    assert not story.questions(rule, by="2024-03-12")
    [question] = story.asked(rule, by="2024-03-13")
    assert [one.id for one in question.evidence] == ["hv-2024-02-12", "school-2024-02-20"]
    assert not told(*before, LIVE, seen("2024-03-12", CSC)).asks(rule, by="2024-03-20")
    [just] = told(seen("2024-01-31", HV), seen("2024-02-20", SCHOOL), LIVE).questions(rule, by="2024-03-31")
    assert str(just.opened)[:10] == "2024-03-02"
    [few] = told(seen("2024-01-30", HV), seen("2024-02-20", SCHOOL), LIVE).questions(rule, by="2024-03-31")
    assert str(few.opened)[:10] == "2024-03-31"


def test_three_agencies_are_few_once_only_one_is_left():
    three = STORY.then(seen("2024-03-12", CLINIC))
    assert not three.asks(rule, by="2024-04-09")
    [question] = three.asked(rule, by="2024-04-10")
    assert len(question.evidence) == 3


def test_does_not_leak_from_another_child():
    hurt = entry("2024-03-01", SCHOOL, "observation", Injury(id="cut", child=ANN, type="laceration"), about=(ANN,))
    assert not told(hurt, enrolled(), *STORY.entries[2:]).questions(rule, by="2024-06-01")
    assert not told(LIVE, seen("2024-03-04", HV, child=ANN), seen("2024-03-11", CSC)).questions(rule, by="2024-06-01")


def test_changes_its_mind_when_a_sighting_is_corrected_and_not_a_day_sooner():
    nobody = visit("2024-04-01", agency=HV, how="not_seen", corrects="hv-2024-04-01", recorded="2024-04-05T09:00")
    story = STORY.then(seen("2024-04-01", HV), nobody)
    assert not story.asks(rule, by="2024-04-04")
    assert story.asks(rule, by="2024-04-05")


def test_is_silent_off_plan_until_the_lead_is_told_of_the_concern():
    hurt = [
        entry(day, GP, "observation", Injury(id=day, child=SAM, type="burn")) for day in ("2024-01-02", "2024-03-01")
    ]
    story = told(*hurt, seen("2024-03-04", HV), seen("2024-03-11", NURSERY))
    assert not story.questions(rule, by="2024-06-01")
    sent = Referral(children=(SAM,), from_=HV, to=CSC)
    assert story.then(entry("2024-03-12", HV, "record_note", sent)).asks(rule, by="2024-04-03")


@pytest.mark.parametrize(
    "called", [Opinion(about=("burn",), view="suspicious"), Opinion(about=("burn",), view="non_accidental")]
)
def test_where_harm_was_named_nobody_waits_for_word_that_the_lead_was_told(called):
    hurt = entry("2024-03-01", GP, "observation", Injury(id="burn", child=SAM, type="burn"), called)
    assert told(hurt, seen("2024-03-04", HV), seen("2024-03-11", NURSERY)).asks(rule, by="2024-04-03")


def test_nor_where_something_is_alleged_and_what_is_said_of_another_child_is_not_his():
    said = Allegation(by="anonymous", child=SAM, says="he is hit")
    watched = seen("2024-03-04", HV), seen("2024-03-11", NURSERY)
    assert told(entry("2024-03-01", GP, "call", said), *watched).asks(rule, by="2024-04-03")
    other = Allegation(by="anonymous", child=ANN, says="she is hit")
    assert not told(entry("2024-03-01", GP, "call", other, about=(ANN,)), *watched).asks(rule, by="2024-06-03")


def test_the_act_that_answers_it_is_another_agencys_or_of_a_withdrawal_a_decision():
    elsewhere = Act("see_elsewhere", SAM)
    assert STORY.asked(rule, by="2024-04-03")[0].acts == (elsewhere,)
    assert not STORY.then(seen("2024-04-04", GP)).asks(rule, by="2024-04-04")
    assert STORY.then(seen("2024-04-04", CSC)).asks(rule, by="2024-04-04")
    [question] = told(LIVE, enrolled()).asked(rule, by="2024-03-08")
    assert question.acts == (elsewhere, Act("manager_decision"))
    assert not told(LIVE, enrolled(), decided(considered="all")).asks(rule, by="2024-03-12")
