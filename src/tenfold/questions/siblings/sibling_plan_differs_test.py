import pytest

from parts import ANN, CSC, ED, HV, MUM, POLICE, SAM, SCHOOL, entry, on_plan, time, told
from tenfold.questions.siblings.sibling_plan_differs import sibling_plan_differs as rule
from tenfold.record import Decision, Enquiry, Injury, Person, Plan, Pregnancy, Relationship, Residence

STORY = told(on_plan("2024-03-05"))


def decision(day="2024-03-08", child=ANN, agency=CSC, matter="plan", rationale="seen well at school", **fields):
    fact = Decision(
        id=fields.pop("fact_id", None), matter=matter, children=(child,), granted=False, rationale=rationale
    )
    return entry(day, agency, "record_note", fact, **fields)


def test_asks_at_once_why_the_other_child_has_no_plan():
    [question] = STORY.asked(rule, by="2024-03-05")
    assert question.id == "sibling-plan-differs:ann"
    assert (question.urgency, question.to, question.about) == ("soon", ("conference chair",), (ANN, SAM))
    assert [one.id for one in question.evidence] == ["e1"]
    assert not STORY.asks(rule, by="2024-03-04")


def test_is_silent_where_both_have_a_plan_or_none_has():
    assert not told(on_plan("2024-03-05", SAM, ANN)).asks(rule, by="2024-06-01")
    opened = entry("2024-03-05", CSC, "record_note", Enquiry(children=(SAM,), stage="opened"))
    assert not told(opened).asks(rule, by="2024-06-01")
    assert not STORY.then(entry("2024-03-08", CSC, "review_conference", Plan(child=SAM, status="ended"))).asks(
        rule, by="2024-03-08"
    )


def test_is_content_with_a_plan_for_her_and_asks_again_when_it_ends_without_reasons():
    both = STORY.then(on_plan("2024-03-08", ANN))
    [question] = both.questions(rule, by="2024-03-08")
    assert question.closed_by == "e2"
    ended = entry("2024-06-03", CSC, "review_conference", Plan(child=ANN, status="ended"), about=(ANN,))
    assert both.then(ended).subjects(rule, by="2024-06-03") == [ANN]
    before = told(on_plan("2024-03-05"), decision("2024-03-06"), on_plan("2024-03-08", ANN), ended)
    assert before.subjects(rule, by="2024-06-03") == [ANN]
    assert not both.then(ended, decision("2024-06-03")).asks(rule, by="2024-06-03")


@pytest.mark.parametrize("agency", [CSC, POLICE])
@pytest.mark.parametrize("matter", ["plan", "threshold", "no_further_action", "other"])
def test_is_content_with_a_decision_on_her_with_reasons(agency, matter):
    [question] = STORY.then(decision(agency=agency, matter=matter)).questions(rule, by="2024-03-08")
    assert question.closed_by == "e2"


def test_is_content_when_the_conference_itself_gave_its_reasons():
    reasons = Decision(matter="plan", children=(ANN,), granted=False, rationale="lives with her father in the week")
    both = entry("2024-03-05", CSC, "initial_conference", Plan(child=SAM, status="started"), reasons, about=(SAM, ANN))
    assert not told(both).asks(rule, by="2024-06-01")


@pytest.mark.parametrize(
    "other",
    [
        decision(rationale=None),
        decision(child=SAM),
        decision(agency=SCHOOL),
        decision(matter="contact"),
        decision("2024-03-04"),
        entry("2024-03-08", CSC, "record_note", Plan(child=ANN, status="started", kind="child_in_need")),
    ],
)
def test_still_asks_without_reasons_for_her(other):
    assert STORY.then(other).subjects(rule, by="2024-06-01") == [ANN]
    assert told(other, on_plan("2024-03-05")).subjects(rule, by="2024-06-01") == [ANN]


def test_is_content_when_the_reasons_are_added_later():
    bare = decision(fact_id="d", rationale=None)
    assert STORY.then(bare, decision("2024-03-11", fact_id="d")).asks(rule, by="2024-03-10")
    assert not STORY.then(bare, decision("2024-03-11", fact_id="d")).asks(rule, by="2024-03-11")


def test_still_asks_about_the_children_left_at_home_when_the_hurt_child_was_moved_before_the_plan():
    hurt = entry("2024-03-01", ED, "attendance", Injury(id="burn", child=SAM, type="burn"))
    gone = Residence(person=SAM, address="home", as_="left", from_=time("2024-03-02"))
    away = Residence(person=SAM, address="carers", as_="resident", from_=time("2024-03-02"))
    care = entry("2024-03-02", CSC, "record_note", gone, away)
    assert told(hurt, care, on_plan("2024-03-12")).subjects(rule, by="2024-03-12") == [ANN]


def test_asks_about_a_child_who_comes_to_live_there_later():
    ben = (Person(id="ben", born=time("2016-02-02")), Residence(person="ben", address="home", as_="staying"))
    assert STORY.then(entry("2024-04-02", HV, "visit", *ben)).subjects(rule, by="2024-04-02") == [ANN, "ben"]


def test_does_not_leak_to_a_child_of_another_home_or_one_not_yet_born():
    zoe = (Person(id="zoe", born=time("2020-01-01")), Residence(person="zoe", address="dads", as_="resident"))
    bump = (Person(id="bump"), Pregnancy(person=MUM, of="bump"), Relationship(of="bump", to=SAM, is_="sibling"))
    assert told(entry("2024-03-01", HV, "visit", *zoe, *bump), on_plan("2024-03-05")).subjects(
        rule, by="2024-03-20"
    ) == [ANN]


def test_changes_its_mind_when_the_decision_is_corrected_and_not_a_day_sooner():
    taken_back = entry("2024-03-08", CSC, "record_note", corrects="d", recorded="2024-03-20T09:00")
    story = STORY.then(decision(id="d"), taken_back)
    assert not story.asks(rule, by="2024-03-19")
    assert story.asks(rule, by="2024-03-20")


def test_a_young_parent_is_no_other_child_of_their_childs_home():
    zoe = (
        Person(id="zoe", born=time("2007-01-10")),
        Relationship(of="zoe", to=SAM, is_="mother"),
        Residence(person="zoe", address="home", as_="resident"),
    )
    met = entry("2024-03-01", HV, "visit", *zoe)
    assert told(met, on_plan("2024-03-05", SAM, ANN)).subjects(rule, by="2024-03-05") == ["zoe"]
    assert told(met, on_plan("2024-03-05")).subjects(rule, by="2024-03-05") == [ANN]
    assert SAM in told(met, on_plan("2024-03-05", "zoe")).subjects(rule, by="2024-03-05")
