"""Time as the record needs it: moments, times half told, spans, the two clocks, working days."""

from tenfold.when.as_of import AsOf
from tenfold.when.london import civil, day_of, end_of, moment, start_of
from tenfold.when.span import Span
from tenfold.when.time import YEARS, Time, gap_hours
from tenfold.when.working_days import (
    CannotCount,
    add_months,
    add_working_days,
    is_working_day,
    working_days_between,
)

__all__ = [
    "YEARS",
    "AsOf",
    "CannotCount",
    "Span",
    "Time",
    "add_months",
    "add_working_days",
    "civil",
    "day_of",
    "end_of",
    "gap_hours",
    "is_working_day",
    "moment",
    "start_of",
    "working_days_between",
]
