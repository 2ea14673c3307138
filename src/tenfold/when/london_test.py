"""London civil time, above all on the two nights of the year on which it jumps."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.when import civil, day_of, end_of, moment, start_of

MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


def test_a_time_without_offset_is_london_time() -> None:
    assert moment(datetime(2007, 8, 3, 11, 30)) == datetime(2007, 8, 3, 10, 30, tzinfo=UTC)
    assert moment(datetime(2007, 2, 3, 11, 30)) == datetime(2007, 2, 3, 11, 30, tzinfo=UTC)


def test_a_time_with_an_offset_keeps_its_moment() -> None:
    told = datetime(2007, 8, 3, 11, 30, tzinfo=ZoneInfo("America/New_York"))
    assert moment(told) == told
    assert moment(told).tzinfo is UTC


def test_the_hour_that_is_left_out_is_read_as_before_the_change() -> None:
    assert moment(datetime(2026, 3, 29, 1, 30)) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert civil(moment(datetime(2026, 3, 29, 1, 30))) == datetime(2026, 3, 29, 2, 30)


def test_of_the_hour_that_comes_twice_the_first_is_meant() -> None:
    assert moment(datetime(2026, 10, 25, 1, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment(datetime(2026, 10, 25, 1, 30, fold=1)) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_days_on_which_the_clocks_change_have_23_and_25_hours() -> None:
    assert end_of(date(2026, 3, 29)) - start_of(date(2026, 3, 29)) == timedelta(hours=23)
    assert end_of(date(2026, 10, 25)) - start_of(date(2026, 10, 25)) == timedelta(hours=25)


def test_a_summer_midnight_falls_on_the_day_before_in_utc() -> None:
    assert start_of(date(2007, 8, 3)) == datetime(2007, 8, 2, 23, tzinfo=UTC)
    assert day_of(datetime(2007, 8, 2, 23, tzinfo=UTC)) == date(2007, 8, 3)
    assert day_of(datetime(2007, 8, 2, 22, 59, tzinfo=UTC)) == date(2007, 8, 2)


def test_what_has_no_offset_is_no_moment() -> None:
    with pytest.raises(ValueError, match="has no offset"):
        civil(datetime(2007, 8, 3, 11, 30))
    with pytest.raises(ValueError, match="has no offset"):
        day_of(datetime(2007, 8, 3, 11, 30))


@given(MOMENTS)
def test_a_moment_survives_civil_time(at: datetime) -> None:
    assert moment(civil(at)) == at


@given(MOMENTS)
def test_a_moment_lies_in_its_day(at: datetime) -> None:
    assert start_of(day_of(at)) <= at < end_of(day_of(at))
