import pytest

from parts import ANN, CSC, ED, GP, HV, MUM, SAM, SCHOOL, conference, entry, on_plan, time, told, visit
from tenfold.questions.siblings.sibling_not_seen import sibling_not_seen as rule
from tenfold.record import (
    Account,
    Allegation,
    Attended,
    Decision,
    Enquiry,
    Injury,
    Observation,
    Person,
    Plan,
    Pregnancy,
    Relationship,
    Residence,
)

BURN = entry("2024-03-04", ED, "attendance", Injury(id="burn", child=SAM, type="burn"), id="hurt")
OPENED = entry("2024-03-05", CSC, "record_note", Enquiry(children=(SAM,), stage="opened"), id="opened")
STORY = told(BURN, OPENED)


def test_asks_five_working_days_after_the_concern():
    assert not STORY.asks(rule, by="2024-03-10")
    assert not STORY.asks(rule, by="2024-03-11T23:59:59")
    [question] = STORY.asked(rule, by="2024-03-12")
    assert question.id == "sibling-not-seen:ann"
    assert str(question.opened) == "2024-03-12 00:00:00+00:00"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (ANN, SAM))
    assert [one.id for one in question.evidence] == ["hurt"]


def test_is_silent_where_nobody_is_on_plan():
    assert not told(BURN).asks(rule, by="2024-06-01")
    closed = entry("2024-03-06", CSC, "record_note", Decision(matter="no_further_action", children=(SAM,)))
    assert not STORY.then(closed).asks(rule, by="2024-06-01")


def test_counts_from_the_plan_where_no_concern_is_on_record_and_asks_at_once_where_it_is_old():
    assert not told(on_plan("2024-03-05")).asks(rule, by="2024-03-11")
    assert told(on_plan("2024-03-05")).asks(rule, by="2024-03-12")
    late = entry("2024-04-09", CSC, "record_note", Enquiry(children=(SAM,), stage="opened"))
    assert not told(BURN, late).asks(rule, by="2024-04-08")
    assert told(BURN, late).asks(rule, by="2024-04-09")


BOTH = (SAM, ANN)
ENQUIRY = entry("2024-03-05", CSC, "record_note", Enquiry(children=BOTH, stage="opened"), about=BOTH, id="enquiry")
MET = conference("2024-03-15", *(Plan(child=one, status="started") for one in BOTH), about=BOTH, id="met")


@pytest.mark.parametrize("outcome", ["substantiated_risk", None])
def test_the_conference_that_follows_an_enquiry_is_no_new_concern(outcome):
    sights = (visit("2024-03-07", child=one, how="alone") for one in BOTH)
    done = entry(
        "2024-03-15", CSC, "record_note", Enquiry(children=BOTH, stage="completed", outcome=outcome), about=BOTH
    )
    story = told(ENQUIRY, *sights, MET, done)
    assert not story.asks(rule, by="2024-06-01")
    again = entry("2024-03-20", CSC, "visit", Allegation(id="said", by="anonymous", child=SAM))
    assert [one.id for question in story.then(again).asked(rule, by="2024-06-01") for one in question.evidence] == [
        "e6"
    ]


def test_who_went_unseen_since_the_enquiry_is_asked_for_after_the_conference_too():
    story = told(ENQUIRY, visit("2024-03-07", child=SAM), visit("2024-03-04", child=ANN), MET)
    [question] = story.asked(rule, by="2024-04-01")
    assert (question.id, question.opened.day) == ("sibling-not-seen:ann", 13)
    assert [one.id for one in question.evidence] == ["enquiry"]


def test_counts_from_the_recording_of_what_came_late():
    late = entry("2024-03-04", ED, "attendance", Injury(id="burn", child=SAM, type="burn"), recorded="2024-03-05T09:00")
    assert not told(late, OPENED).asks(rule, by="2024-03-11")
    assert told(late, OPENED).asks(rule, by="2024-03-12")


@pytest.mark.parametrize("agency", [CSC, SCHOOL, GP])
@pytest.mark.parametrize("how", ["alone", "seen", "partly"])
def test_is_content_when_any_professional_sees_her(agency, how):
    seen = visit("2024-03-14", agency=agency, child=ANN, how=how)
    [question] = STORY.then(seen).questions(rule, by="2024-03-14")
    assert question.closed_by == "e3"
    assert not told(BURN, visit("2024-03-04", agency=agency, child=ANN, how=how), OPENED).asks(rule, by="2024-04-01")


