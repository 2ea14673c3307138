"""Where people lived, moved and live together; what was merely said again is no move."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from tenfold.picture.care import TICK
from tenfold.picture.cell import NEVER
from tenfold.picture.household import LIVING, Stay, stays
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.readable import place
from tenfold.picture.sightings import is_sight_at_home
from tenfold.record import Entry
from tenfold.when import day_of, end_of, start_of


@remembered
def tenures(p: Picture, person: str) -> tuple[Stay, ...]:
    """Return the times that a person lived at an address, in order; the word that began each stands for it."""
    found: list[Stay] = []
    for stay in _begun(p, person):
        same = next((n for n, old in enumerate(found) if old.address == stay.address and _goes_on(old, stay)), None)
        if same is None:
            found.append(stay)
        else:
            found[same] = replace(found[same], until=stay.until)
    return tuple(found)


@remembered
def moves_of(p: Picture, person: str) -> tuple[Stay, ...]:
    """Return the stays with which a person came to live elsewhere than before; the first known home is no move."""
    known = _begun(p, person)
    return tuple(stay for n, stay in enumerate(known) if _moved(known[:n], stay))


@remembered
def moves_home(p: Picture, person: str) -> tuple[Stay, ...]:
    """Return the moves to where a person lives now; a home that is told of again goes on."""
    now = [one for one in tenures(p, person) if one.until is None or not p.passed(one.until)]
    return tuple(
        move
        for move in moves_of(p, person)
        if p.passed(move.since) and any(one.address == move.address and one.since <= move.since for one in now)
    )


@remembered
def together(p: Picture, one: str, other: str) -> tuple[datetime, Entry] | None:
    """Return since when two people live under one roof, and the entry that completed the record of it.

    None where they do not now. To move together is to live together on, also with some days between the two homes.
    """
    return _joint(p, one, other, back=False)


@remembered
def lives_with(p: Picture, child: str, other: str) -> tuple[datetime, Entry] | None:
    """Return since when somebody lives with a child, as `together` does, whatever time the child was away between.

    Who stayed in the home to which a child comes back has lived with it on; who came to it in that time has not.
    """
    return _joint(p, child, other, back=True)


def _joint(p: Picture, one: str, other: str, *, back: bool) -> tuple[datetime, Entry] | None:
    begun: dict[Stay, tuple[datetime, Entry]] = {}
    current: tuple[tuple[datetime, Entry], datetime] | None = None
    for home, since, until, entry in sorted(_shared(p, one, other), key=lambda shared: shared[1]):
        start, end = (since, entry), until
        if current is not None and _follows(p, current[1], since):
            start, end = current[0], max(current[1], until)
        if back:
            start = begun[home] = min(start, begun.get(home, start), key=lambda first: first[0])
        current = start, end
    if current is None or not p.passed(current[0][0]) or (current[1] < NEVER and p.passed(current[1])):
        return None
    return current[0]


def _shared(p: Picture, one: str, other: str) -> Iterator[tuple[Stay, datetime, datetime, Entry]]:
    for mine in tenures(p, one):
        for theirs in tenures(p, other):
            since = max(mine.since, theirs.since)
            until = min(mine.until or NEVER, theirs.until or NEVER)
            if mine.address == theirs.address and since < until:
                yield theirs, since, until, max(mine.entry, theirs.entry, key=place)


def _follows(p: Picture, until: datetime, since: datetime) -> bool:
    return since <= until or since <= p.ends("household-changed.gap", until)


def _begun(p: Picture, person: str) -> list[Stay]:
    return sorted((stay for stay in stays(p, person) if stay.as_ in LIVING), key=lambda stay: stay.since)


def _moved(earlier: list[Stay], stay: Stay) -> bool:
    before = [old for old in earlier if old.since < stay.since]
    if not before or before[-1].address == stay.address:
        return False
    last = before[-1]
    left = last.until is not None and last.until <= end_of(day_of(stay.since))
    return left or not any(old.address == stay.address and _goes_on(old, stay) for old in before)


def _goes_on(old: Stay, stay: Stay) -> bool:
    return old.until is None or old.until + TICK >= stay.since


@remembered
def seen_since_move(p: Picture, child: str, stay: Stay) -> bool:
    """Whether a professional has seen a child at home since the day by which it had surely moved there."""
    began = stay.stated.fact.from_ or stay.entry.occurred
    there = start_of(day_of(min(began.last, stay.entry.latest)))
    met = p.contacts_that(child, is_sight_at_home, child)
    return bool(met) and met[-1].latest >= there
