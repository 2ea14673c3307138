"""Which bruises are what ordinary life brings a toddler."""

import pytest

from parts import ANN, MUM, NURSERY, SAM, entry, on_plan, told
from tenfold.picture import bump, occasions
from tenfold.record import Account, Injury, Opinion


def is_bump(*facts, sites=("shin",), type="bruise", event="observation", child=SAM, before=()):
    mark = Injury(id="mark", child=child, type=type, sites=sites)
    found = entry("2024-06-04", NURSERY, event, mark, *facts, about=(child,), id="found")
    p = told(*before, found).picture("2024-06-04")
    [occasion] = occasions(p)
    return bump(p, occasion)


@pytest.mark.parametrize("sites", [("shin",), ("knee.left",), ("face.forehead",), ("shin.left", "knee")])
def test_a_bruise_of_shin_knee_or_forehead_that_somebody_noted_is(sites):
    assert is_bump(sites=sites)


@pytest.mark.parametrize("sites", [(), ("arm",), ("face.cheek",), ("shin", "back")])
def test_a_bruise_anywhere_else_is_not(sites):
    assert not is_bump(sites=sites)


@pytest.mark.parametrize("event", ["attendance", "admission"])
def test_what_a_child_was_brought_in_for_is_not(event):
    assert not is_bump(event=event)


def test_nor_is_one_of_another_kind_or_age_on_plan_without_explanation_or_judged_harm():
    assert not is_bump(type="burn")
    assert not is_bump(child=ANN)
    assert not is_bump(before=(on_plan("2024-03-04"),))
    assert not is_bump(Account(by=MUM, about=("mark",), claim="no_explanation"))
    assert not is_bump(Opinion(about=("mark",), view="suspicious"))
    assert is_bump(Account(by=MUM, about=("mark",), claim="accident"))
