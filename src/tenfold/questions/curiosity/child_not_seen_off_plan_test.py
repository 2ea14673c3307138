"""A child on no plan is asked about where the lead knows of a concern and nobody has seen the child."""

import pytest

from parts import ANN, CSC, ED, HV, MUM, NURSERY, SAM, SCHOOL, entry, on_plan, strategy, time, told, visit
from tenfold.questions.curiosity.child_not_seen import child_not_seen as rule
from tenfold.questions.curiosity.child_not_seen_test import LATE, note
from tenfold.questions.wording import in_words
from tenfold.record import Allegation, Assessment, Decision, Enquiry, Injury, Opinion, Person, Pregnancy, Referral
from tenfold.when import end_of

REFERRED = entry("2024-03-04", SCHOOL, "message", Referral(children=(SAM,), from_=SCHOOL))
OFF_PLAN = told(REFERRED)
# Five working days from Monday 4 March end with Monday 11 March.
UNSEEN = "2024-03-11"


def test_asks_off_plan_when_nobody_has_seen_the_child_since_the_lead_was_told():
    assert not OFF_PLAN.asks(rule, by="2024-03-11T23:59")
    [question] = OFF_PLAN.asked(rule, by=UNSEEN)
    assert (question.opened, question.urgency, question.to) == (end_of(time(UNSEEN).first_day), "soon", (CSC,))
    assert [one.id for one in question.evidence] == ["e1"]
    words = in_words(OFF_PLAN.picture(UNSEEN), question.ask)
    assert words == (
        "When will Sam be seen? There is no record that anybody has seen Sam, "
        "and the lead has known of the concern since 4 March 2024."
    )
    assert OFF_PLAN.asked(rule, by="2024-03-18T23:59")[0].urgency == "soon"
    assert OFF_PLAN.asked(rule, by=LATE)[0].urgency == "immediate"


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ((visit("2024-02-01", agency=HV),), "since 1 February 2024, and the lead has known of the concern"),
        ((visit("2024-02-01", agency=HV), visit("2024-03-05", how="partly", agency=HV)), "since 5 March 2024."),
        ((visit("2024-02-01", agency=HV, restricted="sealed"),), "since 4 March 2024."),
    ],
)
def test_says_since_when_nobody_has_seen_the_child_and_of_a_sealed_sight_only_that_nobody_has_since(seen, words):
    story = told(REFERRED, *seen)
    [question] = story.asked(rule, by="2024-03-12")
    asked = in_words(story.picture("2024-03-12"), question.ask)
    assert f"There is no record that anybody has seen Sam {words}" in asked


def test_sight_by_anybody_counts_off_plan_though_it_be_of_a_part():
    for how in ("seen", "alone", "partly"):
        seen = OFF_PLAN.then(visit("2024-03-06", how=how, agency=HV))
        assert not seen.asks(rule, by="2024-03-12")
        [question] = seen.asked(rule, by="2024-03-13")
        assert [one.id for one in question.evidence] == ["e1", "e2"]
    [question] = OFF_PLAN.then(visit("2024-03-14", agency=NURSERY)).questions(rule, by="2024-03-14")
    assert question.closed_by == "e2"
    assert OFF_PLAN.then(visit("2024-03-01", agency=HV)).asks(rule, by=UNSEEN)


def test_still_asks_off_plan_when_the_child_is_asleep_or_only_spoken_of():
    assert OFF_PLAN.then(visit("2024-03-06", how="asleep")).asks(rule, by=UNSEEN)
    assert OFF_PLAN.then(entry("2024-03-06", HV, "call", seen={SAM: "seen"})).asks(rule, by=UNSEEN)
    assert OFF_PLAN.then(entry("2024-03-06", HV, "visit", place="home")).asks(rule, by=UNSEEN)


