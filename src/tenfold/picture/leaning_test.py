"""What a plan leans on: which care, places, services and orders, and which are not to be leaned on."""

from typing import get_args

import pytest

from parts import CSC, FRIEND, GRAN, MUM, NURSERY, SAM, entry, on_plan, time, told, visit
from tenfold.picture import lapse, leaned_on, leans_since
from tenfold.record import Action, Care, Decision, Enrolment, Order, Plan, Residence
from tenfold.record.words import AgencyKind

SERVICE = "service"
KINDS = {*get_args(AgencyKind)}
JUSTICE = ("police", "prosecution", "legal", "court", "immigration")
NO_SERVICE = (*JUSTICE, "childrens_social_care", "acute_hospital", "ambulance", "housing", "childrens_guardian")
AWAY = ("family_arrangement", "bail_condition", "voluntary_accommodation", "placement", "order")
WATCHING = ("restraining", "non_molestation", "supervision", "interim_care", "care")


def leans(*facts, agency=CSC, kind=None, before=()):
    story = told(on_plan("2024-03-01"), *before, entry("2024-03-18", agency, "record_note", *facts, id="last"))
    p = (story.beside(SERVICE, kind) if kind else story).picture("2024-03-18")
    return any(thing.first.id == "last" for _, thing in leaned_on(p))


@pytest.mark.parametrize("matter", ["closure", "step_down"])
def test_a_service_that_met_the_child_and_closes_was_leaned_on_unless_it_is_the_lead_law_or_hospital(matter):
    met, closes = visit("2024-03-04", agency=SERVICE), Decision(matter=matter, children=(SAM,))
    leaned_on = {kind for kind in KINDS if leans(closes, agency=SERVICE, kind=kind, before=(met,))}
    assert leaned_on == KINDS - set(NO_SERVICE)
    other = Decision(matter="other", children=(SAM,))
    assert not leans(other, agency=SERVICE, kind="mental_health", before=(met,))


def test_an_action_that_its_owner_drops_was_leaned_on_unless_it_is_a_matter_of_justice():
    dropped = Action(id="help", child=SAM, owner=SERVICE, what="help weekly", status="dropped")
    assert {kind for kind in KINDS if leans(dropped, agency=SERVICE, kind=kind)} == KINDS - set(JUSTICE)


@pytest.mark.parametrize("basis", [*AWAY, "childminder"])
def test_care_that_was_arranged_is_leaned_on(basis):
    assert leans(Care(child=SAM, by=(FRIEND,), basis=basis))


@pytest.mark.parametrize("basis", ["parental", "hospital", "unknown"])
def test_care_by_parents_in_hospital_or_that_nobody_described_is_not(basis):
    assert not leans(Care(child=SAM, by=(MUM, GRAN), basis=basis))


@pytest.mark.parametrize("status", ["withdrawn", "home_educated", "excluded"])
def test_a_place_that_is_given_up_was_leaned_on(status):
    assert leans(Enrolment(child=SAM, at=NURSERY, status=status), agency=NURSERY)


@pytest.mark.parametrize("status", ["enrolled", "missing"])
def test_a_place_that_is_held_is_not_lost(status):
    assert not leans(Enrolment(child=SAM, at=NURSERY, status=status), agency=NURSERY)


@pytest.mark.parametrize("kind", WATCHING)
def test_an_order_to_keep_somebody_away_or_to_watch_a_child_is_leaned_on(kind):
    assert leans(Order(child=SAM, type=kind, from_=time("2024-03-18")))


@pytest.mark.parametrize("kind", ["epo", "police_protection", "voluntary_accommodation", "child_arrangements", "other"])
def test_an_order_with_a_clock_of_its_own_is_not(kind):
    assert not leans(Order(child=SAM, type=kind, from_=time("2024-03-18")))


def test_an_end_told_again_as_it_stood_is_no_longer_time_agreed():
    def agreed(*ends):
        notes = [
            entry(day, CSC, "record_note", Care(id="w", child=SAM, by=(MUM, GRAN), basis="order", to_date=time(end)))
            for day, end in ends
        ]
        p = told(on_plan("2024-03-01"), *notes).picture("2024-03-20")
        gone = lapse(p, p.facts(Care, "w")[0], SAM)
        return gone.entry.day.isoformat(), gone.ahead

    assert agreed(("2024-03-04", "2024-03-15")) == ("2024-03-04", True)
    assert agreed(("2024-03-04", "2024-03-11"), ("2024-03-08", "2024-03-15")) == ("2024-03-08", True)
    assert agreed(("2024-03-04", "2024-03-15"), ("2024-03-08", "2024-03-15")) == ("2024-03-08", False)


def test_what_ended_at_the_minute_at_which_a_plan_began_was_leaned_on():
    start = entry("2024-03-04T10:00", CSC, "initial_conference", Plan(child=SAM, status="started"))
    p = told(start).picture("2024-03-04")
    assert leans_since(p, SAM, time("2024-03-04T10:00").first) is True
    assert leans_since(p, SAM, time("2024-03-04T09:59").first) is None


def test_some_days_with_family_are_a_visit_and_no_arrangement():
    def away(until, by=(GRAN,), basis="family_arrangement"):
        return leans(Care(child=SAM, by=by, basis=basis, from_=time("2024-03-18"), to_date=time(until)))

    assert not away("2024-03-22")
    assert away("2024-04-12")
    assert away("2024-03-22", basis="placement")
    assert away("2024-03-22", by=(MUM, GRAN))


def test_who_came_and_went_twice_is_gone_when_they_went_for_good():
    def stay(since, until):
        return Residence(person=GRAN, address="home", as_="staying", from_=time(since), to_date=time(until))

    watch = Care(id="w", child=SAM, by=(MUM, GRAN), basis="family_arrangement", from_=time("2024-03-06"))
    notes = (stay("2024-03-01", "2024-03-05"), stay("2024-03-06", "2024-03-15"), watch)
    p = told(on_plan("2024-03-01"), entry("2024-03-06", CSC, "record_note", *notes)).picture("2024-03-20")
    assert lapse(p, p.facts(Care, "w")[0], SAM).at == time("2024-03-15").last


def test_who_moved_out_on_the_day_on_which_a_plan_began_to_lean_on_her_has_not_left_since():
    lived = entry("2024-02-05", CSC, "visit", Residence(person=GRAN, address="home", as_="resident"))
    away = Residence(person=GRAN, address="hers", as_="resident", from_=time("2024-03-04"))
    watch = Care(id="w", child=SAM, by=(MUM, GRAN), basis="family_arrangement", from_=time("2024-03-04"))
    agreed = entry("2024-03-04", CSC, "record_note", away, watch)
    p = told(lived, on_plan("2024-03-01"), agreed).picture("2024-04-04")
    assert lapse(p, p.facts(Care, "w")[0], SAM) is None
