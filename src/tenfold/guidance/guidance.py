"""The guidance that a replay goes by: the edition in force on each day, or one edition throughout."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from tenfold.guidance.edition import Citation, Edition
from tenfold.guidance.limit import Limit
from tenfold.guidance.local import Override, local_limits, nearest
from tenfold.guidance.packaged import EDITIONS, known, topics

_BY_ID = {edition.id: edition for edition in EDITIONS}
_SINCE = tuple(edition.since for edition in EDITIONS)


class _Unknown(KeyError):
    """A word that guidance does not have; the message is a plain sentence."""

    def __str__(self) -> str:
        """Return the sentence without the quotes that `KeyError` adds."""
        return str(self.args[0])


class UnknownEdition(_Unknown):
    """No edition has this id."""


class UnknownLimit(_Unknown):
    """No edition has this limit, or the edition in force does not."""


class UnknownTopic(_Unknown):
    """Guidance is not cited on this topic."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """Limits and citations by date: dated unless `pinned` to one edition, with a partnership's own limits on top.

    Before the first edition, the first is gone by. A local limit replaces one that the edition has; it adds none.
    """

    pinned: str | None = None
    local: tuple[Override, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an edition that there is not."""
        if self.pinned is not None and self.pinned not in _BY_ID:
            raise UnknownEdition(f"no edition is called {self.pinned}; the editions are {', '.join(_BY_ID)}")

    @staticmethod
    def dated() -> "Guidance":
        """Go by the edition in force on each day."""
        return _pinned_to(None)

    @staticmethod
    def fixed(edition: str) -> "Guidance":
        """Go by one edition on every day; raise `UnknownEdition` naming the known ones."""
        return _pinned_to(edition)

    def with_local(self, told: str | Mapping[str, object]) -> "Guidance":
        """Lay a partnership's own limits on top; raise `LocalRefused` naming all that is wrong with them."""
        return replace(self, local=(*self.local, *local_limits(told)))

    def edition(self, day: date) -> Edition:
        """Return the edition to go by on a day: before the first edition, the first."""
        if self.pinned is not None:
            return _BY_ID[self.pinned]
        return _in_force(day)

    def limit(self, id: str, day: date) -> Limit:
        """Return a limit as it stands on a day; raise `UnknownLimit` where there is none."""
        found = self.limit_if_any(id, day)
        if found is None:
            raise UnknownLimit(self._without(id, day))
        return found

    def limit_if_any(self, id: str, day: date) -> Limit | None:
        """Return a limit as it stands on a day; None where that edition has none."""
        edition = _in_force(day) if self.pinned is None else _BY_ID[self.pinned]
        limit = edition.read().limits.get(id)
        for override in self.local:
            if limit is not None and override.id == id and day in override.span:
                limit = _overridden(limit, override)
        return limit

    def cite(self, topic: str, day: date) -> Citation:
        """Return what the edition of a day asks on a topic, saying so where that came later.

        Raise `UnknownTopic` naming the nearest.
        """
        found = self.edition(day).citations.get(topic)
        if found is None:
            raise UnknownTopic(f"guidance is not cited on {topic}{nearest(topic, topics())}")
        return replace(found, early=True) if day < found.in_force else found

    def _without(self, id: str, day: date) -> str:
        having = [edition.id for edition in EDITIONS if id in edition.limits]
        if not having:
            return f"no edition has a limit {id}{nearest(id, known())}"
        return f"{self.edition(day).id} has no limit {id}; it stands in {', '.join(having)}"


@lru_cache(maxsize=65_536)
def _in_force(day: date) -> Edition:
    return EDITIONS[max(bisect_right(_SINCE, day) - 1, 0)]


@cache
def _pinned_to(edition: str | None) -> Guidance:
    return Guidance(edition)


@lru_cache
def _overridden(limit: Limit, by: Override) -> Limit:
    return replace(
        limit,
        number=by.number,
        unit=by.unit,
        standing="local practice",
        source=by.source,
        read=True,
        says=by.says or limit.says,
    )
