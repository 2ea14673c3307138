import pytest

from parts import ANN, CSC, ED, HV, MUM, NURSERY, OTHER_LA, POLICE, SAM, entry, on_plan, strategy, told
from tenfold.questions.acts import Act
from tenfold.questions.addressees import MANAGER
from tenfold.questions.workforce.no_lead import no_lead as rule
from tenfold.record import Allegation, Allocation, Assessment, Decision, Enquiry, Injury, Person, Referral, Relationship
from tenfold.when import Time


def referral(day="2024-03-04", child=SAM, by=CSC):
    return entry(day, by, "call", Referral(children=(child,), from_=NURSERY), about=(child,))


def allocated(day="2024-03-05", role="lead_practitioner", agency=CSC, worker="sw-1", about=(SAM,), **times):
    said = {name: Time.told(when) for name, when in times.items() if name != "told_on"}
    fact = Allocation(worker=worker, agency=agency, role=role, **said)
    return entry(times.get("told_on", day), agency, "record_note", fact, about=about)


def decided(matter="no_further_action", day="2024-03-05", **fields):
    return entry(day, CSC, "record_note", Decision(matter=matter, children=(SAM,), **fields))


STORY = told(referral())
PLAN = told(on_plan("2024-03-04"))


def test_asks_the_manager_two_working_days_after_the_lead_was_told():
    assert not STORY.asks(rule, by="2024-03-05")
    [question] = STORY.asked(rule, by="2024-03-06")
    assert question.id == "no-lead:sam"
    assert (question.urgency, question.to, question.about) == ("immediate", (MANAGER,), (SAM,))
    assert question.acts == (Act("allocate"),)
    assert [one.id for one in question.evidence] == ["e1"]
    assert question.opened == Time.told("2024-03-07").first


def test_an_ordinary_family_is_silent_and_so_is_one_of_whom_the_lead_was_not_told():
    assert not told(entry("2024-03-04", CSC, "call")).questions(rule, by="2024-12-31")
    hurt = Injury(child=SAM, type="bruise", sites=("face.ear",))
    seen = told(entry("2024-03-04", ED, "attendance", hurt))
    assert not seen.questions(rule, by="2024-06-30")
    assert not told(referral(by=HV)).then(allocated("2024-06-03", "manager")).questions(rule, by="2024-12-31")
    passed_on = seen.then(referral("2024-03-11"))
    assert not passed_on.asks(rule, by="2024-03-12")
    assert passed_on.asks(rule, by="2024-03-13")


def test_is_silent_where_a_referral_was_decided_on_before_it_was_put_on_record():
    sent = Referral(children=(SAM,), from_=NURSERY)
    late = entry("2024-03-04", CSC, "call", sent, recorded="2024-03-11T09:00")
    assert not told(decided(), late).questions(rule, by="2024-12-31")
    assert told(decided(day="2024-03-01"), late).asks(rule, by="2024-03-13")


def test_is_silent_once_the_concern_is_no_longer_live():
    assert not STORY.then(decided()).questions(rule, by="2024-12-31")
    [question] = STORY.then(decided(day="2024-03-08")).questions(rule, by="2024-12-31")
    assert question.closed_by == "e2"


def test_another_assessment_within_the_one_that_is_open_begins_no_new_wait():
    def parenting(day, stage):
        return entry(day, CSC, "visit", Assessment(children=(SAM,), stage=stage, kind="parenting", of=(MUM,)))

    opened = entry("2024-03-04", CSC, "record_note", Assessment(children=(SAM,), stage="opened", kind="single"))
    story = STORY.then(opened, parenting("2024-03-11", "opened"), parenting("2024-03-18", "completed"))
    [question] = story.questions(rule, by="2024-05-06")
    assert (question.id, question.opened, question.closed) == ("no-lead:sam", Time.told("2024-03-07").first, None)


