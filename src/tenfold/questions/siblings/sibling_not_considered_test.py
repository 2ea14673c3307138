import pytest

from parts import ANN, CSC, ED, GP, HV, POLICE, SAM, SCHOOL, entry, on_plan, strategy, time, told
from tenfold.questions.acts import TEMPLATES, Act
from tenfold.questions.siblings.sibling_not_considered import sibling_not_considered as rule
from tenfold.record import Action, Assessment, Attended, Decision, Enquiry, Injury, Meeting, Opinion, Plan, Referral

BRUISE = entry("2024-03-04", ED, "attendance", Injury(id="back", child=SAM, type="bruise", sites=("back",)), id="hurt")
TOGETHER = strategy("2024-03-05", id="talk")
STORY = told(BRUISE, TOGETHER)


def test_the_discussion_that_answers_it_names_the_other_child():
    [question] = STORY.asked(rule, by="2024-03-05")
    assert Act("strategy_discussion") in question.acts
    assert "on every child" in TEMPLATES["strategy_discussion"]
    assert STORY.then(strategy("2024-03-06", id="again")).asks(rule, by="2024-03-06")
    assert not STORY.then(strategy("2024-03-06", about=(SAM, ANN), id="again")).asks(rule, by="2024-03-06")


def note(day, *facts, agency=CSC, **fields):
    return entry(day, agency, "record_note", *facts, **fields)


def decision(day="2024-03-07", *children, matter="threshold", agency=CSC, **fields):
    return note(day, Decision(matter=matter, children=children or (ANN,)), agency=agency, **fields)


def test_asks_at_once_when_a_strategy_discussion_names_only_one_child():
    [question] = STORY.asked(rule, by="2024-03-05")
    assert question.id == "sibling-not-considered:ann"
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC,), (ANN, SAM))
    assert [one.id for one in question.evidence] == ["talk"]
    assert not told(BRUISE).asks(rule, by="2024-03-20")


@pytest.mark.parametrize(
    "step",
    [
        note("2024-03-05", Enquiry(children=(SAM,), stage="opened")),
        on_plan("2024-03-05"),
        entry("2024-03-05", CSC, "initial_conference"),
        entry("2024-03-05", CSC, "review_conference"),
        note("2024-03-05", Meeting(id="m", event="strategy_discussion", day=time("2024-03-05"), status="held")),
        note("2024-03-05", Plan(child=SAM, status="started")),
    ],
)
def test_asks_about_every_step_that_opens_protection_whether_or_not_a_concern_is_on_record(step):
    [question] = told(step).asked(rule, by="2024-03-05")
    assert question.subject.id == ANN


@pytest.mark.parametrize(
    "step",
    [
        note("2024-03-05", Referral(children=(SAM,), from_=ED), agency=CSC),
        note("2024-03-05", Referral(children=(SAM,), to=CSC), agency=SCHOOL),
        note("2024-03-05", Referral(children=(SAM,), from_=ED), agency=POLICE),
        note("2024-03-05", Assessment(children=(SAM,), stage="opened")),
        note("2024-03-05", Enquiry(children=(SAM,), stage="completed")),
        decision("2024-03-05", SAM),
    ],
)
def test_asks_about_what_follows_a_concern_and_not_without_one(step):
    assert told(BRUISE, step).subjects(rule, by="2024-03-05") == [ANN]
    assert not told(step).asks(rule, by="2024-03-05")


@pytest.mark.parametrize(
    "step",
    [
        note("2024-03-05", Referral(children=(SAM,), to=HV), agency=GP),
        decision("2024-03-05", SAM, matter="discharge", agency=ED),
        note("2024-03-05", Assessment(children=(SAM,), stage="opened"), agency=SCHOOL),
        note("2024-03-05", Plan(child=SAM, status="started", kind="early_help")),
        note("2024-03-05", Plan(child=SAM, status="continued")),
    ],
)
def test_is_silent_about_what_others_do_for_one_patient_or_pupil(step):
    assert not told(BRUISE, step).asks(rule, by="2024-03-20")


def test_is_silent_about_a_referral_after_an_injury_found_harmless():
    view = Opinion(about=("back",), view="accidental")
    fine = entry("2024-03-04", ED, "observation", view, considered="all")
    sent = note("2024-03-06", Referral(children=(SAM,), from_=ED))
    assert not told(BRUISE, fine, sent).asks(rule, by="2024-03-20")
    assert told(BRUISE, sent).asks(rule, by="2024-03-06")


