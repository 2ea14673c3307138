"""Legal advice: asked for, given, and what a manager decided on it."""

from collections.abc import Iterator
from typing import Any

from tenfold.picture.held import follows
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import decisions
from tenfold.picture.readable import place
from tenfold.picture.stated import Stated
from tenfold.record import Action, Allocation, Decision, Entry, LegalView, Meeting

_DEFINITE = frozenset({"met", "not_met"})


@remembered
def legal_asks(p: Picture, child: str) -> tuple[Stated[Any], ...]:
    """Return what asked for legal planning about a child, in order of record, the first of each entry.

    Something for lawyers to do, a decision that was put to them, or a legal planning meeting that was called.
    """
    found: dict[str, Stated[Any]] = {}
    for one in sorted(_asks(p, child), key=place):
        if one.first.event != "court_hearing":
            found.setdefault(one.first.id, one)
    return tuple(found.values())


@remembered
def planned_since(p: Picture, child: str, ask: Stated[Any]) -> Entry | None:
    """Return what met a wish for legal planning about a child: the meeting held, or the thing done or let go."""
    held = next((one for one in p.events("legal_planning", child) if follows(one, ask.first)), None)
    if held is not None or not isinstance(ask.fact, Action):
        return held
    return ask.last if ask.fact.status == "done" or (ask.fact.status == "dropped" and _decides(ask.last)) else None


@remembered
def view_before(p: Picture, view: Stated[LegalView], child: str) -> Stated[LegalView] | None:
    """Return the last earlier legal view on a child that said yes or no, where a view differs from it."""
    earlier = [one for one in p.facts(LegalView, child) if one.order < view.order and one.fact.threshold in _DEFINITE]
    return earlier[-1] if earlier and earlier[-1].fact.threshold != view.fact.threshold else None


@remembered
def managers_answer(p: Picture, child: str, views: tuple[Stated[LegalView], ...]) -> Stated[Decision] | None:
    """Return the decision on a child of a named manager of social care, with reasons, that had some views before it."""
    found = (one for one in decisions(p, child) if one.fact.rationale is not None and _of_manager(p, one))
    return next((one for one in found if all(p.considers(one.first, view) for view in views)), None)


def _asks(p: Picture, child: str) -> Iterator[Stated[Any]]:
    for agency in (id for id, kind in p.kinds.items() if kind == "legal"):
        owned = (one for one in p.facts(Action, agency) if one.fact.owner == agency)
        yield from (one for one in owned if child in (one.first.about if one.fact.child is None else (one.fact.child,)))
    for meeting in p.facts(Meeting):
        if meeting.fact.event == "legal_planning" and child in meeting.first.about:
            yield meeting
    for one in p.facts(Decision, child):
        if any(p.kinds.get(agency) == "legal" for agency in one.first.asked):
            yield one


def _decides(entry: Entry) -> bool:
    return any(isinstance(fact, Decision) for fact in entry.facts)


def _of_manager(p: Picture, decision: Stated[Decision]) -> bool:
    if p.kinds.get(decision.agency) != "childrens_social_care":
        return False
    held = (one.fact for one in p.facts(Allocation) if one.fact.role == "manager")
    author = decision.first.author.id
    return decision.fact.by is not None or any(one.worker == author for one in held)
