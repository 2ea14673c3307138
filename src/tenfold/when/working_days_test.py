"""Working days and calendar months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.when import CannotCount, add_months, add_working_days, is_working_day, working_days_between
from tenfold.when.working_days import BANK_HOLIDAYS, FIRST, LAST

INSIDE = st.dates(date(1996, 1, 1), date(2027, 12, 31))
FEW = st.integers(1, 60)


def test_the_calendar_has_every_year_from_1995_to_2028() -> None:
    assert {day.year for day in BANK_HOLIDAYS} == set(range(1995, 2029))
    assert date(1995, 1, 1) == FIRST
    assert date(2028, 12, 31) == LAST


@pytest.mark.parametrize(
    ("year", "days"),
    [(1995, 8), (1999, 9), (2002, 9), (2007, 8), (2011, 9), (2012, 9), (2020, 8), (2022, 10), (2023, 9), (2028, 8)],
)
def test_each_year_has_its_eight_days_and_its_own(year: int, days: int) -> None:
    assert sum(day.year == year for day in BANK_HOLIDAYS) == days


@pytest.mark.parametrize(
    ("holiday", "working"),
    [
        ("1995-05-08", "1995-05-01"),
        ("1999-12-31", "1999-12-30"),
        ("2000-01-03", "2000-01-04"),
        ("2002-06-03", "2002-05-27"),
        ("2002-06-04", "2002-06-05"),
        ("2006-01-02", "2006-01-03"),
        ("2011-04-29", "2011-04-28"),
        ("2012-06-05", "2012-05-28"),
        ("2020-05-08", "2020-05-04"),
        ("2022-06-02", "2022-05-30"),
        ("2022-09-19", "2022-09-20"),
        ("2023-05-08", "2023-05-09"),
    ],
)
def test_days_that_were_moved_or_kept_once(holiday: str, working: str) -> None:
    assert not is_working_day(date.fromisoformat(holiday))
    assert is_working_day(date.fromisoformat(working))


@pytest.mark.parametrize("holiday", sorted(BANK_HOLIDAYS))
def test_bank_holidays_are_kept_on_weekdays(holiday: date) -> None:
    assert holiday.weekday() < 5


@pytest.mark.parametrize(
    ("since", "count", "until"),
    [
        ("2025-05-08", 15, "2025-05-30"),
        ("2026-12-14", 15, "2027-01-07"),
        ("2026-03-25", 15, "2026-04-17"),
        ("2006-12-22", 10, "2007-01-10"),
        ("2007-04-05", 1, "2007-04-10"),
        ("2007-02-03", 1, "2007-02-05"),
        ("2007-02-03", 0, "2007-02-03"),
        ("2007-02-05", -1, "2007-02-02"),
        ("2007-02-04", -1, "2007-02-02"),
        ("2007-04-10", -2, "2007-04-04"),
    ],
)
def test_counted_days(since: str, count: int, until: str) -> None:
    assert add_working_days(date.fromisoformat(since), count) == date.fromisoformat(until)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (LAST, 1),
        (date(2028, 12, 1), 40),
        (FIRST, -1),
        (date(1995, 1, 5), -40),
        (date(1994, 12, 31), 1),
        (date(2029, 1, 1), 0),
    ],
)
def test_counting_refuses_outside_the_calendar(day: date, count: int) -> None:
    with pytest.raises(CannotCount, match="known from 1995 to 2028; add the year"):
        add_working_days(day, count)


@pytest.mark.parametrize("day", [date(1994, 12, 31), date(2029, 1, 1)])
def test_asking_refuses_outside_the_calendar(day: date) -> None:
    with pytest.raises(CannotCount):
        is_working_day(day)
    with pytest.raises(CannotCount):
        working_days_between(date(2007, 1, 1), day)
    with pytest.raises(CannotCount):
        working_days_between(day, date(2007, 1, 1))


def test_the_ends_of_the_calendar_can_be_asked() -> None:
    assert not is_working_day(FIRST)
    assert not is_working_day(LAST)
    assert add_working_days(date(1995, 1, 4), -1) == date(1995, 1, 3)
    assert add_working_days(date(2028, 12, 28), 1) == date(2028, 12, 29)


def test_working_days_between_leave_out_the_first_and_count_the_last() -> None:
    assert working_days_between(date(2025, 5, 8), date(2025, 5, 30)) == 15
    assert working_days_between(date(2025, 5, 8), date(2025, 5, 8)) == 0
    assert working_days_between(date(2025, 5, 30), date(2025, 5, 8)) == 0


@given(INSIDE, FEW)
def test_counting_on_and_measuring_agree(day: date, count: int) -> None:
    until = add_working_days(day, count)
    assert is_working_day(until)
    assert working_days_between(day, until) == count


@given(INSIDE, FEW)
def test_counting_back_undoes_counting_on_from_a_working_day(day: date, count: int) -> None:
    start = add_working_days(day, 1)
    assert add_working_days(add_working_days(start, count), -count) == start


@given(INSIDE)
def test_a_day_is_working_when_it_is_the_next_after_the_day_before(day: date) -> None:
    assert is_working_day(day) is (add_working_days(day - timedelta(days=1), 1) == day)


@pytest.mark.parametrize(
    ("day", "count", "there"),
    [
        ("2007-01-31", 1, "2007-02-28"),
        ("2008-01-31", 1, "2008-02-29"),
        ("2006-12-22", 3, "2007-03-22"),
        ("2006-08-31", 6, "2007-02-28"),
        ("2008-02-29", 12, "2009-02-28"),
        ("2007-11-30", 1, "2007-12-30"),
        ("2007-03-31", -1, "2007-02-28"),
        ("2007-01-15", -13, "2005-12-15"),
        ("2007-01-15", 0, "2007-01-15"),
    ],
)
def test_months_run_date_to_date_and_stop_at_the_end_of_a_short_one(day: str, count: int, there: str) -> None:
    assert add_months(date.fromisoformat(day), count) == date.fromisoformat(there)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-500, 500))
def test_months_keep_the_day_or_clamp_it(day: date, count: int) -> None:
    there = add_months(day, count)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == count
    assert there.day == day.day or (there.day < day.day and (there + timedelta(days=1)).day == 1)
