"""Which other children live with a child, or are cared for by the same adults, now or at a moment."""

from collections.abc import Iterable
from datetime import datetime

from tenfold.picture.care import cares_at, cares_on
from tenfold.picture.concern import concern_behind
from tenfold.picture.household import AWAY_FROM_HOME, LIVING, Stay, living, living_at, stays
from tenfold.picture.people import children, parents, partners, person, siblings, unborn
from tenfold.picture.picture import Picture, remembered
from tenfold.record import Entry


@remembered
def children_beside(p: Picture, child: str, at: datetime | None = None) -> tuple[str, ...]:
    """Return the other children who live with a child or are cared for by the same adults, now or at a moment.

    A brother or sister counts of whom nobody says where it lives or who cares for it.
    """
    return tuple(one for one in children(p) if one != child and _born(p, one, at) and _beside(p, child, one, at))


@remembered
def home_at(p: Picture, child: str, step: Entry) -> tuple[str, ...]:
    """Return the children beside a child at a step taken for it, and when the concern behind that step was recorded.

    Who is moved away because of a concern leaves behind the children whom it concerns too.
    """
    behind = concern_behind(p, child, step)
    when = (step.latest,) if behind is None else (step.latest, behind.entry.latest)
    return tuple(dict.fromkeys(one for at in when for one in children_beside(p, child, at)))


def _beside(p: Picture, child: str, other: str, at: datetime | None) -> bool:
    kin = other in siblings(p, child)
    adults = (_adults(p, child, at, kin), _adults(p, other, at, kin))
    if _homes(p, child, at, kin=kin) & _homes(p, other, at, kin=kin) or adults[0] & adults[1]:
        return True
    return kin and not stays(p, other) and not adults[1]


def _homes(p: Picture, id: str, at: datetime | None, *, kin: bool = False) -> frozenset[str]:
    """Return where somebody lived; of kin, where it is first said without a day, if nothing is said of before."""
    here = living(p, id) if at is None else living_at(p, id, at)
    if not here and kin and at is not None:
        told = [stay for stay in stays(p, id) if stay.as_ in LIVING]
        here = tuple(stay for stay in told[:1] if stay.since > at and stay.stated.told[0].from_ is None)
    return frozenset(stay.address for stay in here)


@remembered
def _adults(p: Picture, child: str, at: datetime | None, kin: bool) -> frozenset[str]:  # noqa: FBT001 - remembered by it
    """Return with whom a child lived or who cared for it; where nobody says, its parents.

    Of who is no kin and came on a day that is told, nobody knows with whom it lived before.
    """
    cares = cares_at(p, child) if at is None else cares_on(p, child, at)
    caring = [by for care in cares if care.fact.basis not in AWAY_FROM_HOME for by in care.fact.by]
    homes = _homes(p, child, at)
    caring += [one for one in parents(p, child) if _homes(p, one, at) & homes]
    came = not kin and at is not None and any(_came_after(stay, at) for stay in stays(p, child))
    found = caring if caring or homes or came else parents(p, child)
    return _with_partners(p, (one for one in found if one not in p.kinds))


def _came_after(stay: Stay, at: datetime) -> bool:
    return stay.as_ in LIVING and stay.since > at and stay.stated.told[0].from_ is not None


def _with_partners(p: Picture, adults: Iterable[str]) -> frozenset[str]:
    return frozenset(one for adult in adults for one in (adult, *partners(p, adult)))


def _born(p: Picture, id: str, at: datetime | None) -> bool:
    known = person(p, id)
    if at is None or known is None or known.born is None:
        return not unborn(p, id)
    return known.born.first <= at
