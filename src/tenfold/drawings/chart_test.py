from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import cut_off, over_one_another, place, read, tags, words
from tenfold.drawings.chart import FRAMES, NARROW, WIDE, Chart, Wanted, settled, stacked
from tenfold.drawings.scale import Scale, axis

LONG = "Children and young people’s service (social care), the duty team of the western half"


def chart(frame=WIDE, until=date(2024, 12, 31)):
    return Chart(frame, Scale(date(2024, 1, 1), until, frame.start, frame.end))


@pytest.mark.parametrize("frame", FRAMES)
def test_the_axis_names_months_and_the_year(frame):
    svg = chart(frame).svg("", "")
    assert "Jan" in read(svg)
    assert "2024" in read(svg)
    assert cut_off(svg) == []


def test_a_month_for_whose_name_there_is_no_room_at_the_end_is_not_named():
    assert read(chart(NARROW, date(2024, 7, 1)).svg("", "")).count("Jul") == 0
    assert read(chart(NARROW, date(2024, 8, 1)).svg("", "")).count("Jul") == 1


@given(st.dates(date(1996, 1, 1), date(2040, 1, 1)), st.integers(0, 12_000), st.sampled_from(FRAMES))
def test_no_words_of_any_axis_are_cut_off_or_run_over_others(since, days, frame):
    first, last = axis(since, since + timedelta(days=days))
    svg = Chart(frame, Scale(first, last, frame.start, frame.end)).svg("", "")
    assert read(svg)
    assert (cut_off(svg), over_one_another(svg)) == ([], [])


def test_lanes_grow_downwards_and_say_where_their_middle_is():
    one = chart()
    first = one.lane("Ann", 20, 10)
    assert first == 44 + 20
    assert one.y == first + 10
    assert one.lane("Sam", 20, 10) == one.y - 10 > first


def test_a_name_stands_in_the_margin_at_a_desk_and_above_the_lane_on_a_phone():
    desk, phone = chart(WIDE), chart(NARROW)
    middles = [desk.lane("Ann", 10, 10), phone.lane("Ann", 10, 10)]
    [beside], [above] = ([one for one in words(it.svg("", "")) if one.text == "Ann"] for it in (desk, phone))
    assert beside.right < WIDE.start
    assert beside.top < middles[0] < beside.bottom
    assert above.left == NARROW.start
    assert above.bottom < middles[1] - 10


@pytest.mark.parametrize("frame", FRAMES)
def test_a_long_name_takes_two_lines_and_the_lane_makes_room(frame):
    one = chart(frame)
    one.lane(LONG, 4, 4)
    one.lane(LONG, 4, 4)
    svg = one.svg("", "")
    assert over_one_another(svg) == []
    assert cut_off(svg) == []
    assert sum(text.startswith("Children") for text in read(svg)) == 2


def test_a_group_has_a_heading():
    one = chart()
    one.group("Seen by anybody")
    [heading] = [text for text in tags(one.svg("", ""), "text") if text.text == "Seen by anybody"]
    assert heading.get("font-weight") == "bold"


@pytest.mark.parametrize("frame", FRAMES)
def test_a_note_is_broken_to_the_room(frame):
    one = chart(frame)
    one.note("No question was asked. That does not mean that there is no concern. " * 3)
    svg = one.svg("", "")
    assert cut_off(svg) == []
    assert over_one_another(svg) == []
    assert one.y > 44 + 15


def test_the_lines_of_the_months_reach_down_to_the_last_lane_and_lie_behind():
    one = chart()
    one.lane("Ann", 50, 50)
    one.sheet.put("circle", cx=1, cy=1, r=1)
    svg = one.svg("", "")
    assert {place(line, "y2")[0] for line in tags(svg, "line", stroke_width="0.6")} == {one.y + 6}
    assert svg.rindex('stroke-width="0.6"') < svg.index("<circle")


def test_things_that_would_run_into_one_another_get_levels():
    at = Wanted(100, 100, 5, 5)
    assert settled([at, at, Wanted(120, 120, 5, 5)]) == [(100, 0), (100, 1), (120, 0)]


def test_things_may_touch():
    assert settled([Wanted(100, 100, 5, 5), Wanted(110, 110, 5, 5)]) == [(100, 0), (110, 0)]


def test_what_may_lie_anywhere_in_a_time_moves_aside_before_it_takes_a_level():
    month = Wanted(100, 140, 5, 5)
    assert settled([month, month, month]) == [(120, 0), (100, 0), (110, 0)]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60), st.integers(1, 9), st.integers(1, 30)), max_size=40))
def test_nothing_ever_lies_over_anything(told):
    wanted = [Wanted(first, first + more, left, right) for first, more, left, right in told]
    placed = list(zip(wanted, settled(wanted), strict=True))
    for one, (x, _) in placed:
        assert one.first <= x <= one.last
    for (one, (x, level)), (other, (far, same)) in combinations(placed, 2):
        assert level != same or x + one.right <= far - other.left or far + other.right <= x - one.left


def test_levels_lie_on_the_middle_then_above_and_below_by_turns():
    assert stacked([10, 20, 10]) == ([0, -15, 10], 25, 15)
    assert stacked([10]) == ([0], 5, 5)
    assert stacked([]) == ([], 0, 0)
