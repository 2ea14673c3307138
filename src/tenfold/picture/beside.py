"""Which other children live with a child, or are cared for by the same adults, now or at a moment."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import datetime

from tenfold.picture.care import began, cares, cares_at, cares_on, is_in_care
from tenfold.picture.concern import concern_behind, decided_by
from tenfold.picture.household import AWAY_FROM_HOME, LIVING, Stay, living, living_at, stays
from tenfold.picture.people import (
    anybody_died,
    children,
    had_died,
    is_child,
    parents,
    partners,
    person,
    siblings,
    unborn,
)
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated
from tenfold.record import Allegation, Care, Check, Entry
from tenfold.when import day_of

_AT_HOME = frozenset({"resident"})


@remembered
def children_beside(p: Picture, child: str, at: datetime | None = None) -> tuple[str, ...]:
    """Return the other children who live with a child or are cared for by the same adults, now or at a moment.

    A brother or sister counts of whom nobody says where it lives or who cares for it.
    """
    return tuple(one for one in children(p) if one != child and _lived(p, one, at) and _beside(p, child, one, at))


@remembered
def home_at(p: Picture, child: str, step: Entry) -> tuple[str, ...]:
    """Return the children beside a child at a step taken for it, and when the concern behind that step was recorded.

    Who is moved away because of a concern leaves behind the children whom it concerns too.
    """
    behind = concern_behind(p, child, step)
    when = (step.latest,) if behind is None else (step.latest, behind.entry.latest)
    return tuple(dict.fromkeys(one for at in when for one in children_beside(p, child, at)))


@remembered
def concerned_at(p: Picture, child: str, step: Entry) -> tuple[str, ...]:
    """Return the children whom a step for a child concerns: of its home, of where it was before, of who is accused.

    Where it was are the homes and carers of the hours before the concern behind the step. Who is accused is an adult
    of whom an allegation about the child, on which nobody had decided before the step, says that they did it.
    """
    behind = concern_behind(p, child, step)
    before = () if behind is None else _hours_before(p, child, behind.entry)
    found = [one for at in before for one in children_beside(p, child, at)]
    found += [one for adult in _accused(p, child, step) for one in _children_with(p, adult, step.latest)]
    return tuple(dict.fromkeys((*home_at(p, child, step), *(one for one in found if one != child))))


def _hours_before(p: Picture, child: str, concern: Entry) -> tuple[datetime, ...]:
    """Return the moments in the hours before a concern at which a child may have been with others than at it."""
    until = concern.occurred.first
    since = p.limit("who-had-care", until).before(until)
    came = [began(care) for care in cares(p, child)]
    came += [stay.since for stay in stays(p, child) if stay.as_ in LIVING]
    return (since, *(at for at in came if since < at <= until))


def _accused(p: Picture, child: str, step: Entry) -> tuple[str, ...]:
    told = (one for one in p.facts(Allegation, child) if one.fact.child == child and _open_at(p, one, step))
    return tuple(one.fact.against for one in told if one.fact.against is not None and not is_child(p, one.fact.against))


def _open_at(p: Picture, allegation: Stated[Allegation], step: Entry) -> bool:
    if allegation.order > step.order:
        return False
    ended = decided_by(p, allegation)
    unfounded = (one for one in p.facts(Check, allegation.id) if one.fact.result == "unfounded")
    return (ended is None or ended.order >= step.order) and all(one.order > step.order for one in unfounded)


def _children_with(p: Picture, adult: str, at: datetime) -> tuple[str, ...]:
    """Return the children who lived with an adult, or for whom that adult or a partner of theirs cared, at a moment."""
    home = _homes(p, adult, at)
    born = (one for one in children(p) if _lived(p, one, at))
    return tuple(one for one in born if _homes(p, one, at) & home or adult in _adults(p, one, at, False))  # noqa: FBT003


def _beside(p: Picture, child: str, other: str, at: datetime | None) -> bool:
    kin = other in siblings(p, child)
    adults = (_adults(p, child, at, kin), _adults(p, other, at, kin))
    if kin and at is not None and _was_moved(p, child, at, adults[0]):
        adults = (adults[0] | _with_partners(p, parents(p, child)), adults[1])
    if _homes(p, child, at, kin=kin) & _homes(p, other, at, kin=kin) or adults[0] & adults[1]:
        return True
    return kin and not stays(p, other) and not adults[1]


def _was_moved(p: Picture, child: str, at: datetime, adults: AbstractSet[str]) -> bool:
    """Whether a child of whom no home is told may have left its parents' home lately: told to be in care, or no more.

    Who is moved away leaves brothers and sisters behind; who has been in care for long does not.
    """
    if _homes(p, child, at):
        return False
    lately = p.limit("live-concern.recent", at).before(at)
    return not adults or any(is_in_care(p, care) and began(care) > lately for care in cares_on(p, child, at))


def _homes(
    p: Picture, id: str, at: datetime | None, *, kin: bool = False, as_: AbstractSet[str] = LIVING
) -> frozenset[str]:
    """Return where somebody lived; of kin, where it is first said without a day, if nothing is said of before.

    `as_` are the footings that count of what is first said.
    """
    here = living(p, id) if at is None else living_at(p, id, at)
    if not here and kin and at is not None:
        told = [stay for stay in stays(p, id) if stay.as_ in LIVING]
        undated = (stay for stay in told[:1] if stay.since > at and stay.stated.told[0].from_ is None)
        here = tuple(stay for stay in undated if stay.as_ in as_)
    return frozenset(stay.address for stay in here)


@remembered
def _adults(p: Picture, child: str, at: datetime | None, kin: bool) -> frozenset[str]:  # noqa: FBT001 - remembered by it
    """Return with whom a child lived or who cared for it; where nobody says, its parents.

    Of kin, the home that is first told, without a day, is where it had lived; where it only stays since, nobody knows.
    Of who is no kin and came on a day that is told, nobody knows with whom it lived before. Who is in care is not with
    its parents; brothers and sisters are together in care of the same people, or of one council since the same day.
    """
    cares = cares_at(p, child) if at is None else cares_on(p, child, at)
    away = [care for care in cares if is_in_care(p, care)]
    caring = [by for care in cares if care.fact.basis not in AWAY_FROM_HOME for by in care.fact.by]
    homes = _homes(p, child, at, kin=kin, as_=_AT_HOME)
    caring += [one for one in parents(p, child) if _homes(p, one, at, kin=kin, as_=_AT_HOME) & homes]
    came = not kin and at is not None and any(_came_after(stay, at) for stay in stays(p, child))
    found = caring if caring or homes or came or away else parents(p, child)
    in_care = frozenset(_whose_care(p, care, by) for care in away for by in care.fact.by if kin)
    return _with_partners(p, (one for one in found if one not in p.kinds)) | in_care


def _whose_care(p: Picture, care: Stated[Care], by: str) -> str:
    """Return who gives care, as it is compared: an agency has many children, in many homes, so with since which day."""
    return f"{by} since {day_of(began(care))}" if by in p.kinds else by


def _came_after(stay: Stay, at: datetime) -> bool:
    return stay.as_ in LIVING and stay.since > at and stay.stated.told[0].from_ is not None


def _with_partners(p: Picture, adults: Iterable[str]) -> frozenset[str]:
    return frozenset(one for adult in adults for one in (adult, *partners(p, adult)))


def _lived(p: Picture, id: str, at: datetime | None) -> bool:
    """Whether somebody had been born and had not died by a moment; of who has died since, now, that is not asked."""
    if at is not None and anybody_died(p) and had_died(p, id, at):
        return False
    known = person(p, id)
    if at is None or known is None or known.born is None:
        return not unborn(p, id)
    return known.born.first <= at
