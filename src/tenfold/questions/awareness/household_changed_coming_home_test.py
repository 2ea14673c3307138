"""Where a child comes home, or somebody comes back to it, who has joined the household and who has not."""

import pytest

from parts import ANN, CSC, DAD, ED, FRIEND, GP, GRAN, HV, LODGER, MUM, SAM, entry, time, told
from tenfold.questions.awareness.household_changed import household_changed as rule
from tenfold.questions.awareness.household_changed_test import LIVE, comes, lives
from tenfold.record import Care, Person, Plan


def test_who_comes_back_joins_again():
    there = comes("2024-01-08", lives(as_="resident"))
    left = entry("2024-02-05", HV, "visit", lives(as_="left"))
    back = entry("2024-03-04", HV, "visit", lives(as_="resident", from_=time("2024-03-03")))
    assert told(there, left, LIVE, back).subjects(rule, by="2024-03-18") == [LODGER]


@pytest.mark.parametrize(("again", "joined"), [("2024-03-05", []), ("2024-03-12", []), ("2024-03-13", [LODGER])])
def test_who_moves_house_with_the_family_does_not(again, joined):
    there = comes("2024-01-08", lives(as_="resident"))
    family = (SAM, MUM, LODGER)
    left = [lives(one, as_="left", from_=time("2024-03-04")) for one in family]
    new_home = [lives(one, "flat", "resident", from_=time(again)) for one in family]
    moved = entry("2024-03-13", HV, "visit", *left, *new_home)
    assert told(there, LIVE, moved).subjects(rule, by="2024-03-27") == joined


VERA = Person(id="vera", born=time("2024-03-20"))
EXPECTED = entry("2024-03-01", CSC, "initial_conference", Plan(child="vera", status="started"), about=("vera",))


def home_from_hospital(*facts):
    home = lives("vera", as_="resident", from_=time("2024-03-22"))
    return told(EXPECTED, entry("2024-03-22", ED, "discharge", VERA, home, *facts, about=("vera",), id="home"))


def test_who_lives_where_a_baby_comes_home_to_has_not_joined_it():
    assert not home_from_hospital().questions(rule, by="2024-06-18")
    mother_anew = lives(MUM, "flat", "resident")
    flat = entry("2024-03-10", HV, "visit", mother_anew, lives(GRAN, "flat", from_=time("2024-03-12")))
    home = lives("vera", "flat", as_="resident", from_=time("2024-03-22"))
    assert not told(EXPECTED, flat, entry("2024-03-22", ED, "visit", VERA, home)).questions(rule, by="2024-06-18")


def test_who_moves_in_with_a_baby_or_lives_where_it_comes_from_others_has_joined_it():
    later = entry("2024-03-25", HV, "visit", Person(id=LODGER, born=time("1990-01-01")), lives(), id="came")
    assert home_from_hospital().then(later).subjects(rule, by="2024-04-12") == [LODGER]
    fostered = Care(child="vera", by=(FRIEND,), basis="placement", from_=time("2024-03-20"), to_date=time("2024-03-22"))
    assert MUM in home_from_hospital(Person(id=FRIEND), fostered).subjects(rule, by="2024-06-18")
    born = entry("2024-03-20", ED, "visit", VERA, lives("vera", "dads"))
    moved = entry("2024-03-22", ED, "visit", lives("vera", as_="resident"))
    assert MUM in told(EXPECTED, born, moved).subjects(rule, by="2024-06-18")


def away_and_back(*facts):
    """SAM goes to FRIEND on 5 February, with a concern from 1 March, and comes back on 4 March."""
    home = Care(id="care-sam", child=SAM, by=(MUM,), basis="parental", to_date=time("2024-02-05"))
    gone = entry("2024-02-05", CSC, "record_note", home, lives(SAM, "friends", "resident"))
    return told(gone, LIVE, entry("2024-03-04", CSC, "record_note", lives(SAM, as_="resident"), *facts))


def test_those_to_whom_a_child_comes_back_have_not_joined_it():
    assert not away_and_back().questions(rule, by="2024-06-18")
    flat = entry("2024-03-20", CSC, "visit", *(lives(one, "flat", "resident") for one in (SAM, MUM, ANN)))
    assert not away_and_back().then(flat).questions(rule, by="2024-06-18")


def test_who_came_to_the_home_while_the_child_was_away_has_joined_it_and_so_has_who_came_back_to_it():
    lodger = Person(id=LODGER, born=time("1990-01-01"))
    new = away_and_back(lodger, lives(from_=time("2024-02-20")))
    assert new.subjects(rule, by="2024-03-18") == [LODGER]
    back = away_and_back(lives(MUM, as_="left", from_=time("2024-02-10")), lives(MUM, from_=time("2024-02-20")))
    assert back.subjects(rule, by="2024-03-18") == [MUM]
    twice = comes("2024-03-05", lives(SAM, "friends", "resident"), id="off")
    again = entry("2024-03-25", CSC, "visit", lives(SAM, as_="resident"))
    since_march = away_and_back(lives(DAD, as_="resident")).then(twice, again)
    assert since_march.subjects(rule, by="2024-04-12") == [DAD]
    assert since_march.asked(rule, by="2024-03-25")[0].opened == time("2024-03-25T23:59:59").first


BEN = (Person(id="ben", born=time("2016-02-02")), lives("ben", as_="resident"))


def test_a_brother_who_comes_back_to_the_child_has_joined_it():
    known = entry("2024-01-08", GP, "clinic", *BEN)
    gone = entry("2024-02-05", CSC, "record_note", lives("ben", "friends", "resident"))
    home = entry("2024-03-04", CSC, "record_note", BEN[1])
    assert told(known, gone, LIVE, home).subjects(rule, by="2024-03-18") == ["ben"]


@pytest.mark.parametrize("ended", [True, False])
def test_who_cared_for_the_child_left_it_and_comes_back_joins_again(ended):
    cares = Care(id="his", child=SAM, by=(LODGER,), basis="parental", from_=time("2023-01-01"))
    there = comes("2024-01-08", lives(as_="resident"), lives(SAM, as_="resident"), cares)
    over = [Care(id="his", child=SAM, by=(LODGER,), basis="parental", to_date=time("2024-03-05"))] if ended else []
    left = entry("2024-03-05", HV, "visit", lives(as_="left", from_=time("2024-03-05")), *over)
    back = entry("2024-04-02", HV, "visit", lives(as_="resident", from_=time("2024-04-01")), id="back")
    [question] = told(there, LIVE, left, back).asked(rule, by="2024-04-16")
    assert (question.id, [one.id for one in question.evidence]) == ("household-changed:lodger", ["back"])
    moved = [lives(one, "flat", "resident", from_=time("2024-03-05")) for one in (SAM, LODGER)]
    together = entry("2024-03-05", HV, "visit", *moved)
    assert not told(there, LIVE, together).questions(rule, by="2024-04-30")


@pytest.mark.parametrize("since", [{}, {"from_": time("2023-01-01")}])
def test_who_had_left_long_before_that_was_told_joins_again(since):
    there = comes("2024-01-08", lives(as_="resident", id="his", **since))
    back = entry("2024-03-19", HV, "visit", lives(as_="resident", from_=time("2024-03-17")), id="back")

    def joined(last):
        left = lives(as_="left", id="his", to_date=time(last), **since)
        return told(there, LIVE, entry("2024-03-12", HV, "visit", left), back).subjects(rule, by="2024-04-04")

    assert joined("2024-01-31") == [LODGER]
    assert joined("2024-03-15") == []
