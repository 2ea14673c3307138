from datetime import datetime

import pytest

from drawn import tags
from parts import ANN, CSC, DAD, ED, FRIEND, GRAN, LODGER, MUM, SAM, entry, told
from tenfold.drawings.canvas import drawn
from tenfold.drawings.people import Somebody, age_in_words, named, parted, somebody, symbol, ties_of
from tenfold.record import Person, Pregnancy, Presence, Relationship
from tenfold.when import Time, moment

DAY = moment(datetime.fromisoformat("2024-06-01T12:00"))


def note(*facts, day="2024-03-04"):
    return entry(day, CSC, "record_note", *facts)


def shown(id, *facts, story=None, inside=(), on=DAY):
    p = (story or told(note(*facts))).picture("2024-06-30")
    return somebody(p, SAM, id, on, set(inside))


def test_a_square_is_male_a_circle_female_and_a_diamond_unsaid():
    unknown = Person(id=FRIEND, name="Friend", sex="unknown")
    found = {id: shown(id, Person(id=LODGER), unknown).form for id in (SAM, MUM, LODGER, FRIEND, "nobody")}
    assert found == {SAM: "square", MUM: "circle", LODGER: "diamond", FRIEND: "diamond", "nobody": "diamond"}


def test_an_unborn_child_is_a_triangle_until_birth():
    expected = Pregnancy(person=MUM, of="bump", due=Time.told("2024-08"))
    assert shown("bump", expected).form == "triangle"
    assert shown("bump", Person(id="bump", sex="male"), expected).form == "triangle"
    born = Person(id="bump", sex="male", born=Time.told("2024-05-20"))
    assert shown("bump", born, expected).form == "square"
    assert shown("bump", born, expected, on=moment(datetime.fromisoformat("2024-05-19"))).form == "triangle"


def test_the_child_is_marked_and_who_lived_with_it():
    assert (shown(SAM).child, shown(SAM).inside) == (True, False)
    assert (shown(MUM, inside=[MUM]).child, shown(MUM, inside=[MUM]).inside) == (False, True)


def test_a_death_shows_from_its_day_on():
    story = told(entry("2024-05-20", ED, "death"))
    one = shown(SAM, story=story)
    assert one.died is True
    assert one.beside[0] == "died 20 May 2024, 16 months"
    assert shown(SAM, story=story, on=moment(datetime.fromisoformat("2024-05-19"))).died is False


def test_a_death_of_unsaid_age():
    story = told(note(Person(id=LODGER)), entry("2024-05-20", ED, "death", about=(LODGER,)))
    assert shown(LODGER, story=story).beside == ("died 20 May 2024",)


def test_ages_are_told_on_the_day():
    assert shown(SAM).beside == ("16 months",)
    assert shown(ANN).beside == ("5 years",)
    assert shown(LODGER, Person(id=LODGER)).beside == ()


@pytest.mark.parametrize(
    ("born", "words"),
    [
        ("2024-05-02", "0 months"),
        ("2024-05-01", "1 month"),
        ("2024-04-01", "2 months"),
        ("2022-06-02", "23 months"),
        ("2022-06-01", "2 years"),
        ("2008-06-02", "15 years"),
        ("2008-06-01", "16 years"),
        ("2023-06", "11 or 12 months"),
        ("2023", "5 to 17 months"),
        ("1990", "33 or 34 years"),
        ("2024-06", "0 months"),
        ("2022", "1 or 2 years"),
        ("2024-07-01", "not yet born"),
    ],
)
def test_an_age_is_told_as_far_as_the_birth_is(born, words):
    assert age_in_words(Time.told(born), DAY) == words


def test_ties_are_told_in_words():
    p = told(note(Relationship(of=LODGER, to=MUM, is_="aunt_uncle"))).picture("2024-06-01")
    assert list(ties_of(p, LODGER, DAY)) == ["aunt uncle of Sam’s mother"]
    assert list(ties_of(p, MUM, DAY)) == ["mother of Sam", "mother of Ann", "ex partner of Sam’s father"]


def test_a_tree_draws_descent_and_couples_and_does_not_tell_them_again():
    p = told(
        note(Relationship(of=GRAN, to=SAM, is_="grandparent"), Relationship(of=ANN, to=SAM, is_="sibling"))
    ).picture("2024-06-01")
    assert [list(ties_of(p, one, DAY, tree=True)) for one in (MUM, DAD, GRAN, ANN)] == [[], [], [], []]
    assert "grandparent of Sam" in ties_of(p, GRAN, DAY)


def test_a_tree_tells_ties_whose_lines_are_not_on_record():
    facts = (Relationship(of=LODGER, to=SAM, is_="grandparent"), Relationship(of=FRIEND, to=SAM, is_="half_sibling"))
    p = told(note(*facts)).picture("2024-06-01")
    assert list(ties_of(p, LODGER, DAY, tree=True)) == ["grandparent of Sam"]
    assert list(ties_of(p, FRIEND, DAY, tree=True)) == ["half sibling of Sam"]


def test_who_was_only_named_is_said_to_be_so():
    seen = [Presence(id=f"p{n}", person=LODGER, context=words) for n, words in enumerate(("at the door", "in the car"))]
    p = told(note(*seen)).picture("2024-06-01")
    assert named(p, LODGER) == ["at the door", "in the car"]
    assert shown(LODGER, *seen).beside == ("seen there or named 2 times",)
    assert shown(LODGER, seen[0]).beside == ("seen there or named once",)


def test_symbols():
    plain = Somebody("x", "X", "square", child=False, died=False, inside=False, beside=())
    child = Somebody("x", "X", "circle", child=True, died=True, inside=False, beside=())
    svg = drawn(50, 50, "".join((*symbol(plain, 20, 20, 10), *symbol(child, 40, 40, 10))), "", "")
    assert [one.get("width") for one in tags(svg, "rect")][1:] == ["20"]
    assert [one.get("r") for one in tags(svg, "circle")] == ["10", "5.5"]
    assert [one.get("d") for one in tags(svg, "path")] == ["M 30 30 L 50 50 M 50 30 L 30 50"]


@pytest.mark.parametrize(("form", "steps"), [("diamond", 4), ("triangle", 3)])
def test_pointed_symbols_are_closed_paths(form, steps):
    one = Somebody("x", "X", form, child=False, died=False, inside=False, beside=())
    [outline] = tags(drawn(50, 50, "".join(symbol(one, 20, 20, 10)), "", ""), "path")
    assert outline.get("d").count("L") == steps - 1
    assert outline.get("d").endswith("Z")


def test_a_parted_couple_has_two_strokes():
    assert len(tags(drawn(50, 50, "".join(parted(20, 20)), "", ""), "line")) == 2
