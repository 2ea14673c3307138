"""Disagreements on where a child lives, a threshold or a plan, and who senior has answered them."""

from typing import Any

from tenfold.picture.concern import is_live
from tenfold.picture.links import concerned
from tenfold.picture.people import is_child
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated, ids_of
from tenfold.record import (
    Account,
    Action,
    Assessment,
    Care,
    Decision,
    Dissent,
    Enquiry,
    Enrolment,
    Entry,
    Injury,
    LegalView,
    Observation,
    Opinion,
    Order,
    Person,
    Plan,
    Recommendation,
    Referral,
    Registration,
    Relationship,
    Residence,
    Voice,
)

_KINDS = (Plan, Action, Care, Residence, Order, LegalView, Enquiry, Assessment, Referral, Recommendation, Decision)
_ELSEWHERE = frozenset({"charge", "contact"})
_FOUND = (Observation, Injury, Opinion, Account, Voice, Enrolment, Registration)
"""What a professional found, and where a child is on a list: by themselves of no home, threshold or plan."""
_KNOWN = (Person, Relationship)
_CONTACTS = frozenset(
    {"attendance", "clinic", "visit", "call", "letter", "message", "school_day", "observation", "record_note"}
    | {"information_received"}
)


@remembered
def in_dispute(p: Picture, dissent: Stated[Dissent]) -> tuple[str, ...]:
    """Return the children on whose home, threshold or plan somebody disagrees; none where it is about something else.

    A disagreement about a person, or about an entry that tells of more than a charge or a contact, is on these. One
    about what was found and no more, or about a decision of another kind, is where a concern about the child is live.
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
    stated = (one for id in dissent.fact.about for kind in _KINDS for one in p.facts(kind, id) if id in ids_of(one))
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
    stated = [one for kind in _KINDS for one in p.facts(kind, id) if id in ids_of(one)]
    if not any(_weighs(one.fact) for one in stated):
        return None
    named = tuple(child for one in stated for child in _children(one.fact) if is_child(p, child))
    return _worried_about(p, named) if all(_is_other(one.fact) for one in stated) else named


def _in_entry(p: Picture, entry: Entry) -> tuple[str, ...] | None:
    decided = p.facts_in(Decision, entry.id)
    if decided and not any(_weighs(one.fact) for one in decided):
        return None
    named = tuple(one for one in entry.about if is_child(p, one))
    return _worried_about(p, named) if _is_of_something_else(p, entry) else named


def _worried_about(p: Picture, children: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the children of some about whom a concern is live; None where it is about none of them."""
    return (tuple(one for one in children if is_live(p, one)) or None) if children else ()


def _weighs(fact: Any) -> bool:
    return not isinstance(fact, Decision) or fact.matter not in _ELSEWHERE


def _is_other(fact: Any) -> bool:
    return isinstance(fact, Decision) and fact.matter == "other"


def _is_of_something_else(p: Picture, entry: Entry) -> bool:
    """Whether an entry says that it is on something else: a contact that found something, or such a decision.

    What it tells of who is who, and of where a child was at home all along, makes no difference.
    """
    told = [fact for fact in entry.facts if not _is_background(p, fact, entry)]
    elsewhere = (isinstance(fact, _FOUND) or _is_other(fact) or not _weighs(fact) for fact in told)
    return bool(told) and entry.event in _CONTACTS and all(elsewhere)


def _is_background(p: Picture, fact: Any, entry: Entry) -> bool:
    """Whether a fact is who is who, or a home or a parent’s care of which nobody had said otherwise before."""
    if isinstance(fact, Care):
        cared = (one for one in p.facts(Care, fact.child) if one.order < entry.order)
        return fact.basis == "parental" and fact.to_date is None and all(one.fact.by == fact.by for one in cared)
    if isinstance(fact, Residence):
        lived = (one for one in p.facts(Residence, fact.person) if one.order < entry.order)
        at_home = fact.as_ == "resident" and fact.to_date is None
        return at_home and all(one.fact.address == fact.address for one in lived)
    return isinstance(fact, _KNOWN)


def _children(fact: Any) -> tuple[str, ...]:
    one = getattr(fact, "child", None) or getattr(fact, "person", None)
    return (one,) if one is not None else getattr(fact, "children", ())
