"""What the sibling rules share: which steps name a child of a home, and who may speak for a child by a step."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from tenfold.picture import (
    CONFERENCES,
    PROTECTION,
    Picture,
    Stated,
    concern_behind,
    enquiries,
    harms,
    home_at,
    is_child,
    is_copy,
    is_for,
    on_plan_since,
    on_plan_unbroken,
    place,
    plan_spells,
    receiver,
    remembered,
    tellings,
)
from tenfold.questions.table import was_mishap
from tenfold.record import Assessment, Decision, Enquiry, Entry, Fact, Meeting, Plan, Referral

Order = tuple[datetime, int]
MEETINGS = ("strategy_discussion", *CONFERENCES)
PROTECTING = frozenset({"childrens_social_care", "police", "court"})
"""The agencies whose decision on a child says that somebody has thought of it: a school's or a hospital's does not."""
_EVER = (datetime.min.replace(tzinfo=UTC), 0)
_NEVER = (datetime.min.replace(tzinfo=UTC), -1)
_STEPS = (Decision, Enquiry, Plan, Assessment)


def is_meeting(entry: Entry) -> bool:
    """Whether an entry is a strategy discussion or a conference, or tells that one was held."""
    held = (fact.event for fact in entry.facts if isinstance(fact, Meeting) and fact.status == "held")
    return entry.event in MEETINGS or any(event in MEETINGS for event in held)


def names(step: Entry, child: str) -> bool:
    """Whether a step names a child: a meeting by whom it is about or speaks of, another by what it decides or opens."""
    if is_meeting(step):
        return child in step.about or any(child in _children_of(fact) for fact in step.facts)
    return any(child in _children_of(fact) for fact in step.facts if isinstance(fact, (*_STEPS, Referral)))


@remembered
def steps_naming(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the steps by which a child was considered, in order of record.

    They are the decisions, enquiries, plans and assessments of those who protect children, and the meetings.
    """
    told = (thing for kind in _STEPS for thing in p.facts(kind, child) if child in _children_of(thing.fact))
    found = [entry for thing in told for entry in thing.entries]
    own = [entry for entry in found if p.kinds.get(entry.agency) in PROTECTING]
    sat = [entry for event in MEETINGS for entry in p.events_that(event, None, names, child)]
    return in_order((*own, *sat))


def named_since(p: Picture, child: str, order: Order) -> bool:
    """Whether a child was named in a step at a place in the record or after it."""
    return last_named(p, child) >= order


def last_named(p: Picture, child: str) -> Order:
    """Return where the last step that names a child stands in the record; before all else where there is none."""
    return max((step.order for step in steps_naming(p, child)[-1:]), default=_NEVER)


@remembered
def under_way(p: Picture, child: str, step: Entry) -> bool:
    """Whether a child was itself under enquiry or on plan at a step for another, or came to be on that day."""
    spells = (*enquiries(p, child), *plan_spells(p, child))
    return any(one.start.day <= step.day and (one.end is None or one.end.day >= step.day) for one in spells)


@remembered
def steps_for(p: Picture, child: str) -> tuple[tuple[Entry, Order], ...]:
    """Return the steps for a child that should have looked at the whole home, each with since when that counts.

    What opens protection should name every child each time. What carries on after a concern (a referral, an
    assessment, a decision, a review) need not, where the other children were named since that concern.
    """
    told = [(entry, fact.stage) for entry, fact in tellings(p.facts(Enquiry, child))]
    plans = [(entry, fact.status) for entry, fact in tellings(p.facts(Plan, child)) if fact.kind in (None, PROTECTION)]
    opens = [*_held(p, "strategy_discussion", child), *_held(p, "initial_conference", child)]
    opens += [entry for entry, what in (*told, *plans) if what in ("opened", "started")]
    found = {entry.id: (entry, entry.order) for entry in opens}
    ended = (entry for entry, what in told if what == "completed")
    for entry, since in (*_reviews(p, child), *_after_concern(p, child, ended), *_of_the_lead(p, child)):
        found.setdefault(entry.id, (entry, since))
    return tuple(sorted(found.values(), key=lambda pair: pair[0].order))


def _held(p: Picture, event: str, child: str) -> list[Entry]:
    return [entry for entry in p.events(event, child) if not is_copy(p, entry)]


@remembered
def _reviews(p: Picture, child: str) -> tuple[tuple[Entry, Order], ...]:
    found = _held(p, "review_conference", child)
    behind = ((entry, concern_behind(p, child, entry)) for entry in found)
    return tuple((entry, _EVER if one is None else one.entry.order) for entry, one in behind)


@remembered
def _of_the_lead(p: Picture, child: str) -> tuple[tuple[Entry, Order], ...]:
    sent = [one.first for one in p.facts(Referral, child) if p.kinds.get(receiver(p, one) or "") in PROTECTING]
    steps = (one for kind in (Assessment, Decision) for one in p.facts_that(kind, child, _is_of_lead, p))
    own = (one.first for one in steps if is_for(one, child))
    return tuple(_after_concern(p, child, (*sent, *own)))


def _after_concern(p: Picture, child: str, steps: Iterable[Entry]) -> Iterator[tuple[Entry, Order]]:
    """Yield the steps that leave a concern behind, each with where that stands in the record."""
    behind = ((entry, concern_behind(p, child, entry)) for entry in steps)
    return ((entry, one.entry.order) for entry, one in behind if one is not None)


def _is_of_lead(one: Stated[Any], p: Picture) -> bool:
    return one.agency == p.lead(one.day)


@remembered
def concerns_on_plan(p: Picture, child: str) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    """Return the concern that put a child on plan, and each injury or allegation since, with who was beside it then.

    Nothing where the child is not on plan. Where no concern is on record it is what put it there, the enquiry before
    the plan: unless that was done for the sake of another child, whose own concern is asked after.
    """
    spell = on_plan_since(p, child)
    if spell is None:
        return ()
    behind = concern_behind(p, child, spell.start)
    for_another = behind is None and any(_put_there(p, one, spell.start) for one in spell.start.about if one != child)
    began = (on_plan_unbroken(p, child) or spell.start) if behind is None else behind.entry
    first = () if for_another else ((began, home_at(p, child, spell.start)),)
    since = (one for one in harms(p, child) if one.entry.order > spell.start.order)
    later = in_order(one.entry for one in since if not was_mishap(p, one.stated, child))
    return (*first, *((entry, ()) for entry in later))


def _put_there(p: Picture, child: str, step: Entry) -> bool:
    """Whether a step put a child on plan for a concern about that very child, or found it there for one."""
    spell = on_plan_since(p, child) if is_child(p, child) else None
    return spell is not None and spell.start.order <= step.order and concern_behind(p, child, spell.start) is not None


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries, each once, in order of record."""
    return tuple(sorted({entry.id: entry for entry in entries}.values(), key=place))


def _children_of(fact: Fact) -> tuple[str, ...]:
    return (*getattr(fact, "children", ()), getattr(fact, "child", "") or "")
