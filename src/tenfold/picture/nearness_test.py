"""Who is near a child though the record says that they have gone, or are not there yet."""

import pytest

from parts import ANN, CSC, DAD, FRIEND, GRAN, HOUSING, HV, LODGER, MUM, SAM, entry, time, told
from tenfold.picture.nearness import near_child, near_now, said_to_have_gone
from tenfold.record import Account, Care, Check, Decision, Person, Relationship, Residence

MOVED_IN = entry("2024-01-08", HV, "visit", Person(id=LODGER), Residence(person=LODGER, address="home", as_="resident"))
PARTNER = Relationship(of=LODGER, to=MUM, is_="partner")
WORD = Account(id="word", by=MUM, about=("household", "relationship"), names=(LODGER,))
GONE = Residence(person=LODGER, address="home", as_="left", from_=time("2024-03-10"))
PARTED = Relationship(of=LODGER, to=MUM, is_="ex_partner")


def rang(*facts, day="2024-03-11"):
    return entry(day, CSC, "call", *facts, id="rang")


def near(story, by="2024-03-20", child=SAM):
    return dict(near_child(story.picture(by), child))


def test_who_is_gone_by_mums_word_alone_is_still_near_since_they_were_first_there():
    story = told(MOVED_IN, rang(WORD, GONE))
    assert near(story)[LODGER].id == "e1"
    assert LODGER not in near(told(MOVED_IN, rang(GONE)))  # somebody recorded it as a fact of their own
    apart = told(MOVED_IN, rang(GONE), entry("2024-03-12", CSC, "call", WORD))
    assert LODGER not in near(apart)


@pytest.mark.parametrize("about", [("household",), ("household", "relationship")])
def test_who_parted_by_mums_word_alone_is_too(about):
    met = entry("2024-01-08", HV, "visit", Person(id=LODGER), PARTNER)
    word = Account(id="word", by=MUM, about=about, names=(LODGER,))
    assert near(told(met, rang(word, PARTED)))[LODGER].id == "e1"
    assert LODGER not in near(told(met, rang(PARTED)))
    turned = entry("2024-01-08", HV, "visit", Person(id=LODGER), Relationship(of=MUM, to=LODGER, is_="partner"))
    assert LODGER in near(told(turned, rang(word, Relationship(of=MUM, to=LODGER, is_="ex_partner"))))


def test_so_is_who_only_visits_by_her_word():
    visits = Residence(person=LODGER, address="home", as_="visiting", from_=time("2024-03-10"))
    assert near(told(MOVED_IN, rang(WORD, visits)))[LODGER].id == "e1"
    assert LODGER not in near(told(MOVED_IN, rang(GONE), entry("2024-03-12", HV, "visit", visits)))


def test_who_never_lived_there_and_who_was_never_her_partner_has_not_gone():
    visits = Residence(person=LODGER, address="home", as_="visiting")
    for fact in (visits, GONE, PARTED):
        assert LODGER not in near(told(rang(Person(id=LODGER), WORD, fact)))
    seen_off = entry("2024-03-04", HV, "visit", GONE, place="office")
    assert LODGER not in near(told(MOVED_IN, seen_off, rang(WORD, visits)))


def test_a_word_on_something_else_is_none_on_who_is_there_and_so_is_one_on_another_child():
    fed = Account(id="fed", by=MUM, about=("feeding",))
    assert LODGER not in near(told(MOVED_IN, rang(fed, GONE)))
    of_ann = entry("2024-03-11", CSC, "call", WORD, GONE, about=(ANN,))
    assert LODGER not in near(told(MOVED_IN, of_ann))
    assert LODGER in near(told(MOVED_IN, of_ann), child=ANN)


@pytest.mark.parametrize(
    "shown",
    [
        entry("2024-03-12", HOUSING, "call", Check(about=("word",), against="housing_record", result="corroborated")),
        entry("2024-03-12", CSC, "visit", Residence(person=MUM, address="home", as_="resident"), place="home"),
    ],
)
def test_nobody_is_near_any_more_once_it_was_checked_or_seen_at_home(shown):
    assert LODGER not in near(told(MOVED_IN, rang(WORD, GONE), shown))


