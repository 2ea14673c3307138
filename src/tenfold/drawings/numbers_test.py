from dataclasses import replace

from parts import ANN, ED, GP, SAM, entry, told
from tenfold.drawings.numbers import in_order, letter_of, numbers_in
from tenfold.record import Injury


def bruise(id, child=SAM, **more):
    return Injury(id=id, child=child, type="bruise", **more)


STORY = told(
    entry("2024-03-04", ED, "attendance", bruise("b1"), bruise("b2")),
    entry("2024-03-20", GP, "attendance", bruise("b1")),
    entry("2024-02-01", GP, "attendance", bruise("early", ANN), recorded="2024-04-01"),
)


def test_occasions_are_numbered_in_the_order_in_which_they_were_seen():
    numbers = {occasion.id: number for number, occasion in in_order(STORY.picture("2024-05-01"))}
    assert numbers == {"early": "1", "b1": "2"}


def test_an_entry_tells_of_the_occasions_that_it_recorded_or_told_again():
    p = STORY.picture("2024-05-01")
    told_in = {one.id: numbers_in(p, one) for one in p.entries()}
    assert told_in == {"birth": (), "e1": ("2",), "e2": ("2",), "e3": ("1",)}


def test_a_child_has_its_own_numbers_only():
    p = STORY.picture("2024-05-01")
    assert numbers_in(p, p.entry("e1"), ANN) == ()
    assert numbers_in(p, p.entry("e1"), SAM) == ("2",)


def test_injuries_of_an_occasion_are_lettered_where_there_are_several():
    (_, one), (_, two) = in_order(STORY.picture("2024-05-01"))
    assert letter_of(one, 0) == ""
    assert [letter_of(two, n) for n in (0, 1, 25)] == ["a", "b", "z"]
    assert letter_of(replace(two), 26) == ".27"
