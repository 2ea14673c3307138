"""The two clocks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from tenfold.when.london import end_of


@dataclass(frozen=True, slots=True)
class AsOf:
    """What was true `on` one moment, as `known` by another."""

    on: datetime
    known: datetime

    @classmethod
    def at(cls, moment: datetime) -> Self:
        """The record as it stood at one moment: true then, known then."""
        return cls(moment, moment)

    @classmethod
    def day(cls, on: date, known: date | None = None) -> Self:
        """The record at the end of a day, known by the end of that day or of another."""
        return cls(end_of(on), end_of(known or on))
