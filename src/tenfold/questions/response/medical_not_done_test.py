import pytest

from parts import ANN, CLINIC, CSC, ED, GP, HV, MUM, NURSERY, SAM, entry, strategy, time, told
from tenfold.questions.response.medical_not_done import medical_not_done as rule
from tenfold.record import Account, Check, Decision, Injury, Meeting, Opinion

HURT = Injury(id="arm", child=SAM, type="bruise", sites=("arm.left",))
SEEN = entry("2024-03-04T09:00", NURSERY, "observation", HURT, id="seen")
TALK = strategy("2024-03-04T15:00", id="sd", considered=("seen",))
STORY = told(SEEN, TALK)


def examined(at, agency=ED, view="suspicious", about="arm", **fields):
    return entry(at, agency, "attendance", Opinion(about=(about,), view=view), **fields)


def decided(at="2024-03-05T10:00", matter="other", considered=("seen",), rationale="healed graze", granted=None):
    decision = Decision(id="d", matter=matter, children=(SAM,), rationale=rationale, granted=granted)
    return entry(at, CSC, "record_note", decision, considered=considered, id="d")


def test_asks_lead_and_hospital_a_day_after_the_discussion():
    [question] = STORY.asked(rule, by="2024-03-05T15:00:00")
    assert (question.id, question.urgency, question.about) == ("medical-not-done:arm", "immediate", (SAM,))
    assert question.to == (CSC, ED)
    assert [one.id for one in question.evidence] == ["seen", "sd"]


def test_is_silent_before_that_day_is_over_and_without_a_discussion():
    assert not STORY.asks(rule, by="2024-03-05T14:59:59")
    assert not told(SEEN).asks(rule, by="2024-05-01")


def test_an_examination_up_to_two_days_before_counts_and_no_earlier_one():
    seen = entry("2024-03-01T09:00", NURSERY, "observation", HURT, id="seen")
    assert not told(seen, examined("2024-03-02T15:00"), TALK).questions(rule, by="2024-05-01")
    assert told(seen, examined("2024-03-02T14:59"), TALK).asks(rule, by="2024-03-05T15:00:00")
    assert not told(seen, examined("2024-03-02"), TALK).asks(rule, by="2024-05-01")


def test_an_examination_in_time_is_never_asked_for_and_a_late_one_closes():
    assert not STORY.then(examined("2024-03-05T14:59")).questions(rule, by="2024-05-01")
    [question] = STORY.then(examined("2024-03-07", id="x")).questions(rule, by="2024-05-01")
    assert question.closed_by == "x"


@pytest.mark.parametrize("agency", [ED, CLINIC, GP])
@pytest.mark.parametrize("view", ["accidental", "undetermined", "medical_cause"])
def test_is_content_with_an_examination_by_a_doctor_whatever_it_found(agency, view):
    assert not STORY.then(examined("2024-03-04T18:00", agency, view)).asks(rule, by="2024-05-01")


@pytest.mark.parametrize("agency", [HV, NURSERY, CSC])
def test_still_asks_when_the_view_is_not_a_doctors(agency):
    assert STORY.then(examined("2024-03-04T18:00", agency)).asks(rule, by="2024-05-01")


def test_still_asks_when_he_was_seen_and_nobody_gave_a_view():
    seen = entry("2024-03-04T18:00", ED, "attendance", seen={SAM: "seen"})
    assert STORY.then(seen).asks(rule, by="2024-05-01")
    checked = entry("2024-03-04T18:00", ED, "call", Check(about=("arm",), against="witness", result="inconclusive"))
    assert STORY.then(checked).asks(rule, by="2024-05-01")


@pytest.mark.parametrize("matter", ["other", "no_further_action"])
def test_is_content_with_a_reasoned_decision_that_none_is_needed(matter):
    assert not STORY.then(decided(matter=matter)).asks(rule, by="2024-05-01")
    [question] = STORY.then(decided("2024-03-07", matter)).questions(rule, by="2024-05-01")
    assert question.closed_by == "d"


def test_still_asks_when_the_decision_gives_no_reason_or_did_not_consider_the_injury():
    assert STORY.then(decided(rationale=None)).asks(rule, by="2024-05-01")
    assert STORY.then(decided(considered=())).asks(rule, by="2024-05-01")
    assert told(SEEN, decided("2024-03-01", considered=()), TALK).asks(rule, by="2024-05-01")


