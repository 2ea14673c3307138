"""A child's homes, household and care as stretches of time, each with whose word it is and whether anybody checked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from tenfold.drawings.sayings import address_of, by, by_word
from tenfold.picture import (
    LIVING,
    Picture,
    Stated,
    Stay,
    began,
    cares,
    checks_on,
    died_at,
    ended,
    people_with_addresses,
    person,
    stays_said,
)
from tenfold.questions.wording import called
from tenfold.record import Check, Presence

Group = Literal["Lived at", "Lived with", "Cared for by"]
HOMES: Group = "Lived at"
HOUSEHOLD: Group = "Lived with"
CARED: Group = "Cared for by"
What = Literal["corroborated", "contradicted", "named"]
_GONE = frozenset({"left", "not_resident"})
LATEST, DAY = datetime.max.replace(tzinfo=UTC), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its group, whose or which it is by id, and its name."""

    group: Group
    of: str
    name: str


@dataclass(frozen=True, slots=True)
class Band:
    """One stretch of time in one lane: by whose word, whether checked, and whether it is only visits."""

    lane: Lane
    since: datetime
    until: datetime
    checked: bool
    words: str
    visits: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in a lane: a check and what it found, or a person seen at or named in connection with the household."""

    lane: Lane
    at: datetime
    what: What
    words: str


def bands_of(p: Picture, child: str, since: datetime, until: datetime) -> list[Band]:
    """Return a child's homes, household and care between two moments, by group, each lane in the order of telling."""
    told = (*_homes(p, child), *_household(p, child), *_care(p, child))
    clipped = (replace(one, since=max(one.since, since), until=min(one.until, until)) for one in told)
    return list(_joined(one for one in clipped if one.since < one.until))


def moments_of(p: Picture, child: str) -> list[Moment]:
    """Return the checks of a child's homes, household and care, and who was seen at or named with the household."""
    checks = (
        Moment(lane, check.last.occurred.last, _words(check), by(p, check.last))
        for lane, stated in _checkable(p, child)
        for check in _findings(p, stated)
    )
    return list(dict.fromkeys((*_presences(p, child), *checks)))


def gaps_in(bands: Iterable[Band], since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """Return the times of a day or more between two moments that no band covers."""
    reached, found = since, []
    for band in sorted(bands, key=lambda one: one.since):
        if band.since > reached:
            found.append((reached, band.since))
        reached = max(reached, band.until)
    return [(start, end) for start, end in (*found, (reached, until)) if end - start >= DAY]


def lifetime(p: Picture, child: str, since: datetime, until: datetime) -> tuple[datetime, datetime]:
    """Return the part of a time in which a child lived: from birth, as far as it is told, to death."""
    known, death = person(p, child), died_at(p, child)
    born = since if known is None or known.born is None else max(since, known.born.last)
    return min(born, until), until if death is None else max(since, min(until, death.first))


def _homes(p: Picture, child: str) -> Iterator[Band]:
    for stay in _lived(p, child):
        yield _of_stay(p, stay, _home(stay))


def _household(p: Picture, child: str) -> Iterator[Band]:
    for stay, home in _beside(p, child):
        starts, ends = max(stay.since, home.since), min(_end(stay.until), _end(home.until))
        if starts < ends:
            yield replace(_of_stay(p, stay, _person(p, HOUSEHOLD, stay.person)), since=starts, until=ends)


def _care(p: Picture, child: str) -> Iterator[Band]:
    for care in cares(p, child):
        words = f"{care.fact.basis.replace('_', ' ')}, {by_word(p, care.last, 'care')}"
        for one in care.fact.by:
            yield Band(_person(p, CARED, one), began(care), _end(ended(care)), is_checked(p, care), words)


def _of_stay(p: Picture, stay: Stay, lane: Lane) -> Band:
    words = f"{stay.as_.replace('_', ' ')}, {by_word(p, stay.entry, 'household')}"
    return Band(lane, stay.since, _end(stay.until), is_checked(p, stay.stated), words, stay.as_ == "visiting")


def _home(stay: Stay) -> Lane:
    return Lane(HOMES, stay.address, address_of(stay))


def _person(p: Picture, group: Group, id: str) -> Lane:
    return Lane(group, id, called(p, id))


def _lived(p: Picture, child: str) -> list[Stay]:
    return [stay for stay in stays_said(p, child) if stay.as_ in LIVING]


def _beside(p: Picture, child: str) -> Iterator[tuple[Stay, Stay]]:
    """Yield the stays of others at an address where the child lived, each with the child's own there."""
    homes = _lived(p, child)
    for other in (one for one in people_with_addresses(p) if one != child):
        for stay in stays_said(p, other):
            yield from ((stay, home) for home in homes if home.address == stay.address)


def _checkable(p: Picture, child: str) -> Iterator[tuple[Lane, Stated[Any]]]:
    yield from ((_home(stay), stay.stated) for stay in _lived(p, child))
    yield from ((_person(p, HOUSEHOLD, stay.person), stay.stated) for stay, _ in _beside(p, child))
    yield from ((_person(p, CARED, one), care) for care in cares(p, child) for one in care.fact.by)


def _presences(p: Picture, child: str) -> Iterator[Moment]:
    for named in p.facts(Presence):
        for entry, fact in zip(named.entries, named.told, strict=True):
            if child in entry.about:
                lane = _person(p, HOUSEHOLD, fact.person)
                yield Moment(lane, entry.occurred.last, "named", f"{fact.context}, {by(p, entry)}")


def _findings(p: Picture, stated: Stated[Any]) -> list[Stated[Check]]:
    return [check for check in checks_on(p, stated) if check.fact.result in ("corroborated", "contradicted")]


def _words(check: Stated[Check]) -> What:
    return "corroborated" if check.fact.result == "corroborated" else "contradicted"


def is_checked(p: Picture, stated: Stated[Any]) -> bool:
    """Whether the last check of something that found one way or the other bore it out.

    What bears out that somebody left says nothing of how it was before.
    """
    findings = _findings(p, stated)
    return bool(findings) and findings[-1].fact.result == "corroborated" and not _was_of_leaving(stated, findings[-1])


def _was_of_leaving(stated: Stated[Any], check: Stated[Check]) -> bool:
    tellings = zip(stated.entries, stated.told, strict=True)
    held = [fact for entry, fact in tellings if entry.order <= check.last.order]
    return bool(held) and getattr(held[-1], "as_", None) in _GONE


def _end(moment: datetime | None) -> datetime:
    return LATEST if moment is None else moment


def _joined(bands: Iterable[Band]) -> Iterator[Band]:
    """Yield bands, those of a lane that follow on one another and are known alike as one."""
    lanes: dict[Lane, list[Band]] = {}
    for band in bands:
        lanes.setdefault(band.lane, []).append(band)
    for lane in lanes.values():
        last, *rest = sorted(lane, key=lambda one: one.since)
        for band in rest:
            if band.since <= last.until and (band.checked, band.visits) == (last.checked, last.visits):
                words = last.words if band.words in last.words else f"{last.words}; {band.words}"
                last = replace(last, until=max(last.until, band.until), words=words)
            else:
                yield last
                last = band
        yield last
