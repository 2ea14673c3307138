"""The fold: entries in, a picture out.

Entries are taken in the order of (`recorded`, `seq`). An entry that corrects another stands in its place from its own
`recorded` on; ids that are found to be one person are read as one. Both mean that the family is folded afresh, and
only what that changes counts as changed.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import replace
from datetime import datetime
from functools import wraps
from operator import attrgetter
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from tenfold.guidance import Guidance
from tenfold.picture.cell import NEVER, NOTHING, UNSET
from tenfold.picture.cells_once import CellsLent, CellsOnce
from tenfold.picture.corrections import called_off, heirs_of, mended_words, standing, unsettles
from tenfold.picture.joined import joined, joined_by, names_of, people_in
from tenfold.picture.readable import Place, Readable, place
from tenfold.picture.stated import Stated, refers_to, restated, same_thing
from tenfold.record import Case, Entry, Fact, Meeting
from tenfold.when import AsOf

K = TypeVar("K", bound=Fact)
P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
BATCH = 16
_when: Callable[[Entry], datetime] = attrgetter("latest")
"""By what contacts are ordered; those of one moment stay in the order in which they were put, that of the record."""
FROM_AFAR = frozenset({"call", "letter", "message"})
"""Contacts at which nobody was in the presence of those whom they are about."""


class Picture(Readable):
    """What the record of one family holds, as of `as_of`: entries are taken, and time passes."""

    def take(self, entries: Iterable[Entry]) -> None:
        """Append entries, none earlier in the record than those already taken; the same entry twice is once."""
        self.cells.revision += 1
        fresh = [entry for entry in sorted(entries, key=place) if self._is_new(entry)]
        if any(unsettles(entry) for entry in fresh):
            self._fold_afresh()
        else:
            for entry in fresh:
                self._add(joined(entry, self._people) if self._people else entry)

    def advance(self, to: datetime) -> None:
        """Let time pass, on both clocks."""
        self.as_of = AsOf.at(to)
        self.cells.advance(to)

    def glance(self, at: datetime) -> "Picture":
        """Return the same record as of a moment, for a single look that ends before this picture takes more."""
        seen = Picture(self.case, self.guidance, AsOf.at(at), CellsLent)
        seen._taken, seen._people, seen._first = self._taken, self._people, self._first
        seen._also = self._also
        seen.cells.take_over(self.cells)
        return seen

    def without(self, some: Iterable[Entry]) -> "Picture":
        """Return the same record as if some entries had not been written, for a single look."""
        left_out = {entry.id for entry in some}
        seen = Picture(self.case, self.guidance, self.as_of, CellsOnce)
        seen.take(entry for entry in self._taken.values() if entry.id not in left_out)
        return seen

    def let_go(self) -> None:
        """End: who has many pictures, one after another, lets go of each when nobody will look at it again."""
        self.cells.let_go()

    @property
    def now(self) -> datetime:
        """The moment by which the record is known. Choosing a limit may look at it; nothing may compare with it."""
        return self.as_of.known

    def joining(self, person: str, one: Entry, other: Entry) -> Entry | None:
        """Return the entry since which what two others say of a person is read as of one; None where it always was."""
        if person not in self._people.values():
            return None
        ids = [self._ids(person, entry) for entry in (one, other)]
        ordered = sorted(self._taken.values(), key=place)
        return joined_by(standing(ordered, mended_words(ordered)), *ids)

    @property
    def names(self) -> Mapping[str, str]:
        """The ids that are read as another's, each with the one under which that person is read."""
        return self._people

    def spoken_of(self, entry: Entry) -> frozenset[str]:
        """Return the ids of the people of whom an entry speaks, as it was written."""
        return frozenset(people_in(self._taken[entry.id]))

    def as_written(self, id: str) -> Entry:
        """Return the entry of an id as it was written, whatever has been put in its place since."""
        return self._taken[id]

    def mending(self, entry: Entry) -> Entry:
        """Return the entry in whose words another is read, as it was written; itself, where none mended its words."""
        return self._taken[self._also[entry.id][-1]] if entry.id in self._also else entry

    def earlier(self, entry: Entry) -> Iterator[tuple[Entry, datetime]]:
        """Yield how an entry read before it was mended, the last first, each with when the record held it otherwise."""
        shown = self.mending(entry)
        while (was := self.corrected(shown)) is not None:
            yield was, shown.recorded
            shown = was

    def _ids(self, person: str, entry: Entry) -> frozenset[str]:
        """Return the ids under which an entry, as it was written, speaks of a person."""
        return frozenset(id for id in self.spoken_of(entry) if self._people.get(id, id) == person)

    def _is_new(self, entry: Entry) -> bool:
        held = self._taken.get(entry.id)
        if held is None:
            self._taken[entry.id] = entry
            return True
        if replace(held, seq=entry.seq, recorded=entry.recorded) != entry:
            raise ValueError(
                f"entry {entry.id} was taken before with other content; a mistake is mended by a new entry"
            )
        return False

    def _fold_afresh(self) -> None:
        ordered = sorted(self._taken.values(), key=place)
        names = mended_words(ordered)
        kept = standing(ordered, names)
        self._people = names_of(kept)
        self._also = {}
        for mending, mended in names.items():
            self._also.setdefault(mended, []).append(mending)
        fresh = Picture(self.case, self.guidance, self.as_of, type(self.cells))
        fresh._taken, fresh._heirs, fresh._also = self._taken, heirs_of(ordered), self._also
        for entry in kept:
            fresh._add(joined(entry, self._people) if self._people else entry)
        self._things, self._roots, self._first = fresh._things, fresh._roots, fresh._first
        self.cells.take_over(fresh.cells)

    def _add(self, entry: Entry) -> None:
        about = dict.fromkeys(entry.about)
        keys: list[Hashable] = []
        if entry.outcome is not None and entry.outcome != "completed":
            keys += [("outcome", entry.outcome, person) for person in about]
        if entry.corrects is not None:
            self._stand_for_first(entry)
        for event in _held(entry):
            keys.append(("event", event, None))
            keys += [("event", event, person) for person in about]
        self.cells.put(keys, entry)
        self.cells.put_seldom(_seldom_asked, entry, self._also.get(entry.id, ()))
        if entry.seen and entry.event not in FROM_AFAR:
            self.cells.put([("seen", child) for child in entry.seen], entry, order=_when)
        counted: dict[type[Fact], int] = {}
        for fact in entry.facts:
            counted[type(fact)] = nth = counted.get(type(fact), 0) + 1
            self._state(entry, fact, nth)

    def _stand_for_first(self, entry: Entry) -> None:
        """Note what an entry stands in the place of; of two that mend the same, the first does, and what mends that."""
        first, met = entry, {entry.id}
        while first.corrects in self._taken and first.corrects not in met and self._heirs[first.corrects] == first.id:
            first = self._taken[first.corrects]
            met.add(first.id)
        self._first[entry.id] = first.id

    def _state(self, entry: Entry, fact: Fact, nth: int) -> None:
        kind: Any = type(fact)
        own, same = getattr(fact, "id", None), same_thing(fact)
        names: Sequence[Hashable] = ()
        if own is not None or same is not None:  # else nothing can state it again
            names = [(kind, name) for name in (own, same) if name is not None]
        root = next((self._roots[name] for name in names if name in self._roots), None) if names else None
        if root is None:
            first = self._first.get(entry.id, entry.id)
            thing = Stated(own or (first if nth == 1 else f"{first}.{nth}"), fact, (entry,), (fact,))
            root = (kind, thing.id)
            keys: list[Hashable] = [kind, (kind, "in", entry.id)] if self.cells.at_once else [kind]
            if own:
                keys.append((kind, own))
            keys += [(kind, one) for one in refers_to(fact) if one != own]
            self.cells.put(keys, thing)
        else:
            old, keys = self._things[root]
            thing = restated(old, fact, entry)
            self.cells.swap(keys, old, thing)
            given = (*refers_to(fact), own) if own else refers_to(fact)
            more = [key for key in dict.fromkeys((kind, one) for one in given) if key not in keys]
            self.cells.put(more, thing, order=place)
            keys = [*keys, *more]
        if names:
            self._things[root] = (thing, keys)
            self._roots.update(dict.fromkeys(names, root))