def test_who_left_another_home_was_never_near():
    elsewhere = Residence(person=LODGER, address="elsewhere", as_="left", from_=time("2024-03-10"))
    assert said_to_have_gone(told(MOVED_IN, rang(WORD, elsewhere)).picture("2024-03-20"), SAM) == ()


@pytest.mark.parametrize(("by", "is_near"), [("2024-03-03", True), ("2024-09-03", True), ("2024-09-04", False)])
def test_a_parent_who_had_the_child_for_some_days_stays_near_for_six_months(by, is_near):
    had = Care(child=SAM, by=(DAD,), basis="parental", from_=time("2024-03-01"), to_date=time("2024-03-03"))
    story = told(entry("2024-02-28", HV, "visit", had))
    assert (DAD in near(story, by)) is is_near


def test_a_parent_whose_care_was_told_to_be_over_is_near_for_as_long_and_not_near_now():
    over = Care(id="care-sam", child=SAM, by=(MUM,), basis="parental", to_date=time("2024-03-03"))
    left = Residence(person=MUM, address="home", as_="left", from_=time("2024-03-03"))
    cared = Care(child=SAM, by=(GRAN,), basis="family_arrangement", from_=time("2024-03-03"))
    picture = told(entry("2024-03-03", CSC, "visit", over, left, cared)).picture("2024-03-20")
    assert MUM in dict(near_child(picture, SAM))
    assert MUM not in dict(near_now(picture, SAM))


def test_somebody_else_who_had_the_child_for_some_days_does_not():
    had = Care(child=SAM, by=(GRAN,), basis="family_arrangement", from_=time("2024-03-01"), to_date=time("2024-03-03"))
    assert GRAN not in near(told(entry("2024-02-28", HV, "visit", had)))


def test_those_of_the_home_that_a_decision_sends_a_child_back_to_are_near():
    placed = Care(child=SAM, by=(FRIEND,), basis="voluntary_accommodation", from_=time("2023-06-01"))
    moved = Residence(person=SAM, address="friends", as_="resident", from_=time("2023-06-01"))
    no_more = Care(id="care-sam", child=SAM, by=(MUM,), basis="parental", to_date=time("2023-06-01"))
    away = entry("2023-06-01", CSC, "record_note", Person(id=FRIEND), no_more, placed, moved, id="away")
    new = entry("2024-03-05", HV, "visit", Person(id=LODGER), Residence(person=LODGER, address="home", as_="staying"))
    tie = entry("2024-03-06", HV, "visit", Person(id="love"), Relationship(of="love", to=MUM, is_="partner"))
    story = told(away, new, tie)
    assert not {MUM, LODGER, "love"} & near(story).keys()
    home = entry("2024-03-08", CSC, "record_note", Decision(matter="return_home", children=(SAM,)), id="back")
    found = near(story.then(home))
    assert {one: entry.id for one, entry in found.items() if one in (MUM, LODGER, "love")} == {
        MUM: "back",
        LODGER: "back",
        "love": "back",
    }
    assert DAD not in found  # nobody says that it ever lived with him
    refused = Decision(matter="return_home", children=(SAM,), granted=False)
    assert MUM not in near(story.then(entry("2024-03-08", CSC, "record_note", refused)))


def test_where_nobody_says_with_whom_a_child_lived_either_parents_home_may_be_the_one():
    kid = entry(
        "2024-03-01",
        CSC,
        "record_note",
        Person(id="kid"),
        Relationship(of=MUM, to="kid", is_="mother"),
        Relationship(of=DAD, to="kid", is_="father"),
        Care(child="kid", by=(FRIEND,), basis="placement", from_=time("2024-03-01")),
        about=("kid",),
    )
    back = Decision(matter="return_home", children=("kid",))
    story = told(kid, entry("2024-03-08", CSC, "record_note", back, about=("kid",), id="back"))
    assert {MUM, DAD} <= near(story, child="kid").keys()
    had = Care(child="kid", by=(DAD,), basis="parental", from_=time("2023-01-01"), to_date=time("2023-02-01"))
    story = told(kid, entry("2024-03-02", CSC, "record_note", had, about=("kid",)), *story.entries[-1:])
    found = near(story, child="kid")
    assert DAD in found
    assert MUM not in found