def test_a_decision_of_long_before_the_discussion_does_not_count():
    seen = entry("2024-03-01T09:00", NURSERY, "observation", HURT, id="seen")
    assert told(seen, decided("2024-03-02T14:59"), TALK).asks(rule, by="2024-05-01")
    assert not told(seen, decided("2024-03-02T15:00"), TALK).asks(rule, by="2024-05-01")


@pytest.mark.parametrize("matter", ["enquiry", "referral", "threshold"])
def test_a_decision_to_enquire_does_not_say_that_none_is_needed_and_a_refusal_does(matter):
    assert STORY.then(decided(matter=matter, granted=True)).asks(rule, by="2024-05-01")
    assert STORY.then(decided(matter=matter)).asks(rule, by="2024-05-01")
    assert not STORY.then(decided(matter=matter, granted=False)).asks(rule, by="2024-05-01")


@pytest.mark.parametrize("matter", ["plan", "charge", "placement", "contact", "return_home"])
def test_a_decision_on_something_else_does_not_count(matter):
    assert STORY.then(decided(matter=matter, granted=False)).asks(rule, by="2024-05-01")


def test_is_about_the_newest_injury_that_the_discussion_had_before_it():
    old = entry("2024-02-20", NURSERY, "observation", Injury(id="leg", child=SAM, type="bruise"), id="old")
    assert told(old, SEEN, strategy("2024-03-04T15:00")).subjects(rule, by="2024-05-01") == ["arm"]
    explicit = strategy("2024-03-04T15:00", considered=("old",))
    assert told(old, SEEN, explicit).subjects(rule, by="2024-05-01") == ["leg"]
    assert told(old, explicit).subjects(rule, by="2024-05-01") == ["leg"]


def test_a_discussion_that_considered_everything_or_does_not_say_is_about_a_recent_injury_only():
    for considered in ("all", ()):
        on_day = strategy("2024-03-18T15:00", considered=considered)
        assert told(SEEN, on_day).asks(rule, by="2024-05-01")
        assert told(SEEN, strategy("2024-03-19T00:00", considered=considered)).asks(rule, by="2024-05-01")
        after = strategy("2024-03-19T00:01", considered=considered)
        assert not told(SEEN, after).asks(rule, by="2024-05-01")
    named = strategy("2024-03-19T15:00", considered=("seen",))
    assert told(SEEN, named).asks(rule, by="2024-05-01")


def test_a_discussion_of_something_else_is_not_about_a_fall_that_nursery_saw():
    fell = Account(id="fell", by=NURSERY, about=("arm",), claim="accident")
    seen = entry("2024-03-04T09:00", NURSERY, "observation", HURT, fell, id="seen")
    assert not told(seen, strategy("2024-03-04T15:00")).asks(rule, by="2024-05-01")
    assert told(seen, TALK).asks(rule, by="2024-05-01")
    more = entry("2024-03-04T10:00", NURSERY, "observation", Injury(id="eye", child=SAM, type="bruise"))
    assert told(seen, more, strategy("2024-03-04T15:00")).asks(rule, by="2024-05-01")
    kin = Account(id="fell", by=MUM, about=("arm",), claim="accident")
    unseen = entry("2024-03-04T09:00", NURSERY, "observation", HURT, kin, id="seen")
    assert told(unseen, strategy("2024-03-04T15:00")).asks(rule, by="2024-05-01")


def test_is_about_an_injury_first_told_in_it_and_one_of_which_it_had_a_part():
    assert told(strategy("2024-03-04T15:00", HURT, considered=())).asks(rule, by="2024-05-01")
    more = entry("2024-03-04T10:00", NURSERY, "observation", Injury(id="eye", child=SAM, type="bruise"))
    assert told(SEEN, more, TALK).asks(rule, by="2024-05-01")


def test_a_second_discussion_asks_for_nothing_that_was_done_after_the_first():
    story = STORY.then(examined("2024-03-05T09:00"), strategy("2024-03-25", considered="all"))
    assert not story.questions(rule, by="2024-05-01")
    again = STORY.then(strategy("2024-03-11", considered=("seen",)))
    [question] = again.questions(rule, by="2024-05-01")
    assert question.opened == time("2024-03-05T15:00").last


