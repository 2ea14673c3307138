from datetime import datetime
from itertools import combinations

import pytest

from drawn import SVG, cut_off, over_one_another, place, read, tags, titled
from parts import ANN, CSC, DAD, ED, FRIEND, GRAN, LODGER, MUM, OUTSIDER, SAM, Story, entry, told
from tenfold.drawings.family_list import lines_of
from tenfold.drawings.kin import family_of
from tenfold.drawings.network import network
from tenfold.guidance import Guidance
from tenfold.record import Person, Presence, Relationship, Residence
from tenfold.when import Time, moment

DAY = moment(datetime.fromisoformat("2024-06-01T12:00"))
PARTNER = Relationship(of=LODGER, to=MUM, is_="partner")
MAN = Person(id=LODGER, name="Lee", sex="male")


def note(*facts, day="2024-03-04"):
    return entry(day, CSC, "record_note", *facts)


def drawing(*facts, child=SAM, story=None, on=DAY):
    return network((story or told(note(*facts))).picture("2024-06-30"), child, on)


def tree(count):
    """A family of three generations with so many in each, all joined."""
    people = [Person(id=f"{row}{n}", name=f"Person {row}{n} of a long name") for row in "abc" for n in range(count)]
    ties = [
        Relationship(of=f"{one}{n}", to=f"{two}{n}", is_="mother") for one, two in ("ab", "bc") for n in range(count)
    ]
    kin = [Relationship(of=f"c{n}", to="c0", is_="sibling") for n in range(1, count)]
    return Story(
        (entry("2024-03-04", CSC, "record_note", *people, *ties, *kin, about=("c0",)),), Guidance.fixed("plan-2023")
    )


def at(svg, name):
    """Where the symbol of somebody stands."""
    shape = titled(svg, name)[0][1]
    if shape.tag == f"{SVG}circle":
        return place(shape, "cx", "cy")
    x, y, side = place(shape, "x", "y", "width")
    return x + side / 2, y + side / 2


def test_the_title_says_on_which_day():
    assert drawing().title == "Family network of Sam on 1 June 2024"


def test_parents_stand_above_their_children_and_grandparents_above_them():
    svg = drawing().wide
    levels = [at(svg, name)[1] for name in ("Sam’s grandmother", "Sam’s mother", "Ann")]
    assert levels == sorted(levels)
    assert len(set(levels)) == 3
    assert at(svg, "Sam’s father")[1] == at(svg, "Sam’s mother")[1]


def test_descent_runs_from_the_couple_down_to_each_child():
    svg = drawing().wide
    drops = [place(one, "x1", "y1", "x2", "y2") for one in tags(svg, "line", stroke_width="1.5")]
    tops = {(x2, y2 + 18) for _, _, x2, y2 in drops}
    assert {at(svg, "Ann"), at(svg, "Sam’s mother")} <= tops


def test_a_parted_couple_is_struck_through_and_a_couple_is_not():
    assert len(tags(drawing().wide, "line", stroke_width="1.6")) == 2
    together = (Relationship(of=MUM, to=DAD, is_="partner"),)
    assert tags(drawing(*together).wide, "line", stroke_width="1.6") == []


def test_parents_of_whom_nothing_more_is_said_are_joined_by_dashes():
    facts = (Relationship(of=LODGER, to=FRIEND, is_="father"), Relationship(of=OUTSIDER, to=FRIEND, is_="mother"))
    people = [Person(id=one, name=one) for one in (LODGER, FRIEND, OUTSIDER)]
    found = drawing(*people, PARTNER, *facts)
    assert len(tags(found.wide, "path", stroke_dasharray="5 3")) == 1
    assert "parents together; whether a couple is not said" in [sign.means for sign in found.key]


def test_who_lived_with_the_child_on_the_day_is_boxed():
    moved = Residence(id="r", person=LODGER, address="home", as_="resident", from_=Time.told("2024-05-01"))
    before = moment(datetime.fromisoformat("2024-04-30T12:00"))
    assert len(tags(drawing(MAN, PARTNER, moved).wide, "rect", stroke="#1d70b8")) == 4
    assert len(tags(drawing(MAN, PARTNER, moved, on=before).wide, "rect", stroke="#1d70b8")) == 3


