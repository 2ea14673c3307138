from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.drawings.letters import width_of
from tenfold.drawings.scale import Scale, axis
from tenfold.when import end_of, start_of

DAYS = st.dates(date(1996, 1, 1), date(2040, 1, 1))


def scale(since, until, width=700):
    return Scale(date.fromisoformat(since), date.fromisoformat(until), 100, 100 + width)


def labels(since, until, width=700):
    return [tick.label for tick in scale(since, until, width).ticks(12)]


def test_a_moment_lies_where_its_share_of_the_time_is():
    year = scale("2024-01-01", "2024-12-31", 366)
    assert year.of(start_of(date(2024, 1, 1))) == 100
    assert year.of(start_of(date(2024, 3, 1))) == pytest.approx(160)
    assert year.of(end_of(date(2024, 12, 31))) == 466


def test_what_is_outside_lies_at_the_ends():
    day = scale("2024-03-04", "2024-03-04")
    assert day.of(start_of(date(2020, 1, 1))) == 100
    assert day.of(start_of(date(2030, 1, 1))) == 800


def test_a_day_is_marked_by_hours():
    assert labels("2024-03-04", "2024-03-04", 900)[:3] == ["00:00", "01:00", "02:00"]
    assert labels("2024-03-04", "2024-03-04", 300)[:3] == ["00:00", "03:00", "06:00"]


def test_weeks_are_marked_by_days():
    assert labels("2024-03-04", "2024-03-20") == [str(day) for day in range(4, 21)]
    assert labels("2024-03-04", "2024-05-20", 300)[:3] == ["4", "11", "18"]


def test_a_year_is_marked_by_months():
    assert labels("2024-01-10", "2024-12-31")[:3] == ["Feb", "Mar", "Apr"]


def test_on_a_phone_fewer_months_are_marked():
    assert labels("2024-01-01", "2025-06-30", 320)[:3] == ["Jan", "Mar", "May"]
    assert labels("2023-01-01", "2025-12-31", 320)[:3] == ["Jan", "Apr", "Jul"]


def test_decades_are_marked_by_years():
    assert labels("2000-01-01", "2030-12-31", 320)[:2] == ["2000", "2005"]
    assert labels("2000-01-01", "2015-12-31", 600)[:2] == ["2000", "2001"]


def test_the_year_stands_over_its_first_month():
    found = scale("2023-11-01", "2024-05-31")
    assert [words for _, words in found.groups(found.ticks(12), 12)] == ["2023", "2024"]


def test_a_year_that_the_next_would_run_into_is_left_out():
    found = scale("2023-12-01", "2025-05-31", 320)
    assert [words for _, words in found.groups(found.ticks(12), 12)] == ["2024", "2025"]


def test_a_year_for_which_there_is_no_room_at_the_end_is_left_out():
    found = scale("2023-03-01", "2024-01-01")
    assert [words for _, words in found.groups(found.ticks(12), 12)] == ["2023"]


def test_years_alone_need_nothing_over_them():
    found = scale("2000-01-01", "2030-12-31", 320)
    assert found.groups(found.ticks(12), 12) == []


def test_an_axis_of_months_begins_with_a_whole_one():
    assert axis(date(2024, 1, 20), date(2024, 12, 31)) == (date(2024, 1, 1), date(2024, 12, 31))
    assert axis(date(2024, 1, 20), date(2024, 4, 21)) == (date(2024, 1, 20), date(2024, 4, 21))
    assert axis(date(2024, 1, 20), date(2024, 4, 22))[0] == date(2024, 1, 1)


@given(DAYS, st.integers(0, 12_000), st.sampled_from([318, 728]))
def test_labels_never_touch_and_there_are_always_some(since, days, width):
    first, last = axis(since, since + timedelta(days=days))
    found = Scale(first, last, 0, width)
    ticks = found.ticks(12)
    assert ticks
    assert all(one.at + width_of(one.label, 12) < other.at for one, other in pairwise(ticks))
    groups = found.groups(ticks, 12)
    assert all(at + width_of(words, 12, bold=True) < other for (at, words), (other, _) in pairwise(groups))


@given(DAYS, st.integers(0, 4000), st.integers(0, 4000 * 24))
def test_later_lies_further_on(since, days, hours):
    found = Scale(since, since + timedelta(days=days), 0, 700)
    at = start_of(since) + timedelta(hours=hours)
    assert 0 <= found.of(at) <= found.of(at + timedelta(hours=1)) <= 700


def test_hours_run_through_a_clock_change():
    assert labels("2024-03-31", "2024-03-31", 1200)[:3] == ["00:00", "02:00", "03:00"]
    assert labels("2024-10-27", "2024-10-27", 1200)[:4] == ["00:00", "01:00", "01:00", "02:00"]
