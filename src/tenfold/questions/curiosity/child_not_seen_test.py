from dataclasses import replace

import pytest

from parts import ANN, CSC, ED, GP, HV, MUM, OTHER_LA, POLICE, SAM, entry, on_plan, strategy, time, told, visit
from tenfold.questions.acts import Act
from tenfold.questions.curiosity.child_not_seen import child_not_seen as rule
from tenfold.questions.wording import in_words
from tenfold.record import Enquiry, Lead, Person, Plan, Pregnancy, VisitInterval
from tenfold.when import end_of

PLAN = on_plan("2024-03-04")
ON_PLAN = told(PLAN)
# Ten working days from Monday 4 March end with Monday 18 March, twenty with Wednesday 3 April: Good Friday and Easter
# Monday of 2024 are 29 March and 1 April.
LATE, VERY_LATE = "2024-03-18", "2024-04-03"


def note(occurred, *facts, agency=CSC, about=(SAM,), **fields):
    return entry(occurred, agency, "record_note", *facts, about=about, **fields)


def day_before(day):
    return str(time(day).first_day.replace(day=time(day).first_day.day - 1))


def test_asks_on_plan_when_the_interval_has_passed_without_the_lead_seeing_the_child():
    assert not ON_PLAN.asks(rule, by="2024-03-18T23:59")
    [question] = ON_PLAN.asked(rule, by=LATE)
    assert (question.id, question.opened) == ("child-not-seen:sam", end_of(time(LATE).first_day))
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM,))
    assert question.acts == (Act("see_child", SAM),)
    assert [one.id for one in question.evidence] == ["e1"]
    words = in_words(ON_PLAN.picture(LATE), question.ask)
    assert words == "When will Sam be seen? There is no record that csc has seen Sam."


def test_is_immediate_at_twice_the_interval():
    assert ON_PLAN.asked(rule, by="2024-04-03T23:59")[0].urgency == "soon"
    [question] = ON_PLAN.asked(rule, by=VERY_LATE)
    assert [growth.urgency for growth in question.grew] == ["immediate"]


def test_the_interval_runs_from_the_last_time_that_the_lead_saw_the_child():
    for how in ("seen", "alone"):
        seen = ON_PLAN.then(visit("2024-03-11", how=how))
        assert not seen.asks(rule, by="2024-03-24")
        [question] = seen.asked(rule, by="2024-03-25")
        assert [one.id for one in question.evidence] == ["e1", "e2"]
    month = entry("2024-03", CSC, "observation", seen={SAM: "seen"}, recorded="2024-03-06")
    by_day = ON_PLAN.then(visit("2024-03-11"), month)
    assert not by_day.asks(rule, by="2024-03-24")


def test_is_content_when_the_lead_sees_the_child():
    [question] = ON_PLAN.then(visit("2024-03-20")).questions(rule, by="2024-03-20")
    assert question.closed_by == "e2"


def test_still_asks_on_plan_when_others_or_nobody_or_only_a_part_is_seen():
    for how in ("partly", "asleep", "not_seen"):
        assert ON_PLAN.then(visit("2024-03-11", how=how)).asks(rule, by=LATE)
    for agency in (HV, GP, POLICE, OTHER_LA):
        assert ON_PLAN.then(visit("2024-03-11", agency=agency)).asks(rule, by=LATE)
    assert ON_PLAN.then(entry("2024-03-11", CSC, "call", seen={SAM: "seen"})).asks(rule, by=LATE)
    unsaid = entry("2024-03-11", CSC, "visit", place="home")
    assert ON_PLAN.then(unsaid, strategy("2024-03-12")).asks(rule, by=LATE)


def test_the_plan_may_set_its_own_interval():
    def with_interval(*facts, then=()):
        return told(replace(PLAN, facts=(*PLAN.facts, *facts)), *then)

    weekly = VisitInterval(child=SAM, days=5, by=CSC)
    assert not with_interval(weekly).asks(rule, by="2024-03-11T23:59")
    assert with_interval(weekly).asks(rule, by="2024-03-11")
    assert with_interval(weekly).asked(rule, by=LATE)[0].urgency == "immediate"
    assert not with_interval(VisitInterval(child=SAM, days=5, by=HV)).asks(rule, by="2024-03-11")
    assert not with_interval(VisitInterval(child=ANN, days=5, by=CSC)).asks(rule, by="2024-03-11")
    assert with_interval(VisitInterval(child=SAM, days=15, by=CSC), weekly).asks(rule, by="2024-03-11")
    relaxed = note("2024-03-08", VisitInterval(child=SAM, days=15, by=CSC))
    assert not with_interval(weekly, then=(relaxed,)).asks(rule, by=LATE)


