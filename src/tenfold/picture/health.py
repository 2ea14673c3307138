"""When health last met a child, and what took a child out of its sight."""

from tenfold.picture.meetings import HEALTH
from tenfold.picture.people import younger_than
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.sightings import IN_SIGHT, last_seen
from tenfold.picture.stated import holds_from
from tenfold.record import Action, Entry, Registration

_BROUGHT = ("attendance", "admission", "clinic")


@remembered
def out_of_health(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return what says that health has lost sight of a young child; nothing where it is not known to be young.

    It is the last contact, too long ago (or where there is none, the record’s first word of the child), the end of
    every registration, and appointments whose day has passed.
    """
    if younger_than(p, child, "unseen-by-health.young") is not True:
        return ()
    seen = last_seen(p, child, how=IN_SIGHT, by=_health(p))
    return (*_long_ago(p, child, seen), *_deregistered(p, child, seen), *_lapsed(p, child))


def _health(p: Picture) -> frozenset[str]:
    return frozenset(agency for agency, kind in p.kinds.items() if kind in HEALTH)


def _long_ago(p: Picture, child: str, seen: Entry | None) -> tuple[Entry, ...]:
    brought = [entry for event in _BROUGHT for entry in p.events_that(event, child, _came, child, _health(p))]
    met = max((*brought, *([seen] if seen else [])), key=lambda entry: entry.latest, default=None)
    since = met or next(iter(p.entries_about(child)), None)
    return (since,) if since is not None and p.over("unseen-by-health", since.latest) else ()


def _came(entry: Entry, child: str, health: frozenset[str]) -> bool:
    """Whether a child was brought to health, though nobody says how it was seen."""
    unsaid = entry.seen is None or child not in entry.seen
    return unsaid and entry.agency in health and entry.outcome in (None, "completed")


def _deregistered(p: Picture, child: str, seen: Entry | None) -> tuple[Entry, ...]:
    held = {one.fact.at: one for one in sorted(p.facts(Registration, child), key=holds_from)}
    if any(one.fact.status == "registered" for one in held.values()):
        return ()
    return tuple(one.last for one in held.values() if seen is None or seen.order < one.last.order)


def _lapsed(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the appointments owed by health whose day has passed, and since which health has not seen the child.

    Whoever owes one and saw the child after it was made has kept it.
    """
    found = []
    for one in p.facts(Action, child):
        due, owner = one.fact.due, one.fact.owner
        if due is None or owner not in _health(p) or one.fact.status in ("done", "dropped") or not p.passed(due.last):
            continue
        kept = last_seen(p, child, how=IN_SIGHT, by=frozenset({owner}))
        seen = last_seen(p, child, how=IN_SIGHT, by=_health(p))
        if (kept is None or kept.order <= one.order) and (seen is None or seen.occurred.last <= due.last):
            found.append(one.last)
    return tuple(found)
