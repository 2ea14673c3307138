import pytest

from parts import CSC, DAD, SAM, SCHOOL, entry, told
from tenfold.picture.hearing import unheard
from tenfold.record import Decision, Enquiry, Referral


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
