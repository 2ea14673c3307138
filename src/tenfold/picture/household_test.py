"""Where people live, by the last word on each address; and who lives with a child."""

import pytest

from parts import CSC, DAD, FRIEND, GRAN, HOUSING, HV, LODGER, MUM, NURSERY, SAM, entry, time, told
from tenfold.picture import household, household_adults, household_on, living, stays, under_one_roof
from tenfold.record import Care, Check, Person, Relationship, Residence


def says(day, as_, person=LODGER, address="home", **fields):
    return entry(day, HV, "visit", Person(id=person), Residence(person=person, address=address, as_=as_, **fields))


def found(*entries, person=LODGER):
    p = told(*entries).picture("2024-06-01")
    return [(stay.address, str(stay.since.date()), stay.until and str(stay.until.date())) for stay in stays(p, person)]


def lives(*entries, person=LODGER, by="2024-06-01"):
    return [stay.address for stay in living(told(*entries).picture(by), person)]


def test_a_later_word_on_the_same_address_stands_in_place_of_an_earlier_one_that_it_covers():
    again = says("2024-03-11", "resident", from_=time("2024-02-01"))
    assert found(says("2024-03-04", "staying"), again) == [("home", "2024-02-01", None)]
    later = found(says("2024-03-04", "staying"), says("2024-03-11", "resident"))
    assert later == [("home", "2024-03-04", "2024-03-11"), ("home", "2024-03-11", None)]
    elsewhere = says("2024-03-11", "staying", address="flat", from_=time("2024-02-01"))
    assert sorted(one for one, _, _ in found(says("2024-03-04", "staying"), elsewhere)) == ["flat", "home"]


def test_leaving_ends_the_stay_at_that_address_and_a_new_main_home_the_last():
    assert lives(says("2024-03-04", "resident"), says("2024-03-11", "left")) == []
    assert lives(says("2024-03-04", "resident"), says("2024-03-11", "left", address="flat")) == ["home"]
    assert lives(says("2024-03-04", "resident"), says("2024-03-11", "resident", address="flat")) == ["flat"]
    assert lives(says("2024-03-04", "resident"), says("2024-03-11", "staying", address="flat")) == ["home", "flat"]
    assert lives(says("2024-03-04", "resident"), says("2024-03-11", "not_resident")) == []
    never = says("2024-03-11", "not_resident", from_=time("2024-02-01"))
    assert found(says("2024-03-04", "resident"), never) == []


@pytest.mark.parametrize(
    ("as_", "there"), [("resident", True), ("staying", True), ("visiting", False), ("left", False)]
)
def test_a_visit_is_not_living(as_, there):
    p = told(says("2024-03-04", as_)).picture("2024-03-04")
    assert (LODGER in under_one_roof(p, SAM)) is there
    assert (LODGER in household(p, SAM)) is there


def test_who_lived_with_a_child_at_a_moment_is_who_had_come_and_not_yet_gone():
    p = told(says("2024-03-04", "staying", to_date=time("2024-03-15"))).picture("2024-06-01")

    def there(day):
        return {stay.person for stay in household_on(p, SAM, time(day).first)}

    assert LODGER not in there("2024-03-03")
    assert LODGER in there("2024-03-04") & there("2024-03-15")
    assert LODGER not in there("2024-03-16")


@pytest.mark.parametrize("basis", ["childminder", "hospital", "placement"])
def test_who_cares_elsewhere_by_trade_is_of_no_household(basis):
    def joins(basis):
        care = Care(child=SAM, by=(FRIEND,), basis=basis)
        return FRIEND in household(told(entry("2024-03-04", CSC, "visit", care)).picture("2024-03-04"), SAM)

    assert joins("family_arrangement")
    assert not joins(basis)


def test_a_partner_of_who_cares_is_of_the_household_wherever_they_live():
    tie = Relationship(of=FRIEND, to=MUM, is_="partner")
    p = told(entry("2024-03-04", NURSERY, "call", Person(id=FRIEND), tie)).picture("2024-03-04")
    assert FRIEND in household(p, SAM)
    assert not {DAD, GRAN} & set(household(p, SAM))


def test_a_child_of_the_household_is_none_of_its_adults():
    def lives_there(born):
        known = (Person(id="kim", born=time(born)), Residence(person="kim", address="home", as_="resident"))
        return household_adults(told(entry("2024-03-04", HV, "visit", *known)).picture("2024-03-04"), SAM)

    assert lives_there("2004-01-01") == (MUM, "kim")
    assert lives_there("2009-01-01") == (MUM,)


def test_where_nobody_told_where_a_child_lives_its_home_is_that_of_who_cares_for_it_or_else_of_its_parents():
    kid = (Person(id="kid"), Relationship(of=DAD, to="kid", is_="father"))
    known = entry("2024-03-01", CSC, "record_note", *kid, about=("kid",))
    houses = (
        Residence(person=DAD, address="his", as_="resident"),
        Residence(person=LODGER, address="his", as_="staying"),
    )
    told_of = entry("2024-03-01", HOUSING, "record_note", Person(id=LODGER), *houses)
    assert set(household(told(known, told_of).picture("2024-03-02"), "kid")) == {DAD, LODGER}

    def cared(by, basis):
        return entry("2024-03-01", CSC, "record_note", Care(child="kid", by=(by,), basis=basis), about=("kid",))

    by_gran = told(known, told_of, cared(GRAN, "family_arrangement")).picture("2024-03-02")
    assert LODGER not in household(by_gran, "kid")
    placed = told(known, told_of, cared(FRIEND, "placement")).picture("2024-03-02")
    assert LODGER not in household(placed, "kid")
    by_dad = told(known, told_of, cared(DAD, "parental")).picture("2024-03-02")
    assert LODGER in household(by_dad, "kid")
    own = Residence(person="kid", address="elsewhere", as_="resident")
    known_home = told(known, told_of, entry("2024-03-01", CSC, "record_note", own, about=("kid",)))
    assert LODGER not in household(known_home.picture("2024-03-02"), "kid")


