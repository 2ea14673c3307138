"""Disagreements on where a child lives, a threshold or a plan, and who senior has answered them."""

from typing import Any

from tenfold.picture.links import concerned
from tenfold.picture.people import is_child
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated
from tenfold.record import (
    Action,
    Assessment,
    Care,
    Decision,
    Dissent,
    Enquiry,
    Entry,
    LegalView,
    Order,
    Person,
    Plan,
    Recommendation,
    Referral,
    Residence,
)

_KINDS = (Plan, Action, Care, Residence, Order, LegalView, Enquiry, Assessment, Referral, Recommendation, Decision)
_ELSEWHERE = frozenset({"charge", "contact"})


@remembered
def in_dispute(p: Picture, dissent: Stated[Dissent]) -> tuple[str, ...]:
    """Return the children on whose home, threshold or plan somebody disagrees; none where it is about something else.

    A disagreement about a person, or about an entry that tells of more than a charge or a contact, is on these.
    """
    found: dict[str, None] = {}
    for id in dissent.fact.about:
        named = _disputed(p, id)
        found.update(dict.fromkeys(concerned(p, dissent) if named == () else named or ()))
    return tuple(found)


@remembered
def deciding_agencies(p: Picture, dissent: Stated[Dissent]) -> tuple[str, ...]:
    """Return the agencies whose entries or decisions somebody disagrees with."""
    entries = (p.entry(id) for id in dissent.fact.about)
    stated = (one for id in dissent.fact.about for kind in _KINDS for one in p.facts(kind, id) if one.id == id)
    agencies = (*(entry.agency for entry in entries if entry is not None), *(one.agency for one in stated))
    return tuple(dict.fromkeys(agencies))


@remembered
def settled_by_senior(p: Picture, dissent: Stated[Dissent], child: str) -> bool:
    """Whether somebody named decided on a child, with reasons, and had a disagreement before them.

    What is disagreed with does not answer it.
    """
    return any(
        one.fact.by is not None
        and bool(one.fact.rationale)
        and not {one.id, one.first.id} & set(dissent.fact.about)
        and any(p.considers(entry, dissent) for entry in one.entries)
        for one in p.facts(Decision, child)
    )


def _disputed(p: Picture, id: str) -> tuple[str, ...] | None:
    """Return the children of whom an id speaks; empty: those of who disagrees; None: not of home, threshold or plan."""
    if p.facts(Person, id) or is_child(p, id):
        return (id,) if is_child(p, id) else ()
    entry = p.entry(id)
    if entry is not None:
        return _in_entry(p, entry)
    stated = [one for kind in _KINDS for one in p.facts(kind, id) if one.id == id]
    if not any(_weighs(one.fact) for one in stated):
        return None
    return tuple(child for one in stated for child in _children(one.fact) if is_child(p, child))


def _in_entry(p: Picture, entry: Entry) -> tuple[str, ...] | None:
    decided = p.facts_in(Decision, entry.id)
    if decided and not any(_weighs(one.fact) for one in decided):
        return None
    return tuple(one for one in entry.about if is_child(p, one))


def _weighs(fact: Any) -> bool:
    return not isinstance(fact, Decision) or fact.matter not in _ELSEWHERE


def _children(fact: Any) -> tuple[str, ...]:
    one = getattr(fact, "child", None) or getattr(fact, "person", None)
    return (one,) if one is not None else getattr(fact, "children", ())