@pytest.mark.parametrize(
    "other",
    [
        visit("2024-03-03", child=ANN),
        visit("2024-03-06", child=ANN, how="asleep"),
        visit("2024-03-06", child=ANN, how="not_seen"),
        visit("2024-03-06", child=SAM),
        entry("2024-03-06", SCHOOL, "call", about=(ANN,), seen={ANN: "seen"}),
        entry("2024-03-06", CSC, "visit", about=(SAM, ANN)),
    ],
)
def test_still_asks_when_she_was_not_seen_since_or_nobody_says_so(other):
    assert told(BURN, other, OPENED).asks(rule, by="2024-03-12")


@pytest.mark.parametrize("fact", [Injury(id="two", child=SAM, type="bruise"), Allegation(by="anonymous", child=SAM)])
def test_a_new_injury_or_allegation_asks_for_her_again(fact):
    seen = visit("2024-03-06", child=ANN)
    new = entry("2024-04-08", SCHOOL, "call", fact, id="new")
    assert not STORY.then(seen, new).asks(rule, by="2024-04-14")
    [question] = STORY.then(seen, new).asked(rule, by="2024-04-15")
    assert [one.id for one in question.evidence] == ["new"]
    assert not STORY.then(seen, new, visit("2024-04-09", child=ANN)).asks(rule, by="2024-05-16")


def test_another_worry_noted_on_plan_does_not():
    worry = entry("2024-04-08", SCHOOL, "observation", Observation(child=SAM, of="hygiene", level="concern"))
    assert not STORY.then(visit("2024-03-06", child=ANN), worry).asks(rule, by="2024-05-16")


def test_still_asks_about_her_when_the_hurt_child_has_left():
    left = Residence(person=SAM, address="home", as_="left", from_=time("2024-03-05"))
    away = Residence(person=SAM, address="carers", as_="resident", from_=time("2024-03-05"))
    assert STORY.then(entry("2024-03-05", CSC, "record_note", left, away)).asks(rule, by="2024-03-12")


def test_asks_about_a_child_who_was_there_when_the_new_injury_came():
    ben = (Person(id="ben", born=time("2016-02-02")), Residence(person="ben", address="home", as_="staying"))
    came = entry("2024-03-20", HV, "visit", *ben)
    new = entry("2024-04-08", SCHOOL, "call", Injury(id="two", child=SAM, type="bruise"))
    story = STORY.then(visit("2024-03-06", child=ANN), came, new, visit("2024-04-09", child=ANN))
    assert story.subjects(rule, by="2024-04-16") == ["ben"]
    assert not STORY.then(visit("2024-03-06", child=ANN), came).asks(rule, by="2024-04-16")


def test_does_not_leak_to_a_child_of_another_home_or_one_not_yet_born():
    zoe = (Person(id="zoe", born=time("2020-01-01")), Residence(person="zoe", address="dads", as_="resident"))
    bump = (Person(id="bump"), Pregnancy(person=MUM, of="bump"), Relationship(of="bump", to=SAM, is_="sibling"))
    story = told(entry("2024-03-01", HV, "visit", *zoe, *bump), BURN, OPENED)
    assert story.subjects(rule, by="2024-03-12") == [ANN]


def test_of_two_in_one_enquiry_the_one_whom_the_concern_is_about_is_not_the_other():
    both = entry("2024-03-05", CSC, "record_note", Enquiry(children=(SAM, ANN), stage="opened"), about=(SAM, ANN))
    [question] = told(BURN, both).asked(rule, by="2024-03-13")
    assert (question.id, question.about) == ("sibling-not-seen:ann", (ANN, SAM))
    neither = told(entry("2024-03-05", CSC, "record_note", Enquiry(children=(SAM, ANN), stage="opened")))
    assert sorted(neither.subjects(rule, by="2024-03-13")) == [ANN, SAM]
    hurt_too = entry("2024-03-04", ED, "attendance", Injury(id="a", child=ANN, type="burn"), about=(ANN,))
    assert sorted(told(BURN, hurt_too, both).subjects(rule, by="2024-03-13")) == [ANN, SAM]


ZOE = entry(
    "2024-03-01",
    HV,
    "visit",
    Person(id="zoe", born=time("2007-01-10")),
    Relationship(of="zoe", to=SAM, is_="mother"),
    Residence(person="zoe", address="home", as_="resident"),
)


@pytest.mark.parametrize(
    "met",
    [
        visit("2024-03-06", present=("zoe",)),
        visit("2024-03-06", child=ANN, present=("zoe",)),
        conference("2024-03-06", Attended(person="zoe", as_="present")),
        visit("2024-03-06", child="zoe"),
    ],
)
def test_a_young_parent_who_was_there_was_seen(met):
    story = told(ZOE, BURN, OPENED)
    assert "zoe" in story.subjects(rule, by="2024-03-12")
    assert "zoe" not in story.then(met).subjects(rule, by="2024-04-01")


