"""Who a visit home finds living at an address is in the child's home, where nobody tells where the family lives."""

import pytest

from parts import CSC, FRIEND, GRAN, HV, entry, on_plan, time, told
from tenfold.questions.curiosity.adult_unchecked import adult_unchecked
from tenfold.questions.curiosity.adult_unidentified import adult_unidentified as rule
from tenfold.record import Care, Person, Relationship, Residence

AVA, KELLY, GAZ = "ava", "kelly", "gaz"
WHO = (
    Person(id=AVA, name="Ava", born=time("2022-01-01")),
    Person(id=KELLY, name="Kelly", born=time("1996-02-02")),
    Relationship(of=KELLY, to=AVA, is_="mother"),
)
KNOWN = entry("2024-02-01", HV, "record_note", *WHO, about=(AVA,))
THERE = Residence(person=GAZ, address="4 High St", as_="resident")
PLAN = on_plan("2024-03-05", AVA)


def visited(*facts, id="visit", day="2024-03-04", event="visit", **fields):
    fields = {"place": "home", "about": (AVA,), "seen": {AVA: "seen"}} | fields
    return entry(day, HV, event, Person(id=GAZ, name="Gaz"), *(facts or (THERE,)), id=id, **fields)


def asks(*then, of=GAZ, by="2024-03-20"):
    story = told(KNOWN, *then)
    return [asked for asked in (rule, adult_unchecked) if of in story.subjects(asked, by=by)]


def test_asks_who_lives_where_the_child_was_visited_at_home():
    [question] = told(KNOWN, visited()).asked(rule, by="2024-03-04")
    assert (question.id, question.about) == ("adult-unidentified:gaz", (AVA, GAZ))
    assert [one.id for one in question.evidence] == ["visit"]
    assert asks(visited(), PLAN) == [rule, adult_unchecked]
    assert asks(visited(outcome="completed"), PLAN) == [rule, adult_unchecked]


@pytest.mark.parametrize(
    "fields",
    [
        {"place": "clinic"},
        {"place": None},
        {"event": "observation"},
        {"outcome": "no_access", "seen": {}},
        {"about": ("other",), "seen": {}},
    ],
)
def test_is_silent_about_who_lives_at_an_address_told_elsewhere(fields):
    assert asks(visited(**fields), PLAN) == []


def home(person, address="somewhere else"):
    return entry("2024-02-02", HV, "record_note", Residence(person=person, address=address, as_="resident"))


def test_is_silent_where_the_childs_or_its_parents_home_is_told_elsewhere():
    for person in (AVA, KELLY):
        assert asks(home(person), visited(), PLAN) == []
        assert asks(home(person, "4 High St"), visited(), PLAN) == [rule, adult_unchecked]
    left = Residence(person=KELLY, address="old", as_="left")
    assert asks(entry("2024-02-02", HV, "record_note", left), visited(), PLAN) == []


def test_is_silent_where_two_addresses_were_told_of_because_either_may_be_the_home():
    aunt = Residence(person=FRIEND, address="Leeds", as_="resident")
    assert asks(visited(THERE, aunt), PLAN) == []
    assert asks(visited(), visited(aunt, id="second", day="2024-03-06"), PLAN) == []
    other = Residence(person=FRIEND, address="4 High St", as_="staying")
    assert asks(visited(THERE, other), PLAN) == [rule, adult_unchecked]


def test_is_silent_while_others_than_its_parents_have_the_child():
    def cared(by, basis):
        return entry("2024-02-02", CSC, "record_note", Care(child=AVA, by=(by,), basis=basis), about=(AVA,))

    assert asks(cared(GRAN, "family_arrangement"), visited(), PLAN) == []
    assert asks(cared(KELLY, "parental"), visited(), PLAN) == [rule, adult_unchecked]


def test_who_has_left_since_lives_there_no_more():
    gone = entry("2024-03-12", HV, "record_note", Residence(person=GAZ, address="4 High St", as_="left"))
    assert asks(visited(), PLAN, gone) == []


def test_does_not_leak_to_a_child_who_was_not_visited():
    story = told(KNOWN, visited(), on_plan("2024-03-05"))
    assert all(AVA in one.about and "sam" not in one.about for one in story.asked(rule, by="2024-03-20"))


def test_changes_its_mind_when_the_visit_is_corrected_and_not_a_day_sooner():
    mended = entry("2024-03-04", HV, "visit", place="home", about=(AVA,), corrects="visit", recorded="2024-03-12")
    story = told(KNOWN, visited(), PLAN, mended)
    assert story.asks(rule, by="2024-03-11")
    assert not story.asks(rule, by="2024-03-12")