def test_asks_off_plan_when_two_contacts_running_did_not_see_the_child():
    first = OFF_PLAN.then(visit("2024-03-05", how="not_seen"))
    assert not first.asks(rule, by="2024-03-08")
    for how in ("not_seen", "asleep"):
        [question] = first.then(visit("2024-03-07", how=how, agency=HV)).asked(rule, by="2024-03-07")
        assert (question.urgency, [one.id for one in question.evidence]) == ("soon", ["e1", "e2", "e3"])
    assert OFF_PLAN.then(visit("2024-03-05", how="not_seen", times=2)).asks(rule, by="2024-03-05")
    seen_between = first.then(visit("2024-03-06", how="partly"), visit("2024-03-07", how="asleep"))
    assert not seen_between.asks(rule, by="2024-03-07")
    assert not first.then(entry("2024-03-07", HV, "call", seen={SAM: "not_seen"})).asks(rule, by="2024-03-07")


def test_the_two_contacts_run_by_when_they_were_and_since_the_concern_began():
    asleep = visit("2024-03-01", how="asleep", agency=HV)
    assert not told(asleep, REFERRED, visit("2024-03-06", how="asleep")).asks(rule, by="2024-03-08")
    at_ten = entry("2024-03-04T10:00", SCHOOL, "message", *REFERRED.facts)
    for at, asks in (("2024-03-04T10:00", True), ("2024-03-04T09:59", False)):
        first = visit(at, how="asleep", recorded="2024-03-04T10:00")
        assert told(first, at_ten, visit("2024-03-06", how="asleep")).asks(rule, by="2024-03-08") is asks
    between = visit("2024-03-06", recorded="2024-03-08")
    late = OFF_PLAN.then(visit("2024-03-05", how="asleep"), visit("2024-03-07", how="asleep"), between)
    assert late.asks(rule, by="2024-03-07")
    assert not late.asks(rule, by="2024-03-08")


def test_is_silent_off_plan_where_the_lead_was_never_told():
    said = entry("2024-03-04", SCHOOL, "record_note", Allegation(by=ANN, child=SAM))
    unseen = visit("2024-03-05", how="not_seen", agency=HV), visit("2024-03-07", how="asleep", agency=HV)
    assert not told(said, *unseen).questions(rule, by="2024-12-31")
    assert not told(note("2024-03-01"), said, *unseen).questions(rule, by="2024-12-31")
    elsewhere = entry("2024-03-05", SCHOOL, "message", Referral(children=(SAM,), from_=SCHOOL, to=HV))
    assert not told(said, elsewhere).asks(rule, by="2024-04-01")


def test_the_lead_is_told_by_a_referral_or_by_an_entry_of_its_own():
    said = entry("2024-03-04", SCHOOL, "record_note", Allegation(by=ANN, child=SAM))
    assert not told(said, note("2024-03-06")).asks(rule, by="2024-03-12")
    assert told(said, note("2024-03-06")).asks(rule, by="2024-03-13")
    sent = entry("2024-03-07", SCHOOL, "message", Referral(children=(SAM,), from_=SCHOOL, to=CSC))
    assert not told(said, sent).asks(rule, by="2024-03-13")
    assert told(said, sent).asks(rule, by="2024-03-14")


def test_unseen_before_the_lead_was_told_counts_from_the_telling_but_contacts_from_the_concern():
    said = entry("2024-03-04", SCHOOL, "record_note", Allegation(by=ANN, child=SAM))
    nobody = visit("2024-03-05", how="not_seen", agency=HV)
    lead = visit("2024-03-08", how="not_seen")
    assert not told(said, nobody).questions(rule, by="2024-06-30")
    assert told(said, nobody, lead).asks(rule, by="2024-03-08")


def test_is_silent_without_a_live_concern():
    unseen = visit("2024-03-05", how="not_seen"), visit("2024-03-07", how="asleep")
    assert not told(note("2024-03-04"), *unseen).questions(rule, by="2024-12-31")
    dropped = note("2024-03-06", Decision(matter="referral", children=(SAM,), granted=False))
    assert not OFF_PLAN.then(dropped).questions(rule, by="2024-12-31")