@pytest.mark.parametrize(
    "answer",
    [
        decision(),
        decision(agency=POLICE, matter="no_further_action"),
        note("2024-03-07", Enquiry(children=(SAM, ANN), stage="opened")),
        note("2024-03-07", Assessment(children=(SAM, ANN), stage="opened")),
        note("2024-03-07", Plan(child=ANN, status="started", kind="child_in_need")),
        on_plan("2024-03-07", SAM, ANN),
        strategy("2024-03-07", about=(SAM, ANN)),
        strategy("2024-03-07", Action(id="see", child=ANN, owner=CSC, what="see her")),
        note(
            "2024-03-07",
            Meeting(id="m", event="initial_conference", day=time("2024-03-07"), status="held"),
            about=(ANN,),
        ),
    ],
)
def test_is_content_once_the_other_child_is_named(answer):
    [question] = [one for one in STORY.then(answer).questions(rule, by="2024-03-07") if one.subject.id == ANN]
    assert question.closed_by == "e3"


def test_is_content_when_the_step_itself_names_both():
    assert not told(BRUISE, strategy("2024-03-05", about=(SAM, ANN))).asks(rule, by="2024-03-20")
    assert not told(BRUISE, note("2024-03-05", Referral(children=(SAM, ANN), from_=ED))).asks(rule, by="2024-03-20")
    both = note("2024-03-05", *(Enquiry(children=(child,), stage="opened") for child in (SAM, ANN)))
    assert not told(BRUISE, both).asks(rule, by="2024-03-20")


@pytest.mark.parametrize(
    "other",
    [
        note("2024-03-07", about=(SAM, ANN)),
        decision(agency=SCHOOL),
        note("2024-03-07", Referral(children=(ANN,), from_=ED)),
        note("2024-03-07", Enquiry(children=(SAM,), stage="completed"), about=(SAM, ANN)),
        decision("2024-03-04"),
    ],
)
def test_still_asks_when_nobody_who_protects_has_named_her(other):
    assert ANN in told(BRUISE, other, TOGETHER).subjects(rule, by="2024-03-20")


def test_what_carries_on_does_not_ask_again_where_she_was_named_since_the_concern():
    named = decision("2024-03-06")
    carries_on = (
        decision("2024-03-11", SAM, matter="contact"),
        note("2024-03-12", Assessment(children=(SAM,), stage="opened")),
        entry("2024-06-03", CSC, "review_conference"),
    )
    assert not STORY.then(named, *carries_on).asks(rule, by="2024-06-03")
    again = entry("2024-05-01", ED, "attendance", Injury(id="arm", child=SAM, type="burn"))
    [question] = STORY.then(named, again, *carries_on).asked(rule, by="2024-06-03")
    assert [one.id for one in question.evidence] == ["e7"]


def test_a_review_without_a_concern_asks_only_where_she_was_never_named():
    review = entry("2024-06-03", CSC, "review_conference")
    assert told(review).asks(rule, by="2024-06-03")
    assert not told(decision("2023-06-03"), review).questions(rule, by="2024-06-03")


def test_every_new_discussion_asks_anew():
    story = STORY.then(decision("2024-03-06"), strategy("2024-03-08", id="second"))
    assert [one.id for one in story.asked(rule, by="2024-03-08")] == ["sibling-not-considered:ann~2"]
    assert [one.id for one in story.asked(rule, by="2024-03-08")[0].evidence] == ["second"]


def test_changes_its_mind_when_the_discussion_is_corrected_and_not_a_day_sooner():
    both = strategy("2024-03-05", about=(SAM, ANN), corrects="talk", recorded="2024-03-08T09:00")
    assert STORY.then(both).asks(rule, by="2024-03-07")
    assert not STORY.then(both).asks(rule, by="2024-03-08")


@pytest.mark.parametrize("event", ["strategy_discussion", "initial_conference", "review_conference"])
def test_another_agencys_entry_about_one_child_of_the_leads_meeting_about_both_is_no_step_of_its_own(event):
    came = (Attended(agency=one, as_="present") for one in (CSC, POLICE, HV))
    whole = entry("2024-03-05T14:00", CSC, event, *came, about=(SAM, ANN))
    note_of_it = entry("2024-03-05T14:00", HV, event, recorded="2024-03-06T09:00")
    assert not told(BRUISE, whole, note_of_it).questions(rule, by="2024-03-20")
    other_day = entry("2024-03-06T14:00", HV, event)
    assert told(BRUISE, whole, other_day).asks(rule, by="2024-03-06") is (event != "review_conference")
