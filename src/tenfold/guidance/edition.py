"""An edition of guidance, and what it can be cited for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tenfold.guidance.limit import Limit

Era = Literal["register", "plan"]


@dataclass(frozen=True, slots=True)
class Citation:
    """What an authority asks on one topic, in our own words; `read` says whether anyone checked it there.

    `early` says that it is gone by on a day on which it was not yet in force.
    """

    topic: str
    text: str
    instrument: str
    in_force: date
    read: bool
    early: bool = False

    def __str__(self) -> str:
        """Return the text with its instrument and date, saying so where it came later or nobody has checked it."""
        day = f"{self.in_force.day} {self.in_force:%B %Y}"
        early = " (not yet in force then)" if self.early else ""
        unread = "" if self.read else " (not checked against the source)"
        return f"{self.text} {self.instrument}, in force from {day}{early}{unread}"


@dataclass(frozen=True, slots=True)
class Contents:
    """What an edition holds: its limits by id and its citations by topic."""

    limits: Mapping[str, Limit]
    citations: Mapping[str, Citation]


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: from `since`, until (exclusive) the next. What it holds is read when it is first gone by."""

    id: str
    title: str
    era: Era
    since: date
    until: date | None
    read: Callable[[], Contents] = field(repr=False, compare=False)

    @property
    def limits(self) -> Mapping[str, Limit]:
        """Its limits by id."""
        return self.read().limits

    @property
    def citations(self) -> Mapping[str, Citation]:
        """Its citations by topic."""
        return self.read().citations
