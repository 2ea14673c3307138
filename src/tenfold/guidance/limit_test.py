"""What a limit counts, and how it is said."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.guidance.limit import UNITS, Limit, Unit
from tenfold.when import CannotCount, end_of, moment

MOMENTS = st.datetimes(datetime(1996, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC))
TIMES: tuple[Unit, ...] = tuple(unit for unit in UNITS if unit != "count")


def limit(number: int, unit: Unit) -> Limit:
    return Limit("a-limit", number, unit, "local practice", "a test", read=True, edition="plan-2023")


@pytest.mark.parametrize(
    ("number", "unit", "last"),
    [
        (10, "working_days", date(2007, 1, 10)),
        (0, "working_days", date(2006, 12, 22)),
        (8, "days", date(2006, 12, 30)),
        (0, "days", date(2006, 12, 22)),
        (6, "weeks", date(2007, 2, 2)),
        (3, "months", date(2007, 3, 22)),
    ],
)
def test_days_weeks_and_months_end_with_the_day(number: int, unit: Unit, last: date) -> None:
    assert limit(number, unit).after(moment(datetime(2006, 12, 22, 14))) == end_of(last)


def test_months_stop_at_the_end_of_a_short_one() -> None:
    assert limit(6, "months").after(moment(datetime(2006, 8, 31))) == end_of(date(2007, 2, 28))


@pytest.mark.parametrize(
    ("since", "count", "until"),
    [("2025-05-08", 15, "2025-05-30"), ("2026-12-14", 15, "2027-01-07"), ("2026-03-25", 15, "2026-04-17")],
)
def test_the_worked_checks_of_the_statute_page(since: str, count: int, until: str) -> None:
    begun = moment(datetime.fromisoformat(f"{since}T16:45"))
    assert limit(count, "working_days").after(begun) == end_of(date.fromisoformat(until))


def test_hours_run_through_the_night_on_which_the_clocks_change() -> None:
    begun = moment(datetime(2026, 3, 27, 12))
    assert limit(72, "hours").after(begun) == begun + timedelta(hours=72) == moment(datetime(2026, 3, 30, 13))


def test_the_day_is_the_london_day() -> None:
    late = datetime(2007, 8, 2, 23, 30, tzinfo=UTC)
    assert limit(1, "days").after(late) == end_of(date(2007, 8, 4))
    assert limit(1, "days").after(late.astimezone(timezone(timedelta(hours=-5)))) == end_of(date(2007, 8, 4))


def test_before_goes_the_other_way() -> None:
    conference = moment(datetime(2007, 4, 10, 9, 30))
    assert limit(2, "working_days").before(conference) == end_of(date(2007, 4, 4))
    assert limit(3, "days").before(conference) == end_of(date(2007, 4, 7))
    assert limit(1, "weeks").before(conference) == end_of(date(2007, 4, 3))
    assert limit(12, "months").before(conference) == end_of(date(2006, 4, 10))
    assert limit(48, "hours").before(conference) == moment(datetime(2007, 4, 8, 9, 30))


def test_a_count_is_no_length_of_time() -> None:
    with pytest.raises(TypeError, match=r"a-limit is a count \(2\)"):
        limit(2, "count").after(datetime(2007, 1, 1, tzinfo=UTC))
    with pytest.raises(TypeError):
        limit(2, "count").before(datetime(2007, 1, 1, tzinfo=UTC))


def test_past_the_bank_holidays_nothing_is_counted() -> None:
    with pytest.raises(CannotCount):
        limit(10, "working_days").after(datetime(2028, 12, 20, tzinfo=UTC))


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (10, "working_days", "10 working days"),
        (1, "working_days", "1 working day"),
        (0, "working_days", "the same day"),
        (72, "hours", "72 hours"),
        (0, "hours", "at once"),
        (1, "months", "1 month"),
        (6, "weeks", "6 weeks"),
        (8, "days", "8 days"),
        (2, "count", "2"),
        (0, "count", "0"),
    ],
)
def test_in_words(number: int, unit: Unit, words: str) -> None:
    assert limit(number, unit).in_words() == words


@given(MOMENTS, st.integers(0, 60), st.sampled_from(TIMES))
def test_a_limit_never_runs_out_before_it_began(at: datetime, number: int, unit: Unit) -> None:
    assert limit(number, unit).before(at) - timedelta(days=1) <= at <= limit(number, unit).after(at)


@given(MOMENTS, st.integers(0, 60), st.sampled_from(TIMES))
def test_a_longer_limit_runs_out_no_sooner(at: datetime, number: int, unit: Unit) -> None:
    assert limit(number, unit).after(at) <= limit(number + 1, unit).after(at)


@pytest.mark.parametrize(
    ("number", "unit", "share", "of"),
    [
        (10, "working_days", 7, "working_days"),
        (15, "working_days", 10, "working_days"),
        (72, "hours", 48, "hours"),
        (6, "months", 4, "months"),
        (4, "weeks", 19, "days"),
        (1, "working_days", 1, "working_days"),
        (0, "days", 1, "days"),
    ],
)
def test_a_share_is_in_whole_units_and_never_nothing(number: int, unit: Unit, share: int, of: Unit) -> None:
    cut = limit(number, unit).share(67)
    assert (cut.number, cut.unit) == (share, of)
