"""Which other children a step is to consider, by where they live, who cares for them and who is accused."""

import pytest

from parts import ANN, CSC, DAD, ED, FRIEND, GP, HV, MUM, NEIGHBOUR, SAM, SCHOOL, entry, strategy, time, told
from tenfold.questions.siblings.sibling_not_considered import sibling_not_considered as rule
from tenfold.questions.siblings.sibling_not_considered_test import BRUISE, STORY, TOGETHER, note
from tenfold.record import (
    Allegation,
    Care,
    Check,
    Decision,
    Injury,
    Person,
    Pregnancy,
    Referral,
    Relationship,
    Residence,
)


def test_still_asks_about_the_child_left_behind_when_the_hurt_child_is_placed_elsewhere():
    gone = Residence(person=SAM, address="home", as_="left", from_=time("2024-03-05"))
    away = Residence(person=SAM, address="friends", as_="staying", from_=time("2024-03-05"))
    care = Care(id="care-sam", child=SAM, by=(FRIEND,), basis="voluntary_accommodation", from_=time("2024-03-05"))
    placed = note("2024-03-05", Person(id=FRIEND), gone, away, care)
    assert told(BRUISE, placed, strategy("2024-03-08")).subjects(rule, by="2024-03-08") == [ANN]
    assert STORY.then(placed).subjects(rule, by="2024-06-08") == [ANN]


def test_is_silent_about_a_brother_who_lives_elsewhere():
    ben = Person(id="ben", born=time("2016-02-02"))
    tie = Relationship(of=DAD, to="ben", is_="father")
    there = Residence(person="ben", address="dads", as_="resident")
    assert told(entry("2024-03-01", GP, "clinic", ben, tie, there), TOGETHER).subjects(rule, by="2024-03-20") == [ANN]


def test_asks_about_a_sister_of_whom_nobody_says_where_she_lives():
    kim = (Person(id="kim"), Relationship(of="kim", to=SAM, is_="sibling"))
    assert told(entry("2024-03-01", GP, "clinic", *kim), TOGETHER).subjects(rule, by="2024-03-05") == [ANN, "kim"]


def test_is_silent_about_a_child_who_came_or_was_born_after_the_step():
    baby = entry(
        "2024-04-02",
        ED,
        "attendance",
        Person(id="baby", born=time("2024-04-01")),
        Relationship(of=MUM, to="baby", is_="mother"),
        Residence(person="baby", address="home", as_="resident"),
    )
    ben = (Person(id="ben", born=time("2016-02-02")), Residence(person="ben", address="home", as_="staying"))
    assert STORY.then(baby, entry("2024-04-03", HV, "visit", *ben)).subjects(rule, by="2024-05-01") == [ANN]


def test_is_silent_about_a_baby_not_yet_born():
    unborn = entry("2024-03-01", HV, "visit", Person(id="bump"), Pregnancy(person=MUM, of="bump"))
    tie = Relationship(of="bump", to=SAM, is_="sibling")
    assert told(unborn, entry("2024-03-01", HV, "visit", tie), TOGETHER).subjects(rule, by="2024-03-05") == [ANN]


def test_asks_about_a_child_cared_for_by_the_same_adults():
    ben = (Person(id="ben", born=time("2016-02-02")), Care(child="ben", by=(MUM,), basis="family_arrangement"))
    assert told(entry("2024-03-01", HV, "visit", *ben), TOGETHER).subjects(rule, by="2024-03-05") == [ANN, "ben"]
    minded = (Person(id="ben", born=time("2016-02-02")), Care(child="ben", by=(MUM,), basis="childminder"))
    assert told(entry("2024-03-01", HV, "visit", *minded), TOGETHER).subjects(rule, by="2024-03-05") == [ANN]


def test_does_not_leak_from_another_family_home():
    zoe = (Person(id="zoe", born=time("2020-01-01")), Residence(person="zoe", address="dads", as_="resident"))
    theirs = strategy("2024-03-05", about=("zoe",))
    assert not told(entry("2024-03-01", HV, "visit", *zoe), theirs).asks(rule, by="2024-03-20")


