"""An entry taken apart for one person: what may be given as it is, and what two people have to read first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property
from typing import Any, Literal, cast, get_args, get_origin

from tenfold.access.disclosure import Passage, Reason
from tenfold.access.names import is_protected
from tenfold.access.whose import Owners, concerns, ids_in, is_source, is_theirs
from tenfold.questions.wording import plain_time
from tenfold.record import (
    FACTS,
    Allocation,
    Case,
    Entry,
    Fact,
    Injury,
    LegalView,
    Measure,
    Person,
    Residence,
    Supervised,
)
from tenfold.record.reference import Refers, references
from tenfold.when import Time, civil

OTHER = "another person"
TELLING = frozenset(
    "domestic_abuse_service substance_misuse mental_health probation youth_justice immigration prosecution".split()
)
"""The kinds of agency whose part in a family tells something of somebody in it."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^a-z])|\n+")
_KINDS = {kind: word for word, kind in FACTS.items()}
_STAFF: dict[type[Fact], frozenset[str]] = {
    Allocation: frozenset({"worker"}),
    Supervised: frozenset({"worker", "by"}),
}
"""The fields that name a professional: which agency and role is given, who is not."""
_OWN_WORDS = {(Person, "name"), (Person, "first_language"), (Residence, "address")}
_CODES = {(Injury, "sites")}
_UNTOLD = {(Residence, "protected")}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an entry says: given as it is, or a passage for a reader; `withheld` until it is passed, and why.

    `own` is the person's own words (their name, where they live), which no net is drawn over; `fact` the address in
    the case of the fact that it is of.
    """

    heading: str
    label: str
    text: str
    passage: str = ""
    withheld: Reason = "unread"
    own: bool = False
    fact: str = ""


@dataclass(frozen=True)
class Asked:
    """Whose matter it is: the case, everybody read under one id, the person, and whom it was decided to name.

    An agency whose very name tells of somebody (a refuge, a drug service) is named only where that was decided too.
    """

    case: Case
    subject: str
    owners: Owners
    shown: frozenset[str] = frozenset()

    @cached_property
    def agencies(self) -> frozenset[str]:
        """The ids that are agencies'."""
        return frozenset(one.id for one in self.case.agencies)

    @cached_property
    def hushed(self) -> frozenset[str]:
        """The agencies that are not named, since that would tell of somebody."""
        told = (one.id for one in self.case.agencies if one.kind in TELLING)
        return frozenset(told) - self.shown

    @cached_property
    def people(self) -> frozenset[str]:
        """The ids that are people's."""
        told = (fact for entry in self.case.entries for fact in entry.facts if isinstance(fact, Person))
        return frozenset(one.id for one in told)

    def kind_of(self, agency: str) -> str:
        """Return of which kind an agency is."""
        return next((one.kind for one in self.case.agencies if one.id == agency), "other")

    def knows(self, id: str, mark: Refers) -> bool:
        """Whether an id in a field is somebody's, or a word of the field's own: other ids are not given."""
        return id in mark.words or id in self.agencies or id in self.people

    def called(self, id: str) -> str:
        """Return what somebody is called: you, an agency by its name, others by theirs where that was decided."""
        if id == self.subject:
            return "you"
        if id in self.hushed:
            return "another agency"
        agency = next((one.name for one in self.case.agencies if one.id == id), None)
        return agency or (self._name(id) if id in self.shown else OTHER)

    def _name(self, id: str) -> str:
        told = (fact for entry in self.case.entries for fact in entry.facts if isinstance(fact, Person))
        return next((fact.name for fact in told if fact.id == id and fact.name), OTHER)


def items(asked: Asked, entry: Entry) -> Iterator[Item]:
    """Yield what an entry holds that may be given to the person, in its order; nothing where it is not about them."""
    if not concerns(entry, asked.subject, asked.owners):
        return
    yield from _circumstances(asked, entry)
    for nth, sentence in enumerate(sentences(entry.narrative or ""), 1):
        yield Item("What was written", "", sentence, f"{address(entry)}/narrative/{nth}")
    for nth, fact in enumerate(entry.facts, 1):
        if is_theirs(entry, fact, asked.subject, asked.owners, asked.agencies):
            place = f"{address(entry)}/{nth}"
            yield from (replace(one, fact=place) for one in _fact(asked, place, fact))


def address(entry: Entry) -> str:
    """Return the address of an entry among passages: its id, in which no stroke is left to be taken for one of ours."""
    return entry.id.replace("%", "%25").replace("/", "%2F")


def passage_of(entry: Entry, item: Item) -> Passage:
    """Return an item for its reader."""
    where = f"{entry.agency}, {entry.event.replace('_', ' ')}, {entry.occurred}: {item.heading} {item.label}".strip()
    return Passage(item.passage, where, item.text)