def test_is_content_with_a_lead_practitioner():
    assert not STORY.then(allocated()).questions(rule, by="2024-12-31")
    [question] = STORY.then(allocated("2024-03-11")).questions(rule, by="2024-12-31")
    assert question.closed_by == "e2"
    assert not STORY.then(allocated(agency=HV, worker="hv-1")).questions(rule, by="2024-12-31")
    family = allocated(about=(MUM,))
    assert not STORY.then(family).questions(rule, by="2024-12-31")
    assert not told(allocated("2024-01-08"), referral()).questions(rule, by="2024-12-31")


@pytest.mark.parametrize("role", ["co_worker", "manager", "supervisor", "investigating_officer", "chair"])
def test_still_asks_when_somebody_else_works_on_the_case(role):
    assert STORY.then(allocated(role=role)).asks(rule, by="2024-03-06")


def test_still_asks_when_the_case_is_worked_on_and_nobody_is_said_to_lead():
    worked = STORY.then(
        entry("2024-03-05", CSC, "visit", seen={SAM: "alone"}, staff="sw-1"),
        entry("2024-03-06", CSC, "record_note", Assessment(children=(SAM,), stage="opened")),
    )
    assert worked.asks(rule, by="2024-03-06")


def test_an_allocation_to_come_is_none_until_its_day():
    later = STORY.then(allocated("2024-03-05", from_="2024-03-11"))
    assert later.asks(rule, by="2024-03-09")
    assert not later.asks(rule, by="2024-03-11")


def test_asks_again_as_soon_as_the_part_has_ended():
    story = PLAN.then(allocated("2024-03-05"), allocated(told_on="2024-04-05", to_date="2024-04-12"))
    assert not story.asks(rule, by="2024-04-11")
    [question] = story.asked(rule, by="2024-04-12")
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3"]
    assert not story.then(allocated("2024-04-15", worker="sw-2")).asks(rule, by="2024-04-15")


def test_a_successor_already_named_may_begin_within_two_working_days():
    ending = PLAN.then(allocated("2024-03-05"), allocated(told_on="2024-04-05", to_date="2024-04-12"))
    monday = ending.then(allocated(worker="sw-2", told_on="2024-04-05", from_="2024-04-15"))
    assert not monday.questions(rule, by="2024-12-31")
    tuesday = ending.then(allocated(worker="sw-2", told_on="2024-04-05", from_="2024-04-16"))
    assert not tuesday.questions(rule, by="2024-12-31")
    thursday = ending.then(allocated(worker="sw-2", told_on="2024-04-05", from_="2024-04-18"))
    assert thursday.asks(rule, by="2024-04-15")
    assert not thursday.asks(rule, by="2024-04-18")
    co_worker = ending.then(allocated(worker="sw-2", role="co_worker", told_on="2024-04-05", from_="2024-04-15"))
    assert co_worker.asks(rule, by="2024-04-12")
    same_day = ending.then(allocated(worker="sw-2", told_on="2024-04-05", from_="2024-04-12", to_date="2024-04-12"))
    assert same_day.asks(rule, by="2024-04-13")


def test_parts_may_overlap_and_a_month_ends_with_its_last_day():
    story = PLAN.then(
        allocated("2024-03-05", to_date="2024-04"),
        allocated(worker="sw-2", told_on="2024-04-02", from_="2024-04", to_date="2024-05-06"),
    )
    assert not story.questions(rule, by="2024-05-05")
    assert story.asks(rule, by="2024-05-06")


def test_a_closed_case_has_no_lead_practitioner():
    closed = STORY.then(allocated(), decided("closure", "2024-03-20"), referral("2024-06-03"))
    assert not closed.questions(rule, by="2024-06-04")
    assert closed.asks(rule, by="2024-06-05")
    assert not closed.then(allocated("2024-06-05")).questions(rule, by="2024-06-05")
    kept = STORY.then(allocated(), decided("closure", "2024-03-20", granted=False), referral("2024-06-03"))
    assert not kept.questions(rule, by="2024-06-05")
    on = PLAN.then(allocated(), decided("closure", "2024-03-20"))
    assert not on.questions(rule, by="2024-06-05")


