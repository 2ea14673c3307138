"""Times as they are told, whole and half."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.when import Time, end_of, gap_hours, start_of
from tenfold.when.time import beyond_years

MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
TOLD = st.one_of(
    DAYS.map(lambda day: f"{day:%Y}"),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(date.isoformat),
    MOMENTS.map(datetime.isoformat),
).map(Time.told)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2007", date(2007, 1, 1), date(2007, 12, 31)),
        ("2007-02", date(2007, 2, 1), date(2007, 2, 28)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2007-12", date(2007, 12, 1), date(2007, 12, 31)),
        ("2007-08-03", date(2007, 8, 3), date(2007, 8, 3)),
    ],
)
def test_half_told_times_cover_whole_days(text: str, first: date, last: date) -> None:
    told = Time.told(text)
    assert (told.first_day, told.last_day) == (first, last)
    assert (told.first, told.last + timedelta.resolution) == (start_of(first), end_of(last))
    assert not told.exact
    assert str(told) == text


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2007-08-03T11:30", datetime(2007, 8, 3, 10, 30, tzinfo=UTC)),
        ("2007-08-03 11:30:15", datetime(2007, 8, 3, 10, 30, 15, tzinfo=UTC)),
        ("2007-02-03T14:30:00.25", datetime(2007, 2, 3, 14, 30, 0, 250_000, tzinfo=UTC)),
        ("2007-08-03T11:30Z", datetime(2007, 8, 3, 11, 30, tzinfo=UTC)),
        ("2007-08-03T11:30+02:00", datetime(2007, 8, 3, 9, 30, tzinfo=UTC)),
        ("2026-10-25T01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25T01:30+00:00", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("2026-03-29T01:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_is_exact(text: str, at: datetime) -> None:
    told = Time.told(text)
    assert (told.first, told.last, told.exact) == (at, at, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "07-08-2003",
        "2007-13",
        "2007-02-30",
        "2007-8-3",
        "2007-08-03T25:00",
        "2007-08-03T11",
        "2007-08-03T11:30 ",
        "2007-08-03T11:30+99:00",
        "٢٠٠٧",
        "٢٠٠٧-02",
        "0207-08-03",
        "1799",
        "2200",
        "9999-12-31",
        "0001-01-01T00:00+14:00",
    ],
)
def test_what_is_no_time_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a time; a year .* would be"):
        Time.told(text)


def test_the_same_moment_told_twice_is_the_same() -> None:
    short, long = Time.told("2007-02-03T14:30"), Time.told("2007-02-03T14:30:00")
    assert short == long
    assert not short < long
    assert hash(short) == hash(long)
    assert str(short) != str(long)


def test_times_are_in_order_of_their_first_then_their_last() -> None:
    told = ["2006", "2007-02-01T00:00", "2007-02-01", "2007-02", "2007-02-02"]
    assert sorted(map(Time.told, reversed(told))) == [Time.told(text) for text in told]


@given(MOMENTS)
def test_the_time_of_a_moment_reads_back(at: datetime) -> None:
    assert Time.told(Time.at(at).text) == Time.at(at)


def test_only_the_hour_that_came_twice_is_written_with_its_offset() -> None:
    assert str(Time.at(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))) == "2026-10-25T01:30:00"
    assert str(Time.at(datetime(2026, 10, 25, 1, 30, tzinfo=UTC))) == "2026-10-25T01:30:00+00:00"
    assert str(Time.at(datetime(2026, 10, 25, 2, 30, tzinfo=UTC))) == "2026-10-25T02:30:00"


@pytest.mark.parametrize(
    ("earlier", "later", "hours"),
    [
        ("2007-02-03T10:00", "2007-02-04T11:30", 25.5),
        ("2007-02-04T11:30", "2007-02-03T10:00", 25.5),
        ("2026-03-28T12:00", "2026-03-29T12:00", 23.0),
        ("2026-10-24T12:00", "2026-10-25T12:00", 25.0),
        ("2007-02", "2007-02-28T12:00", 0.0),
        ("2007-02", "2007", 0.0),
        ("2007-02-03", "2007-02-03", 0.0),
    ],
)
def test_the_gap_is_the_fewest_hours_there_may_have_been(earlier: str, later: str, hours: float) -> None:
    assert gap_hours(Time.told(earlier), Time.told(later)) == hours


def test_from_a_half_told_day_the_gap_begins_when_the_day_has_ended() -> None:
    assert gap_hours(Time.told("2007-02-03"), Time.told("2007-02-05T00:00")) == pytest.approx(24)


@given(TOLD, TOLD)
def test_a_gap_is_the_same_both_ways_and_never_less_than_nothing(one: Time, other: Time) -> None:
    assert gap_hours(one, other) == gap_hours(other, one) >= 0


@given(TOLD)
def test_a_told_time_lies_within_its_days(told: Time) -> None:
    assert start_of(told.first_day) <= told.first <= told.last < end_of(told.last_day)
    assert Time.told(told.text) == told


def test_a_moment_is_read_and_a_day_is_none() -> None:
    assert Time.moment("2024-07-03T14:30") == Time.told("2024-07-03T14:30").first
    with pytest.raises(ValueError, match=r"“2024-07-03” has no time of day"):
        Time.moment("2024-07-03")
    with pytest.raises(ValueError, match="“2024-07-03T25:00” is not a time"):
        Time.moment("2024-07-03T25:00")


@pytest.mark.parametrize("text", ["2025-03-30T01:00", "2025-03-30T01:30", "2025-03-30 01:59:59"])
def test_the_hour_over_which_clocks_go_forward_is_shown_by_none(text: str) -> None:
    assert Time.told(text).left_out


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-30T00:59",
        "2025-03-30T02:00",
        "2025-03-30T01:30Z",
        "2025-03-30T01:30+00:00",
        "2025-03-29T01:30",
        "2025-10-26T01:30",
        "2025-03-30",
        "2025",
    ],
)
def test_every_other_time_is_shown_by_some_clock(text: str) -> None:
    assert not Time.told(text).left_out


@pytest.mark.parametrize("text", ["2205", "1799-12", "0025-03-30", "9999-12-31T10:00", "2200-02-29"])
def test_a_time_in_no_year_that_is_read_is_known_as_such(text: str) -> None:
    assert beyond_years(text)


@pytest.mark.parametrize(
    "text", ["2199", "1800-01-01", "2200-13", "12024-03-05", "220", "soon", "2205-02-30", "2024-02-30"]
)
def test_what_would_be_no_time_in_any_year_and_what_is_one_are_not(text: str) -> None:
    assert not beyond_years(text)
