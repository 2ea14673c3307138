"""What ends a referral, and what falls within a plan or an enquiry."""

import pytest

from parts import ANN, CSC, ED, HV, SAM, SCHOOL, entry, on_plan, told
from tenfold.picture import (
    assessment_now,
    assessments,
    enquiries,
    enquiry_now,
    on_plan_when,
    open_referrals,
    plan_now,
    plan_spells,
    plan_spells_of,
)
from tenfold.record import Assessment, Decision, Enquiry, Injury, Plan, Referral

SENT = entry("2024-03-01", SCHOOL, "letter", Referral(id="sent", children=(SAM,), to=CSC), id="letter")


def is_open(*then):
    return bool(open_referrals(told(SENT, *then).picture("2024-03-06"), SAM))


def decided(matter, agency=CSC, child=SAM, day="2024-03-05", **fields):
    when = {"recorded": fields.pop("recorded")} if "recorded" in fields else {}
    return entry(day, agency, "record_note", Decision(matter=matter, children=(child,), **fields), **when)


@pytest.mark.parametrize("matter", ["referral", "enquiry", "threshold", "closure", "no_further_action", "step_down"])
def test_the_receiving_services_decision_ends_a_referral(matter):
    assert is_open()
    assert not is_open(decided(matter))
    assert is_open(decided(matter, agency=HV))
    assert is_open(decided(matter, child=ANN))


@pytest.mark.parametrize("matter", ["return_home", "discharge", "plan", "charge", "placement", "contact", "other"])
def test_a_decision_on_something_else_does_not(matter):
    assert is_open(decided(matter))


def test_a_plan_that_is_granted_ends_a_referral():
    assert not is_open(decided("plan", granted=True))
    assert is_open(decided("plan", granted=False))


@pytest.mark.parametrize(
    ("granted", "considered", "still"),
    [
        (False, ("letter",), False),
        (False, ("another",), True),
        (False, (), True),
        (False, "all", True),
        (True, ("letter",), True),
        (None, ("letter",), True),
    ],
)
def test_a_decision_on_something_else_ends_a_referral_that_it_names_and_refuses(granted, considered, still):
    other = Decision(matter="other", children=(SAM,), granted=granted)
    assert is_open(entry("2024-03-05", CSC, "record_note", other, considered=considered)) is still


@pytest.mark.parametrize("kind", [Assessment, Enquiry])
def test_work_that_it_opens_does(kind):
    assert not is_open(entry("2024-03-05", CSC, "record_note", kind(children=(SAM,), stage="opened")))
    assert is_open(entry("2024-03-05", HV, "record_note", kind(children=(SAM,), stage="opened")))


def test_what_was_decided_or_opened_before_a_referral_was_logged_ends_it_and_what_was_before_it_came_does_not():
    late = entry("2024-03-01", SCHOOL, "letter", *SENT.facts, id="letter", recorded="2024-03-06T09:00")
    opened = Assessment(children=(SAM,), stage="opened")

    def goes_on(*entries):
        return bool(open_referrals(told(*entries).picture("2024-03-06"), SAM))

    assert goes_on(late)
    assert not goes_on(decided("no_further_action"), late)
    assert not goes_on(entry("2024-03-05", CSC, "record_note", opened), late)
    assert goes_on(decided("no_further_action", agency=HV), late)
    assert goes_on(decided("no_further_action", day="2024-02-29"), late)
    assert goes_on(SENT, decided("no_further_action", day="2024-02-29", recorded="2024-03-04"))
    assert not goes_on(SENT, decided("no_further_action", day="2024-03-01", recorded="2024-03-04"))


def test_an_assessment_goes_on_until_the_lead_decides_to_end_its_work():
    opened = entry("2024-03-04", CSC, "record_note", Assessment(children=(SAM,), stage="opened"))

    def goes_on(*then):
        return assessment_now(told(opened, *then).picture("2024-03-06"), SAM) is not None

    for matter in ("closure", "no_further_action", "step_down"):
        assert not goes_on(decided(matter))
        assert goes_on(decided(matter, granted=False))
        assert goes_on(decided(matter, agency=HV))
        assert goes_on(decided(matter, child=ANN))
    assert goes_on(decided("placement"))
    assert goes_on(decided("referral"))


