"""In whose care a child was hurt and in whose it was not, and who sent or left it there without weighing that."""

from dataclasses import dataclass
from datetime import date, datetime

from tenfold.picture.care import began, cares, cares_between, ended, hours_of
from tenfold.picture.endings import ends
from tenfold.picture.household import household_on
from tenfold.picture.independence import bears_witness
from tenfold.picture.injuries import BENIGN, HARM, Occasion, occasions_of
from tenfold.picture.people import parents
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import decisions
from tenfold.picture.resolving import resolutions
from tenfold.picture.settling import settling_opinions
from tenfold.picture.stated import Stated
from tenfold.record import Account, Care, Check, Decision, Entry, Injury, Opinion
from tenfold.when import day_of, end_of

_AWAY = frozenset({"family_arrangement", "bail_condition", "voluntary_accommodation", "placement", "order"})
_NO_ARRANGEMENT = frozenset({"hospital", "childminder"})
_BACK = frozenset({"return_home", "discharge"})
Hurt = tuple[Stated[Injury], ...]


@dataclass(frozen=True, slots=True)
class CarePattern:
    """A child was hurt in one person’s care only, and not in a while of other care; decisions did not weigh that."""

    carer: str
    injuries: Hurt
    free: Stated[Care]
    decided: tuple[Stated[Decision], ...]

    @property
    def back(self) -> bool:
        """Whether the child was sent back, not only left."""
        return any(one.fact.matter in _BACK for one in self.decided)


@remembered
def care_patterns(p: Picture, child: str) -> tuple[CarePattern, ...]:
    """Return the patterns of injury by care that decisions to return a child, or to leave it, did not weigh.

    Of one occasion of injury only a decision to return home is asked.
    """
    hurt = _unsettled(p, child)
    if not hurt or not decisions(p, child):
        return ()
    here = frozenset.intersection(*(_carers_at(p, child, injury) for injury in hurt))
    elsewhere = [care for care in cares(p, child) if here.isdisjoint(care.fact.by)]
    pairs = ((carer, free) for carer in sorted(here) for free in elsewhere)
    found = (CarePattern(carer, hurt, free, _unweighing(p, child, carer, free, hurt)) for carer, free in pairs)
    return tuple(one for one in found if one.decided)


def _unsettled(p: Picture, child: str) -> Hurt:
    """Return the injuries of a child, but for those that evidence found harmless."""
    told = ((occasion, injury) for occasion in occasions_of(p, child) for injury in occasion.injuries)
    return tuple(injury for occasion, injury in told if not _harmless(p, occasion, injury, child))


@remembered
def _harmless(p: Picture, occasion: Occasion, injury: Stated[Injury], child: str) -> bool:
    if any(one.fact.view in HARM for one in p.facts(Opinion, injury.id)):
        return False
    said = [one for one in p.facts(Account, injury.id) if one.fact.claim != "no_explanation"]
    return (
        any(injury.id in one.fact.about and one.fact.view in BENIGN for one in settling_opinions(p, occasion))
        or any(bears_witness(p, one, child, injury) for one in said)
        or any(check.fact.result == "corroborated" for one in said for check in p.facts(Check, one.id))
    )


@remembered
def _carers_at(p: Picture, child: str, injury: Stated[Injury]) -> frozenset[str]:
    """Return who may have had a child when it was hurt: on the day told, else in the days before it was seen."""
    return _carers_between(p, child, *hours_of(p, injury))


def _carers_between(p: Picture, child: str, since: datetime, until: datetime) -> frozenset[str]:
    """Return the people who had a child at some time between two moments; its parents at home where no care is told.

    Care without an end is over while another arrangement has the child altogether.
    """
    held = cares_between(p, child, since, until)
    whole = [began(one) for one in held if one.fact.basis in _AWAY and _covers(one, since, until)]
    left = [one for one in held if ended(one) is not None or not whole or began(one) >= max(whole)]
    home = {stay.person for stay in household_on(p, child, until)} & set(parents(p, child))
    return frozenset(by for one in left for by in one.fact.by if by not in p.kinds) if held else frozenset(home)


def _covers(care: Stated[Care], since: datetime, until: datetime) -> bool:
    begun, end = care.fact.from_ or care.first.occurred, care.fact.to_date
    return begun.last < since and (end is None or end.first > until)


def _unweighing(p: Picture, child: str, carer: str, free: Stated[Care], hurt: Hurt) -> tuple[Stated[Decision], ...]:
    """Return the decisions that send or leave a child with a carer after a while free of injuries, unweighed."""
    span = _free(p, child, carer, free)
    if span is None:
        return ()
    steps = [entry for entry in resolutions(p, child) if _is_while(p, span, entry)]
    told = (one for one in decisions(p, child) if one.first in steps and _is_to(p, child, carer, one, hurt))
    return tuple(one for one in told if not any(_weighs(p, entry, one, hurt) for entry in steps))


def _free(p: Picture, child: str, carer: str, free: Stated[Care]) -> tuple[datetime, date | None] | None:
    """Return since when, and until which day, a child was cared for by others than one person; None where not."""
    if carer in free.fact.by or free.fact.basis in _NO_ARRANGEMENT:
        return None
    since = (free.fact.from_ or free.first.occurred).last
    days = [free.fact.to_date.first_day] if free.fact.to_date is not None else []
    for other in (one for one in cares(p, child) if carer in one.fact.by):
        end = other.fact.to_date
        if began(other) > began(free):
            days.append(day_of(began(other)))
        elif end is not None:
            since = max(since, end.last)
        elif free.fact.basis not in _AWAY:
            return None
    return since, min(days, default=None)


def _is_while(p: Picture, span: tuple[datetime, date | None], entry: Entry) -> bool:
    since, until = span
    last = entry.day if until is None else min(until, entry.day)
    return p.ends("pattern-by-care", since) <= end_of(last)


def _is_to(p: Picture, child: str, carer: str, told: Stated[Decision], hurt: Hurt) -> bool:
    at = told.first.latest
    now = _carers_between(p, child, at, at)
    if told.fact.matter == "return_home":
        return told.fact.granted is not False and _goes_to(p, child, carer, told)
    if len(_occasions(p, child, hurt)) == 1:
        return False
    if told.fact.matter == "discharge":
        return told.fact.granted is not False and (carer in now or not now)
    if told.fact.matter == "placement":
        return told.fact.granted is not False and carer in now and _is_placed_with(p, child, carer, told)
    return ends(told.fact) and carer in now


def _is_placed_with(p: Picture, child: str, carer: str, told: Stated[Decision]) -> bool:
    """Whether a child is placed with who has it: the care told with the decision, or next, says so or is not told."""
    after = next((one for one in cares(p, child) if one.order >= told.order), None)
    return after is None or carer in after.fact.by


def _goes_to(p: Picture, child: str, carer: str, told: Stated[Decision]) -> bool:
    later = [one for one in cares(p, child) if one.order >= told.order and one.fact.basis not in _NO_ARRANGEMENT]
    return not later or any(carer in one.fact.by for one in later)


def _occasions(p: Picture, child: str, hurt: Hurt) -> frozenset[str]:
    return frozenset(one.id for one in occasions_of(p, child) if any(injury in hurt for injury in one.injuries))


def _weighs(p: Picture, step: Entry, told: Stated[Decision], hurt: Hurt) -> bool:
    last = max(step.order, told.order)
    return all(p.considers(step, injury) for injury in hurt if injury.order < last)
