import pytest

from parts import (
    ANN,
    CSC,
    ED,
    GP,
    LODGER,
    MUM,
    NURSERY,
    OTHER_LA,
    POLICE,
    SAM,
    SCHOOL,
    conference,
    entry,
    on_plan,
    strategy,
    time,
    told,
)
from tenfold.questions.openness.witness_not_invited import witness_not_invited as rule
from tenfold.record import (
    Account,
    Allegation,
    Decision,
    Enquiry,
    History,
    Injury,
    Invited,
    Meeting,
    Opinion,
    Person,
    Report,
)

ARM = Injury(id="arm", child=SAM, type="burn", sites=("arm",))
HURT = entry("2024-03-01", ED, "attendance", ARM, id="hurt")


CALLED = Invited(agency=POLICE)


def planned(*facts, day="2024-03-20", event="initial_conference", status="planned", id="note", **fields):
    meeting = Meeting(id="m", event=event, day=time(day), status=status)
    return entry(fields.pop("on", "2024-03-06"), CSC, "record_note", meeting, *facts, id=id, **fields)


def opened(day="2024-03-05", *children):
    return strategy(day, Enquiry(id="enq", children=children or (SAM,), stage="opened"), about=children or (SAM,))


def completed(outcome, day="2024-03-12"):
    return entry(day, CSC, "record_note", Enquiry(children=(SAM,), stage="completed", outcome=outcome), id="done")


def test_asks_for_who_holds_an_injury_when_the_conference_is_planned():
    [question] = told(HURT, planned(Invited(agency=POLICE))).asked(rule, by="2024-03-06")
    assert (question.id, question.urgency, question.to) == ("witness-not-invited:m", "soon", ("conference chair",))
    assert [one.id for one in question.evidence] == ["hurt", "note"]
    assert [act.of for act in question.acts] == [ED]
    assert question.about == (SAM,)


def test_is_silent_until_a_conference_is_due_or_a_meeting_planned():
    assert not told(HURT).questions(rule, by="2024-06-01")
    story = told(HURT, opened())
    assert not story.asks(rule, by="2024-03-04")
    assert story.subjects(rule, by="2024-03-05") == ["enq"]


def test_asks_of_a_strategy_discussion_and_of_no_other_meeting():
    assert told(HURT, planned(CALLED, event="strategy_discussion")).subjects(rule, by="2024-03-06") == ["m"]
    assert told(HURT, planned(CALLED, event="review_conference")).subjects(rule, by="2024-03-06") == ["m"]
    assert not told(HURT, planned(CALLED, event="core_group")).questions(rule, by="2024-03-30")


@pytest.mark.parametrize(
    "known",
    [
        entry("2024-03-02", GP, "letter", Opinion(about=("arm",), view="undetermined")),
        entry("2024-03-02", GP, "call", Allegation(by="anonymous", child=SAM)),
        entry("2024-03-02", GP, "record_note", History(person=MUM, of="violence"), about=(MUM,)),
        entry("2024-03-02", GP, "attendance", Injury(id="arm", child=SAM, type="burn")),
    ],
)
def test_asks_for_who_holds_an_opinion_an_allegation_or_a_history(known):
    [question] = told(HURT, known, planned(Invited(agency=ED))).asked(rule, by="2024-03-06")
    assert [act.of for act in question.acts] == [GP]


def test_asks_for_who_judged_what_was_alleged():
    said = entry("2024-03-02", CSC, "call", Allegation(id="said", by="anonymous", child=SAM))
    judged = entry("2024-03-03", GP, "letter", Opinion(about=("said",), view="suspicious"))
    assert [act.of for q in told(said, judged, planned(CALLED)).asked(rule, by="2024-03-06") for act in q.acts] == [GP]


@pytest.mark.parametrize(
    "known",
    [
        entry("2024-03-02", GP, "record_note", History(person=MUM, of="mental_ill_health"), about=(MUM,)),
        entry("2024-03-02", GP, "record_note", History(person=MUM, of="violence", as_="victim"), about=(MUM,)),
        entry("2024-03-02", GP, "record_note", Person(id=LODGER), History(person=LODGER, of="violence")),
        entry("2024-03-02", GP, "attendance", Account(by=MUM, about=("arm",), claim="accident")),
        entry("2024-03-02", CSC, "visit", Injury(child=SAM, type="bruise")),
        entry("2024-03-02", GP, "attendance", Injury(child=ANN, type="bruise"), about=(ANN,)),
        entry("2024-03-02", GP, "attendance", Allegation(by=SAM, child=ANN), about=(ANN,)),
    ],
)
def test_is_silent_about_context_about_others_and_about_the_lead(known):
    assert not told(known, planned(CALLED)).questions(rule, by="2024-03-19")


def test_counts_what_was_seen_in_the_last_12_months():
    before = entry("2023-04-01", GP, "attendance", Injury(child=SAM, type="bruise"))
    story = told(before, planned(CALLED, on="2024-03-27", day="2024-04-20"))
    assert story.asks(rule, by="2024-03-31")
    assert story.asks(rule, by="2024-04-01T23:00")
    assert not story.asks(rule, by="2024-04-01")
    assert not told(before, planned(CALLED, on="2024-04-02", day="2024-04-20")).questions(rule, by="2024-04-20")


def test_is_content_when_the_agency_is_invited():
    called = entry("2024-03-08", CSC, "letter", Invited(agency=ED, meeting="m"), id="called")
    [question] = told(HURT, planned(CALLED), called).questions(rule, by="2024-03-08")
    assert question.closed_by == "called"
    assert not told(HURT, planned(Invited(agency=ED))).questions(rule, by="2024-03-19")


