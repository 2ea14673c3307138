"""Who had a child in the hours before an injury, and who besides a carer says so."""

from dataclasses import dataclass
from datetime import datetime

from tenfold.picture.care import TICK, began, cares, checks_on, ended
from tenfold.picture.cell import NEVER
from tenfold.picture.independence import bears_witness
from tenfold.picture.injuries import FOUND
from tenfold.picture.picture import Picture
from tenfold.picture.stated import Stated, tellings
from tenfold.record import Account, Care, Enquiry, Injury
from tenfold.when import Time, day_of, start_of

Mark = tuple[Stated[Injury], ...]
_DAYTIME = frozenset({"early_years", "school"})


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours from `since` until `until` (exclusive) in which it matters who had a child."""

    child: str
    since: datetime
    until: datetime


def hours_before(p: Picture, mark: Mark, child: str) -> Hours:
    """Return the hours before an injury: from 72 before it is said to have happened, or was seen, until it was seen.

    When it happened is mostly a carer's word, so the hours do not end with it. Of a day or month the last day counts,
    from its start; care must have reached into the day on which the injury was seen. The same mark seen again is not
    another.
    """
    seen, until = min(_seen(injury) for injury in mark)
    said = (time for injury in mark for time in (injury.fact.happened, injury.fact.noticed))
    told = (_surely(time) for time in said if time is not None)
    since = p.limit("who-had-care", seen).before(min((seen, *told)))
    return Hours(child, since, until)


def cares_in(p: Picture, hours: Hours) -> tuple[Stated[Care], ...]:
    """Return the care on record that may have held in some of the hours."""
    return tuple(
        care
        for care in cares(p, hours.child)
        if began(care) < hours.until and ((end := ended(care)) is None or hours.since < end)
    )


def accounted_for(p: Picture, hours: Hours) -> bool:
    """Whether care that somebody besides a carer vouches for covers every one of the hours."""
    reached = hours.since
    for care in sorted(cares_in(p, hours), key=_from_when):
        vouched = None if _by_day_only(p, care) else vouched_until(p, care)
        if vouched is not None and _from_when(care) <= reached:
            reached = max(reached, min(ended(care) or vouched, vouched))
    return reached >= hours.until


def vouched_until(p: Picture, care: Stated[Care]) -> datetime | None:
    """Return the moment up to which somebody besides a carer says who had a child; None where nobody does.

    A check speaks for the hours before it, not for those to come. An agency that had the child itself, such as a
    hospital or a nursery, knows; social care, which places a child with others, does not.
    """
    own = set(care.fact.by) & {entry.agency for entry in care.entries}
    if any(p.kinds[agency] != "childrens_social_care" for agency in own):
        return NEVER
    checks = [one for one in checks_on(p, care) if one.fact.result in FOUND]
    last = max(checks, key=lambda one: one.last.order, default=None)
    return last.last.latest if last is not None and last.fact.result == "corroborated" else None


def access_named(p: Picture, hours: Hours, mark: Mark) -> bool:
    """Whether an enquiry that was completed since, with an outcome, says in the same entry who had the child then.

    It does by care for some of the hours, or by an agency's own account of care or of the injury that names somebody.
    Where an independent witness saw who did it, nobody need say who had the child.
    """
    saw = (one for injury in mark for one in p.facts_that(Account, injury.id, _names))
    if any(bears_witness(p, one, hours.child, injury) for one in saw for injury in mark):
        return True
    completed = {
        entry.id
        for entry, fact in tellings(p.facts(Enquiry, hours.child))
        if fact.stage == "completed" and fact.outcome is not None and entry.order >= mark[0].order
    }
    cares = (entry.id for care in cares_in(p, hours) for entry in care.entries)
    said = (one for about in ("care", *(injury.id for injury in mark)) for one in p.facts_that(Account, about, _names))
    found = (one.first.id for one in said if one.fact.by in p.kinds)
    return not completed.isdisjoint((*cares, *found))


def _names(one: Stated[Account]) -> bool:
    return bool(one.fact.names)


def _by_day_only(p: Picture, care: Stated[Care]) -> bool:
    """Whether care is by a childminder, nursery or school over more than a day: which hours of it is not told."""
    daytime = care.fact.basis == "childminder" or any(p.kinds.get(by) in _DAYTIME for by in care.fact.by)
    end = ended(care)
    return daytime and (end is None or day_of(end - TICK) != day_of(began(care)))


def _seen(injury: Stated[Injury]) -> tuple[datetime, datetime]:
    """Return when an injury was first seen at the earliest, and until when care of the child must have been known."""
    occurred = injury.first.occurred
    if occurred.exact:
        return occurred.first, occurred.first
    day = start_of(min(occurred.last_day, day_of(injury.recorded)))
    return day, day + TICK


def _from_when(care: Stated[Care]) -> datetime:
    return _surely(care.fact.from_ or care.first.occurred)


def _surely(time: Time) -> datetime:
    """Return the moment from which on something told was surely so, or surely had not yet been over."""
    return time.first if time.exact else start_of(time.last_day)
