"""The packaged bank holidays agree with the package govuk-bank-holidays, for the years that it knows."""

from datetime import date

from govuk_bank_holidays.bank_holidays import BankHolidays

from tenfold.when.working_days import BANK_HOLIDAYS, FIRST, LAST

GOVUK = {
    holiday["date"]: holiday
    for holiday in BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
}
SINCE = date(2012, 1, 1)


def test_govuk_knows_the_years_from_2012_to_our_last() -> None:
    assert {day.year for day in GOVUK} >= set(range(SINCE.year, LAST.year + 1))
    assert FIRST < SINCE


def test_the_days_are_the_same() -> None:
    ours = {day for day in BANK_HOLIDAYS if day >= SINCE}
    assert ours == {day for day in GOVUK if SINCE <= day <= LAST}


def test_the_names_are_the_same() -> None:
    told = {
        day: f"{holiday['title']} (substitute)" if holiday["notes"] == "Substitute day" else holiday["title"]
        for day, holiday in GOVUK.items()
        if day <= LAST
    }
    assert {day: name for day, name in BANK_HOLIDAYS.items() if day >= SINCE} == told
