"""Who works on a child's case: the parts that allocations give to workers, tell again and end."""

from dataclasses import replace
from datetime import datetime, timedelta

from tenfold.picture.concern import was_on_plan
from tenfold.picture.held import latest_of
from tenfold.picture.people import was_child
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated, restated, tellings
from tenfold.record import Allocation, Decision, Entry
from tenfold.record.words import AllocationRole
from tenfold.when import Time, day_of

TICK = timedelta.resolution
LEADS: AllocationRole = "lead_practitioner"
Post = Stated[Allocation]
_SOCIAL_CARE = "childrens_social_care"


@remembered
def posts(p: Picture, child: str) -> tuple[Post, ...]:
    """Return the parts that workers have or had in a child's case, each as its statements leave it, in order of record.

    Said again of the same worker, agency and role, it is a later statement about the same part unless that had ended.
    """
    found: list[Post] = []
    for entry, fact, id in _told(p, child):
        place = next((n for n, one in enumerate(found) if _goes_on(p, child, one, fact, entry)), None)
        if place is None:
            found.append(Stated(id, fact, (entry,), (fact,)))
        else:
            found[place] = _restated(found[place], fact, entry)
    return tuple(found)


@remembered
def holding(p: Picture, child: str, role: AllocationRole) -> tuple[Post, ...]:
    """Return the parts of one role that somebody has in a child's case now, in the order in which they began."""
    mine = (one for one in posts(p, child) if one.fact.role == role and p.passed(starts(one).first))
    return tuple(sorted((one for one in mine if not _is_over(p, child, one)), key=_began))


@remembered
def lead_practitioners(p: Picture, child: str) -> tuple[Post, ...]:
    """Return a child's lead practitioners now, the last begun last; not those of an authority that led before."""
    return tuple(one for one in holding(p, child, LEADS) if not _of_former_lead(p, one))


@remembered
def lead_practitioner(p: Picture, child: str) -> Post | None:
    """Return a child's lead practitioner now: of several, who began last."""
    now = lead_practitioners(p, child)
    return now[-1] if now else None


def lead_practitioners_on(p: Picture, child: str, on: datetime) -> tuple[Post, ...]:
    """Return a child's lead practitioners at a moment in the world, the last begun last.

    What the closing of the case had ended by then, or another authority that leads by then, is left out.
    """
    begun = (one for one in posts(p, child) if one.fact.role == LEADS and starts(one).first <= on)
    return tuple(sorted((one for one in begun if not _was_over(p, child, one, on)), key=_began))


@remembered
def predecessor(p: Picture, child: str, post: Post) -> Post | None:
    """Return from whom a lead practitioner took over; None for the first of a case, or where it is the same worker."""
    leads = sorted((one for one in posts(p, child) if one.fact.role == LEADS), key=_began)
    before = [one for one in leads if _began(one) < _began(post)]
    if not before or before[-1].fact.worker == post.fact.worker:
        return None
    old = before[-1]
    return None if any(old.last.order <= end.order < post.order for end in _closures(p, child)) else old


def handed_over(old: Post, new: Post) -> bool:
    """Whether somebody says that one worker and the next handed a case over together; unsaid is not said."""
    ending = (fact for fact in old.told if fact.to_date is not None)
    return new.fact.jointly_handed_over is True or any(fact.jointly_handed_over is True for fact in ending)


def starts(post: Post) -> Time:
    """Return when a part began, as it is told: as it says, else when it was first said, and not after its end."""
    told, end = post.fact.from_ or post.first.occurred, post.fact.to_date
    return end if end is not None and end.first < told.first else told


def started(post: Post) -> datetime:
    """Return the latest moment at which a part can have begun: waits are counted from it."""
    return latest_of(post.fact.from_, post.first) if post.fact.from_ is not None else post.since


def ended_at(post: Post) -> datetime | None:
    """Return the moment by which a part had ended by its own word; None where no end is said."""
    to_date = post.fact.to_date
    return None if to_date is None else to_date.last + TICK


@remembered
def _closures(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the decisions by which the lead closed a child's case; what closes while a plan goes on is no case."""
    decided = (
        one for one in p.facts(Decision, child) if one.fact.matter == "closure" and one.fact.granted is not False
    )
    own = (one.first for one in decided if one.agency == p.lead(one.day))
    return tuple(entry for entry in own if not was_on_plan(p, child, entry))


def _told(p: Picture, child: str) -> list[tuple[Entry, Allocation, str]]:
    mine = (one for one in p.facts(Allocation) if any(_speaks_of(p, entry, child) for entry in one.entries))
    said = [(entry, fact, one.id) for one in mine for entry, fact in tellings([one])]
    return sorted(said, key=lambda each: each[0].order)


def _speaks_of(p: Picture, entry: Entry, child: str) -> bool:
    """Whether an entry is about a child, or about no child at all; who was one then is one, grown up since or not."""
    return child in entry.about or not any(was_child(p, one, entry.occurred.first) for one in entry.about)


def _goes_on(p: Picture, child: str, post: Post, fact: Allocation, entry: Entry) -> bool:
    old = post.fact
    if (old.worker, old.agency, old.role) != (fact.worker, fact.agency, fact.role):
        return False
    if any(post.last.order <= end.order < entry.order for end in _closures(p, child)):
        return False
    return old.to_date is None or (fact.from_ or entry.occurred).first <= old.to_date.last


def _restated(post: Post, fact: Allocation, entry: Entry) -> Post:
    later = fact.from_ is not None and fact.from_.first >= starts(post).first
    return restated(post, replace(fact, from_=None) if later else fact, entry)


def _is_over(p: Picture, child: str, post: Post) -> bool:
    end = ended_at(post)
    closed = any(entry.order >= post.last.order for entry in _closures(p, child))
    return closed or (end is not None and p.passed(end))


def _was_over(p: Picture, child: str, post: Post, on: datetime) -> bool:
    end = ended_at(post)
    closures = (entry for entry in _closures(p, child) if entry.order >= post.last.order)
    closed = any(entry.occurred.first <= on for entry in closures)
    return closed or (end is not None and end <= on) or _was_of_former_lead(p, post, on)


def _was_of_former_lead(p: Picture, post: Post, on: datetime) -> bool:
    leads = [one for one in p.case.lead if one.from_ is None or one.from_.first <= on]
    since = leads[-1].from_ if len(leads) > 1 else None
    own = p.kinds.get(post.fact.agency) != _SOCIAL_CARE or post.fact.agency == p.lead(day_of(on))
    return since is not None and not own and starts(post).first < since.first


def _of_former_lead(p: Picture, post: Post) -> bool:
    since, agency = p.led_since(), post.fact.agency
    another = p.kinds.get(agency) == _SOCIAL_CARE and agency != p.lead_now()
    return since is not None and another and starts(post).first < since


def _began(post: Post) -> tuple[datetime, tuple[datetime, int]]:
    return starts(post).first, post.order
