"""Care that lapsed, care that rests on the family’s word, and care by somebody whom nobody has checked."""

from datetime import datetime

from tenfold.picture.adults import unchecked_with
from tenfold.picture.care import BY_TRADE, began, carers, cares, cares_at, checks_on, ended, is_contradicted
from tenfold.picture.household import living, under_one_roof
from tenfold.picture.injuries import FOUND
from tenfold.picture.links import family_words
from tenfold.picture.live import live_since
from tenfold.picture.mentions import identified
from tenfold.picture.people import is_child, kin, parents, younger_than
from tenfold.picture.picture import FROM_AFAR, Picture, remembered
from tenfold.picture.readable import place
from tenfold.picture.sightings import IN_SIGHT, saw
from tenfold.picture.stated import Stated, tellings
from tenfold.picture.words_of_family import checked_word
from tenfold.record import Account, Assessment, Care, Entry, Relationship
from tenfold.when import day_of, start_of

_SHOWN = frozenset({"document", "verified"})
_BY_FAMILY = frozenset({"family_arrangement", "unknown"})


@remembered
def lapsed_care(p: Picture, child: str) -> Stated[Care] | None:
    """Return the care arrangement of a child that ended last, where its end has passed."""
    over = [(end, care.order, care) for care in cares(p, child) if (end := ended(care)) and p.passed(end)]
    return max(over, key=lambda each: each[:2])[2] if over else None


@remembered
def cares_on_word(p: Picture, child: str) -> tuple[tuple[Stated[Care], Entry], ...]:
    """Return the care of a child now that rests on the family’s word alone, each with the entry that first holds it.

    Care is on their word that the family spoke of, that a call or letter told, or that the family arranged, until it
    is checked or a professional has seen the child at home with who cares.
    """
    found = ((care, _word(p, child, care)) for care in cares_at(p, child) if not _is_trade(p, care))
    return tuple((care, word) for care, word in found if word is not None and not _looked_at(p, child, care, word))


@remembered
def cares_by_others(p: Picture, child: str) -> tuple[tuple[str, datetime, tuple[Entry, ...]], ...]:
    """Return who cares for a child now and is to be checked, each with since when, and the entries that say why.

    With a live concern that is everybody but its parents and those who care by trade; else who has it overnight away
    from its parents and is no kin, or is so by the family's word alone and nobody knows who they are.
    """
    began_live = live_since(p, child)
    live = (began_live,) if began_live is not None else ()
    found = []
    for care in cares_at(p, child):
        for by in care.fact.by if not _is_trade(p, care) else ():
            if by in (*p.kinds, *parents(p, child)) or _by_trade(p, by, child) or _too_young(p, by):
                continue
            overnight = not _is_known_kin(p, child, by) and _overnight(p, child, by)
            if live or overnight:
                told = next(entry for entry, fact in tellings((care,)) if by in fact.by)
                since = [began(care), told.recorded, *(entry.recorded for entry in live if not overnight)]
                found.append((by, max(since), (*care.entries, *live)))
    return tuple(found)


@remembered
def approved(p: Picture, carer: str) -> bool:
    """Whether a check of somebody against records has come back, or an assessment of them is completed."""
    assessed = (fact for _, fact in tellings(p.facts(Assessment, carer)) if fact.stage == "completed")
    return len(unchecked_with(p, carer)) < len(("police", "social care")) or any(carer in one.of for one in assessed)


def _word(p: Picture, child: str, care: Stated[Care]) -> Entry | None:
    spoken = [word.first for word in _words(p, child, care)]
    told = [entry for entry in care.entries if entry.event in FROM_AFAR]
    arranged = [care.first] if care.fact.basis in _BY_FAMILY else []
    return min((*spoken, *told, *arranged), key=place, default=None)


@remembered
def _words(p: Picture, child: str, care: Stated[Care]) -> tuple[Stated[Account], ...]:
    who, since = set(care.fact.by), start_of(day_of(began(care)))

    def is_on_it(word: Stated[Account]) -> bool:
        named = who.intersection(word.fact.names or (word.fact.by,)) and word.fact.claim != "denied"
        return word.first in care.entries or (bool(named) and word.since >= since)

    return tuple(word for word in family_words(p, child, "care") if is_on_it(word))


def _looked_at(p: Picture, child: str, care: Stated[Care], word: Entry) -> bool:
    if any(one.fact.result in FOUND and one.last.order >= word.order for one in checks_on(p, care)):
        return True
    if any(checked_word(p, said) for said in _words(p, child, care)):
        return True
    return p.first_contact_since(child, word.order, _is_at_home_with, child, care.fact.by) is not None


def _is_at_home_with(contact: Entry, child: str, carers: tuple[str, ...]) -> bool:
    at_home = contact.place == "home" and saw(contact, child, IN_SIGHT)
    return at_home and bool(set(contact.present) & set(carers))


def _is_known_kin(p: Picture, child: str, by: str) -> bool:
    if by not in kin(p, child):
        return False
    ties = p.facts(Relationship, by)
    said = (*ties, *(one for one in p.facts(Account, by) if "relationship" in one.fact.about))
    if any(is_contradicted(p, one) for one in said):
        return any(one.fact.basis in _SHOWN and not is_contradicted(p, one) for one in ties)
    return identified(p, by) or any(one.fact.basis != "stated" for one in ties)


def _is_trade(p: Picture, care: Stated[Care]) -> bool:
    """Whether care is given by trade or by order; a check may have found that it is not."""
    return care.fact.basis in BY_TRADE and not is_contradicted(p, care)


def _by_trade(p: Picture, id: str, child: str) -> bool:
    ties = (one.fact for one in p.facts(Relationship, id) if one.fact.to == child)
    return any(one.is_ in ("childminder", "foster_carer") for one in ties)


def _too_young(p: Picture, id: str) -> bool:
    return younger_than(p, id, "adult-unchecked") is True


def _overnight(p: Picture, child: str, carer: str) -> bool:
    """Whether a child sleeps away from its parents where a carer lives, or was left to others by its parents.

    Whose home it is need not be told where nobody else cares for the child now: then it is taken to be the carer's. But
    where no parent's home is told it may be theirs.
    """
    mine = set(parents(p, child))
    homes = {stay.address for stay in living(p, child)}
    with_parents = {stay.address for parent in mine for stay in living(p, parent)}
    left = not homes & with_parents and not mine & set(carers(p, child))
    cared = any(mine & set(care.fact.by) for care in cares(p, child))
    if (left and cared) or any(stay.address in homes - with_parents for stay in living(p, carer)):
        return True
    with_others = {stay.address for one in under_one_roof(p, child) if not is_child(p, one) for stay in living(p, one)}
    nobodys = homes - with_parents - with_others if with_parents else set()
    return bool(nobodys) and set(carers(p, child)) - mine == {carer}