def sentences(text: str) -> list[str]:
    """Return a narrative sentence by sentence."""
    return [one.strip() for one in _SENTENCE.split(text) if one.strip()]


def in_days(time: Time) -> str:
    """Return a told time as it is read, with the time of day where one was told."""
    return f"{plain_time(time)}, {civil(time.first):%H:%M}" if time.exact else plain_time(time)


def spaced(word: str) -> str:
    """Return a word of the record as it is read."""
    return word.strip("_").replace("_", " ")


def _circumstances(asked: Asked, entry: Entry) -> Iterator[Item]:
    head = "The circumstances"
    if entry.until is not None:
        yield Item(head, "until", in_days(entry.until))
    if entry.place is not None and asked.subject in (*entry.about, *entry.present):
        yield Item(head, "place", spaced(entry.place))
    if asked.subject in entry.present:
        yield Item(head, "present", "you")
    if how := (entry.seen or {}).get(asked.subject):
        yield Item(head, "you were", spaced(how))
    for label in ("interpreter", "outcome"):
        if (word := getattr(entry, label)) and asked.subject in entry.about:
            yield Item(head, label, spaced(word))


def _fact(asked: Asked, place: str, fact: Fact) -> Iterator[Item]:
    heading = spaced(_KINDS[type(fact)]).capitalize()
    marks = dict(references(type(fact)))
    yield Item(heading, "", "")  # that it was recorded at all
    kind: Any = type(fact)
    for field in _fields(kind):
        value = getattr(fact, field)
        if value is None or value in ((), {}, "") or field in _STAFF.get(type(fact), frozenset()) | {"id"}:
            continue
        if (type(fact), field) not in _UNTOLD:
            item = Item(heading, spaced(field), "", f"{place}/{field}")
            told = _field(asked, item, fact, field, marks.get(field))
            yield from (_advice(one, item) for one in told) if isinstance(fact, LegalView) else told


def _advice(item: Item, whole: Item) -> Item:
    """Return an item of what lawyers advised: nothing of it is given before a reader passed it."""
    return replace(item, passage=whole.passage, withheld="legal_privilege")


def _field(asked: Asked, item: Item, fact: Fact, field: str, mark: Refers | None) -> Iterator[Item]:
    value, kind = getattr(fact, field), cast("Any", type(fact))
    if mark is not None:
        yield from _references(asked, item, fact, field, mark)
    elif isinstance(fact, Residence) and field == "address":
        yield _address(asked, item, fact)
    elif (type(fact), field) in _OWN_WORDS or (isinstance(fact, Person) and isinstance(value, dict | tuple)):
        words = [*value.values()] if isinstance(value, dict) else list(ids_in(value))
        yield Item(item.heading, item.label, ", ".join(words), own=True)
    elif isinstance(value, Measure):
        yield Item(item.heading, item.label, f"{value.what}: {value.value:g} {value.unit or ''}".strip(), item.passage)
    elif _is_free(kind, field) and value not in asked.agencies:
        yield Item(item.heading, item.label, str(value), item.passage)
    else:
        yield Item(item.heading, item.label, _plain(asked, value))


def _address(asked: Asked, item: Item, fact: Residence) -> Item:
    """Return where the person lives: as it is, or for a reader where the record protects it anywhere."""
    told = (one for entry in asked.case.entries for one in entry.facts if isinstance(one, Residence))
    if is_protected(told, fact.address):
        return Item(item.heading, item.label, fact.address, item.passage, "protected_address", own=True)
    return Item(item.heading, item.label, fact.address, own=True)


def _references(asked: Asked, item: Item, fact: Fact, field: str, mark: Refers) -> Iterator[Item]:
    ids = list(ids_in(getattr(fact, field)))
    known = [one for one in ids if one in asked.agencies - asked.hushed or one == asked.subject or one in asked.shown]
    if is_source(fact, field) and len(known) < len(ids):
        yield Item(item.heading, "told by", ", ".join(map(asked.called, ids)), item.passage, "third_party")
    elif told := [spaced(one) if one in mark.words else asked.called(one) for one in ids if asked.knows(one, mark)]:
        yield Item(item.heading, item.label, ", ".join(dict.fromkeys(told)))


def _plain(asked: Asked, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, Time):
        return in_days(value)
    return asked.called(value) if value in asked.agencies else spaced(str(value))


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _is_free(kind: Any, name: str) -> bool:
    """Whether a field holds somebody's own words, rather than one of the words that the record fixes."""
    hint = next(field.type for field in fields(kind) if field.name == name)
    parts = [hint, *get_args(hint)]
    fixed = any(get_origin(one) is Literal or one in (bool, int, float, Time) for one in parts)
    return (kind, name) not in _CODES and (str in parts or not fixed)
