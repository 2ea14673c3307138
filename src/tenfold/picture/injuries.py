"""Injuries, by occasion: what was first seen within hours of each other, by whichever agencies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

from tenfold.picture.people import is_child
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.readable import place
from tenfold.picture.stated import F, Stated
from tenfold.record import Account, Check, Entry, Injury, Opinion
from tenfold.when import gap_hours

HARM = frozenset({"inconsistent", "suspicious", "non_accidental"})
JUDGED_HARM = frozenset({"suspicious", "non_accidental"})
FOUND = frozenset({"corroborated", "contradicted"})
CHECKED = FOUND | {"unfounded"}
"""What a check came to that found something: of what is unfounded, that there was nothing to it."""
BENIGN = frozenset({"accidental", "consistent", "medical_cause"})
MEDICAL = frozenset({"acute_hospital", "community_health", "general_practice"})
_IN_LAY_WORDS = frozenset({"swelling", "pain"})
_OF_ONE_BLOW = frozenset({"bruise", "fracture", "head_injury"}) | _IN_LAY_WORDS
"""What one may call a fracture another, who saw no picture of the bone, calls a swelling."""
_LASTING = frozenset({"fracture", "burn", "scald", "laceration"})
_TORSO = frozenset("chest sternum rib torso abdomen back spine buttock hip genital".split())


@dataclass(frozen=True, slots=True)
class Occasion:
    """All injuries of a child that were first seen within 72 hours; named by the one first recorded."""

    id: str
    children: tuple[str, ...]
    injuries: tuple[Stated[Injury], ...]
    marks: tuple[tuple[Stated[Injury], ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put its injuries together by mark, which is asked for often."""
        object.__setattr__(self, "marks", _by_mark(self.injuries))

    def __hash__(self) -> int:
        """Occasions are kept by id."""
        return hash(self.id)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its injuries."""
        return tuple(injury.id for injury in self.injuries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that recorded its injuries."""
        return tuple({entry.id: entry for injury in self.injuries for entry in injury.entries}.values())

    @property
    def first(self) -> Entry:
        """The entry that first recorded one of its injuries."""
        return self.injuries[0].first

    @property
    def seen(self) -> datetime:
        """The earliest moment at which an injury of it may have been first seen."""
        return min(injury.first.occurred.first for injury in self.injuries)

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that recorded its injuries."""
        return tuple(dict.fromkeys(entry.agency for entry in self.entries))


@remembered
def occasions(p: Picture) -> tuple[Occasion, ...]:
    """Return every child's occasions of injury, in order of record.

    An injury joins the first occasion of that child within reach of it, so what is known later renames nothing; one
    that takes weeks to heal joins the occasion that it was seen at first, wherever it is seen again.
    """
    found: dict[tuple[str, ...], list[tuple[int, list[Stated[Injury]]]]] = {}
    for injury in p.facts(Injury):
        hurt = victims(p, injury)
        if hurt:
            told = found.setdefault(hurt, [])
            near = (one for hours, one in told if _gap(one[0], injury) < hours or _still_seen(one, injury))
            joined = next(near, None)
            if joined is None:
                reach = p.limit("occasion", injury.first.occurred.first).number
                found[hurt].append((reach, [injury]))
            else:
                joined.append(injury)
    made = (_occasion(p, hurt, *one) for hurt, all_of in found.items() for _, one in all_of)
    return tuple(sorted(made, key=lambda one: one.first.order))


@remembered
def _occasion(_: Picture, children: tuple[str, ...], *injuries: Stated[Injury]) -> Occasion:
    """Return an occasion: the same object each time, so that a list of many is compared at a glance."""
    return Occasion(injuries[0].id, children, injuries)


@remembered
def occasions_of(p: Picture, child: str) -> tuple[Occasion, ...]:
    """Return the occasions of injury that a child had, or may have had (`one_of`), in order of record."""
    return tuple(one for one in occasions(p) if child in one.children)


def victims(p: Picture, injury: Stated[Injury]) -> tuple[str, ...]:
    """Return the children who had, or may have had, an injury; none for an adult's."""
    named = (injury.fact.child,) if injury.fact.child is not None else injury.fact.one_of
    return tuple(one for one in named if is_child(p, one))


