"""Injuries of which independent evidence says that they are what they are said to be."""

from collections.abc import Iterable
from typing import Any

from tenfold.picture.independence import bears_witness
from tenfold.picture.injuries import (
    BENIGN,
    HARM,
    MEDICAL,
    Occasion,
    injuries_under,
    marks,
    occasions_of,
    opinions_of,
    weighed_all,
)
from tenfold.picture.people import person
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated
from tenfold.record import Account, Check, Entry, Injury, Opinion
from tenfold.when import Time

_MAY_BE_NATURAL = frozenset({"mark", "bite"})
_MISHAPS = frozenset({"accident", "self_inflicted", "other_child", "rough_play", "equipment", "animal"})


def had_before_it(p: Picture, entry: Entry, things: Iterable[Stated[Any]]) -> bool:
    """Whether an entry considered all of some things that the record held by then, and at least one of them."""
    held = [one for one in things if one.order <= entry.order]
    return bool(held) and all(p.considers(entry, one) for one in held)


@remembered
def borne_out(p: Picture, occasion: Occasion, injury: Stated[Injury]) -> bool:
    """Whether somebody independent saw the mishap that caused an injury, or a check bears out who told of it.

    Not where anybody judged it harm or found what was said to be untrue.
    """
    told = any(_result(p, account.id, "corroborated") for account in _mishaps(p, injury))
    return (told and not speaks_against(p, injury)) or seen_to_happen(p, occasion, injury)


def seen_to_happen(p: Picture, occasion: Occasion, injury: Stated[Injury]) -> bool:
    """Whether somebody independent saw the mishap that caused an injury, and nobody judged or found otherwise."""
    saw = any(_saw_it(p, account, occasion, injury) for account in _mishaps(p, injury))
    return saw and not speaks_against(p, injury)


def told_as_seen(p: Picture, occasion: Occasion, injury: Stated[Injury], by: Entry) -> bool:
    """Whether an injury was seen to happen, by the word of somebody independent that the record held by an entry."""
    saw = any(one.order <= by.order and _saw_it(p, one, occasion, injury) for one in _mishaps(p, injury))
    return saw and not speaks_against(p, injury)


@remembered
def mishap_seen(p: Picture, occasion: Occasion) -> bool:
    """Whether somebody independent saw every mark of an occasion happen, and nobody judged or found otherwise."""
    return all(any(seen_to_happen(p, occasion, one) for one in mark) for mark in marks(occasion))


def unaccounted(p: Picture, occasion: Occasion, injuries: Iterable[Stated[Injury]]) -> tuple[Stated[Injury], ...]:
    """Return those of some injuries of an occasion that nobody independent saw happen; a mark told twice is one.

    A mark or a bite to which a doctor gave a medical cause (a birthmark, an insect) is accounted for too.
    """
    seen = [mark for mark in marks(occasion) if any(_accounted(p, occasion, one) for one in mark)]
    return tuple(one for one in injuries if not any(one in mark for mark in seen))


def _accounted(p: Picture, occasion: Occasion, injury: Stated[Injury]) -> bool:
    natural = injury.fact.type in _MAY_BE_NATURAL and found_medical(p, occasion, injury, MEDICAL)
    return natural or seen_to_happen(p, occasion, injury)


def since_birth(p: Picture, occasion: Occasion) -> tuple[Stated[Injury], ...]:
    """Return the injuries of an occasion but for those that a birth left, as the hospital found on that day."""
    return tuple(one for one in occasion.injuries if not _left_by_birth(p, occasion, one))


def _left_by_birth(p: Picture, occasion: Occasion, injury: Stated[Injury]) -> bool:
    happened = injury.fact.happened
    if happened is None or not all(_born_on(p, child, happened) for child in occasion.children):
        return False
    views = (one for one in opinions_of(p, occasion) if injury.id in injuries_under(p, one))
    found = any(one.fact.view in BENIGN and p.kinds.get(one.agency) == "acute_hospital" for one in views)
    return found and p.kinds.get(injury.agency) == "acute_hospital" and not speaks_against(p, injury)


def _born_on(p: Picture, child: str, day: Time) -> bool:
    known = person(p, child)
    born = known.born if known is not None else None
    return born is not None and born.first_day == born.last_day == day.first_day == day.last_day


@remembered
def no_injury(p: Picture, occasion: Occasion) -> bool:
    """Whether doctors found every mark of an occasion to have a medical cause, as a birthmark or a sting has.

    Each view is one given with the earlier injuries in view; not where anybody judged it harm, or what was said untrue.
    """
    told = all(any(found_medical(p, occasion, one, MEDICAL) for one in mark) for mark in marks(occasion))
    return told and not any(speaks_against(p, injury) for injury in occasion.injuries)


def found_medical(p: Picture, occasion: Occasion, injury: Stated[Injury], by: frozenset[str]) -> bool:
    """Whether an agency of one of some kinds found an injury to have a medical cause, and nobody spoke against it."""
    views = (one for one in opinions_of(p, occasion) if one.fact.view == "medical_cause")
    own = [one for one in views if p.kinds.get(one.agency) in by and injury.id in injuries_under(p, one)]
    earlier = [mark for child in occasion.children for one in occasions_of(p, child) for mark in marks(one)]
    return any(weighed_all(p, one, earlier) for one in own) and not speaks_against(p, injury)


def _mishaps(p: Picture, injury: Stated[Injury]) -> list[Stated[Account]]:
    return [account for account in p.facts(Account, injury.id) if account.fact.claim in _MISHAPS]


def _saw_it(p: Picture, account: Stated[Account], occasion: Occasion, injury: Stated[Injury]) -> bool:
    return all(bears_witness(p, account, child, injury) for child in occasion.children)


def speaks_against(p: Picture, injury: Stated[Injury]) -> bool:
    """Whether anybody judged an injury harm, or found what was said of it to be untrue."""
    told = (injury.id, *(account.id for account in p.facts(Account, injury.id)))
    judged = any(opinion.fact.view in HARM for id in told for opinion in p.facts(Opinion, id))
    return judged or any(_result(p, id, "contradicted") for id in told)


def _result(p: Picture, id: str, result: str) -> bool:
    return any(check.fact.result == result for check in p.facts(Check, id))
