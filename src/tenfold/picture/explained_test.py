"""Which marks are what ordinary life brings a child."""

import pytest

from parts import ANN, CSC, MUM, NEIGHBOUR, NURSERY, SAM, entry, on_plan, time, told
from tenfold.picture import bump, explained, occasions
from tenfold.record import Account, Injury, Opinion, Person, Relationship, Residence


def is_bump(*facts, sites=("shin",), type="bruise", event="observation", child=SAM, before=()):
    mark = Injury(id="mark", child=child, type=type, sites=sites)
    found = entry("2024-06-04", NURSERY, event, mark, *facts, about=(child,), id="found")
    p = told(*before, found).picture("2024-06-04")
    [occasion] = occasions(p)
    return bump(p, occasion)


def told_born(day):
    return entry("2024-01-02", CSC, "record_note", Person(id=SAM, born=time(day)))


@pytest.mark.parametrize("sites", [("shin",), ("knee.left",), ("face.forehead",), ("shin.left", "knee")])
def test_a_bruise_of_shin_knee_or_forehead_that_somebody_noted_is(sites):
    assert is_bump(sites=sites)


@pytest.mark.parametrize("sites", [(), ("arm",), ("face.cheek",), ("shin", "back")])
def test_a_bruise_anywhere_else_is_not(sites):
    assert not is_bump(sites=sites)


def test_so_is_a_grazed_knee_and_the_shin_of_a_child_at_school():
    assert is_bump(type="scratch", sites=("knee.left",))
    assert is_bump(child=ANN)
    assert not is_bump(type="laceration", sites=("knee.left",))


@pytest.mark.parametrize("event", ["attendance", "admission"])
def test_what_a_child_was_brought_in_for_is_not(event):
    assert not is_bump(event=event)


def test_nor_is_one_of_another_kind_or_age_on_plan_without_explanation_or_judged_harm():
    assert not is_bump(type="burn")
    assert not is_bump(child=SAM, before=(told_born("2023-09-01"),))
    assert not is_bump(before=(on_plan("2024-03-04"),))
    assert not is_bump(Account(by=MUM, about=("mark",), claim="no_explanation"))
    assert not is_bump(Opinion(about=("mark",), view="suspicious"))
    assert is_bump(Account(by=MUM, about=("mark",), claim="accident"))


def test_who_saw_what_happened_to_one_of_two_must_be_independent_of_both():
    zoe = (Person(id="zoe", born=time("2022-01-01")), Residence(person="zoe", address="hers", as_="resident"))
    which = Injury(id="which", one_of=(SAM, "zoe"), type="burn")

    def is_explained(tie, to):
        known = (*zoe, Person(id=NEIGHBOUR), Relationship(of=NEIGHBOUR, to=to, is_=tie))
        said = Account(by=NEIGHBOUR, about=("which",), claim="accident")
        p = told(entry("2024-06-04", CSC, "call", which, *known, said, about=(SAM, "zoe"))).picture("2024-06-04")
        [occasion] = occasions(p)
        return explained(p, occasion, occasion.injuries[0])

    assert is_explained("neighbour", MUM)
    assert not is_explained("relative", "zoe")
    assert not is_explained("relative", SAM)


def test_nor_is_one_that_may_be_of_a_child_on_plan():
    which = Injury(id="which", one_of=(SAM, ANN), type="bruise", sites=("shin",))
    found = entry("2024-06-04", NURSERY, "observation", which, about=(SAM, ANN))

    def ordinary(*before):
        p = told(*before, found).picture("2024-06-04")
        return bump(p, occasions(p)[0])

    assert ordinary()
    assert not ordinary(on_plan("2024-03-04", ANN))