def test_what_is_told_where_a_plan_begins_or_ends_was_not_seen_within_it():
    arm = Injury(id="arm", child=SAM, type="bruise")

    def within(*entries):
        p = told(*entries).picture("2024-06-30")
        [hurt] = p.facts(Injury)
        return on_plan_when(p, SAM, hurt.first)

    start = entry("2024-03-04", CSC, "initial_conference", Plan(child=SAM, status="started"), arm)
    end = entry("2024-06-03", CSC, "review_conference", Plan(child=SAM, status="ended"), arm)
    assert not within(start)
    assert not within(on_plan("2024-03-04"), end)
    assert within(on_plan("2024-03-04"), entry("2024-05-07", ED, "attendance", arm))


def test_who_is_assessed_for_another_child_is_not_under_assessment_as_one():
    parenting = Assessment(children=(SAM,), of=(ANN,), stage="opened", kind="parenting")
    p = told(entry("2024-03-04", CSC, "record_note", parenting, about=(SAM, ANN))).picture("2024-03-06")
    assert assessment_now(p, SAM) is not None
    assert assessment_now(p, ANN) is None
    sent = entry("2024-03-01", SCHOOL, "letter", Referral(id="sent", children=(SAM, ANN), to=CSC), about=(SAM, ANN))
    p = told(sent, entry("2024-03-05", CSC, "record_note", parenting)).picture("2024-03-06")
    assert (open_referrals(p, SAM), len(open_referrals(p, ANN))) == ((), 1)


@pytest.mark.parametrize("kind", [Assessment, Enquiry])
def test_a_child_who_is_added_later_is_in_it_from_then_on_and_the_first_from_the_first(kind):
    first = entry("2024-03-05", CSC, "record_note", kind(id="it", children=(SAM,), stage="opened"), id="first")
    more = entry("2024-03-12", CSC, "record_note", kind(id="it", children=(SAM, ANN), stage="opened"), id="more")
    spells = {Assessment: assessments, Enquiry: enquiries}[kind]
    p = told(first, more).picture("2024-03-12")
    assert [[spell.start.id for spell in spells(p, child)] for child in (SAM, ANN)] == [["first"], ["more"]]
    done = entry("2024-03-19", CSC, "record_note", kind(id="it", children=(SAM, ANN), stage="completed"), id="done")
    p = told(first, more, done).picture("2024-03-19")
    assert [[spell.end.id for spell in spells(p, child)] for child in (SAM, ANN)] == [["done"], ["done"]]


def test_what_is_told_late_or_mended_ends_and_begins_nothing_anew():
    began = entry("2024-01-08", CSC, "initial_conference", Plan(child=SAM, status="started"), id="began")
    over = entry("2024-03-04", CSC, "review_conference", Plan(child=SAM, status="ended"), id="over")
    mended = entry("2024-01-08", CSC, "initial_conference", *began.facts, corrects="began", recorded="2024-06-03T09:00")
    assert plan_now(told(began, over, mended).picture("2024-06-03"), SAM) is None
    opened = entry("2024-04-08", CSC, "record_note", Enquiry(children=(SAM,), stage="opened"), id="opened")
    old = decided("no_further_action", day="2024-02-05", recorded="2024-05-06T09:00")
    assert enquiry_now(told(opened, old).picture("2024-05-06"), SAM) is not None
    assert enquiry_now(told(opened, decided("no_further_action", day="2024-05-06")).picture("2024-05-06"), SAM) is None
    looked = entry("2024-04-08", CSC, "record_note", Assessment(children=(SAM,), stage="opened"))
    assert assessment_now(told(looked, old).picture("2024-05-06"), SAM) is not None


def test_an_enquiry_ends_with_the_plan_that_followed_it():
    opened = entry("2024-01-08", CSC, "record_note", Enquiry(children=(SAM,), stage="opened"))
    over = entry("2024-03-04", CSC, "review_conference", Plan(child=SAM, status="ended"))
    assert enquiry_now(told(opened, on_plan("2024-01-22")).picture("2024-03-04"), SAM) is not None
    assert enquiry_now(told(opened, on_plan("2024-01-22"), over).picture("2024-03-04"), SAM) is None


def test_plans_of_each_kind_are_told_apart_and_one_of_unsaid_kind_is_of_protection():
    need = entry("2024-03-04", CSC, "record_note", Plan(child=SAM, kind="child_in_need", status="started"), id="need")
    p = told(need, on_plan("2024-04-08")).picture("2024-05-01")
    assert [one.start.id for one in plan_spells_of(p, SAM, "child_in_need")] == ["need"]
    assert plan_spells_of(p, SAM, "child_protection") == plan_spells(p, SAM)
    assert [one.start.id for one in plan_spells(p, SAM)] == ["e2"]
    assert not plan_spells_of(p, SAM, "safety")
