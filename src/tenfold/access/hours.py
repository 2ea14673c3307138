"""When an agency works: of most kinds in office hours on working days; hospitals, ambulances and the police always."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tenfold.when import CannotCount, civil, day_of, is_working_day, moment

_ROUND_THE_CLOCK = frozenset({"police", "acute_hospital", "ambulance"})
_WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Hours:
    """From when until when (London time; until 24:00 is told as 00:00) an agency works, and whether on all days."""

    opens: time
    closes: time
    every_day: bool

    def are_at(self, at: datetime) -> bool:
        """Whether it works at a moment."""
        told = civil(at).time()
        return self._is_worked(day_of(at)) and self.opens <= told and (self.closes == time() or told < self.closes)

    def from_(self, at: datetime) -> datetime:
        """Return the moment from which it next works: this one, where it works now."""
        if self.are_at(at):
            return at
        day = day_of(at)
        if civil(at).time() >= self.opens:
            day += timedelta(days=1)
        while not self._is_worked(day):
            day += timedelta(days=1)
        return moment(datetime.combine(day, self.opens))

    def _is_worked(self, day: date) -> bool:
        if self.every_day:
            return True
        try:
            return is_working_day(day)
        except CannotCount:  # in years whose bank holidays nobody knows yet, a Monday is one
            return day.weekday() < _WEEKEND


ALWAYS = Hours(time(), time(), every_day=True)
OFFICE = Hours(time(9), time(17), every_day=False)


def hours_of(kind: str) -> Hours:
    """Return when an agency of a kind works, unless it says otherwise."""
    return ALWAYS if kind in _ROUND_THE_CLOCK else OFFICE