def test_counts_from_when_the_concern_was_first_told_of_through_what_followed_it():
    opened = entry("2024-03-11", CSC, "record_note", Assessment(children=(SAM,), stage="opened"))
    [question] = STORY.then(opened).questions(rule, by="2024-04-30")
    assert (question.id, question.closed) == ("no-lead:sam", None)
    enquiry = STORY.then(strategy("2024-03-11", Enquiry(children=(SAM,), stage="opened")))
    [question] = enquiry.then(on_plan("2024-03-20")).questions(rule, by="2024-12-31")
    assert question.closed is None


def test_a_concern_that_ended_is_not_the_one_of_today():
    earlier = told(referral("2024-01-08"), decided(day="2024-01-09"), referral("2024-03-04"))
    assert not earlier.asks(rule, by="2024-03-05")
    assert earlier.asks(rule, by="2024-03-06")


def test_a_new_lead_has_its_own_two_working_days_and_its_own_lead_practitioner():
    moved = PLAN.then(allocated()).led_by(OTHER_LA, "2024-04-08")
    assert not moved.asks(rule, by="2024-04-09")
    assert moved.asks(rule, by="2024-04-10")
    assert not moved.then(allocated("2024-04-09", agency=OTHER_LA, worker="sw-9")).questions(rule, by="2024-12-31")
    health = PLAN.then(allocated(agency=HV, worker="hv-1")).led_by(OTHER_LA, "2024-04-08")
    assert not health.questions(rule, by="2024-12-31")
    last = PLAN.then(allocated(), allocated("2024-04-08", worker="sw-2")).led_by(OTHER_LA, "2024-04-08")
    assert not last.asks(rule, by="2024-04-10")
    anew = PLAN.then(allocated(), allocated("2024-04-09", worker="sw-2")).led_by(OTHER_LA, "2024-04-08")
    assert not anew.asks(rule, by="2024-04-10")


def test_does_not_leak_from_another_childs_lead_practitioner_or_concern():
    both = told(on_plan("2024-03-04", SAM, ANN), allocated(about=(ANN,)))
    assert both.subjects(rule, by="2024-03-06") == [SAM]
    assert not PLAN.then(allocated(about=(SAM, ANN))).questions(rule, by="2024-12-31")
    assert PLAN.then(allocated(about=(ANN, MUM))).asks(rule, by="2024-03-06")
    against = Allegation(by=MUM, child=ANN, against="uncle")
    other = told(entry("2024-03-04", CSC, "call", against, about=(SAM, ANN)))
    assert other.subjects(rule, by="2024-03-06") == [ANN]


def test_changes_its_mind_when_the_allocation_is_corrected_and_not_a_day_sooner():
    not_so = entry("2024-03-05", CSC, "record_note", corrects="e2", recorded="2024-03-20T09:00")
    story = PLAN.then(allocated(), not_so)
    assert not story.asks(rule, by="2024-03-19")
    assert story.asks(rule, by="2024-03-20")


def test_the_police_are_not_the_lead():
    assert not told(entry("2024-03-04", POLICE, "call", Allegation(by=MUM, child=SAM))).questions(rule, by="2024-12-31")


def test_an_assessment_that_is_told_of_again_begins_no_other_wait():
    opened = Assessment(id="ass", children=(SAM,), stage="opened", kind="single")
    first, again = (entry(day, CSC, "record_note", opened, id=f"a-{day}") for day in ("2024-03-05", "2024-03-19"))
    [question] = told(referral(), first, again).questions(rule, by="2024-03-20")
    assert question.closed is None


def test_a_worker_of_a_brother_who_has_grown_up_since_is_not_the_other_childs():
    for born in ("2006-06-01", "2006"):
        brother = Person(id="ben", born=Time.told(born))
        known = entry("2024-01-08", CSC, "record_note", brother, Relationship(of="ben", to=SAM, is_="sibling"))
        story = told(known, allocated("2024-03-05", about=("ben",)))
        assert story.then(referral()).asks(rule, by="2024-03-06")
        assert story.then(referral("2025-03-03")).asks(rule, by="2025-03-05")
    adult = allocated("2025-03-03", about=("ben",))
    assert not told(known, adult, referral("2025-03-03")).questions(rule, by="2025-12-31")
