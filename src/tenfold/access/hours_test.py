from datetime import datetime, time

import pytest

from tenfold.access import Hours, hours_of
from tenfold.when import civil, moment


def at(text):
    return moment(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("asked", "works"),
    [
        ("2026-11-27T09:00", "2026-11-27T09:00"),  # a Friday
        ("2026-11-27T16:59", "2026-11-27T16:59"),
        ("2026-11-27T08:59", "2026-11-27T09:00"),
        ("2026-11-27T17:00", "2026-11-30T09:00"),
        ("2026-12-24T18:00", "2026-12-29T09:00"),  # Christmas, and the bank holiday for Boxing Day after it
        ("2026-06-05T08:00", "2026-06-05T09:00"),  # summer time
    ],
)
def test_an_office_works_on_working_days_from_nine_to_five_in_london(asked, works):
    assert civil(hours_of("school").from_(at(asked))) == datetime.fromisoformat(works)
    assert hours_of("school").are_at(at(asked)) is (asked == works)


@pytest.mark.parametrize("kind", ["police", "acute_hospital", "ambulance"])
def test_some_work_always(kind):
    assert hours_of(kind).from_(at("2026-12-25T03:00")) == at("2026-12-25T03:00")


def test_an_agency_may_work_until_midnight_or_all_week():
    late = Hours(time(13), time(), every_day=True)
    assert late.are_at(at("2026-11-28T23:59"))
    assert civil(late.from_(at("2026-11-29T00:00"))) == datetime(2026, 11, 29, 13)


def test_in_years_whose_bank_holidays_nobody_knows_a_monday_is_a_working_day():
    assert civil(hours_of("school").from_(at("2090-11-25T03:00"))) == datetime(2090, 11, 27, 9)  # a Saturday
