"""Who must be at a conference and why, and what is on record of each meeting, in finished words."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenfold.desk.words import counted, happened, sentence, spaced
from tenfold.drawings.sayings import by
from tenfold.ledger import Opened
from tenfold.picture import (
    CONFERENCES,
    Stated,
    attended,
    called_to,
    children,
    conferences,
    died,
    excluded,
    invited,
    parents,
    person,
    planned,
    younger_than,
)
from tenfold.questions.table import evidence_held
from tenfold.questions.wording import called, in_words, listed, plain_time
from tenfold.record import Attended, Dissent, Entry, Invited, Meeting

MEETS = frozenset({*CONFERENCES, "strategy_discussion"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody who must be at the next conference: agency or person, why, and whether they are called."""

    id: str
    who: str
    why: tuple[str, ...]
    called: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting to come or held: its heading, and lines on who was called, came, was kept out, disagreed."""

    head: str
    lines: tuple[str, ...]


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


def sittings_of(opened: Opened) -> Iterator[Sitting]:
    """Yield the meetings to come, then the conferences held, latest first."""
    p = opened.picture
    for meeting in coming(opened):
        head = f"{sentence(spaced(meeting.fact.event))} planned for {plain_time(meeting.fact.day)}"
        yield Sitting(head, tuple(_called(opened, called_to(p, meeting))))
    held = {one.id: one for child in children(p) for one in conferences(p, child)}
    for entry in sorted(held.values(), key=lambda one: one.order, reverse=True):
        yield Sitting(f"{sentence(spaced(entry.event))} of {happened(entry.occurred)}", tuple(_held(opened, entry)))


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


def _called(opened: Opened, calls: tuple[Invited, ...]) -> Iterator[str]:
    names = listed(called(opened.picture, one.agency or one.person or "") for one in calls)
    yield f"Invited: {names}" if names else "Nobody is on record as invited."


def _held(opened: Opened, entry: Entry) -> Iterator[str]:
    p = opened.picture
    yield from _called(opened, invited(p, entry))
    came = attended(p, entry)
    for how in ("present", "apologies", "absent"):
        names = _names(opened, tuple(one for one in came if one.as_ == how))
        if names:
            yield f"{sentence(how)}: {names}"
    if not came:
        yield "Who attended is not recorded."
    for kept in excluded(p, entry):
        yield f"Kept out: {called(p, kept.person)}, because {kept.reason}"
    for one in p.facts(Dissent, entry.id):
        yield f"{called(p, one.fact.by)} disagrees: {one.fact.says or 'no words on record'} ({by(p, one.last)})"


def _names(opened: Opened, came: tuple[Attended, ...]) -> str:
    return listed(called(opened.picture, one.agency or one.person or "") for one in came)