def test_a_sister_whose_home_is_told_later_without_a_day_lived_there_before():
    kim = (Person(id="kim", born=time("2016-01-01")), Relationship(of="kim", to=SAM, is_="sibling"))
    known = note("2024-03-01", *kim, about=("kim",))

    def housed(**fields):
        lives = Residence(id="kims", person="kim", address="home", as_="resident", **fields)
        return told(BRUISE, known, TOGETHER, note("2024-03-12", lives, about=("kim",)))

    assert "kim" in housed().subjects(rule, by="2024-03-12")
    assert "kim" not in housed(from_=time("2024-03-11")).subjects(rule, by="2024-03-12")


STEP = Person(id=FRIEND, name="Lia", born=time("1991-01-01"))
THEIRS = Person(id="yan", name="Yan", born=time("2019-05-05"))
DADS_HOUSE = entry(
    "2024-02-01",
    SCHOOL,
    "record_note",
    STEP,
    THEIRS,
    Relationship(of=FRIEND, to=DAD, is_="partner"),
    Relationship(of=FRIEND, to="yan", is_="mother"),
    *(Residence(person=one, address="dads", as_="resident") for one in (FRIEND, "yan")),
)
BELT = Injury(id="belt", child=SAM, type="mark", sites=("back",))


@pytest.mark.parametrize(
    ("since", "until", "asked"),
    [
        ("2024-03-01", "2024-03-03", True),
        ("2024-02-23", "2024-03-02", True),
        ("2024-03-02T17:00", "2024-03-03", True),
        ("2024-02-23", "2024-02-25", False),
    ],
)
def test_asks_about_a_child_of_the_home_in_which_the_hurt_child_was_in_the_hours_before(since, until, asked):
    weekend = Care(id="we", child=SAM, by=(DAD,), basis="parental", from_=time(since), to_date=time(until))
    monday = entry("2024-03-04T09:00", SCHOOL, "school_day", weekend, BELT)
    story = told(DADS_HOUSE, monday, strategy("2024-03-04T14:00", about=(SAM, ANN)))
    assert story.subjects(rule, by="2024-03-04") == (["yan"] if asked else [])
    assert not story.then(strategy("2024-03-05", about=(SAM, ANN, "yan"))).asks(rule, by="2024-03-05")


def test_asks_about_a_child_of_the_home_in_which_the_hurt_child_stayed_in_the_hours_before():
    there = entry("2024-03-01", SCHOOL, "record_note", Residence(person=SAM, address="dads", as_="staying"))
    back = Residence(person=SAM, address="dads", as_="left")
    monday = entry("2024-03-04T09:00", SCHOOL, "school_day", back, BELT)
    talk = strategy("2024-03-05", about=(SAM, ANN))
    assert told(DADS_HOUSE, there, monday, talk).subjects(rule, by="2024-03-05") == ["yan"]


def accused(*facts, against=FRIEND, child=SAM):
    return told(
        DADS_HOUSE,
        entry("2024-03-04T09:00", SCHOOL, "school_day", Allegation(id="lia", by=SAM, child=child, against=against)),
        *facts,
        strategy("2024-03-05", about=(SAM, ANN)),
    )


def test_asks_about_a_child_who_lives_with_the_adult_accused():
    assert accused().subjects(rule, by="2024-03-05") == ["yan"]
    gone = Care(child="yan", by=(FRIEND,), basis="parental")
    moved = Residence(person="yan", address="grans", as_="resident")
    assert accused(entry("2024-03-04", SCHOOL, "record_note", gone, moved)).subjects(rule, by="2024-03-05") == ["yan"]


@pytest.mark.parametrize("against", [None, "yan", NEIGHBOUR])
def test_is_silent_where_nobody_is_accused_or_a_child_or_somebody_who_lives_with_none(against):
    known = entry("2024-02-01", SCHOOL, "record_note", Person(id=NEIGHBOUR, born=time("1980-01-01")))
    assert not accused(known, against=against).asks(rule, by="2024-03-05")


