"""The subjects that many rules share. Each is remembered, so that eighty rules read one list."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from tenfold.picture import (
    Occasion,
    Picture,
    Spell,
    Stated,
    assessments,
    children,
    conferences,
    dismissals,
    ends,
    is_child,
    known_people,
    occasions,
    place,
    plan_spells,
    remembered,
    strategy_discussions,
)
from tenfold.picture.picture import BATCH, batches
from tenfold.questions.rule import Of
from tenfold.record import (
    Allegation,
    Decision,
    Entry,
    Fact,
    LegalView,
    Plan,
    Recommendation,
    Referral,
)

ChildrenOf = Callable[[Picture, Stated[Any]], tuple[str, ...]]


@remembered
def subject(_: Picture, id: str, children: tuple[str, ...], thing: Any) -> Of[Any]:
    """Return a subject made of something that has no id or children of its own.

    It is the same object each time, so that a long list is held beside the one before without looking into it.
    """
    return Of(id, children, thing)


def each_of(p: Picture, kind: type[Fact], children: ChildrenOf) -> tuple[Of[Any], ...]:
    """Return every thing of one kind as a subject, told which are its children."""
    told = p.facts(kind)
    whole = batches(told)
    of_old = (_each_in(p, kind, children, start) for start in whole)
    return tuple(chain(*of_old, _subjects(p, told[whole.stop :], children)))


@remembered
def _each_in(p: Picture, kind: type[Fact], children: ChildrenOf, start: int) -> tuple[Of[Any], ...]:
    return tuple(_subjects(p, p.facts_so_far(kind)[start : start + BATCH], children))


def _subjects(p: Picture, told: Iterable[Stated[Any]], children: ChildrenOf) -> Iterator[Of[Any]]:
    return (subject(p, one.id, children(p, one), one) for one in told)


def _children_named(_: Picture, one: Stated[Any]) -> tuple[str, ...]:
    named: tuple[str, ...] = one.fact.children
    return named


@remembered
def each_child(p: Picture) -> tuple[Of[str], ...]:
    """Return every child of the record."""
    return tuple(Of(child, (child,), child) for child in children(p))


def each_occasion(p: Picture) -> tuple[Occasion, ...]:
    """Return every occasion of injury."""
    return occasions(p)


@remembered
def each_decision(p: Picture) -> tuple[Of[Stated[Decision]], ...]:
    """Return every decision."""
    return each_of(p, Decision, _children_named)


@remembered
def each_allegation(p: Picture) -> tuple[Of[Stated[Allegation]], ...]:
    """Return every allegation."""
    return tuple(Of(one.id, (one.fact.child,), one) for one in p.facts(Allegation))


@remembered
def each_referral(p: Picture) -> tuple[Of[Stated[Referral]], ...]:
    """Return every referral."""
    return each_of(p, Referral, _children_named)


@remembered
def each_recommendation(p: Picture) -> tuple[Of[Stated[Recommendation]], ...]:
    """Return every recommendation."""
    return tuple(Of(one.id, one.fact.children, one) for one in p.facts(Recommendation))


@remembered
def each_legal_view(p: Picture) -> tuple[Of[Stated[LegalView]], ...]:
    """Return every legal view on the threshold."""
    return tuple(Of(one.id, one.fact.children, one) for one in p.facts(LegalView))


@remembered
def each_strategy_discussion(p: Picture) -> tuple[Of[Entry], ...]:
    """Return every strategy discussion, under the id of its entry (as first told, where that was corrected)."""
    found = {entry.id: entry for child in children(p) for entry in strategy_discussions(p, child)}
    ordered = sorted(found.values(), key=place)
    return tuple(subject(p, p.first_id(entry), entry.about, entry) for entry in ordered)


@remembered
def each_conference(p: Picture) -> tuple[Of[Entry], ...]:
    """Return every child protection conference, initial and review, under the id of its entry, as above."""
    found = {entry.id: entry for child in children(p) for entry in conferences(p, child)}
    ordered = sorted(found.values(), key=place)
    return tuple(subject(p, p.first_id(entry), entry.about, entry) for entry in ordered)


@remembered
def each_plan(p: Picture) -> tuple[Spell, ...]:
    """Return every child protection plan (or registration), ended ones included."""
    named = {fact.child for one in p.facts(Plan) for fact in one.told}
    mine = [one for one in known_people(p) if one in named and is_child(p, one)] if named else []
    return tuple(spell for child in mine for spell in plan_spells(p, child))


@remembered
def each_assessment(p: Picture) -> tuple[Of[tuple[Spell, ...]], ...]:
    """Return every assessment, with what it is for each child whom it is about."""
    return begun_for(spell for child in children(p) for spell in assessments(p, child))


def begun_for(spells: Iterable[Spell]) -> tuple[Of[tuple[Spell, ...]], ...]:
    """Return what began for several children as one subject: it is one step, and one answer ends the waiting for it."""
    found: dict[str, list[Spell]] = {}
    for spell in spells:
        found.setdefault(spell.of.id, []).append(spell)
    return tuple(Of(id, tuple(dict.fromkeys(one.child for one in of)), tuple(of)) for id, of in found.items())


@remembered
def each_ending(p: Picture) -> tuple[Of[Entry], ...]:
    """Return the decisions that end or refuse protection, and the plans and enquiries that ended without one.

    Of enquiries, those that were not substantiated.
    """
    decided = tuple(subject(p, one.id, one.fact.children, one.first) for one in p.facts(Decision) if ends(one.fact))
    told = {one.thing.id for one in decided}
    lifted: dict[str, tuple[Entry, list[str]]] = {}
    for spell in each_plan(p):
        if spell.end is not None and spell.end.id not in told:
            lifted.setdefault(p.first_id(spell.end), (spell.end, []))[1].append(spell.child)
    for entry, of in dismissals(p):
        if entry.id not in told:
            lifted.setdefault(p.first_id(entry), (entry, []))[1].extend(of)
    return (*decided, *(Of(id, tuple(dict.fromkeys(of)), entry) for id, (entry, of) in lifted.items()))
