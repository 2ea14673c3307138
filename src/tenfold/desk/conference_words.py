"""Who must be at a conference and why, who may be called to it, and who needs somebody beside them, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenfold.desk.words import counted
from tenfold.ledger import Opened
from tenfold.picture import (
    CONFERENCES,
    Stated,
    called_to,
    children,
    died,
    is_child,
    known_people,
    parents,
    person,
    planned,
    younger_than,
)
from tenfold.questions.table import evidence_held
from tenfold.questions.wording import called, in_words, plain_time
from tenfold.record import Entry, Meeting

MEETS = frozenset({*CONFERENCES, "strategy_discussion"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody who must be at the next conference: agency or person, why, and whether they are called."""

    id: str
    who: str
    why: tuple[str, ...]
    called: bool


def wanted_at(opened: Opened) -> Iterator[Wanted]:
    """Yield who must be invited: the agencies that hold something, never what; the family, and children old enough."""
    p = opened.picture
    called_already = {one.agency or one.person for meeting in coming(opened) for one in called_to(p, meeting)}
    reasons: dict[str, dict[str, None]] = {}
    for id, reason in (*_holders(opened), *_asked_for(opened), *_family(opened)):
        reasons.setdefault(id, {})[reason] = None
    for id, why in reasons.items():
        yield Wanted(id, called(p, id), tuple(why), id in called_already)


def coming(opened: Opened) -> tuple[Stated[Meeting], ...]:
    """Return the conferences and strategy discussions to come, each once."""
    found = (one for child in children(opened.picture) for one in planned(opened.picture, child))
    return tuple({one.id: one for one in found if one.fact.event in MEETS}.values())


def may_be_invited(opened: Opened) -> Iterator[str]:
    """Yield those of the record who may be called to a meeting: all but the dead, and those nobody may approach."""
    p = opened.picture
    for one in known_people(p):
        known = person(p, one)
        if died(p, one) is None and (known is None or known.no_contact is None):
            yield one


def not_approached(opened: Opened) -> Iterator[str]:
    """Yield in words whom nobody may approach, and why: they are not invited, and no pack is made for them."""
    p = opened.picture
    for one in known_people(p):
        known = person(p, one)
        if known is not None and known.no_contact:
            yield f"{called(p, one)} is not to be approached: {known.no_contact}"


def supported(opened: Opened) -> Iterator[str]:
    """Yield in words who of those who must be there needs an interpreter or an advocate, and whether one is called."""
    p = opened.picture
    roles = [one.role for meeting in coming(opened) for one in called_to(p, meeting) if one.role]
    for one in dict.fromkeys(id for id, _ in _family(opened)):
        known, name = person(p, one), called(p, one)
        language = known.first_language if known is not None else None
        if language and language.casefold() != "english":
            is_there = _called_for(roles, "interpreter")
            yield f"{name} speaks {language}: an interpreter who is not of the family. {is_there}"
        if known is not None and known.needs:
            yield f"{name} has needs: {known.needs}"
        if is_child(p, one):
            yield f"{name} is to be offered an advocate. {_called_for(roles, f'advocate for {name}')}"


def _holders(opened: Opened) -> Iterator[tuple[str, str]]:
    p = opened.picture
    for child in children(p):
        held: dict[str, list[Entry]] = {}
        for entry in evidence_held(p, child):
            held.setdefault(entry.agency, []).append(entry)
        for agency, entries in held.items():
            last = plain_time(entries[-1].occurred)
            count = counted(len(entries), "entry", "entries")
            yield agency, f"Holds evidence about {called(p, child)}: {count}, the last of {last}"


def _asked_for(opened: Opened) -> Iterator[tuple[str, str]]:
    """Yield the agencies that standing questions want invited: the rules saw all, this professional may not."""
    for question in opened.questions:
        for act in question.acts if question.closed is None else ():
            if act.kind == "invite":
                yield act.of, f"Asked: {in_words(opened.picture, question.ask)}"


def _family(opened: Opened) -> Iterator[tuple[str, str]]:
    p = opened.picture
    for child in children(p):
        for parent in parents(p, child):
            known = person(p, parent)
            if died(p, parent) is None and (known is None or known.no_contact is None):
                yield parent, f"Parent of {called(p, child)}"
        if younger_than(p, child, "family-not-heard", opened.known) is False:
            yield child, "Is old enough to be asked, and to be heard"


def _called_for(roles: list[str], start: str) -> str:
    return "One is invited." if any(one.startswith(start) for one in roles) else "None is on record as invited."
