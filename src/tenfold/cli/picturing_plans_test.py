"""The picture tells what was being done for a child on a day: plan, enquiry, assessment, orders, bail and who led."""

from parts import ANN, CSC, DAD, MUM, SAM, on_plan
from tenfold.cli.picturing_test import note, sam, starting
from tenfold.record import Allocation, Assessment, Decision, Enquiry, Order, Plan, PoliceAction
from tenfold.when import Time


def test_plan_enquiry_and_assessment_are_those_of_the_day(tmp_path):
    story = (
        on_plan("2024-03-04"),
        note("2024-03-05", Enquiry(children=(SAM,), stage="opened")),
        note("2024-03-06", Assessment(children=(SAM,), stage="opened")),
        note("2024-06-10", Assessment(children=(SAM,), stage="completed")),
        note("2024-06-20", Plan(child=SAM, status="ended")),
    )
    found = sam(tmp_path, *story)
    assert starting("Plan", found) == ["Plan: on a child protection plan (physical) since 4 March 2024"]
    assert starting("Enquiry", found) == ["Enquiry: open since 5 March 2024"]
    assert starting("Assessment", found) == ["Assessment: open since 6 March 2024"]
    later = sam(tmp_path, *story, on="2024-06-25")
    assert starting("Plan", later) == ["Plan: none is recorded"]
    assert starting("Enquiry", later) == starting("Assessment", later) == []
    assert starting("Enquiry", sam(tmp_path, *story, on="2024-03-04")) == []


def test_another_plan_is_told_by_its_kind(tmp_path):
    need = note("2024-03-04", Plan(child=SAM, kind="child_in_need", status="started"))
    ended = note("2024-05-06", Plan(child=SAM, kind="child_in_need", status="ended"))
    assert starting("Plan", sam(tmp_path, need)) == ["Plan: child in need plan since 4 March 2024"]
    assert starting("Plan", sam(tmp_path, need, ended)) == ["Plan: none is recorded"]
    assert starting("Plan", sam(tmp_path, need, ended, on="2024-05-05")) == [
        "Plan: child in need plan since 4 March 2024"
    ]


def test_orders_are_those_that_run_on_the_day(tmp_path):
    def orders(*facts, on="2024-06-01", about=(SAM,)):
        return starting("Order", sam(tmp_path, note("2024-05-28", *facts, about=about), on=on))

    supervised = Order(child=SAM, type="supervision", from_=Time.told("2024-05-29"), to_date=Time.told("2024-06-03"))
    assert orders(supervised, on="2024-05-28") == orders(supervised, on="2024-06-04") == []
    assert orders(supervised) == ["Order: supervision, from 29 May 2024, until 3 June 2024"]
    kept_away = Order(person=DAD, type="non_molestation")
    assert orders(kept_away) == ["Order: non molestation on Sam’s father, from 28 May 2024, no end is recorded"]
    assert orders(kept_away, about=(ANN,)) == []
    assert orders(Order(child=SAM, type="epo")) == ["Order: epo, from 28 May 2024, no end is recorded"]
    for lapsed in ("police_protection", "epo"):
        assert orders(Order(child=SAM, type=lapsed), on="2024-06-20") == []
    assert orders(Order(child=ANN, type="care"), about=(ANN,)) == []


def test_who_is_on_bail_and_on_what_conditions(tmp_path):
    bailed = note("2024-05-02", PoliceAction(person=DAD, action="bailed", conditions="not to go to the home"))
    bare = note("2024-05-03", PoliceAction(person=MUM, action="bailed"))
    over = note("2024-05-20", PoliceAction(person=DAD, action="bail_ended"))
    assert starting("Bail", sam(tmp_path, bailed, bare, over, on="2024-05-19")) == [
        "Bail: Sam’s father: not to go to the home",
        "Bail: Sam’s mother: no conditions are recorded",
    ]
    assert starting("Bail", sam(tmp_path, bailed, over)) == []
    assert starting("Bail", sam(tmp_path, note("2024-05-02", PoliceAction(person=DAD, action="interviewed")))) == []


def test_the_lead_practitioner_is_that_of_the_day(tmp_path):
    first = Allocation(worker="w1", agency=CSC, role="lead_practitioner", level="social_worker")
    left = Allocation(worker="w1", agency=CSC, role="lead_practitioner", to_date=Time.told("2024-05-31"))
    second = Allocation(worker="w2", agency=CSC, role="lead_practitioner", from_=Time.told("2024-06-10"))
    other = Allocation(worker="w3", agency=CSC, role="chair")
    story = (note("2024-03-04", first, other), note("2024-05-31", left), note("2024-06-10", second))
    assert starting("Lead practitioner", sam(tmp_path, *story, on="2024-05-31")) == [
        "Lead practitioner: w1 (social worker), csc, since 4 March 2024"
    ]
    assert starting("Lead practitioner", sam(tmp_path, *story)) == [
        "Lead practitioner: nobody is recorded as allocated"
    ]
    assert starting("Lead practitioner", sam(tmp_path, *story, on="2024-06-10")) == [
        "Lead practitioner: w2, csc, since 10 June 2024"
    ]


def test_whose_case_was_closed_has_no_lead_practitioner_from_that_day_on(tmp_path):
    worker = Allocation(worker="w1", agency=CSC, role="lead_practitioner")
    closed = note("2024-05-02", Decision(matter="closure", children=(SAM,), granted=True))
    before, after = (sam(tmp_path, note("2024-03-04", worker), closed, on=day) for day in ("2024-05-01", "2024-05-02"))
    assert starting("Lead practitioner", before) == ["Lead practitioner: w1, csc, since 4 March 2024"]
    assert starting("Lead practitioner", after) == ["Lead practitioner: nobody is recorded as allocated"]