@pytest.mark.parametrize(
    "other",
    [
        visit("2024-03-03", present=("zoe",)),
        entry("2024-03-06", CSC, "call", present=("zoe",)),
        conference("2024-03-06", Attended(person="zoe", as_="apologies")),
        conference("2024-03-06", Attended(person=MUM, as_="present")),
    ],
)
def test_a_young_parent_who_was_not_there_was_not(other):
    assert "zoe" in told(ZOE, BURN, OPENED, other).subjects(rule, by="2024-03-12")


def test_a_sister_who_was_there_was_not_by_that_seen():
    assert STORY.then(visit("2024-03-06", present=(ANN,))).subjects(rule, by="2024-03-12") == [ANN]


def test_changes_its_mind_when_the_visit_is_corrected_and_not_a_day_sooner():
    seen = visit("2024-03-06", child=ANN, id="seen")
    was_asleep = visit("2024-03-06", child=ANN, how="asleep", corrects="seen", recorded="2024-03-20T09:00")
    assert not STORY.then(seen, was_asleep).asks(rule, by="2024-03-19")
    assert STORY.then(seen, was_asleep).asks(rule, by="2024-03-20")


def test_a_child_put_on_plan_for_another_and_hurt_since_has_a_concern_of_its_own():
    both = entry("2024-03-05", CSC, "record_note", Enquiry(children=(SAM, ANN), stage="opened"), about=(SAM, ANN))
    seen = (visit("2024-03-06", child=one) for one in (SAM, ANN))
    calm = told(BURN, both, *seen)
    assert not calm.questions(rule, by="2024-03-19")
    since = entry("2024-03-11", ED, "attendance", Injury(id="a", child=ANN, type="burn"), about=(ANN,))
    [question] = calm.then(since).asked(rule, by="2024-03-19")
    assert (question.id, question.about) == ("sibling-not-seen:sam", (SAM, ANN))


@pytest.mark.parametrize(
    "wider",
    [
        Enquiry(children=(SAM, ANN), stage="opened"),
        Enquiry(children=(ANN,), stage="opened"),
        Plan(child=ANN, status="started"),
    ],
)
def test_an_enquiry_or_plan_widened_to_her_for_his_sake_asks_nothing_anew_of_him(wider):
    both = entry("2024-03-18", CSC, "record_note", wider, about=(SAM, ANN))
    seen = (visit("2024-03-06", child=one) for one in (SAM, ANN))
    assert not STORY.then(*seen, both).questions(rule, by="2024-04-16")
    hers = entry("2024-03-15", SCHOOL, "observation", Observation(child=ANN, of="fear", level="concern"), about=(ANN,))
    seen = (visit("2024-03-06", child=one) for one in (SAM, ANN))
    assert STORY.then(*seen, hers, both).subjects(rule, by="2024-04-16") == [SAM]


def test_what_put_her_on_plan_before_anybody_thought_of_him_is_a_concern_about_her():
    early = entry("2024-03-05", CSC, "record_note", Enquiry(children=(ANN,), stage="opened"), about=(SAM, ANN))
    his = entry("2024-03-18", ED, "attendance", Injury(id="late", child=SAM, type="burn"))
    then = entry("2024-03-19", CSC, "record_note", Enquiry(children=(SAM,), stage="opened"))
    assert told(early, his, then).asked(rule, by="2024-03-20")[0].subject.id == SAM


@pytest.mark.parametrize(("by", "asks"), [(SCHOOL, False), (MUM, True)])
def test_a_mishap_on_plan_that_staff_saw_does_not_ask_for_her_again(by, asks):
    facts = Injury(id="knee", child=SAM, type="laceration"), Account(by=by, about=("knee",), claim="accident")
    fell = entry("2024-04-08", SCHOOL, "school_day", *facts)
    assert STORY.then(visit("2024-03-06", child=ANN), fell).asks(rule, by="2024-05-16") is asks


def test_is_silent_about_a_child_who_died_of_the_harm():
    opened = entry("2024-03-07", CSC, "record_note", Enquiry(children=(ANN,), stage="opened"), about=(ANN,))
    harm = entry("2024-03-05", ED, "serious_harm", Injury(id="fatal", child=SAM, type="death"), id="harm")
    assert told(opened).subjects(rule, by="2024-04-01") == [SAM]
    assert not told(harm, opened).questions(rule, by="2024-04-01")
