import pytest

from parts import ANN, CSC, DAD, FRIEND, GRAN, HOUSING, HV, LODGER, MUM, NURSERY, SAM, entry, on_plan, told, visit
from tenfold.questions.curiosity.household_self_reported import household_self_reported as rule
from tenfold.record import Account, Care, Check, Observation, Person, Presence, Residence


def word(day, by=MUM, id="w", **fields):
    return entry(day, CSC, "call", Account(id=id, by=by, about=("household",), names=fields.pop("names", ())), **fields)


def check(about, result="corroborated", day="2024-03-12", against="housing_record", **fields):
    return entry(day, CSC, "call", Check(about=(about,), against=against, result=result), **fields)


STORY = told(word("2024-03-04"), on_plan("2024-03-05"))


def test_asks_ten_working_days_after_mum_said_who_lives_there():
    assert not STORY.asks(rule, by="2024-03-17")
    [question] = STORY.asked(rule, by="2024-03-18")
    assert question.id == "household-self-reported:sam"
    assert (question.urgency, question.to, question.about) == ("routine", (CSC,), (SAM, MUM))
    assert [one.id for one in question.evidence] == ["e1"]


def test_is_silent_without_a_live_concern_and_without_a_word():
    assert not told(word("2024-03-04")).asks(rule, by="2024-05-18")
    assert not told(on_plan("2024-03-05")).asks(rule, by="2024-05-18")


@pytest.mark.parametrize("about", ["w", "home-mum", "home-sam", MUM])
@pytest.mark.parametrize("result", ["corroborated", "contradicted"])
def test_is_content_with_a_check_of_the_word_the_residence_or_the_person(about, result):
    assert not STORY.then(check(about, result)).asks(rule, by="2024-05-18")


def test_is_content_when_who_she_named_is_checked_or_his_presence_is():
    seen = entry("2024-03-04", HV, "call", Person(id=LODGER), Presence(id="there", person=LODGER, context="hall"))
    story = told(seen, word("2024-03-04", names=(LODGER,)), on_plan("2024-03-05"))
    assert story.asks(rule, by="2024-03-18")
    assert not story.then(check("there")).asks(rule, by="2024-03-18")
    assert not story.then(check(LODGER)).asks(rule, by="2024-03-18")


def test_is_content_with_a_professionals_own_sight_at_home():
    there = Residence(id="again", person=MUM, address="home", as_="resident")
    assert not STORY.then(visit("2024-03-12", there)).asks(rule, by="2024-03-18")
    office = entry("2024-03-12", CSC, "visit", there, place="office")
    assert STORY.then(office).asks(rule, by="2024-03-18")


def test_still_asks_when_the_check_is_open_came_before_or_asks_for_convictions():
    assert STORY.then(check("w", "requested"), check("w", "nothing_known")).asks(rule, by="2024-03-18")
    assert told(check("home-mum", day="2024-03-01"), *STORY.entries[1:]).asks(rule, by="2024-03-18")
    assert STORY.then(check(MUM, against="police_record")).asks(rule, by="2024-03-18")


def test_still_asks_after_an_ordinary_visit_home():
    tidy = Observation(child=SAM, of="home_conditions", level="positive")
    assert STORY.then(visit("2024-03-12", tidy)).asks(rule, by="2024-03-18")


def test_asks_again_when_she_says_it_anew_after_the_check():
    story = STORY.then(check("w"), word("2024-04-02", id="w2"))
    assert not story.asks(rule, by="2024-04-15")
    assert story.asks(rule, by="2024-04-16")


def test_asks_of_the_home_that_the_child_may_go_back_to():
    placed = Care(child=SAM, by=("carer",), basis="placement", from_=None)
    left = Residence(person=SAM, address="home", as_="left")
    away = entry("2024-03-05", CSC, "record_note", Person(id="carer"), placed, left)
    assert STORY.then(away).asks(rule, by="2024-03-18")


def test_takes_no_word_of_a_professional_for_a_caregivers():
    agency = entry("2024-03-04", HOUSING, "call", Account(by=HOUSING, about=("household",)))
    nursery = entry("2024-03-04", NURSERY, "call", Account(by=NURSERY, about=("household",)))
    assert not told(agency, nursery, on_plan("2024-03-05")).asks(rule, by="2024-05-18")


def test_takes_dads_word_for_a_parents():
    assert told(word("2024-03-04", by=DAD), on_plan("2024-03-05")).asks(rule, by="2024-03-18")


def test_does_not_leak_from_one_child_to_another():
    story = told(word("2024-03-04", about=(ANN,)), on_plan("2024-03-05", SAM, ANN))
    assert story.subjects(rule, by="2024-03-18") == [ANN]


def test_changes_its_mind_when_the_check_is_corrected_and_not_a_day_sooner():
    undone = entry("2024-03-12", CSC, "call", corrects="c", recorded="2024-03-25T09:00")
    story = STORY.then(check("w", id="c"), undone)
    assert not story.asks(rule, by="2024-03-24")
    assert story.asks(rule, by="2024-03-25")


@pytest.mark.parametrize("against", ["police_record", "social_care_record", "other_authority", "other_agency"])
def test_what_a_person_is_known_for_is_no_check_of_who_lives_there(against):
    assert STORY.then(check(MUM, against=against)).asks(rule, by="2024-03-18")


def test_a_visit_to_another_home_shows_nothing_of_the_one_she_spoke_of():
    def visited(address):
        there = Residence(person=GRAN, address=address, as_="resident")
        stays = Residence(person=SAM, address=address, as_="staying")
        return entry("2024-03-11", CSC, "visit", there, stays, place="home", seen={SAM: "seen"})

    assert STORY.then(visited("grans")).asks(rule, by="2024-03-18")
    assert not STORY.then(visited("home")).asks(rule, by="2024-05-18")


def test_where_nobody_knows_where_who_said_it_lives_any_home_of_the_child_will_do():
    there = Residence(person=GRAN, address="home", as_="resident")
    visited = entry("2024-03-11", CSC, "visit", there, place="home", seen={SAM: "seen"})
    carer = entry("2024-03-01", CSC, "record_note", Person(id=FRIEND), Care(child=SAM, by=(FRIEND,), basis="unknown"))
    assert told(carer, word("2024-03-04", by=FRIEND), on_plan("2024-03-05")).asks(rule, by="2024-03-18")
    assert not told(carer, word("2024-03-04", by=FRIEND), on_plan("2024-03-05"), visited).asks(rule, by="2024-05-18")
