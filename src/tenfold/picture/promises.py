"""What was promised for a child: until when, whether it was kept, and what was decided although it was not."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tenfold.picture.care import cares, cares_at
from tenfold.picture.endings import ends
from tenfold.picture.links import concerned
from tenfold.picture.people import parents
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import PROTECTION, assessment_now, decisions, enquiry_now, plan_now, plan_spells
from tenfold.picture.resolving import other_plans, resolved
from tenfold.picture.stated import Stated, tellings
from tenfold.record import Action, Decision, Entry, Plan
from tenfold.when import end_of

MEETINGS = frozenset(
    {"strategy_discussion", "initial_conference", "review_conference", "core_group"}
    | {"legal_planning", "professionals_meeting"}
)


def promised_for(p: Picture, action: Stated[Action]) -> tuple[str, ...]:
    """Return the children for whom an action is: as it says, else those whom its entry is about."""
    return concerned(p, action) if action.fact.child is None else (action.fact.child,)


def kept(p: Picture, action: Stated[Action]) -> bool:
    """Whether an action was done, dropped by a meeting of professionals, or dropped with a decision.

    A decision or conference that had the dropping before it decided on it.
    """
    if action.fact.status != "dropped":
        return action.fact.status == "done"
    dropped = dropped_alone(action)
    return dropped is None or any(resolved(p, child, dropped) for child in promised_for(p, action))


def dropped_alone(action: Stated[Action]) -> Entry | None:
    """Return the entry by which somebody dropped an action alone; None where it is not dropped, or a meeting did."""
    if action.fact.status != "dropped":
        return None
    told = zip(action.entries, action.told, strict=True)
    dropped = [entry for entry, fact in told if fact.status == "dropped"][-1]
    return None if dropped.event in MEETINGS else dropped


def falls_due(p: Picture, action: Stated[Action], times: int = 1) -> datetime:
    """Return the moment by which an action was to be done, or at which so many times its term have run."""
    due, since = action.fact.due, action.since
    if due is None:
        return p.limit("action-overdue", since).share(100 * times).after(since)
    term = max(due.last_day - action.day, timedelta())
    return end_of(due.last_day + (times - 1) * term)


def overdue_for(p: Picture, action: Stated[Action], child: str) -> bool:
    """Whether an action of a child’s plan is past its due date.

    A condition without a date waits for its decision instead. Of a plan is what falls due while a plan, an enquiry or
    an assessment goes on, and what a meeting of professionals agreed, until a plan ends or the lead closes.
    """
    if action.fact.due is None and action.fact.before is not None and not _told_with(action, _made(p, action, child)):
        return False
    due = falls_due(p, action)
    return p.passed(due) and _binds(p, action, child, due)


@remembered
def granted_despite(p: Picture, action: Stated[Action], child: str) -> tuple[Entry, ...]:
    """Return the decisions that an action was a condition of, where the last of them goes ahead.

    A return that was decided together with its condition goes ahead once the child is back with a parent.
    """
    made = _made(p, action, child)
    later = [one for one in made if one.order > action.order]
    if action.fact.before == "return_home" and _back_with_parent(p, child, action):
        later = [*made]
    if not later or later[-1].fact.granted is False:
        return ()
    return tuple(one.first for one in later if one.fact.granted is not False)


def _back_with_parent(p: Picture, child: str, action: Stated[Action]) -> bool:
    """Whether a child is with a parent since: by care told since, or out of hospital with nobody else who has it."""
    home = frozenset(parents(p, child))
    if any(one.order > action.order and home & frozenset(one.fact.by) for one in cares(p, child)):
        return True
    others = (by for one in cares_at(p, child) for by in one.fact.by if by not in p.kinds and by not in home)
    return any(one.order > action.order for one in p.events("discharge", child)) and not any(others)


@remembered
def _made(p: Picture, action: Stated[Action], child: str) -> tuple[Stated[Decision], ...]:
    if action.fact.before is None:
        return ()
    since = (one for one in decisions(p, child) if one.order >= action.order)
    return tuple(one for one in since if one.fact.matter == action.fact.before)


def _told_with(action: Stated[Action], made: Sequence[Stated[Decision]]) -> bool:
    return any(one.order == action.order and one.fact.granted is not False for one in made)


def _binds(p: Picture, action: Stated[Action], child: str, due: datetime) -> bool:
    if any(due > entry.occurred.first for entry in _going(p, child)):
        return True
    met = any(entry.event in MEETINGS for entry in action.entries)
    return met and not any(entry.order > action.order for entry in _over(p, child))


@remembered
def _going(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return what began each plan, enquiry and assessment that goes on; a plan takes over from one that it replaced."""
    plan, *looks = plan_now(p, child), enquiry_now(p, child), assessment_now(p, child)
    plans = (*([plan.start] if plan else ()), *(entry for _, entry in other_plans(p, child)))
    return (*(_taken_over(p, child, entry) for entry in plans), *(spell.start for spell in looks if spell))


def _taken_over(p: Picture, child: str, entry: Entry) -> Entry:
    """Return what began the first of the plans that each ended on the day on which the next began, to this one."""
    for start, end in reversed(_ended_plans(p, child)):
        if end.day == entry.day and start.order < entry.order:
            return _taken_over(p, child, start)
    return entry


@remembered
def _ended_plans(p: Picture, child: str) -> tuple[tuple[Entry, Entry], ...]:
    """Return what began and what ended each plan of a child that ended, of whatever kind."""
    begun, found = dict[str, Entry](), []
    for entry, fact in tellings(p.facts(Plan, child)):
        kind = fact.kind or PROTECTION
        if fact.status != "ended":
            begun.setdefault(kind, entry)
        elif kind in begun:
            found.append((begun.pop(kind), entry))
    return tuple(found)


@remembered
def _over(p: Picture, child: str) -> tuple[Entry, ...]:
    closed = (one.first for one in decisions(p, child) if ends(one.fact) and one.agency == p.lead(one.day))
    lifted = (spell.end for spell in plan_spells(p, child) if spell.end is not None)
    return (*closed, *lifted)
