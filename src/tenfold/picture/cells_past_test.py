"""Who reads the past of a cell or an answer is woken by what is put into it, and not by what is added at its end."""

from tenfold.picture.cell import Memo
from tenfold.picture.cells_test import Sheet


def test_what_was_found_in_the_past_of_a_cell_that_has_just_changed_is_said_too():
    sheet = Sheet()

    def first(sheet):
        return next(iter(sheet.cells.read_past("a")), None)

    asked = Memo(first, (sheet,))
    sheet.say("a", "found")
    sheet.cells.value_of(asked)
    assert sheet.cells.touched_under(asked) == ["found"]


def ordered(sheet, key):
    sheet.ran.append(("ordered", key))
    return tuple(sorted(sheet.cells.read(key)))


def before_ten(sheet, key):
    sheet.ran.append(("before ten", key))
    known = sheet.cells.past(sheet, ordered, (key,))
    return tuple(item for item in known if item < 10)


def watched(sheet, function, *args):
    memo = Memo(function, (sheet, *args))
    memo.watched = "the question"
    sheet.cells.value_of(memo)
    return memo


def test_who_reads_the_past_of_an_answer_is_left_alone_by_what_is_added_at_its_end():
    sheet = Sheet()
    sheet.say("a", 5)
    sheet.say("a", 20)
    asked = watched(sheet, before_ten, "a")
    sheet.ran.clear()
    sheet.say("a", 30)
    assert sheet.cells.woken() == []
    assert sheet.cells.value_of(asked) == (5,)
    assert sheet.ran == [("ordered", "a")]


def test_who_reads_the_past_of_an_answer_is_woken_by_what_is_put_before_its_end():
    sheet = Sheet()
    sheet.say("a", 5)
    sheet.say("a", 20)
    asked = watched(sheet, before_ten, "a")
    sheet.say("a", 7)
    assert [memo.watched for memo in sheet.cells.woken()] == ["the question"]
    assert sheet.cells.value_of(asked) == (5, 7)


def test_who_is_asked_before_anybody_looked_who_was_woken_answers_from_the_past_as_it_is_now():
    sheet = Sheet()
    sheet.say("a", 20)
    asked = watched(sheet, before_ten, "a")
    sheet.say("a", 7)
    assert sheet.cells.value_of(asked) == (7,)
    sheet.say("a", 3)
    assert sheet.cells.past(sheet, before_ten, ("a",)) == (3, 7)


def test_who_is_asked_from_outside_answers_from_the_past_as_it_is_now_too():
    sheet = Sheet()
    sheet.say("a", 20)
    assert sheet.ask(before_ten, "a") == ()
    sheet.say("a", 7)
    assert sheet.ask(before_ten, "a") == (7,)


def test_an_answer_from_the_past_is_as_good_however_deep_it_is_asked_for():
    sheet = Sheet()

    def smallest(sheet, key):
        return min(sheet.ask(before_ten, key), default=None)

    sheet.say("a", 8)
    sheet.say("a", 20)
    assert sheet.ask(smallest, "a") == 8
    sheet.say("a", 2)
    assert sheet.ask(smallest, "a") == 2
    sheet.say("a", 40)
    assert sheet.ask(smallest, "a") == 2


def test_what_was_found_in_the_past_of_an_answer_that_has_just_changed_is_said_too():
    sheet = Sheet()
    sheet.say("a", 5)
    asked = watched(sheet, before_ten, "a")
    sheet.say("a", 30)
    sheet.cells.value_of(asked)
    assert sheet.cells.touched_under(asked) == [5, 30]


def test_a_view_has_a_past_of_its_own():
    sheet = Sheet()

    def is_even(item):
        return item % 2 == 0

    def first_even(sheet, key):
        sheet.ran.append(("first even", key))
        return next(iter(sheet.cells.read_past_view(key, is_even, ())), None)

    sheet.cells.put(["a"], 4, order=lambda item: item)
    assert sheet.ask(first_even, "a") == 4
    sheet.cells.revision += 1
    sheet.cells.put(["a"], 6, order=lambda item: item)
    assert sheet.ask(first_even, "a") == 4
    assert sheet.ran == [("first even", "a")]
    sheet.cells.revision += 1
    sheet.cells.put(["a"], 2, order=lambda item: item)
    assert sheet.ask(first_even, "a") == 2


def test_of_two_answers_with_a_past_that_rest_on_each_other_each_is_computed_once():
    sheet = Sheet()

    def doubled(sheet, key):
        sheet.ran.append(("doubled", key))
        return tuple(2 * item for item in sheet.ask(ordered, key))

    def both(sheet, key):
        return sheet.cells.past(sheet, ordered, (key,)) + sheet.cells.past(sheet, doubled, (key,))

    sheet.say("a", 20)
    asked = watched(sheet, both, "a")
    sheet.ran.clear()
    sheet.say("a", 7)
    assert [memo.watched for memo in sheet.cells.woken()] == ["the question"]
    assert sheet.cells.value_of(asked) == (7, 20, 14, 40)
    assert sorted(sheet.ran) == [("doubled", "a"), ("ordered", "a")]