def test_does_not_leak_from_another_child_or_injury():
    of_ann = entry(
        "2024-03-04T10:00", NURSERY, "observation", Injury(id="cut", child=ANN, type="scratch"), about=(ANN,)
    )
    both = told(SEEN, of_ann, strategy("2024-03-04T15:00", about=(SAM, ANN)))
    assert both.subjects(rule, by="2024-05-01") == ["arm", "cut"]
    assert both.then(examined("2024-03-04T18:00", about="cut")).subjects(rule, by="2024-05-01") == ["arm"]
    assert told(SEEN, of_ann, TALK).subjects(rule, by="2024-05-01") == ["arm"]


def test_asks_of_both_children_where_it_may_be_either_ones_injury():
    either = entry("2024-03-04T09:00", NURSERY, "observation", Injury(id="cut", one_of=(SAM, ANN), type="laceration"))
    of_ann = strategy("2024-03-04T15:00", about=(ANN,))
    [question] = told(either, of_ann).asked(rule, by="2024-05-01")
    assert question.about == (SAM, ANN)


def test_changes_its_mind_when_the_view_is_corrected_and_not_a_day_sooner():
    view = examined("2024-03-04T18:00", id="x")
    withdrawn = entry("2024-03-04T18:00", ED, "attendance", corrects="x", recorded="2024-03-11T09:00")
    story = STORY.then(view, withdrawn)
    assert not story.asks(rule, by="2024-03-10")
    [question] = story.asked(rule, by="2024-03-11")
    assert question.opened == time("2024-03-11T09:00").last


def test_an_injury_of_after_the_discussion_is_not_what_it_was_about():
    later = Injury(id="leg", child=SAM, type="bruise", sites=("leg.left",))
    fell = entry("2024-03-08T09:00", NURSERY, "observation", later, id="later")
    talk = strategy("2024-03-04T15:00", id="sd")
    assert not told(SEEN, talk, examined("2024-03-04T17:00"), fell).questions(rule, by="2024-04-01")


def test_counts_from_the_first_discussion_on_either_child_where_nobody_says_which_was_hurt():
    which = Injury(id="arm", one_of=(SAM, ANN), type="bruise", sites=("arm.left",))
    seen = entry("2024-03-04T09:00", NURSERY, "observation", which, about=(SAM, ANN), id="seen")
    hers = strategy("2024-03-06T15:00", id="hers", considered=("seen",), about=(ANN,))
    [question] = told(seen, TALK, hers).asked(rule, by="2024-03-05T15:00:00")
    assert [one.id for one in question.evidence] == ["seen", "sd"]
    [question] = told(seen, TALK, hers).asked(rule, by="2024-03-20")
    assert [one.id for one in question.evidence] == ["seen", "sd"]


def noted(day="2024-03-04", told_on="2024-03-08", considered=("seen",)):
    held = Meeting(id="m", event="strategy_discussion", day=time(day), status="held")
    return entry(told_on, CSC, "record_note", held, considered=considered, id="note")


def test_a_discussion_told_in_a_note_counts_from_its_own_day():
    [question] = told(SEEN, noted()).asked(rule, by="2024-03-08")
    assert (question.subject.id, dict(question.ask.gaps)["day"]) == ("arm", ("4 March 2024",))
    soon = told(SEEN, noted(told_on="2024-03-05T10:00"))
    assert not soon.asks(rule, by="2024-03-05T23:59:59")
    assert soon.asks(rule, by="2024-03-06")


def test_what_was_examined_or_decided_from_two_days_before_the_day_of_a_noted_discussion_counts():
    assert not told(SEEN, examined("2024-03-04T18:00"), noted()).questions(rule, by="2024-05-01")
    assert not told(SEEN, decided("2024-03-05T10:00"), noted()).questions(rule, by="2024-05-01")
    assert told(SEEN, examined("2024-03-04T18:00"), noted("2024-03-07")).asks(rule, by="2024-05-01")


@pytest.mark.parametrize(("day", "asks"), [("2024-03-18", True), ("2024-03-20", False)])
def test_a_noted_discussion_is_about_what_was_recent_on_its_own_day(day, asks):
    assert told(SEEN, noted(day, "2024-04-02", ())).asks(rule, by="2024-05-01") is asks
