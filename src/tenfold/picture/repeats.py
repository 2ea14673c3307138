"""Injuries that come again: which occasions belong together, and who has looked at all of them side by side."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from tenfold.picture.explained import bump
from tenfold.picture.held import sittings_of
from tenfold.picture.injuries import MEDICAL, Occasion, judged_harm, marks, occasions_of, opinions_of
from tenfold.picture.people import younger_than
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import enquiries, plan_spells
from tenfold.picture.readable import place
from tenfold.picture.stated import Stated
from tenfold.picture.witnessed import mishap_seen, no_injury
from tenfold.record import Entry, Injury
from tenfold.when import gap_hours

_MEETINGS = ("strategy_discussion", "initial_conference", "review_conference")


@remembered
def repeated(p: Picture, child: str) -> tuple[Occasion, ...]:
    """Return a child's latest occasions of injury that are too many in their months; none where there are not.

    What those who see a child daily note of shins, knees and foreheads, and what somebody independent saw happen, is
    counted only beside something else; what doctors found to be a birthmark or the like is not.
    """
    hurt = (one for one in occasions_of(p, child) if not no_injury(p, one))
    known = sorted(hurt, key=lambda one: (one.seen, one.first.order))
    for n in range(len(known), 0, -1):
        near = _near(p, known[:n])
        if (
            len(near) >= _fewest(p, near)
            and _separate(p, near) >= _many(p, child, near)
            and not all(_ordinary(p, one) for one in near)
        ):
            return tuple(near)
    return ()


@remembered
def side_by_side(p: Picture, child: str, together: tuple[Occasion, ...]) -> Entry | None:
    """Return the first meeting or medical opinion that had all of some occasions of a child's injuries before it."""
    each = [mark for occasion in together for mark in marks(occasion)]
    told = max(mark[0].order for mark in each)
    sat = sittings_of(p, _MEETINGS, child)
    met = (sitting.entry for sitting in sat[bisect_left(sat, told, key=attrgetter("entry.order")) :])
    views = [one for occasion in together for one in opinions_of(p, occasion) if p.kinds.get(one.agency) in MEDICAL]
    named: dict[str, tuple[Entry, set[str]]] = {entry.id: (entry, set()) for entry in met}
    for view in views:
        named.setdefault(view.first.id, (view.first, set()))[1].update(view.fact.about)
    found = (entry for entry, ids in named.values() if all(_has(p, entry, ids, mark) for mark in reversed(each)))
    return min(found, key=place, default=None)


def holders(p: Picture, together: Iterable[Occasion]) -> dict[str, tuple[Occasion, ...]]:
    """Return which of some occasions each agency holds: those that it recorded or gave an opinion on."""
    found: dict[str, list[Occasion]] = {}
    for occasion in together:
        judged = (one.agency for one in opinions_of(p, occasion))
        for agency in dict.fromkeys((*occasion.agencies, *judged)):
            found.setdefault(agency, []).append(occasion)
    return {agency: tuple(held) for agency, held in found.items()}


def _ordinary(p: Picture, occasion: Occasion) -> bool:
    return bump(p, occasion) or mishap_seen(p, occasion)


def _near(p: Picture, known: Sequence[Occasion]) -> list[Occasion]:
    last = known[-1]
    window = p.limit("injuries-repeat.window", last.seen)
    return [one for one in known if window.after(min(injury.first.latest for injury in one.injuries)) > last.seen]


def _separate(p: Picture, near: Iterable[Occasion]) -> int:
    """Count occasions; one that only may be this child's is none beside another of the same hours."""
    found: list[Occasion] = []
    for one in near:
        hours = p.limit("occasion", one.seen).number
        if all(gap_hours(one.first.occurred, other.first.occurred) >= hours for other in found):
            found.append(one)
    return len(found)


def _fewest(p: Picture, near: Sequence[Occasion]) -> int:
    """Return with fewer than how many nobody need look whether they are too many."""
    return min(p.limit(one, near[-1].seen).number for one in ("injuries-repeat", "injuries-repeat.older"))


def _many(p: Picture, child: str, near: Sequence[Occasion]) -> int:
    last = near[-1]
    older = younger_than(p, child, "injuries-repeat.older-age", last.seen) is False
    grave = any(judged_harm(p, one) or _admitted(p, child, one) for one in near) or _on_plan_after(p, child, last)
    return p.limit("injuries-repeat.older" if older and not grave else "injuries-repeat", last.seen).number


def _admitted(p: Picture, child: str, occasion: Occasion) -> bool:
    hours = p.limit("occasion", occasion.seen).number
    return any(
        entry.occurred.last >= occasion.seen and gap_hours(occasion.first.occurred, entry.occurred) < hours
        for entry in p.events("admission", child)
    )


def _on_plan_after(p: Picture, child: str, last: Occasion) -> bool:
    window = p.ends("injuries-repeat.window", last.seen)
    spells = (*plan_spells(p, child), *enquiries(p, child))
    return any(s.start.occurred.first < window and (s.end is None or s.end.order > last.first.order) for s in spells)


def _has(p: Picture, entry: Entry, named: set[str], mark: tuple[Stated[Injury], ...]) -> bool:
    return any(one.id in named or p.considers(entry, one) for one in mark)
