"""Whether a child has gone unseen for longer than the plan, or practice, allows."""

from dataclasses import dataclass, replace
from datetime import datetime

from tenfold.guidance import Limit
from tenfold.picture.live import lead_told, live_since
from tenfold.picture.people import person
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import on_plan_unbroken
from tenfold.picture.sightings import IN_SIGHT, from_when, last_seen, latest, saw, times_run
from tenfold.record import Entry, VisitInterval

_UNSEEN = frozenset({"not_seen", "asleep"})
_SOCIAL_CARE = "childrens_social_care"


@dataclass(frozen=True, slots=True)
class Unseen:
    """A child has gone unseen since an entry: its last sight, or what made it matter; perhaps twice as long as it may.

    `told` made it matter, `seen` is the last sight however long ago, and `run` are the contacts running that did not
    see the child.
    """

    told: Entry
    since: Entry
    seen: Entry | None
    twice: bool
    run: tuple[Entry, ...] = ()


@remembered
def unseen_by_lead(p: Picture, child: str) -> Unseen | None:
    """Return since when the lead of the day has not seen a child on plan, where that is longer than the interval."""
    begun = on_plan_unbroken(p, child)
    if begun is None:
        return None
    seen = next(reversed(p.contacts_that(child, _is_lead_sight, child, p, p.lead_now())), None)
    since = begun if seen is None else max(begun, seen, key=latest)
    counted = unseen_from(p, child, since)
    interval = _interval(p, child, begun, since.latest)
    return Unseen(begun, since, seen, _twice(p, interval, counted)) if p.passed(interval.after(counted)) else None


@remembered
def unseen_by_all(p: Picture, child: str) -> Unseen | None:
    """Return since when nobody has seen a child with a live concern that the lead was told of, where that is too long.

    On plan it is for the lead to see the child; what stood before the plan goes on until somebody does.
    """
    told = lead_told(p, child)
    if told is None:
        return None
    plan, run = on_plan_unbroken(p, child), _run(p, child)
    seen = last_seen(p, child, how=IN_SIGHT)
    since = told if seen is None else max(told, seen, key=latest)
    limit, counted = p.limit("child-not-seen.concern", since.latest), unseen_from(p, child, since)
    due = limit.after(counted)
    long = p.passed(due) and (plan is None or due <= plan.latest)
    running = times_run(run) >= p.limit("child-not-seen.contacts", since.latest).number
    if not (long or running):
        return None
    return Unseen(told, since, seen, _twice(p, limit, counted), run if running else ())


def unseen_from(p: Picture, child: str, since: Entry) -> datetime:
    """Return from when a child goes unseen: since an entry, but from its birth at the earliest."""
    known = person(p, child)
    return since.latest if known is None or known.born is None else max(since.latest, known.born.last)


def _run(p: Picture, child: str) -> tuple[Entry, ...]:
    begun, plan = live_since(p, child), on_plan_unbroken(p, child)
    found: list[Entry] = []
    for one in reversed(p.contacts(child)):
        if begun is None or not saw(one, child, _UNSEEN) or one.latest < from_when(begun):
            break
        found.append(one)
    return tuple(one for one in found if plan is None or one.order < plan.order)


def _is_lead_sight(contact: Entry, child: str, p: Picture, now: str | None) -> bool:
    """Whether the lead of the day saw a child, or who leads now and came before it took over."""
    lead = p.lead(contact.day)
    leads = contact.agency in (lead, now) or (lead is None and p.kinds.get(contact.agency) == _SOCIAL_CARE)
    return leads and saw(contact, child)


def _interval(p: Picture, child: str, begun: Entry, at: datetime) -> Limit:
    usual = p.limit("child-not-seen", at)
    told = (one.fact for one in p.facts(VisitInterval, child) if one.day >= begun.day)
    own = [one.days for one in told if p.kinds.get(one.by) == _SOCIAL_CARE]
    return replace(usual, number=own[-1]) if own else usual


def _twice(p: Picture, limit: Limit, since: datetime) -> bool:
    times = p.limit("child-not-seen.twice", since).number
    return p.passed(replace(limit, number=limit.number * times).after(since))
