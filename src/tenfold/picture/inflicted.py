"""Injuries judged inflicted, injuries that nobody explained, and injuries that went on after a suspect was cleared."""

from collections.abc import Iterator

from tenfold.picture.explained import unexplained
from tenfold.picture.injuries import JUDGED_HARM, Occasion, injuries_under, marks, occasions_of, opinions_of
from tenfold.picture.people import is_child
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import on_plan_when
from tenfold.picture.settling import harmless, overruled
from tenfold.picture.signs import ORDINARY, non_mobile, parts
from tenfold.picture.stated import Stated
from tenfold.record import Allegation, Check, Entry, Injury, Opinion, PoliceAction

Injuries = tuple[Stated[Injury], ...]
_BUMPS = frozenset({"bruise", "scratch"})
_SUSPECTED = frozenset({"arrested", "bailed", "charged", "cautioned", "convicted"})
_NOT_SO = frozenset({"contradicted", "unfounded"})


@remembered
def judged_inflicted(p: Picture, occasion: Occasion) -> tuple[tuple[Stated[Injury], Stated[Opinion]], ...]:
    """Return the injuries of an occasion judged suspicious or non-accidental, each with each such view that stands."""
    return tuple(
        (injury, view)
        for view in opinions_of(p, occasion)
        for injury in occasion.injuries
        if view.fact.view in JUDGED_HARM
        and injury.id in injuries_under(p, view)
        and not overruled(p, view, occasion, injury.id)
    )


@remembered
def _left_unexplained(p: Picture, occasion: Occasion) -> Injuries:
    """Return the injuries of an occasion that nobody explained; the bumps of children who move about need no account.

    Those are bruises and scratches only of shin, knee and forehead, off plan.
    """
    plays = not non_mobile(p, occasion)
    plays = plays and not any(on_plan_when(p, child, occasion.first) for child in occasion.children)
    told = (mark for mark in marks(occasion) if not (plays and _everyday(mark[0])))
    return tuple(one for mark in told if unexplained(p, occasion, mark) for one in mark)


@remembered
def unexplained_again(p: Picture, occasion: Occasion) -> Injuries:
    """Return the unexplained injuries of an occasion and of those before it, where there are enough in the window."""
    mine = _left_unexplained(p, occasion)
    if not mine:
        return ()
    earlier = {one.id: one for child in occasion.children for one in _shortly_before(p, occasion, child)}
    found = [injuries for one in earlier.values() if (injuries := _left_unexplained(p, one))]
    if len(found) + 1 < p.limit("who-had-care.unexplained", occasion.seen).number:
        return ()
    return tuple(injury for injuries in (*found, mine) for injury in injuries)


@remembered
def went_on(p: Picture, occasion: Occasion) -> tuple[Entry, ...]:
    """Return the entries that cleared whoever was suspected of an inflicted injury, if an occasion came after them.

    Nobody else is suspected now, and nothing has shown that the occasion is harmless.
    """
    if harmless(p, occasion):
        return ()
    return tuple(
        entry
        for child in occasion.children
        for entry in _cleared(p, child)
        if entry.order < occasion.first.order and _inflicted_by(p, child, entry)
    )


def _shortly_before(p: Picture, occasion: Occasion, child: str) -> Iterator[Occasion]:
    for one in occasions_of(p, child):
        reach = p.ends("who-had-care.window", one.seen)
        if (one.seen, one.first.order) < (occasion.seen, occasion.first.order) and occasion.seen < reach:
            yield one


def _everyday(injury: Stated[Injury]) -> bool:
    return injury.fact.type in _BUMPS and bool(injury.fact.sites) and parts(injury) <= ORDINARY


def _inflicted_by(p: Picture, child: str, entry: Entry) -> bool:
    before = (one for one in occasions_of(p, child) if one.first.order < entry.order)
    return any(judged_inflicted(p, one) for one in before)


@remembered
def _cleared(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the entries that cleared the adults suspected of harm to a child; none where anybody still is."""
    last: dict[str, tuple[Entry, bool]] = {}
    for entry, person, suspected in sorted(_suspicions(p, child), key=lambda one: one[0].order):
        last[person] = (entry, suspected)
    adults = [found for person, found in last.items() if not is_child(p, person)]
    return () if any(suspected for _, suspected in adults) else tuple(entry for entry, _ in adults)


def _suspicions(p: Picture, child: str) -> Iterator[tuple[Entry, str, bool]]:
    for act in p.facts(PoliceAction):
        if child in act.first.about and act.fact.action in _SUSPECTED | {"no_further_action"}:
            yield act.last, act.fact.person, act.fact.action in _SUSPECTED
    for said in p.facts(Allegation, child):
        if said.fact.child == child and said.fact.against is not None:
            yield said.first, said.fact.against, True
            for check in p.facts(Check, said.id):
                if check.fact.result in _NOT_SO | {"corroborated"}:
                    yield check.last, said.fact.against, check.fact.result == "corroborated"
