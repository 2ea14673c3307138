import pytest

from parts import CSC, DAD, GRAN, MUM, SAM, SCHOOL, entry, time, told
from tenfold.picture.hearing import unheard
from tenfold.record import Care, Decision, Enquiry, Referral


def test_nobody_is_unheard_where_nothing_was_decided():
    assert unheard(told().picture("2024-03-04"), DAD, SAM) == ()


def test_a_step_without_a_concern_is_its_own_cause():
    placed = entry("2024-03-04", CSC, "record_note", Decision(matter="placement", children=(SAM,)), id="placed")
    assert [one.id for one in unheard(told(placed).picture("2024-03-04"), DAD, SAM)] == ["placed"]


@pytest.mark.parametrize(
    "event", ["visit", "call", "letter", "message", "attendance", "clinic", "contact_session", "family_meeting"]
)
def test_a_contact_about_a_parent_is_a_hearing(event):
    placed = entry("2024-03-04", CSC, "record_note", Decision(matter="placement", children=(SAM,)), id="placed")
    met = entry("2024-03-05", CSC, event, about=(DAD,))
    assert unheard(told(placed, met).picture("2024-03-05"), DAD, SAM) == ()
    assert unheard(told(placed, entry("2024-03-05", CSC, "record_note", about=(DAD,))).picture("2024-03-05"), DAD, SAM)


def test_of_two_referrals_the_one_that_came_with_the_step_is_its_cause():
    first = entry("2024-03-01", SCHOOL, "letter", Referral(children=(SAM,), to=CSC), id="first")
    rung = entry("2024-03-05", CSC, "call", about=(DAD,))
    both = (Referral(children=(SAM,), from_=SCHOOL), Enquiry(children=(SAM,), stage="opened"))
    step = entry("2024-03-08", CSC, "record_note", *both, id="step")
    assert [one.id for one in unheard(told(first, rung, step).picture("2024-03-08"), DAD, SAM)] == ["step"]
    opened = entry("2024-03-08", CSC, "record_note", both[1], id="step")
    assert unheard(told(first, rung, opened).picture("2024-03-08"), DAD, SAM) == ()


@pytest.mark.parametrize(
    ("visited", "is_met"), [("2024-03-06", False), ("2024-03-08", True), ("2024-03-11", True), ("2024-03-12", False)]
)
def test_whoever_visits_the_home_of_a_parent_while_they_care_alone_has_met_that_parent(visited, is_met):
    """Gran cares beside her until the 7th, and alone from the 12th on."""
    cared = (
        Care(child=SAM, by=(MUM,), basis="parental", to_date=time("2024-03-11")),
        *(
            Care(child=SAM, by=(GRAN,), basis="family_arrangement", from_=time(since), to_date=until and time(until))
            for since, until in (("2024-03-01", "2024-03-07"), ("2024-03-12", None))
        ),
    )
    began = entry("2024-03-01", CSC, "record_note", *cared)
    placed = entry("2024-03-04", CSC, "record_note", Decision(matter="placement", children=(SAM,)), id="placed")
    visit = entry(visited, CSC, "visit", place="home")
    assert (unheard(told(began, placed, visit).picture("2024-03-20"), MUM, SAM) == ()) is is_met