def test_to_go_on_working_is_not_to_see_the_child():
    opened = note("2024-03-13", Assessment(children=(SAM,), stage="opened"))
    assert [one.id for one in OFF_PLAN.then(opened).asked(rule, by="2024-03-13")] == ["child-not-seen:sam"]
    enquiry = note("2024-03-13", Enquiry(children=(SAM,), stage="opened"))
    assert [one.id for one in OFF_PLAN.then(enquiry).asked(rule, by="2024-03-13")] == ["child-not-seen:sam"]
    [question] = OFF_PLAN.then(enquiry, visit("2024-03-15", agency=HV)).questions(rule, by="2024-03-15")
    assert question.closed_by == "e3"
    said = told(note("2024-03-04", Allegation(by=ANN, child=SAM)), note("2024-03-13", *enquiry.facts))
    assert [one.id for one in said.asked(rule, by="2024-03-13")] == ["child-not-seen:sam"]


def test_what_had_not_run_out_when_the_plan_began_is_the_leads_to_do():
    enquiry = note("2024-03-08", Enquiry(children=(SAM,), stage="opened"))
    assert not OFF_PLAN.then(enquiry).asks(rule, by="2024-03-21")
    assert OFF_PLAN.then(enquiry).asks(rule, by="2024-03-22")
    running = visit("2024-03-05", how="asleep"), visit("2024-03-11", how="asleep")
    assert not OFF_PLAN.then(running[0], enquiry, running[1]).asks(rule, by="2024-03-15")
    assert told(REFERRED, visit("2024-03-05", how="asleep"), visit("2024-03-06", how="asleep"), enquiry).asks(
        rule, by="2024-03-08"
    )


def test_a_suspicious_injury_told_to_nobody_at_the_lead_is_not_asked_here():
    burn = entry("2024-03-04", ED, "attendance", Injury(id="burn", child=SAM, type="burn"))
    judged = entry("2024-03-05", ED, "observation", Opinion(about=("burn",), view="suspicious"))
    assert not told(burn, judged).questions(rule, by="2024-06-30")
    assert told(burn, judged, note("2024-03-06")).asks(rule, by="2024-03-13")


def test_does_not_leak_to_another_child():
    both = told(on_plan("2024-03-04", SAM, ANN), visit("2024-03-11", child=ANN))
    assert both.subjects(rule, by=LATE) == [SAM]
    assert OFF_PLAN.then(visit("2024-03-06", child=ANN)).subjects(rule, by=UNSEEN) == [SAM]


def test_is_silent_about_a_child_who_is_not_born_yet_and_asks_once_it_is():
    bump = (Person(id="bump"), Pregnancy(person=MUM, of="bump", due=time("2024-09-01")))
    referred = entry("2024-03-04", SCHOOL, "message", *bump, Referral(children=("bump",), from_=SCHOOL), about=(MUM,))
    assessed = entry("2024-03-05", CSC, "record_note", Assessment(children=("bump",), stage="opened"), about=("bump",))
    story = told(referred, assessed)
    assert not story.questions(rule, by="2024-04-20")
    born = entry("2024-08-20", HV, "record_note", Person(id="bump", born=time("2024-08-19")), about=("bump",))
    [question] = story.then(born).questions(rule, by="2024-09-20")
    assert (question.subject.id, question.urgency) == ("bump", "immediate")
    assert not story.then(born).asks(rule, by="2024-08-26")
    assert story.then(born).asked(rule, by="2024-08-30")[0].urgency == "soon"


def test_an_enquiry_whose_entry_weighs_the_injury_goes_on_from_it_and_sees_nobody():
    hurt = entry("2024-03-04", ED, "attendance", Injury(id="arm", child=SAM, type="burn"), id="hurt")
    doubt = entry("2024-03-04", ED, "observation", Opinion(about=("arm",), view="suspicious"), id="doubt")
    sent = entry("2024-03-05", ED, "call", Referral(children=(SAM,), to=CSC), id="sent")
    taken = entry("2024-03-06", CSC, "record_note", Decision(matter="referral", children=(SAM,)), id="taken")
    steps = (Enquiry(children=(SAM,), stage="opened"), Decision(matter="enquiry", children=(SAM,)))
    opened = strategy("2024-03-14", *steps, id="opened")
    story = told(hurt, doubt, sent, taken, opened)
    assert story.asks(rule, by="2024-03-13")
    [question] = story.questions(rule, by="2024-03-15")
    assert question.closed is None
