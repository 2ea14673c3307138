"""What a plan leans on: carers, places and services that keep a child safe; how each ends, and whether on purpose."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tenfold.picture.care import TICK, began, cares, cares_on, ended, is_visit
from tenfold.picture.held import follows
from tenfold.picture.household import LIVING, stays
from tenfold.picture.links import concerned
from tenfold.picture.people import parents
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import decisions, enquiries, on_plan, on_plan_when, plan_spells
from tenfold.picture.promises import MEETINGS, dropped_alone, promised_for
from tenfold.picture.readable import place
from tenfold.picture.resolving import other_plans, resolutions
from tenfold.picture.stated import Stated, holds_from
from tenfold.record import Action, Care, Decision, Enrolment, Entry, Order, Plan, Residence
from tenfold.when import day_of

_AWAY = frozenset({"family_arrangement", "bail_condition", "voluntary_accommodation", "placement", "order"})
_LEANED_ON = _AWAY | {"childminder"}
_SHORT_BREAKS = frozenset({"voluntary_accommodation", "placement"})
"""As a disabled child has some days of it, agreed; on plan somebody may be kept safe by it."""
_VISITS = _SHORT_BREAKS | {"family_arrangement"}
_PART_OF_THE_DAY = frozenset({"childminder", "hospital"})
_GONE = frozenset({"withdrawn", "home_educated", "excluded"})
_JUSTICE = frozenset({"police", "prosecution", "legal", "court", "immigration"})
_NO_SERVICE = _JUSTICE | {"childrens_social_care", "acute_hospital", "ambulance", "housing", "childrens_guardian"}
_HELP = frozenset({"child_in_need", "safety"})
_ENDS_WORK = frozenset({"closure", "step_down"})
_ORDERS = frozenset({"restraining", "non_molestation", "supervision", "interim_care", "care"})
"""Orders whose end nobody counts down to elsewhere: emergency orders and police protection have their own clocks."""


@dataclass(frozen=True, slots=True)
class Lapse:
    """Something ended at a moment, by the word of an entry; `ahead` where the end was set when it was agreed."""

    entry: Entry
    at: datetime
    ahead: bool = False


@remembered
def leaned_on(p: Picture) -> tuple[tuple[tuple[str, ...], Stated[Any]], ...]:
    """Return what plans may lean on that may end, each with its children.

    That is care that is not simply a parent’s, a place in education that was given up, an action (no condition) on
    which a plan may lean and that an agency dropped alone, a service’s decision to end its work, and an order to keep
    somebody away or watch a child.
    """
    cared = [((one.fact.child,), one) for one in p.facts(Care) if _protects(p, one)]
    placed = [((one.fact.child,), one) for one in _given_up(p)]
    dropped = [(promised_for(p, one), one) for one in p.facts_that(Action, None, _dropped, p) if _helped(p, one)]
    stopped = [(one.fact.children, one) for one in p.facts(Decision) if _stops(p, one)]
    ordered = [(_under_order(p, one), one) for one in p.facts(Order) if one.fact.type in _ORDERS]
    return (*cared, *placed, *dropped, *stopped, *ordered)


@remembered
def _given_up(p: Picture) -> tuple[Stated[Enrolment], ...]:
    """Return by what places in education were given up: the first word since the child was last enrolled there."""
    gone: dict[tuple[str, str], Stated[Enrolment]] = {}
    for one in sorted(p.facts(Enrolment), key=holds_from):
        place = (one.fact.child, one.fact.at)
        if one.fact.status in _GONE:
            gone.setdefault(place, one)
        elif one.fact.status == "enrolled":
            gone.pop(place, None)
    return tuple(gone.values())


@remembered
def lapse(p: Picture, thing: Stated[Any], child: str) -> Lapse | None:
    """Return how something that a child’s plan leans on ends; None where it goes on, or another took its place."""
    match thing.fact:
        case Care():
            ways = (*_care_ended(p, thing), *_carer_left(p, thing), *_alone_since(p, thing))
            return min(ways, key=lambda one: one.at, default=None)
        case Enrolment():
            return None if _has_place(p, child) else Lapse(thing.last, holds_from(thing)[0])
        case Action():
            entry = dropped_alone(thing)
            return None if entry is None else Lapse(entry, entry.latest)
        case Order():
            return next(_order_ended(p, thing, child), None)
    return Lapse(thing.first, thing.since)


@remembered
def leans_since(p: Picture, child: str, at: datetime) -> bool | None:
    """Whether a child is on plan and was so at a moment; None where neither that nor help or a safety plan goes on."""
    spells = (*plan_spells(p, child), *enquiries(p, child))
    held = (spell for spell in spells if spell.start.occurred.first <= at)
    if on_plan(p, child) and any(spell.end is None or spell.end.latest >= at for spell in held):
        return True
    helped = (entry for kind, entry in other_plans(p, child) if kind in _HELP)
    return False if any(entry.occurred.first <= at for entry in helped) else None


def ending_decided(p: Picture, child: str, thing: Stated[Any], gone: Lapse) -> bool:
    """Whether a decision or conference on a child had an ending before it, or decided it.

    Those who agreed to something for a time have not decided what follows, nor those who met long before its end.
    """
    own = gone.ahead or isinstance(thing.fact, Decision)
    by = [entry for entry in resolutions(p, child) if not (own and entry == gone.entry)]
    near = [entry for entry in by if not gone.ahead or p.ends("protection-ended.decided", entry.latest) > gone.at]
    if any(p.considers(entry, gone.entry) for entry in near):
        return True
    if not gone.ahead and any(entry.id in gone.entry.considered for entry in by if gone.entry.considered != "all"):
        return True
    return isinstance(thing.fact, Care) and _moved_by_decision(p, thing, gone)


def keepers(p: Picture, care: Stated[Care]) -> frozenset[str]:
    """Return those in a care arrangement on whom a plan leans: who is not a parent, else all of them."""
    return frozenset(care.fact.by).difference(parents(p, care.fact.child)) or frozenset(care.fact.by)


def _protects(p: Picture, care: Stated[Care]) -> bool:
    home = set(parents(p, care.fact.child)) & set(care.fact.by)
    if care.fact.basis in _LEANED_ON:
        visit = care.fact.basis in _VISITS and is_visit(p, care) and (not home or _lives_elsewhere(p, care))
        return not visit or (care.fact.basis in _SHORT_BREAKS and on_plan_when(p, care.fact.child, care.first))
    return care.fact.unsupervised is False and home != set(care.fact.by)


def _lives_elsewhere(p: Picture, care: Stated[Care]) -> bool:
    """Whether a child whom a parent had for some days was in the other parent's care all along."""
    others = set(parents(p, care.fact.child)).difference(care.fact.by)
    return any(others & set(one.fact.by) and ended(one) is None for one in cares_on(p, care.fact.child, began(care)))


