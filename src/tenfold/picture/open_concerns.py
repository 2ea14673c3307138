"""Concerns of the last months that nobody has considered."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from tenfold.picture.care import checks_on
from tenfold.picture.concern import Concern, concerns
from tenfold.picture.injuries import CHECKED, occasions_of
from tenfold.picture.picture import BATCH, Picture, batches, remembered, so_far
from tenfold.picture.process import assessments, considered_since
from tenfold.picture.stated import Stated
from tenfold.picture.witnessed import seen_to_happen
from tenfold.record import Account, Allegation, Check, Injury, Opinion


@remembered
def open_concerns(p: Picture, child: str) -> tuple[Concern, ...]:
    """Return the concerns of the last 12 months that no later check, opinion, assessment or decision considered."""
    known = concerns(p, child)
    whole = batches(known)
    return tuple(chain(*(_open_in(p, child, start) for start in whole), _those_open(p, known[whole.stop :])))


@remembered
def _open_in(p: Picture, child: str, start: int) -> tuple[Concern, ...]:
    """Return the concerns that are open of a batch, every one of which is there."""
    return _those_open(p, so_far(concerns, p, child)[start : start + BATCH])


def _those_open(p: Picture, known: Iterable[Concern]) -> tuple[Concern, ...]:
    return tuple(one for one in known if not p.over("open-concern", one.stated.since) and not _considered(p, one))


@remembered
def _considered(p: Picture, concern: Concern) -> bool:
    stated, child = concern.stated, concern.child
    if _witnessed(p, concern) or any(check.fact.result != "requested" for check in p.facts(Check, stated.id)):
        return True
    if _account_checked(p, stated):
        return True
    if p.facts(Opinion, stated.id) or considered_since(p, child, stated) is not None:
        return True
    if _weighed_in(p, Check, concern) or _weighed_in(p, Opinion, concern):
        return True
    return any(
        spell.end is not None and p.considers(spell.end, stated) and spell.end.order > stated.order
        for spell in assessments(p, child)
    )


def _account_checked(p: Picture, stated: Stated[Any]) -> bool:
    """Whether a check found that an account of a concern is so, or is not."""
    said = p.facts(Account, stated.id) if isinstance(stated.fact, Injury | Allegation) else ()
    return any(check.fact.result in CHECKED for account in said for check in checks_on(p, account))


def _weighed_in(p: Picture, kind: type[Check] | type[Opinion], concern: Concern) -> bool:
    """Whether an entry about the child that tells of a check or an opinion had a concern before it."""
    told = concern.stated

    def weighed(one: Stated[Any]) -> bool:
        came = one.first not in told.entries and (not isinstance(one.fact, Check) or one.fact.result != "requested")
        return came and concern.child in one.first.about and p.considers(one.first, told)

    return p.first_fact_since(kind, None, told.order, weighed) is not None


def _witnessed(p: Picture, concern: Concern) -> bool:
    return isinstance(concern.stated.fact, Injury) and any(
        seen_to_happen(p, occasion, injury)
        for occasion in occasions_of(p, concern.child)
        for injury in occasion.injuries
        if injury.id == concern.stated.id
    )


@remembered
def has_open_concern(p: Picture, child: str) -> bool:
    """Whether there is an open concern about a child."""
    return bool(open_concerns(p, child))