def test_a_report_or_another_hospital_invited_is_not_the_agency_invited():
    report = entry("2024-03-08", ED, "letter", Report(agency=ED, meeting="m"))
    assert told(HURT, planned(Invited(agency=GP), Invited(person=MUM)), report).asks(rule, by="2024-03-19")


def test_unknown_invitations_are_not_held_against_a_meeting():
    for event in ("review_conference", "strategy_discussion", "initial_conference"):
        assert not told(HURT, planned(event=event)).questions(rule, by="2024-03-19")
    later = entry("2024-03-08", CSC, "letter", Invited(person=MUM, meeting="m"))
    story = told(HURT, planned(), later)
    assert not story.asks(rule, by="2024-03-07")
    assert story.subjects(rule, by="2024-03-08") == ["m"]


def test_still_asks_when_a_conference_that_is_due_is_planned_and_nobody_says_who_is_invited():
    story = told(HURT, opened(), planned())
    assert story.subjects(rule, by="2024-03-19") == ["enq"]
    called = story.then(entry("2024-03-08", CSC, "letter", Invited(agency=ED, meeting="m"), id="called"))
    [question] = called.questions(rule, by="2024-03-19")
    assert question.closed_by == "called"
    other = story.then(entry("2024-03-08", CSC, "letter", Invited(agency=GP, meeting="m"), id="called"))
    assert other.subjects(rule, by="2024-03-19") == ["m"]


def test_is_over_when_it_is_held_or_cancelled():
    story = told(HURT, planned(CALLED))
    [held] = story.then(conference("2024-03-20", id="c")).questions(rule, by="2024-03-20")
    assert held.closed_by == "c"
    [off] = story.then(planned(CALLED, on="2024-03-11", status="cancelled", id="off")).questions(rule, by="2024-03-11")
    assert off.closed_by == "off"
    put_off = story.then(planned(CALLED, on="2024-03-11", day="2024-04-20", id="later"))
    assert put_off.subjects(rule, by="2024-03-12") == ["m"]


def test_when_what_was_planned_is_cancelled_the_conference_is_due_again():
    story = told(HURT, opened(), planned(Invited(agency=ED)), planned(on="2024-03-11", status="cancelled", id="off"))
    assert story.subjects(rule, by="2024-03-05") == ["enq"]
    assert not story.asks(rule, by="2024-03-06")
    assert story.subjects(rule, by="2024-03-11") == ["enq"]


def test_is_due_until_held_and_again_with_the_next_enquiry():
    story = told(HURT, opened(), on_plan("2024-03-20"))
    assert story.asks(rule, by="2024-03-19")
    [question] = story.questions(rule, by="2024-06-01")
    assert question.closed_by == "e3"
    held = told(HURT, opened(), conference("2024-03-20"))
    assert not held.asks(rule, by="2024-03-20")


def test_a_child_already_on_plan_is_due_no_first_conference():
    assert not told(on_plan("2023-12-01"), HURT, opened()).questions(rule, by="2024-03-19")


def test_is_due_when_the_enquiry_found_risk_and_not_otherwise():
    assert told(HURT, opened(), completed("substantiated_risk")).subjects(rule, by="2024-03-19") == ["enq"]
    for outcome in ("substantiated_no_risk", "not_substantiated", None):
        assert not told(HURT, opened(), completed(outcome)).asks(rule, by="2024-03-12")
    ends = entry("2024-03-14", CSC, "record_note", Decision(matter="closure", children=(SAM,)))
    assert not told(HURT, opened(), completed("substantiated_risk"), ends).asks(rule, by="2024-03-14")
    ends = entry("2024-03-08", CSC, "record_note", Decision(matter="other", children=(SAM,)))
    assert told(HURT, opened(), ends, completed("substantiated_risk")).asks(rule, by="2024-03-14")


def test_one_childs_injuries_do_not_ask_about_the_other():
    story = told(HURT, opened("2024-03-05", SAM, ANN))
    assert story.subjects(rule, by="2024-03-06") == ["enq.sam"]


def test_names_each_agency_once_and_another_authority_too():
    again = entry("2024-03-02", ED, "observation", Opinion(about=("arm",), view="suspicious"))
    past = entry("2024-03-02", OTHER_LA, "record_note", History(person=MUM, of="child_removed"), about=(MUM,))
    [question] = told(HURT, again, past, planned(Invited(agency=SCHOOL))).asked(rule, by="2024-03-06")
    assert [act.of for act in question.acts] == [ED, OTHER_LA]


def test_grows_when_another_agency_brings_evidence():
    more = entry("2024-03-11", NURSERY, "observation", Injury(child=SAM, type="bruise"), id="more")
    [question] = told(HURT, planned(CALLED), more).asked(rule, by="2024-03-11")
    assert [one.id for one in question.grew[0].evidence] == ["more"]


def test_changes_its_mind_when_the_invitation_is_corrected_and_not_a_day_sooner():
    wrong = planned(CALLED, id="now", on="2024-03-06", corrects="note", recorded="2024-03-12T09:00")
    story = told(HURT, planned(Invited(agency=ED)), wrong)
    assert not story.asks(rule, by="2024-03-11")
    assert story.asks(rule, by="2024-03-12")


def test_is_silent_about_who_saw_or_treated_a_mishap_unless_it_was_judged_harm():
    fell = Account(by=SCHOOL, about=("arm",), claim="accident", says="fell in the yard")
    yard = entry("2024-03-01", SCHOOL, "school_day", ARM, fell)
    assert not told(yard, planned(CALLED)).questions(rule, by="2024-06-20")
    harm = entry("2024-03-02", ED, "attendance", Opinion(about=("arm",), view="non_accidental"))
    assert told(yard, harm, planned(CALLED)).asks(rule, by="2024-03-06")
    assert not told(yard, HURT, planned(CALLED)).asks(rule, by="2024-03-06")