def test_is_silent_about_the_home_of_an_adult_of_whom_it_was_decided_or_found_before_the_step():
    decided = note("2024-03-04T12:00", Decision(matter="no_further_action", children=(SAM, ANN, "yan")))
    assert not accused(decided).asks(rule, by="2024-03-05")
    untrue = Check(about=("lia",), against="other_agency", result="unfounded")
    assert not accused(note("2024-03-04T12:00", untrue)).asks(rule, by="2024-03-05")
    assert accused(note("2024-03-06", untrue)).asks(rule, by="2024-03-06")
    after = note("2024-03-06", Allegation(by=SAM, child=SAM, against=FRIEND))
    assert not told(DADS_HOUSE, strategy("2024-03-05", about=(SAM, ANN)), after).asks(rule, by="2024-03-06")


def test_asks_about_a_child_of_whom_it_was_found_untrue_that_she_does_not_live_there():
    ben = (Person(id="ben", born=time("2016-02-02")), Residence(id="in", person="ben", address="home", as_="resident"))
    known = entry("2024-02-01", HV, "visit", *ben)
    out = entry("2024-03-01", HV, "visit", Residence(id="out", person="ben", address="home", as_="not_resident"))

    def asked(*more):
        return "ben" in told(known, *more, TOGETHER).subjects(rule, by="2024-03-05")

    def found(about, result):
        return note("2024-03-03", Check(about=(about,), against="own_observation", result=result))

    assert asked()
    assert not asked(out)
    assert asked(out, found("out", "contradicted"))
    assert asked(out, found("in", "corroborated"))
    assert not asked(out, found("out", "requested"))


def hurt_as_first_told(*facts, at="one"):
    """The first that is heard of Kit and of his sister Gem: he is hurt, with where everybody is told to live."""
    ties = [Relationship(of="mo", to=one, is_="mother") for one in ("kit", "gem")]
    ties.append(Relationship(of="gem", to="kit", is_="sibling"))
    people = [Person(id=one, born=time("2019-06-01")) for one in ("kit", "gem")]
    homes = [Residence(person="kit", address=at, as_="resident"), Residence(person="mo", address="one", as_="resident")]
    hurt = Injury(id="hand", child="kit", type="burn", sites=("hand",))
    sent = Referral(children=("kit",), from_=ED, to=CSC)
    return told(entry("2024-03-04", ED, "attendance", *people, *ties, *homes, *facts, hurt, sent, about=("kit",)))


def gem_lives(address, as_="resident", **fields):
    return Residence(person="gem", address=address, as_=as_, **fields)


def test_is_silent_about_a_sister_whose_home_elsewhere_is_first_told_with_the_concern():
    assert hurt_as_first_told().subjects(rule, by="2024-03-04") == ["gem"]
    assert not hurt_as_first_told(gem_lives("nans")).asks(rule, by="2024-03-20")
    dad = (Relationship(of=DAD, to="gem", is_="father"), Residence(person=DAD, address="dads", as_="resident"))
    assert not hurt_as_first_told(gem_lives("dads"), *dad).asks(rule, by="2024-03-20")
    of_both = Relationship(of=DAD, to="kit", is_="father")
    assert not hurt_as_first_told(gem_lives("dads"), *dad, of_both).asks(rule, by="2024-03-20")


def test_asks_about_a_sister_who_lives_there_or_stays_elsewhere_since_or_stayed_behind():
    assert hurt_as_first_told(gem_lives("one")).asks(rule, by="2024-03-04")
    assert hurt_as_first_told(gem_lives("nans", "staying")).asks(rule, by="2024-03-04")
    assert hurt_as_first_told(gem_lives("one"), at="nans").asks(rule, by="2024-03-04")
    partner = (Relationship(of=DAD, to="mo", is_="partner"), Residence(person=DAD, address="dads", as_="resident"))
    fathered = (*partner, Relationship(of=DAD, to="gem", is_="father"), gem_lives("dads"))
    assert hurt_as_first_told(*fathered).asks(rule, by="2024-03-04")
