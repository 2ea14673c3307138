"""Cells of a picture that is looked at once: each answer is remembered, and forgotten when anything changes."""

from datetime import UTC, datetime, timedelta

import pytest

from tenfold.picture.cells import Cells
from tenfold.picture.cells_once import CellsLent, CellsOnce

NOON = datetime(2024, 3, 4, 12, tzinfo=UTC)


def size(sheet, key):
    sheet.ran += 1
    return len(sheet.cells.read(key))


def is_even(item, *_):
    return item % 2 == 0


class Sheet:
    """Cells that are looked at once, and how often something was computed on them."""

    def __init__(self):
        self.cells, self.ran = CellsOnce(NOON), 0

    def ask(self, key):
        return self.cells.value(self, size, (key,))


def test_an_answer_is_computed_once_and_anew_after_what_is_put_swapped_or_passes():
    sheet = Sheet()
    assert sheet.ask("a") == sheet.ask("a") == sheet.cells.past(sheet, size, ("a",)) == 0
    assert sheet.ran == 1
    sheet.cells.put(["a"], 1)
    assert sheet.ask("a") == 1
    sheet.cells.swap(["a"], 1, 2)
    assert (sheet.ask("a"), [*sheet.cells.read("a")], sheet.ran) == (1, [2], 3)
    sheet.cells.advance(NOON + timedelta(1))
    assert (sheet.ask("a"), sheet.ran) == (1, 4)


def test_items_stand_in_the_order_that_was_asked_for():
    cells = CellsOnce(NOON)
    for item in (4, 1, 2):
        cells.put(["a", "b"], item, order=lambda item: item)
    assert [*cells.read("a")] == [*cells.read_past("b")] == [1, 2, 4]
    assert [*cells.read("nothing")] == [*cells.read_past("nothing")] == []
    assert [*cells.read_view("a", is_even, ())] == [*cells.read_past_view("a", is_even, ())] == [2, 4]
    assert [*cells.read_view("nothing", is_even, ())] == []
    cells.put(["a"], 6)
    assert [*cells.read_view("a", is_even, ())] == [2, 4, 6]


def both(item, other):
    return ("all", item), ("all", other)


@pytest.mark.parametrize(("kind", "before"), [(Cells, ["first"]), (CellsOnce, [])])
def test_what_few_ask_for_is_found_at_once_or_once_somebody_asks(kind, before):
    cells = kind(NOON)
    cells.put_seldom(both, "first", "other")
    assert cells.at_once is bool(before)
    assert [*cells.read(("all", "first"))] == before
    assert [*cells.indexed().read(("all", "first"))] == [*cells.read(("all", "other"))] == ["first"]
    cells.put_seldom(both, "second", "other")
    assert [*cells.indexed().read(("all", "other"))] == ["first", "second"]
    assert cells.indexed().lists()["all", "second"] == ["second"]


def test_what_was_noted_goes_with_what_is_taken_over_and_is_let_go_of():
    cells, fresh = CellsOnce(NOON), CellsOnce(NOON)
    fresh.put_seldom(both, "first", "other")
    cells.put_seldom(both, "old", "other")
    cells.take_over(fresh)
    assert [*cells.indexed().read(("all", "other"))] == ["first"]
    assert cells.value(cells, lambda one: len(one.indexed().read(("all", "other"))), ()) == 1
    cells.put_seldom(both, "second", "other")
    assert dict(cells.answers) == {}
    cells.let_go()
    assert [*cells.indexed().read(("all", "other"))] == []


@pytest.mark.parametrize("kind", [Cells, CellsOnce])
def test_what_others_hold_is_taken_over(kind):
    sheet, fresh = Sheet(), kind(NOON)
    fresh.put(["a"], 1)
    assert sheet.ask("a") == 0
    sheet.cells.take_over(fresh)
    assert sheet.ask("a") == 1


def test_what_is_lent_is_read_and_nothing_is_put():
    held, lent = CellsOnce(NOON), CellsLent(NOON)
    held.put(["a"], 1)
    lent.take_over(held)
    assert [*lent.read("a")] == [1]
    with pytest.raises(TypeError, match="a glance only looks"):
        lent.put(["a"], 2)
    with pytest.raises(TypeError, match="only looks"):
        lent.put_seldom(both, 2, 3)
    with pytest.raises(TypeError, match="a glance only looks"):
        lent.swap(["a"], 1, 2)
    assert [*held.read("a")] == [1]


def test_until_when_an_answer_holds_is_not_known():
    cells = CellsOnce(NOON)
    assert cells.passed(NOON)
    assert not cells.passed(NOON + timedelta(seconds=1))
    with pytest.raises(TypeError, match="a walk would"):
        cells.next_alarm()