def remembered(function: Callable[Concatenate[Picture, P], R]) -> Callable[Concatenate[Picture, P], R]:
    """Remember a function of a picture: it is computed again only when something that it read has changed.

    It is remembered by its arguments in order; none may be named.
    """

    @wraps(function)
    def recall(picture: Picture, /, *args: Any) -> R:
        value: R = picture.cells.answers.get(function, NOTHING).get(args, UNSET)
        return value if value is not UNSET else picture.cells.value(picture, function, args)

    return cast("Callable[Concatenate[Picture, P], R]", recall)


def so_far(function: Callable[Concatenate[Picture, P], R], picture: Picture, *args: Hashable) -> R:
    """Return the tuple of a remembered function, for a reader who looks at nothing that may yet be added at its end.

    Such a reader is asked again only when something in it changes, or is put between or before.
    """
    value: R = picture.cells.past(picture, function.__wrapped__, args)  # type: ignore[attr-defined]
    return value


def batches(known: Sized) -> range:
    """Return where each whole batch of a list that grows at its end begins; what is left over begins at its `stop`.

    What is made of a batch is remembered, so that a long past is not looked through for each thing that comes new.
    """
    return range(0, len(known) - len(known) % BATCH, BATCH)


def first_that(
    test: Callable[[T], bool], function: Callable[Concatenate[Picture, P], tuple[T, ...]], picture: Picture, *args: Any
) -> T | None:
    """Return the first item of a remembered function's tuple that passes a test.

    Once there is one, what is added at the end disturbs nobody who reads this.
    """
    for item in so_far(function, picture, *args):
        if test(item):
            return item
    picture.cells.value(picture, function.__wrapped__, args)  # type: ignore[attr-defined]
    return None