def checked(day, about, result="contradicted"):
    return entry(day, CSC, "visit", Check(about=(about,), against="own_observation", result=result))


YES = says("2024-03-04", "resident", id="yes")
NO = says("2024-03-12", "not_resident", id="no")


@pytest.mark.parametrize(
    ("more", "there"),
    [
        ([checked("2024-03-11", "yes")], []),
        ([checked("2024-03-11", "yes"), checked("2024-03-12", "yes", "requested")], []),
        ([checked("2024-03-11", "yes"), checked("2024-03-12", "yes", "corroborated")], ["home"]),
        ([checked("2024-03-11", "yes", "requested")], ["home"]),
        ([checked("2024-03-11", "yes", "inconclusive")], ["home"]),
        ([checked("2024-03-11", "home-mum")], ["home"]),
        ([checked("2024-03-01", "yes")], ["home"]),
        ([says("2024-03-11", "left", id="gone"), checked("2024-03-12", "gone")], ["home"]),
    ],
)
def test_a_word_that_a_check_since_contradicted_counts_no_more(more, there):
    assert lives(YES, *more) == there


def test_a_check_told_with_a_word_is_of_that_word_where_it_is_the_first_and_else_of_the_one_before():
    found_untrue = Check(about=("yes",), against="own_observation", result="contradicted")
    at_once = entry("2024-03-04", HV, "visit", *YES.facts, found_untrue)
    assert found(at_once) == []
    again = entry("2024-03-11", HV, "visit", *YES.facts, found_untrue)
    assert found(YES, again) == [("home", "2024-03-11", None)]
    assert found(YES, checked("2024-03-06", "yes"), says("2024-03-11", "resident", id="yes")) == [
        ("home", "2024-03-11", None)
    ]


WHOLE, CUT = [("home", "2024-03-04", None)], [("home", "2024-03-04", "2024-03-12")]
VISITS, SINCE = says("2024-03-12", "visiting", id="visits"), ("home", "2024-03-12", None)
LATER, MET = says("2024-03-14", "resident", id="later"), ("home", "2024-03-12", "2024-03-14")


@pytest.mark.parametrize(
    ("more", "stay"),
    [
        ([NO], CUT),
        ([NO, checked("2024-03-20", "no")], WHOLE),
        ([NO, checked("2024-03-20", "yes", "corroborated")], WHOLE),
        ([NO, checked("2024-03-20", "yes", "inconclusive")], CUT),
        ([checked("2024-03-11", "yes", "corroborated"), NO], CUT),
        ([NO, checked("2024-03-20", "no", "requested")], CUT),
        ([NO, checked("2024-03-20", "no", "corroborated")], CUT),
        ([NO, says("2024-03-14", "resident"), checked("2024-03-20", "no", "corroborated")], CUT),
        ([NO, says("2024-03-14", "resident")], [*CUT, ("home", "2024-03-14", None)]),
    ],
)
def test_that_somebody_does_not_live_there_falls_with_a_check_of_it_or_of_the_opposite_since(more, stay):
    assert found(YES, *more) == stay


@pytest.mark.parametrize(
    ("told", "stay"),
    [
        ([YES, VISITS], [*CUT, SINCE]),
        ([YES, VISITS, checked("2024-03-20", "yes", "corroborated")], WHOLE),
        ([YES, VISITS, checked("2024-03-20", "visits")], WHOLE),
        ([YES, VISITS, checked("2024-03-20", "visits", "corroborated")], [*CUT, SINCE]),
        ([VISITS, LATER, checked("2024-03-20", "later", "corroborated")], [MET, ("home", "2024-03-14", None)]),
        ([VISITS, LATER, checked("2024-03-20", "visits", "corroborated")], [MET, ("home", "2024-03-14", None)]),
    ],
)
def test_that_somebody_only_visits_falls_with_a_check_since_that_they_lived_there_before_it(told, stay):
    assert found(*told) == stay


def test_it_does_not_fall_with_what_was_found_of_another_address_or_of_visits():
    flat = says("2024-03-05", "staying", address="flat", id="flat")
    calls = says("2024-03-01", "visiting", id="calls")
    assert CUT[0] in found(YES, flat, NO, checked("2024-03-20", "flat", "corroborated"))
    assert CUT[0] in found(calls, YES, NO, checked("2024-03-20", "calls", "corroborated"))
    assert ("home", "2024-03-01", "2024-03-12") in found(calls, NO, checked("2024-03-20", "no", "corroborated"))


def test_who_came_to_live_there_after_it_was_found_that_they_did_not_does():
    borne_out = checked("2024-03-20", "no", "corroborated")
    assert found(NO, borne_out, says("2024-03-25", "resident")) == [("home", "2024-03-25", None)]


def test_who_left_was_there_until_the_last_day_that_is_told_also_where_the_first_is():
    since, last = {"from_": time("2023-01-01")}, {"to_date": time("2024-02-20")}
    there = says("2024-01-04", "resident", id="r", **since)
    for gone in (says("2024-03-11", "left", id="r", **last), says("2024-03-11", "left", id="r", **since, **last)):
        assert found(there, gone) == [("home", "2023-01-01", "2024-02-20")]
    assert found(there, says("2024-03-11", "left", from_=time("2024-03-01"))) == [("home", "2023-01-01", "2024-03-01")]
    assert found(there, says("2024-03-11", "left")) == [("home", "2023-01-01", "2024-03-11")]
