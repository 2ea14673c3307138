"""What police investigate about a child, and whether a charge was decided on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from tenfold.picture.held import follows, latest_of
from tenfold.picture.injuries import Occasion, judged_harm, occasions_of
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated, tellings
from tenfold.record import Allegation, Decision, Entry, Injury, PoliceAction

_UNDER = frozenset({"arrested", "bailed", "interviewed"})
_CONCLUDED = frozenset({"charged", "cautioned", "convicted", "no_further_action"})
_CHARGING = frozenset({"charge", "no_further_action"})
_DECIDE = frozenset({"police", "prosecution"})
Step = tuple[Entry, PoliceAction]


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence that may have been committed by `day`: the entries that tell of it, and whom police investigate."""

    day: datetime
    entries: tuple[Entry, ...]
    suspects: tuple[str, ...]


@remembered
def police_steps(p: Picture, child: str) -> tuple[Step, ...]:
    """Return what police did about people, in entries about a child, in order of record."""
    return tuple((entry, step) for entry, step in tellings(p.facts(PoliceAction)) if child in entry.about)


@remembered
def injuring(p: Picture, occasion: Occasion) -> Offence | None:
    """Return the offence that injuries judged to be harm may be, where somebody is under investigation undecided."""
    judged = judged_harm(p, occasion)
    steps = [step for child in occasion.children for step in _undecided(p, child, occasion.first, occasion.seen)]
    if not judged or not steps:
        return None
    day = min((*_happened(occasion.injuries), *(one.since for one in occasion.injuries)))
    return _offence(day, (occasion.first, *(one.first for one in judged)), steps)


@remembered
def alleged(p: Picture, allegation: Stated[Allegation]) -> Offence | None:
    """Return the offence that an allegation tells of, where the person is under investigation undecided.

    It was committed by the day of the allegation at the latest, or by that on which an injury of the child that was
    told with it is said to have happened. Where the person is under investigation over earlier injuries of the child
    as well, it is those that count.
    """
    fact, first = allegation.fact, allegation.first
    taken = _undecided(p, fact.child, first, first.occurred.first)
    steps = [step for step in taken if step[1].person == fact.against]
    earlier = (injuring(p, one) for one in occasions_of(p, fact.child) if one.seen <= allegation.since)
    if not steps or any(one is not None for one in earlier):
        return None
    told = (one for entry in allegation.entries for one in p.facts_in(Injury, entry.id) if one.fact.child == fact.child)
    return _offence(min((allegation.since, *_happened(told))), (first,), steps)


def _happened(injuries: Iterable[Stated[Injury]]) -> Iterator[datetime]:
    """Yield the day by which each of some injuries happened, where that is told."""
    return (latest_of(one.fact.happened, one.first) for one in injuries if one.fact.happened is not None)


def _offence(day: datetime, entries: tuple[Entry, ...], steps: list[Step]) -> Offence:
    suspects = dict.fromkeys(action.person for _, action in steps)
    return Offence(day, (*entries, *(entry for entry, _ in steps)), tuple(suspects))


def _undecided(p: Picture, child: str, step: Entry, since: datetime) -> list[Step]:
    """Return what police did since a step about those over whom nobody has decided.

    A charge, a caution or no further action is told of one person; a decision about the child is about all.
    """
    decided = (one for one in p.facts(Decision, child) if one.fact.matter in _CHARGING)
    if any(p.kinds.get(one.agency) in _DECIDE and follows(one.first, step) for one in decided):
        return []
    taken = [(entry, one) for entry, one in police_steps(p, child) if entry.occurred.last >= since]
    over = {one.person for _, one in taken if one.action in _CONCLUDED}
    return [(entry, one) for entry, one in taken if one.action in _UNDER and one.person not in over]
