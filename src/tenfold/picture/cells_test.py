from datetime import UTC, datetime, timedelta

import pytest

from tenfold.picture.cell import NEVER, Memo
from tenfold.picture.cells import Cells

NOON = datetime(2024, 3, 4, 12, tzinfo=UTC)
DAY = timedelta(days=1)


class Sheet:
    """Some cells, and functions of them that count how often they are computed."""

    def __init__(self):
        self.cells = Cells(NOON)
        self.ran = []

    def say(self, key, item):
        self.cells.revision += 1
        self.cells.put([key], item)

    def ask(self, function, *args):
        return self.cells.value(self, function, args)


def size(sheet, key):
    sheet.ran.append(("size", key))
    return len(sheet.cells.read(key))


def any_at_all(sheet, key):
    sheet.ran.append(("any", key))
    return sheet.ask(size, key) > 0


def quiet(sheet, key):
    sheet.ran.append(("quiet", key))
    return not sheet.ask(any_at_all, key)


def due(sheet, moment):
    sheet.ran.append(("due", moment))
    return sheet.cells.passed(moment)


def overdue(sheet, moment):
    sheet.ran.append(("overdue", moment))
    return sheet.ask(due, moment)


def test_remembers_what_it_has_computed():
    sheet = Sheet()
    assert sheet.ask(size, "a") == sheet.ask(size, "a") == 0
    assert sheet.ran == [("size", "a")]


def test_computes_again_when_what_it_read_changed_and_only_then():
    sheet = Sheet()
    sheet.ask(size, "a")
    sheet.say("b", 1)
    assert sheet.ask(size, "a") == 0
    sheet.say("a", 1)
    assert sheet.ask(size, "a") == 1
    assert sheet.ran == [("size", "a"), ("size", "a")]


def test_stops_where_a_change_made_no_difference():
    sheet = Sheet()
    sheet.say("a", 1)
    assert not sheet.ask(quiet, "a")
    sheet.say("a", 2)
    assert not sheet.ask(quiet, "a")
    assert [sheet.ran.count((name, "a")) for name in ("size", "any", "quiet")] == [2, 2, 1]


def test_wakes_at_the_moment_that_was_asked_about():
    sheet = Sheet()
    assert not sheet.ask(overdue, NOON + DAY)
    assert sheet.cells.next_alarm() == NOON + DAY
    sheet.cells.advance(NOON + DAY / 2)
    assert not sheet.ask(overdue, NOON + DAY)
    assert sheet.ran.count(("due", NOON + DAY)) == 1
    sheet.cells.advance(NOON + DAY)
    assert sheet.ask(overdue, NOON + DAY)
    assert sheet.cells.next_alarm() == NEVER


def test_forgets_an_alarm_that_no_longer_holds():
    sheet = Sheet()

    def first(sheet):
        days = len(sheet.cells.read("a")) + 1
        return sheet.cells.passed(NOON + days * DAY)

    sheet.ask(first)
    sheet.say("a", 1)
    assert not sheet.ask(first)
    assert sheet.cells.next_alarm() == NOON + 2 * DAY
    sheet.cells.advance(NOON + DAY)
    assert not sheet.ask(first)


def test_names_what_is_watched_when_it_may_have_changed():
    sheet = Sheet()
    asked = Memo(any_at_all, (sheet, "a"))
    asked.watched = "the question"
    sheet.cells.value_of(asked)
    sheet.say("b", 1)
    assert sheet.cells.woken() == []
    sheet.say("a", 1)
    sheet.say("a", 2)
    assert [memo.watched for memo in sheet.cells.woken()] == ["the question"]


def test_a_forgotten_value_wakes_nobody():
    sheet = Sheet()
    asked = Memo(due, (sheet, NOON + DAY))
    asked.watched = "the question"
    sheet.cells.value_of(asked)
    sheet.cells.forget(asked)
    sheet.cells.advance(NOON + 2 * DAY)
    assert sheet.cells.woken() == []
    assert sheet.cells.next_alarm() == NEVER


def test_reads_in_the_order_that_was_asked_for_and_swaps_in_place():
    sheet = Sheet()
    for item in (3, 1, 2):
        sheet.cells.put(["a"], item, order=lambda item: item)
    assert list(sheet.cells.read("a")) == [1, 2, 3]
    sheet.ask(size, "a")
    sheet.cells.revision += 1
    sheet.cells.swap(["a"], 2, 20)
    assert list(sheet.cells.read("a")) == [1, 20, 3]
    sheet.ask(size, "a")
    assert len(sheet.ran) == 2


def test_takes_over_only_what_differs():
    sheet, fresh = Sheet(), Sheet()
    for key in ("same", "gone", "changed"):
        sheet.say(key, 1)
        sheet.ask(size, key)
    fresh.say("same", 1)
    fresh.say("changed", 2)
    fresh.say("new", 1)
    sheet.ran.clear()
    sheet.cells.revision += 1
    sheet.cells.take_over(fresh.cells)
    assert [sheet.ask(size, key) for key in ("same", "gone", "changed", "new")] == [1, 0, 1, 1]
    assert ("size", "same") not in sheet.ran


def test_refuses_a_list_because_it_may_change_under_its_readers():
    sheet = Sheet()

    def leaky(sheet):
        return sheet.cells.read("a")

    with pytest.raises(TypeError, match="leaky returned a list"):
        sheet.ask(leaky)


def test_a_failed_computation_is_tried_again():
    sheet = Sheet()

    def fragile(sheet):
        return 1 / len(sheet.cells.read("a"))

    with pytest.raises(ZeroDivisionError):
        sheet.ask(fragile)
    sheet.say("a", 1)
    assert sheet.ask(fragile) == 1


def test_says_what_a_value_rests_on_that_has_just_changed():
    sheet = Sheet()
    asked = Memo(any_at_all, (sheet, "a"))
    assert sheet.cells.touched_under(asked) == []
    sheet.say("a", "old")
    sheet.cells.value_of(asked)
    sheet.say("a", "new")
    assert sheet.cells.touched_under(asked) == ["old", "new"]
    sheet.say("b", "other")
    assert sheet.cells.touched_under(asked) == []
