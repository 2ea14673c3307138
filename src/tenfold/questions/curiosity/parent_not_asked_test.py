import pytest

from parts import ANN, CSC, DAD, ED, MUM, POLICE, SAM, SCHOOL, entry, family, on_plan, strategy, told, visit
from tenfold.questions.curiosity.parent_not_asked import parent_not_asked as rule
from tenfold.record import (
    Account,
    Attended,
    Consent,
    Decision,
    Enquiry,
    Excluded,
    Injury,
    Observation,
    Person,
    PoliceAction,
    Referral,
)

HURT = Injury(id="arm", child=SAM, type="swelling", sites=("arm",))
SEEN = entry("2024-03-04T10:00", ED, "attendance", HURT, present=(MUM,), seen={SAM: "seen"}, id="hurt")
OPENED = strategy("2024-03-05", Enquiry(children=(SAM,), stage="opened"), id="opened")
STORY = told(SEEN, OPENED)


def test_asks_for_dad_when_an_enquiry_opens_without_his_word():
    [question] = STORY.asked(rule, by="2024-03-05")
    assert question.id == "parent-not-asked:dad"
    assert (question.urgency, question.to) == ("soon", (CSC,))
    assert question.about == (SAM, DAD)
    assert [one.id for one in question.evidence] == ["hurt", "opened"]


def test_is_silent_before_anything_is_decided_and_about_other_decisions():
    assert not told(SEEN).asks(rule, by="2024-04-04")
    other = Decision(matter="discharge", children=(SAM,))
    assert not told(SEEN, entry("2024-03-05", ED, "discharge", other)).asks(rule, by="2024-04-04")


def test_asks_when_a_place_to_live_is_decided_or_a_conference_meets():
    place = entry("2024-03-05", CSC, "record_note", Decision(matter="placement", children=(SAM,)))
    assert told(SEEN, place).subjects(rule, by="2024-03-05") == [DAD]
    assert told(SEEN, on_plan("2024-03-05")).subjects(rule, by="2024-03-05") == [DAD]


@pytest.mark.parametrize(
    "word",
    [
        entry("2024-03-06", POLICE, "police_incident", PoliceAction(person=DAD, action="interviewed")),
        entry("2024-03-06", CSC, "call", Account(by=DAD, about=("other",))),
        entry("2024-03-06", CSC, "record_note", present=(DAD,)),
        entry("2024-03-06", CSC, "letter", about=(DAD,)),
        entry("2024-03-06", CSC, "initial_conference", Attended(person=DAD, as_="apologies")),
        entry("2024-03-06", CSC, "initial_conference", Excluded(person=DAD, reason="bail")),
        entry("2024-03-06", CSC, "record_note", Consent(person=DAD, to="checks", given=False)),
    ],
)
def test_is_content_with_his_word_or_a_recorded_attempt(word):
    assert not STORY.then(word).asks(rule, by="2024-03-06")


def test_still_asks_when_others_name_him_or_police_only_arrest_him():
    blamed = entry("2024-03-06", CSC, "call", Account(by=MUM, about=("arm",), names=(DAD,)))
    arrest = entry("2024-03-06", POLICE, "police_incident", PoliceAction(person=DAD, action="arrested"))
    note = entry("2024-03-06", CSC, "record_note", about=(DAD,))
    assert STORY.then(blamed, arrest, note).asks(rule, by="2024-03-20")


def test_still_asks_when_he_was_heard_only_before_the_concern():
    before = entry("2024-02-01", SCHOOL, "call", about=(DAD,))
    assert told(before, SEEN, OPENED).subjects(rule, by="2024-03-05") == [DAD]


def test_counts_from_the_referral_or_the_step_where_no_concern_is_known():
    opened = entry("2024-03-05", CSC, "record_note", Enquiry(children=(SAM,), stage="opened"), id="o")
    heard = entry("2024-03-04", CSC, "call", about=(DAD, MUM))
    assert len(told(heard, opened).asked(rule, by="2024-03-05")) == 2
    referred = entry("2024-03-01", CSC, "call", Referral(children=(SAM,), from_=SCHOOL))
    assert not told(referred, heard, opened).asks(rule, by="2024-03-05")


def test_a_visit_home_meets_the_parent_who_cares_alone_and_no_other():
    worried = entry("2024-03-04", SCHOOL, "observation", Observation(child=SAM, of="hygiene", level="concern"))
    story = told(worried, OPENED)
    assert sorted(story.subjects(rule, by="2024-03-05")) == [DAD, MUM]
    for outcome in (None, "completed"):
        assert story.then(visit("2024-03-06", outcome=outcome)).subjects(rule, by="2024-03-06") == [DAD]
    assert sorted(story.then(visit("2024-03-06", outcome="no_access")).subjects(rule, by="2024-03-06")) == [DAD, MUM]