def test_others_stand_below_with_their_ties_in_words():
    friend = (Person(id=FRIEND, name="Fay", sex="female"), Relationship(of=FRIEND, to=MUM, is_="friend"))
    svg = drawing(*friend).wide
    assert at(svg, "Fay")[1] > at(svg, "Ann")[1]
    assert "Others whom the record names" in read(svg)
    assert "friend of Sam’s" in " ".join(read(svg))
    assert "Others whom the record names" not in read(drawing().wide)


def test_a_death_is_crossed():
    story = told(entry("2024-05-20", ED, "death"))
    found = drawing(story=story)
    [group] = titled(found.wide, "Sam, died")
    assert group.find(f"{SVG}path") is not None
    assert "has died" in [sign.means for sign in found.key]


def test_the_key_has_the_signs_that_are_there():
    assert [sign.means for sign in drawing().key] == [
        "male",
        "female",
        "Sam, round whom it is drawn",
        "lived with Sam on this day",
        "parted",
    ]
    lone = drawing(child="x", story=Story((note(Person(id="x", name="X")),), Guidance.fixed("plan-2023")))
    assert [sign.means for sign in lone.key] == ["not said", "X, round whom it is drawn", "lived with X on this day"]


def test_on_a_phone_everybody_has_a_line_and_children_stand_further_in():
    svg = drawing(MAN, PARTNER).narrow
    names = ["Sam’s grandmother", "Sam’s mother", "Sam’s father", "Sam, ", "Ann", "Lee"]
    assert [at(svg, name)[0] - at(svg, "Sam’s grandmother")[0] for name in names] == [0, 26, 26, 52, 52, 26]
    levels = [at(svg, name)[1] for name in names]
    assert levels == sorted(set(levels))
    assert len(tags(svg, "line", stroke_width="1.6")) == 2


def lines(*facts):
    p = told(note(*facts)).picture("2024-06-30")
    return [(one.id, one.depth, one.under, one.joined, one.parted) for one in lines_of(family_of(p, SAM, DAY))]


def test_children_stand_under_the_parent_whom_they_share():
    alone = (Person(id=FRIEND, name="Fay"), Relationship(of=MUM, to=FRIEND, is_="mother"))
    assert lines(*alone) == [
        (GRAN, 0, None, None, False),
        (MUM, 1, 0, None, False),
        (FRIEND, 2, 1, None, False),
        (DAD, 1, None, 1, True),
        (SAM, 2, 3, None, False),
        (ANN, 2, 3, None, False),
    ]


def test_everybody_has_one_line_even_where_ties_go_round():
    round_ties = (Relationship(of=SAM, to=GRAN, is_="father"), Relationship(of=SAM, to=DAD, is_="father"))
    found = [one[0] for one in lines(*round_ties)]
    assert sorted(found) == sorted({GRAN, DAD, MUM, SAM, ANN})


def test_the_table_tells_all_ties_births_and_homes():
    seen = Presence(id="p", person=LODGER, context="at the door")
    safe = Residence(id="r", person=LODGER, address="refuge", as_="staying", protected=True)
    table = drawing(MAN, PARTNER, seen, safe).table
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Sam’s mother"] == (
        "5 May 1996",
        "mother of Sam\nmother of Ann\nex partner of Sam’s father\npartner of Lee",
        "home",
        "lived with the child",
    )
    assert rows["Lee"] == ("not recorded", "partner of Sam’s mother\nnamed: at the door", "a protected address", "")
    assert rows["Sam’s grandmother"][2:] == ("not recorded", "")


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("count", [1, 4, 9])
def test_a_large_family_stays_legible(width, count):
    svg = getattr(drawing(child="c0", story=tree(count)), width)
    assert over_one_another(svg) == []
    assert cut_off(svg) == []


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_many_others_with_long_names_stay_legible(width):
    people = [Person(id=f"p{n}", name=f"A very long name that goes on and on, number {n}") for n in range(14)]
    seen = [Presence(id=f"s{n}", person=f"p{n}", context="there") for n in range(14)]
    svg = getattr(drawing(*people, *seen), width)
    assert over_one_another(svg) == []
    assert cut_off(svg) == []


def test_no_symbol_stands_on_another():
    svg = drawing(child="c0", story=tree(7)).wide
    outer = [one for one in tags(svg, "path") if one.get("d").endswith("Z") and one.get("stroke-width") != "1.2"]
    tops = [tuple(float(step) for step in one.get("d").split()[1:3]) for one in outer]
    assert len(tops) == 21
    assert all(abs(x - far) >= 36 or abs(y - low) >= 36 for (x, y), (far, low) in combinations(tops, 2))
