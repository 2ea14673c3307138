"""Half-open spans of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.when import Span

DAYS = st.dates(date(2007, 1, 1), date(2007, 1, 20))
SPANS = st.builds(Span, st.none() | DAYS, st.none() | DAYS)


@pytest.mark.parametrize(("day", "inside"), [(1, False), (2, True), (4, True), (5, False)])
def test_a_span_has_its_first_day_and_not_its_last(day: int, *, inside: bool) -> None:
    assert (date(2007, 1, day) in Span(date(2007, 1, 2), date(2007, 1, 5))) is inside


def test_an_open_end_goes_on() -> None:
    assert date(1066, 1, 1) in Span(until=date(2007, 1, 1))
    assert date(2999, 1, 1) in Span(since=date(2007, 1, 1))
    assert date(2007, 1, 1) in Span()


def test_spans_that_touch_share_no_day() -> None:
    early, late = Span(until=date(2007, 1, 5)), Span(since=date(2007, 1, 5))
    assert not early.overlaps(late)
    assert early.overlaps(Span(since=date(2007, 1, 4)))


def test_an_empty_span_overlaps_nothing() -> None:
    empty = Span(date(2007, 1, 5), date(2007, 1, 5))
    assert not empty.overlaps(Span())
    assert not Span(date(2007, 1, 1), date(2007, 1, 9)).overlaps(empty)


@given(SPANS, SPANS)
def test_spans_overlap_when_some_day_lies_in_both(one: Span, other: Span) -> None:
    days = [date(2006, 12, 31), *(date(2007, 1, n) for n in range(1, 32))]
    assert one.overlaps(other) is any(day in one and day in other for day in days)