def first_since(
    order: Place,
    test: Callable[[Entry], bool],
    function: Callable[Concatenate[Picture, P], tuple[Entry, ...]],
    picture: Picture,
    *args: Any,
) -> Entry | None:
    """Return the first entry of a remembered function's tuple, in order of record, from a place on; as above."""
    known = so_far(function, picture, *args)
    for n in range(bisect_left(known, order, key=place), len(known)):
        if test(known[n]):
            return known[n]
    picture.cells.value(picture, function.__wrapped__, args)  # type: ignore[attr-defined]
    return None


def fold(case: Case, as_of: AsOf | None = None, guidance: Guidance | None = None) -> Picture:
    """Fold what a case file's entries tell, as of two times (all that is known, unless said otherwise)."""
    if as_of is None:
        as_of = AsOf.at(max((entry.recorded for entry in case.entries), default=NEVER))
    picture = Picture(case, guidance or Guidance.dated(), as_of)
    picture.take(entry for entry in case.entries if entry.recorded <= as_of.known)
    return picture


def fold_once(case: Case, as_of: AsOf, guidance: Guidance) -> Picture:
    """Fold as of two times for a single look: nothing that is read is watched, so that looking costs half."""
    picture = Picture(case, guidance, as_of, CellsOnce)
    picture.take(entry for entry in case.entries if entry.recorded <= as_of.known)
    return picture


def _seldom_asked(entry: Entry, also: Iterable[str]) -> Iterator[Hashable]:
    """Yield the keys under which few look for an entry; `also` are the ids of those that mend its words."""
    yield "entries"
    yield from (("about", person) for person in dict.fromkeys(entry.about))
    yield from (("present", person) for person in entry.present)
    yield ("agency", entry.agency)
    yield from (("entry", id) for id in (entry.id, *also))
    if entry.corrects is not None:
        yield ("entry", entry.corrects)


def _held(entry: Entry) -> Sequence[str]:
    """Return the events that an entry tells of as having taken place: its own, and meetings that it says were held."""
    own = () if called_off(entry) else (entry.event,)
    told = [fact.event for fact in entry.facts if type(fact) is Meeting and fact.status == "held"]
    return tuple(dict.fromkeys((*own, *told))) if told else own