def _dropped(action: Stated[Action], p: Picture) -> bool:
    by_service = p.kinds.get(action.fact.owner) not in _JUSTICE
    return dropped_alone(action) is not None and action.fact.before is None and by_service


def _helped(p: Picture, action: Stated[Action]) -> bool:
    """Whether a plan may lean on an action: agreed at a meeting or with the plan, or promised or begun by its owner.

    What another gave a service to do that has never met the child is help that never began.
    """
    owner = action.fact.owner
    if action.agency == owner or any(_agrees(entry) for entry in action.entries):
        return True
    return any(_has_met(p, owner, child, action.last) for child in promised_for(p, action))


def _agrees(entry: Entry) -> bool:
    return entry.event in MEETINGS or any(isinstance(fact, Plan) for fact in entry.facts)


def _has_met(p: Picture, agency: str, child: str, step: Entry) -> bool:
    """Whether an agency had seen or visited a child, or meant to, before a step."""
    met = (*p.contacts(child), *p.events("visit", child))
    return any(one.agency == agency and not follows(one, step) for one in met)


def _stops(p: Picture, decision: Stated[Decision]) -> bool:
    by = decision.agency
    if decision.fact.matter not in _ENDS_WORK or decision.fact.granted is False or p.kinds.get(by) in _NO_SERVICE:
        return False
    return any(_has_met(p, by, child, decision.first) for child in decision.fact.children)


def _care_ended(p: Picture, care: Stated[Care]) -> Iterator[Lapse]:
    return iter(()) if _goes_on(p, care) else _told_to_end(care)


