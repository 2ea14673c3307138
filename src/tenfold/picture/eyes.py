"""How many agencies see a child, when they became few, and what took a child out of their sight."""

from collections.abc import Sequence
from datetime import datetime

from tenfold.picture.concern import concerns, live_concern
from tenfold.picture.injuries import judged_harm, occasions_of
from tenfold.picture.live import lead_told, live_since
from tenfold.picture.open_concerns import open_concerns
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import considered_since
from tenfold.picture.schooling import enrolments, since_out
from tenfold.picture.sightings import IN_SIGHT, sights
from tenfold.picture.stated import holds_from
from tenfold.record import Allegation, Entry, Registration

_GONE = frozenset({"withdrawn", "home_educated"})


@remembered
def seen_by_few(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the last sightings of a child by several agencies near each other, since when there are too few.

    Nothing where enough see it now, or where that was long ago when the concern became live. Where they were few by
    then, nothing before it has been live as long as agencies are counted over: until then nobody had the concern to
    look for. Once they have become few it stays so until another agency sees the child. Where the lead was not told of
    the concern and nobody spoke of harm, nothing: who is not watched over is seen by one service after another as
    ordinary life brings it.
    """
    live = live_since(p, child)
    if live is None or (lead_told(p, child) is None and not _is_called_harm(p, child)):
        return ()
    seen = sights(p, child, IN_SIGHT)
    around = (_around(p, seen, n, live.recorded) for n in reversed(range(len(seen))))
    near = next((found for found in around if found), ())
    if not near:
        return ()
    fell = p.ends("fewer-eyes.window", _last_of_enough(p, near).latest)
    due = fell if fell > live.recorded else p.ends("fewer-eyes.window", live.recorded)
    return near if p.passed(due) else ()


def _is_called_harm(p: Picture, child: str) -> bool:
    """Whether what is live is an allegation, or an injury that somebody judged to be harm."""
    live = {entry.id for entry in live_concern(p, child)}
    said = (*p.facts(Allegation, child), *(view for one in occasions_of(p, child) for view in judged_harm(p, one)))
    return any(one.first.id in live for one in said)


def _around(p: Picture, seen: Sequence[Entry], n: int, live: datetime) -> tuple[Entry, ...]:
    """Return each agency’s last sighting by the n-th of some, latest first; nothing where they are few or old."""
    found: dict[str, Entry] = {}
    for early in (seen[m] for m in range(n, -1, -1)):
        near = p.ends("fewer-eyes.window", early.latest) > seen[n].latest
        if not near or p.ends("fewer-eyes.look-back", early.latest) <= live:
            break
        found.setdefault(early.agency, early)
    enough = p.limit("fewer-eyes.before", seen[n].latest).number
    return tuple(found.values()) if len(found) >= enough else ()


def _last_of_enough(p: Picture, near: Sequence[Entry]) -> Entry:
    few = p.limit("fewer-eyes", near[0].latest).number
    return near[min(few, len(near) - 1)]


@remembered
def withdrawn(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return what took a child out of school, nursery or GP, about whom there is an open or live concern.

    It has nothing in its place, no decision considered it, nobody but the lead has seen the child since, and it was not
    long before the concern.
    """
    left = (*_out_of_school(p, child), *_without_gp(p, child))
    if not left:
        return ()
    concerned = (*live_concern(p, child), *(one.entry for one in open_concerns(p, child)))
    first = min((entry.recorded for entry in concerned), default=None)
    if first is None:
        return ()
    fresh = ((entry, at) for entry, at in left if _is_fresh(p, child, entry, first))
    unweighed = ((entry, at) for entry, at in fresh if considered_since(p, child, entry) is None)
    return tuple(entry for entry, at in unweighed if not _seen_by_another(p, child, entry, at))


def _is_fresh(p: Picture, child: str, gone: Entry, first: datetime) -> bool:
    """Whether a child was taken out not long before a concern, or while one was open that nobody has weighed since."""
    until = p.ends("fewer-eyes.look-back", gone.latest)
    then = (one for one in concerns(p, child) if one.entry.recorded < until)
    was_open = (one for one in then if p.ends("open-concern", one.stated.since) > gone.latest)
    return first < until or any(considered_since(p, child, one.entry) is None for one in was_open)


def _seen_by_another(p: Picture, child: str, gone: Entry, at: str) -> bool:
    """Whether somebody has seen a child since it was taken out of a place, other than that place and the lead.

    A place that is told in words, and is no agency of the record, is taken to be who wrote of it.
    """
    seen = (one for one in reversed(sights(p, child, IN_SIGHT)) if one.occurred.first > gone.latest)
    left = at if at in p.kinds else gone.agency
    return any(one.agency not in (left, p.lead(one.day)) for one in seen)


def _out_of_school(p: Picture, child: str) -> list[tuple[Entry, str]]:
    places = enrolments(p, child)
    if any(one.fact.status == "enrolled" for one in places):
        return []
    gone = (one for one in places if one.fact.status in _GONE)
    now = (one for one in gone if one.fact.from_ is None or p.passed(one.fact.from_.first))
    return [(since_out(p, child, one), one.fact.at) for one in now]


def _without_gp(p: Picture, child: str) -> list[tuple[Entry, str]]:
    places = {one.fact.at: one for one in sorted(p.facts(Registration, child), key=holds_from)}
    surgeries = [one for at, one in places.items() if p.kinds.get(at) == "general_practice"]
    gone = [(one.last, one.fact.at) for one in surgeries if one.fact.status == "deregistered"]
    return gone if len(gone) == len(surgeries) else []
