"""Signs of neglect, added up over the children of a household, agencies and months."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from tenfold.picture.beside import children_beside
from tenfold.picture.people import children
from tenfold.picture.picture import BATCH, Picture, batches, remembered
from tenfold.picture.readable import place
from tenfold.picture.resolving import last_whole, left_after, weighed_by
from tenfold.picture.stated import Stated
from tenfold.record import Entry, Observation, Opinion
from tenfold.when import end_of

_SIGNS = frozenset("growth feeding hunger hygiene clothing home_conditions supervision health behaviour".split())
Signs = tuple[Stated[Observation], ...]


@remembered
def signs_of(p: Picture, child: str) -> Signs:
    """Return the observed concerns of neglect about a child, but for those with a medical cause, in order of record."""
    seen = p.facts_that(Observation, child, _is_sign)
    whole = batches(seen)
    return tuple(chain(*(_signs_in(p, child, start) for start in whole), _those_of_neglect(p, seen[whole.stop :])))


@remembered
def _signs_in(p: Picture, child: str, start: int) -> Signs:
    return tuple(_those_of_neglect(p, p.facts_so_far(Observation, child, _is_sign)[start : start + BATCH]))


def _those_of_neglect(p: Picture, seen: Iterable[Stated[Observation]]) -> Iterator[Stated[Observation]]:
    return (one for one in seen if one.fact.id is None or not _is_illness(p, one.id))


@remembered
def households_with_signs(p: Picture) -> tuple[tuple[str, ...], ...]:
    """Return the children with signs of neglect, those of one household together, who was first told of first.

    Of one household are those who lived together when one of them had a sign, wherever they live now.
    """
    told = sorted((one for one in children(p) if signs_of(p, one)), key=lambda one: signs_of(p, one)[0].order)
    found: list[list[str]] = []
    for child in told:
        near = [home for home in found if any(_beside(p, child, other) for other in home)]
        found = [home for home in found if home not in near]
        found.append([*(one for home in near for one in home), child])
    return tuple(tuple(home) for home in found)


@remembered
def accumulated(p: Picture, home: tuple[str, ...]) -> Signs:
    """Return the signs of neglect about some children that nobody weighed, where they are many enough.

    They come from several agencies or lie over months. A concern lapses where nothing follows it within its time.
    """
    whole, by = _weighed(p, home)
    signs = [one for child in home for one in _since(signs_of(p, child), whole)]
    told = [(one.first,) for one in sorted(signs, key=place)]
    left = frozenset(entry.id for [entry] in left_after(p, told, by))
    runs = _runs(p, sorted((one for one in signs if one.first.id in left), key=lambda one: one.since))
    return tuple(one for run in runs if _are_many(p, run) for one in run)


@remembered
def starving(p: Picture, home: tuple[str, ...]) -> bool:
    """Whether unweighed signs about one of some children are of growth and of hunger, from several agencies."""
    signs = accumulated(p, home)
    many = p.limit("neglect-accumulates.immediate", p.now).number
    for child in home:
        mine = [one for one in signs if one.fact.child == child and one.fact.of in ("growth", "hunger")]
        if len({one.fact.of for one in mine}) > 1 and len({one.agency for one in mine}) >= many:
            return True
    return False


@remembered
def _weighed(p: Picture, home: tuple[str, ...]) -> tuple[Entry | None, tuple[Entry, ...]]:
    """Return the last entry that weighed all that was told of some children, and what weighed some from there on."""
    by = [entry for child in home for entry in weighed_by(p, child)]
    whole = last_whole(by)
    return whole, tuple(entry for entry in by if entry.considered and (whole is None or entry.order >= whole.order))


def _since(signs: Signs, whole: Entry | None) -> Signs:
    return signs if whole is None else signs[bisect_left(signs, whole.order, key=place) :]


def _is_illness(p: Picture, sign: str) -> bool:
    return any(one.fact.view == "medical_cause" for one in p.facts(Opinion, sign))


def _is_sign(one: Stated[Observation]) -> bool:
    return one.fact.level == "concern" and one.fact.of in _SIGNS


def _beside(p: Picture, child: str, other: str) -> bool:
    return any(other in children_beside(p, child, sign.since) for sign in signs_of(p, child)) or any(
        child in children_beside(p, other, sign.since) for sign in signs_of(p, other)
    )


def _runs(p: Picture, signs: list[Stated[Observation]]) -> list[list[Stated[Observation]]]:
    runs = [signs[:1]]
    for before, sign in pairwise(signs):
        if p.ends("open-concern", before.since) <= sign.since:
            runs.append([])
        runs[-1].append(sign)
    return runs


def _are_many(p: Picture, run: list[Stated[Observation]]) -> bool:
    if sum(one.first.times for one in run) < p.limit("neglect-accumulates", p.now).number:
        return False
    agencies = {one.agency for one in run}
    months = p.ends("neglect-accumulates.window", run[0].since) <= end_of(run[-1].day)
    return months or len(agencies) >= p.limit("neglect-accumulates.agencies", p.now).number
