import pytest

from parts import CSC, ED, HV, LEGAL, POLICE, conference, entry, told
from tenfold.desk.quoracy import quoracy_of
from tenfold.record import Attended


def quoracy(*facts, among=(), more=()):
    story = told(conference("2024-03-05", *facts, among=among, id="c"), *more)
    p = story.picture(by="2024-06-05")
    return quoracy_of(p, p.entry("c"))


def came(agency, how="present"):
    return Attended(agency=agency, as_=how)


@pytest.mark.parametrize(
    ("among", "state"),
    [((CSC, POLICE, HV), "met"), ((POLICE, HV), "met"), ((CSC, POLICE), "not met"), ((CSC,), "not met")],
)
def test_two_beside_the_lead_make_it_quorate(among, state):
    it = quoracy(among=among)
    assert it.state == state
    assert any("2 other agencies (local practice; Swindon" in line for line in it.lines)


def test_lawyers_prosecutors_and_courts_are_none_of_it():
    assert quoracy(among=(CSC, HV, LEGAL)).state == "not met"
    assert quoracy(among=(LEGAL,)).state == "not met"
    assert quoracy(among=(CSC, POLICE, HV, LEGAL)).state == "met"


def test_attendance_that_nobody_recorded_is_unknown_and_not_empty():
    assert quoracy().state == "unknown"
    assert quoracy(came(ED, "apologies")).state == "unknown"


def test_who_is_said_to_have_come_and_not_to_have_come_makes_it_disputed_where_it_turns_on_them():
    other = entry("2024-03-06", HV, "record_note", Attended(agency=HV, as_="absent", meeting="c"))
    it = quoracy(among=(CSC, POLICE, HV), more=(other,))
    assert it.state == "disputed"
    assert "hv is said to have been present (professional, csc) and absent (professional, hv)." in it.lines
    assert quoracy(among=(CSC, POLICE, ED, HV), more=(other,)).state == "met"
    assert quoracy(among=(CSC, HV), more=(other,)).state == "not met"


def test_without_the_lead_it_is_not_met_and_a_lead_that_is_not_on_the_list_is_said():
    assert quoracy(came(CSC, "apologies"), among=(POLICE, HV)).state == "not met"
    assert "csc is not on the list." in quoracy(among=(POLICE, HV)).lines