def test_the_interval_of_an_earlier_plan_is_over_with_it():
    old = note("2023-06-01", Plan(child=SAM, status="started"), VisitInterval(child=SAM, days=5, by=CSC))
    ended = note("2023-09-01", Plan(child=SAM, status="ended"))
    assert not told(old, ended, PLAN).asks(rule, by="2024-03-11")
    assert told(old, ended, PLAN).asks(rule, by=LATE)


def test_what_was_seen_before_the_plan_began_does_not_shorten_the_interval():
    assert not told(visit("2024-03-01"), PLAN).asks(rule, by=day_before(LATE))
    late = told(PLAN, visit("2024-02-01", recorded="2024-03-06"))
    assert not late.asks(rule, by=day_before(LATE))
    assert late.asks(rule, by=LATE)


def test_an_enquiry_that_leads_to_a_plan_is_one_time_on_plan():
    opened = note("2024-03-04", Enquiry(children=(SAM,), stage="opened"))
    met = on_plan("2024-03-15")
    ended = note("2024-03-15", Enquiry(children=(SAM,), stage="completed"))
    for steps in ((met, ended), (met,)):
        [question] = told(opened, *steps).asked(rule, by=LATE)
        assert question.evidence[0].id == "e1"
    apart = told(opened, note("2024-03-06", Enquiry(children=(SAM,), stage="completed")), met)
    assert not apart.asks(rule, by=LATE)
    assert apart.asks(rule, by="2024-04-02")


def with_lead(story, *leads):
    return replace(story, leads=leads).asked(rule, by=LATE)


def test_the_lead_is_the_one_of_that_day():
    changed = Lead(agency=CSC), Lead(agency=OTHER_LA, from_=time("2024-03-13"))
    assert not with_lead(ON_PLAN.then(visit("2024-03-11")), *changed)
    assert not with_lead(ON_PLAN.then(visit("2024-03-14", agency=OTHER_LA)), *changed)
    assert with_lead(ON_PLAN.then(visit("2024-03-14")), *changed)
    assert with_lead(ON_PLAN, *changed)[0].to == (OTHER_LA,)


def test_who_leads_now_has_seen_the_child_also_before_it_took_over():
    changed = Lead(agency=CSC), Lead(agency=OTHER_LA, from_=time("2024-03-13"))
    assert not with_lead(ON_PLAN.then(visit("2024-03-12", agency=OTHER_LA)), *changed)
    assert with_lead(ON_PLAN.then(visit("2024-03-12", agency=OTHER_LA)), Lead(agency=CSC))


def test_without_a_lead_any_social_care_is_taken_for_it():
    assert not with_lead(ON_PLAN.then(visit("2024-03-11", agency=OTHER_LA)))
    assert with_lead(ON_PLAN.then(visit("2024-03-11", agency=HV)))


def test_says_since_when_the_lead_has_not_seen_a_child_on_plan_be_it_from_before_the_plan():
    story = told(visit("2024-02-01"), visit("2024-02-08", agency=HV), PLAN)
    [question] = story.asked(rule, by=LATE)
    words = in_words(story.picture(LATE), question.ask)
    assert words == "When will Sam be seen? There is no record that csc has seen Sam since 1 February 2024."


def test_a_plan_on_which_nobody_was_unseen_too_long_is_silent():
    ended = note("2024-03-14", Plan(child=SAM, status="ended"))
    assert not ON_PLAN.then(ended).questions(rule, by="2024-12-31")


def test_changes_its_mind_when_a_contact_is_corrected_and_not_a_day_sooner():
    mended = visit("2024-03-14", how="not_seen", corrects="e2", recorded="2024-03-20T09:00")
    story = ON_PLAN.then(visit("2024-03-14"), mended)
    assert not story.asks(rule, by="2024-03-19")
    assert story.asks(rule, by="2024-03-20")


@pytest.mark.parametrize("recorded", ["2024-03-14", "2024-03-22"])
def test_a_contact_recorded_late_counts_from_when_it_is_on_record(recorded):
    story = ON_PLAN.then(visit("2024-03-14", recorded=recorded))
    assert story.asks(rule, by="2024-03-21") is (recorded == "2024-03-22")
    assert not story.asks(rule, by="2024-03-22")


def test_a_baby_with_a_plan_from_before_its_birth_is_to_be_seen_within_the_interval_after_it():
    bump = (Person(id="bump"), Pregnancy(person=MUM, of="bump", due=time("2024-06-20")))
    known = entry("2024-04-12", HV, "record_note", *bump, about=(MUM,))
    born = entry("2024-06-18", ED, "record_note", Person(id="bump", born=time("2024-06-18")), about=("bump",))
    story = told(known, on_plan("2024-04-15", "bump"), born)
    assert not story.asks(rule, by="2024-07-02T23:59")
    assert story.asked(rule, by="2024-07-02")[0].urgency == "soon"
    assert story.asked(rule, by="2024-07-16")[0].urgency == "immediate"