def _told_to_end(thing: Stated[Any]) -> Iterator[Lapse]:
    said = zip(thing.entries, thing.told, strict=True)
    told = [(entry, fact.to_date) for entry, fact in said if fact.to_date is not None]
    if told:
        entry, end = told[-1]
        longer = len(told) > 1 and told[-2][1] < end
        yield Lapse(entry, end.last, entry.day < end.last_day and (entry == thing.first or longer))


def _order_ended(p: Picture, order: Stated[Order], child: str) -> Iterator[Lapse]:
    for gone in _told_to_end(order):
        others = (one for one in p.facts(Order) if one.id != order.id and child in _under_order(p, one))
        if not any(one.fact.type in _ORDERS and _outlasts(one, gone.at) for one in others):
            yield gone


def _outlasts(order: Stated[Order], at: datetime) -> bool:
    since, until = order.fact.from_ or order.first.occurred, order.fact.to_date
    return since.first <= at + TICK and (until is None or until.last > at)


def _under_order(p: Picture, order: Stated[Order]) -> tuple[str, ...]:
    return concerned(p, order) if order.fact.child is None else (order.fact.child,)


def _goes_on(p: Picture, care: Stated[Care]) -> bool:
    end = ended(care)
    others = (one for one in cares(p, care.fact.child) if one.id != care.id and keepers(p, care) <= set(one.fact.by))
    return end is not None and any(
        began(one) <= end and ((until := ended(one)) is None or until > end) for one in others
    )


def _carer_left(p: Picture, care: Stated[Care]) -> Iterator[Lapse]:
    """Yield how those who cared for a child at a parent’s home moved out of it."""
    child = care.fact.child
    home = set(care.fact.by) & set(parents(p, child))
    homes = {stay.address for one in home for stay in stays(p, one)} & {stay.address for stay in stays(p, child)}
    for one in keepers(p, care) - home:
        until = [stay.until for stay in stays(p, one) if stay.address in homes and stay.as_ in LIVING]
        left = [end for end in until if end is not None]
        if left and len(left) == len(until) and max(left) > began(care):
            word = _last_word(p, one, homes)
            yield Lapse(word, max(left), word.day < day_of(max(left)))


def _alone_since(p: Picture, care: Stated[Care]) -> Iterator[Lapse]:
    """Yield how a parent came to care alone who cared with somebody beside."""
    home = set(care.fact.by) & set(parents(p, care.fact.child))
    for other in cares(p, care.fact.child):
        alone = set(other.fact.by) <= home and other.fact.basis == "parental"
        if alone and home != set(care.fact.by) and began(other) > began(care):
            since = other.fact.from_ or other.first.occurred
            yield Lapse(other.first, since.last, other.first.day < since.last_day)


def _last_word(p: Picture, person: str, homes: set[str]) -> Entry:
    told = (one.last for one in p.facts(Residence, person) if one.fact.address in homes)
    return max(told, key=place)


def _has_place(p: Picture, child: str) -> bool:
    last = {one.fact.at: one.fact for one in sorted(p.facts(Enrolment, child), key=holds_from)}
    return any(one.status == "enrolled" for one in last.values())


def _moved_by_decision(p: Picture, care: Stated[Care], gone: Lapse) -> bool:
    """Whether a child went from where it was cared for to where a decision since then sends it."""
    child = care.fact.child
    home = set(parents(p, child))
    if care.fact.basis not in _AWAY or home & set(care.fact.by):
        return False
    later = [one for one in cares(p, child) if _follows(care, one, gone)]
    back = any(home & set(one.fact.by) for one in later)
    made = [one for one in decisions(p, child) if one.order > care.order and one.fact.granted is not False]
    if any(one.fact.matter == "return_home" for one in made) and (back or not later):
        return True
    moved = (one for one in made if one.fact.matter == "placement" and not back)
    return any(p.ends("protection-ended.decided", one.since) > gone.at for one in moved)


def _follows(care: Stated[Care], other: Stated[Care], gone: Lapse) -> bool:
    until = ended(other)
    whole = other.fact.basis not in _PART_OF_THE_DAY
    return whole and began(other) > began(care) and (until is None or until > gone.at + TICK)
