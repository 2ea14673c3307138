"""The two clocks."""

from datetime import UTC, date, datetime

from tenfold.when import AsOf, end_of


def test_at_a_moment_both_clocks_say_so() -> None:
    noon = datetime(2007, 8, 3, 12, tzinfo=UTC)
    assert AsOf.at(noon) == AsOf(noon, noon)


def test_a_day_is_taken_at_its_end() -> None:
    assert AsOf.day(date(2007, 7, 30)) == AsOf.at(end_of(date(2007, 7, 30)))


def test_a_day_may_be_looked_at_with_what_was_known_later() -> None:
    looked = AsOf.day(date(2007, 7, 30), date(2007, 8, 3))
    assert (looked.on, looked.known) == (end_of(date(2007, 7, 30)), end_of(date(2007, 8, 3)))