def marks(occasion: Occasion) -> tuple[tuple[Stated[Injury], ...], ...]:
    """Return an occasion's injuries by mark: of one kind in one place, told in several entries, they are one."""
    return occasion.marks


def _by_mark(injuries: Iterable[Stated[Injury]]) -> tuple[tuple[Stated[Injury], ...], ...]:
    found: list[list[Stated[Injury]]] = []
    for injury in injuries:
        same = next((mark for mark in found if all(_same_mark(one, injury) for one in mark)), None)
        if same is None:
            found.append([injury])
        else:
            same.append(injury)
    return tuple(tuple(mark) for mark in found)


@remembered
def accounts_of(p: Picture, occasion: Occasion) -> tuple[Stated[Account], ...]:
    """Return the accounts given of an occasion's injuries, in order of record."""
    return _about(p.facts(Account, id) for id in occasion.ids)


@remembered
def opinions_of(p: Picture, occasion: Occasion) -> tuple[Stated[Opinion], ...]:
    """Return the opinions on an occasion's injuries or on what was said of them, in order of record."""
    said = (account.id for account in accounts_of(p, occasion))
    return _about(p.facts(Opinion, id) for id in (*occasion.ids, *said))


@remembered
def checks_of(p: Picture, occasion: Occasion) -> tuple[Stated[Check], ...]:
    """Return the checks of an occasion's injuries or of what was said of them, in order of record."""
    said = (account.id for account in accounts_of(p, occasion))
    return _about(p.facts(Check, id) for id in (*occasion.ids, *said))


def judged_harm(p: Picture, occasion: Occasion) -> tuple[Stated[Opinion], ...]:
    """Return the opinions that judge an occasion's injuries non-accidental or suspicious."""
    return tuple(opinion for opinion in opinions_of(p, occasion) if opinion.fact.view in JUDGED_HARM)


@remembered
def injuries_under(p: Picture, view: Stated[Opinion] | Stated[Check]) -> frozenset[str]:
    """Return the ids that an opinion or check is about, with those that the accounts among them are about."""
    said = (one for id in view.fact.about for one in p.facts(Account, id) if one.id == id)
    return frozenset((*view.fact.about, *(id for account in said for id in account.fact.about)))


def on_torso(site: str) -> bool:
    """Whether a body-map code lies on the torso."""
    return site.split(".", maxsplit=1)[0] in _TORSO


def _about(found: Iterable[Sequence[Stated[F]]]) -> tuple[Stated[F], ...]:
    things = {thing.id: thing for thing in chain.from_iterable(found)}
    return tuple(sorted(things.values(), key=place))


def _gap(anchor: Stated[Injury], injury: Stated[Injury]) -> float:
    return gap_hours(anchor.first.occurred, injury.first.occurred)


def _still_seen(earlier: Iterable[Stated[Injury]], injury: Stated[Injury]) -> bool:
    """Whether what takes weeks to heal was recorded before, in the same place and as of the same day."""
    now = injury.fact
    return now.type in _LASTING and any(
        (was.fact.type, set(was.fact.sites), was.fact.happened) == (now.type, set(now.sites), now.happened)
        for was in earlier
        if was.fact.happened is not None
    )


def _same_mark(one: Stated[Injury], other: Stated[Injury]) -> bool:
    sites = frozenset(one.fact.sites) - {"unknown"}
    kinds = {one.fact.type, other.fact.type}
    alike = len(kinds) == 1 or (kinds <= _OF_ONE_BLOW and bool(kinds & _IN_LAY_WORDS))
    return bool(sites) and alike and sites == frozenset(other.fact.sites) and one.first.id != other.first.id


def weighed_all(p: Picture, opinion: Stated[Opinion], told: Iterable[tuple[Stated[Injury], ...]]) -> bool:
    """Whether an opinion considered, or judged, every one of some marks that the record held when it was given."""
    given, judged = opinion.first, injuries_under(p, opinion)
    held = (mark for mark in told if mark[0].order < given.order)
    return all(any(one.id in judged or p.considers(given, one) for one in mark) for mark in held)
