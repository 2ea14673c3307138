"""Half-open spans of days."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `since` (inclusive) until `until` (exclusive); None leaves an end open."""

    since: date | None = None
    until: date | None = None

    def __contains__(self, day: date) -> bool:
        """Whether a day lies in the span."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a day; a span that ends where it begins has none to share."""
        since = max((day for day in (self.since, other.since) if day is not None), default=None)
        until = min((day for day in (self.until, other.until) if day is not None), default=None)
        return since is None or until is None or since < until