def test_never_suggests_asking_who_may_not_be_approached_or_has_died():
    unsafe = entry("2024-02-01", POLICE, "record_note", Person(id=DAD, no_contact="refuge"), about=(DAD,))
    assert not told(unsafe, SEEN, OPENED).asks(rule, by="2024-04-04")
    assert not told(entry("2024-02-01", ED, "death", about=(DAD,)), SEEN, OPENED).asks(rule, by="2024-04-04")


def test_asks_about_a_parent_of_whom_only_the_tie_is_known():
    nobody = tuple(fact for fact in family().facts if not (isinstance(fact, Person) and fact.id == DAD))
    birth = entry("2023-01-20", ED, "attendance", *nobody, corrects="birth", about=(SAM, ANN))
    assert told(birth, SEEN, OPENED).subjects(rule, by="2024-03-05") == [DAD]


def test_does_not_leak_from_one_child_to_another():
    ann = strategy("2024-03-05", Enquiry(children=(ANN,), stage="opened"), about=(ANN,))
    assert all(SAM not in question.about for question in told(SEEN, ann).asked(rule, by="2024-03-05"))


def test_changes_its_mind_when_his_call_is_corrected_and_not_a_day_sooner():
    call = entry("2024-03-06", CSC, "call", about=(DAD,), id="call")
    undone = entry("2024-03-06", CSC, "call", about=(MUM,), corrects="call", recorded="2024-03-12T09:00")
    story = STORY.then(call, undone)
    assert not story.asks(rule, by="2024-03-11")
    assert story.asks(rule, by="2024-03-12")


def test_the_concern_behind_an_enquiry_about_two_children_is_that_of_the_one_who_was_hurt():
    both = strategy("2024-03-05", Enquiry(children=(SAM, ANN), stage="opened"), about=(SAM, ANN), id="opened")
    called = entry("2024-03-04T11:00", ED, "call", present=(MUM, DAD), id="called")
    assert not told(SEEN, called, both).questions(rule, by="2024-03-05")
    [question] = told(SEEN, both).asked(rule, by="2024-03-05")
    assert (question.id, question.about) == ("parent-not-asked:dad", (SAM, ANN, DAD))


def test_who_went_to_a_doctor_of_his_own_was_not_heard():
    for about in ({"about": (DAD,)}, {"about": (DAD,), "present": (DAD,)}):
        assert STORY.then(entry("2024-03-06", ED, "attendance", **about)).subjects(rule, by="2024-03-06") == [DAD]
    assert not STORY.then(entry("2024-03-06", CSC, "call", about=(DAD,))).asks(rule, by="2024-03-06")
    assert not STORY.then(entry("2024-03-06", POLICE, "visit", about=(DAD,))).asks(rule, by="2024-03-06")
    beside = entry("2024-03-06", ED, "clinic", about=(SAM,), present=(DAD,))
    assert not STORY.then(beside).asks(rule, by="2024-03-06")


def test_the_visit_home_at_which_the_concern_was_seen_met_the_parent_who_cares_alone():
    worried = visit("2024-03-04T10:00", Observation(child=SAM, of="hygiene", level="concern"))
    assert told(worried, OPENED).subjects(rule, by="2024-03-05") == [DAD]


def test_a_mishap_that_staff_saw_after_a_parent_was_heard_is_no_new_concern():
    heard = entry("2024-03-05", CSC, "call", about=(DAD, MUM))
    sent = entry("2024-03-04", SCHOOL, "letter", Referral(children=(SAM,), from_=SCHOOL, to=CSC))

    def fell(by):
        facts = Injury(id="knee", child=SAM, type="laceration"), Account(by=by, about=("knee",), claim="accident")
        return entry("2024-03-06", SCHOOL, "school_day", *facts)

    for before in (SEEN, sent):
        assert not told(before, heard, fell(SCHOOL), on_plan("2024-03-07")).asks(rule, by="2024-03-07")
        assert DAD in told(before, heard, fell(MUM), on_plan("2024-03-07")).subjects(rule, by="2024-03-07")


@pytest.mark.parametrize("event", ["letter", "message", "call"])
@pytest.mark.parametrize(
    ("facts", "asked"),
    [((Referral(children=(SAM,), from_=SCHOOL, to=CSC),), ()), ((), (CSC,))],
)
def test_what_another_agency_writes_to_the_lead_about_a_parent_is_no_contact_with_the_parent(event, facts, asked):
    of_him = entry("2024-03-06", SCHOOL, event, *facts, about=(SAM, DAD), asked=asked)
    assert STORY.then(of_him).subjects(rule, by="2024-03-06") == [DAD]
    with_him = entry("2024-03-06", SCHOOL, event, *facts, about=(SAM, DAD), asked=asked, present=(DAD,))
    assert not STORY.then(with_him).asks(rule, by="2024-03-06")
    by_the_lead = entry("2024-03-06", CSC, event, *facts, about=(SAM, DAD), asked=(SCHOOL,))
    assert not STORY.then(by_the_lead).asks(rule, by="2024-03-06")
    met = entry("2024-03-06", SCHOOL, "family_meeting", *facts, about=(SAM, DAD), asked=asked)
    assert not STORY.then(met).asks(rule, by="2024-03-06")
