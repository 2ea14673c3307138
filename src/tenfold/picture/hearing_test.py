from parts import CSC, DAD, SAM, entry, told
from tenfold.picture.hearing import unheard
from tenfold.record import Decision


def test_nobody_is_unheard_where_nothing_was_decided():
    assert unheard(told().picture("2024-03-04"), DAD, SAM) == ()


def test_a_step_without_a_concern_is_its_own_cause():
    placed = entry("2024-03-04", CSC, "record_note", Decision(matter="placement", children=(SAM,)), id="placed")
    assert [one.id for one in unheard(told(placed).picture("2024-03-04"), DAD, SAM)] == ["placed"]
