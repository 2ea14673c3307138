"""Kin: what staff declare of their relatives and addresses, and the families that it keeps them out of.

Both sides are kept as marks under a key, so that the tables tell nothing to who reads them; where a mark is the same,
the member of staff is barred, at the next entry or declaration, in that same transaction.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product

from tenfold.access.spelling import spellings, spelt, words
from tenfold.ledger import keys
from tenfold.ledger.reading import Kept
from tenfold.ledger.statement import run
from tenfold.record import Entry, Person, Residence
from tenfold.when import Time, add_working_days, day_of, end_of

_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
_LAST_DIGITS = 10  # of a telephone number: what stays the same with a country's code before it


@dataclass(frozen=True, slots=True)
class Declared:
    """A relative, or somebody of the same household, or an address: whatever is known of them."""

    name: str = ""
    born: str = ""
    address: str = ""
    phone: str = ""


def mark_family(kept: Kept, fresh: Iterable[Entry], now: datetime) -> None:
    """Hold everybody and every address of a family against what staff declared, where fresh entries tell of either."""
    if any(isinstance(fact, Person | Residence) for entry in fresh for fact in entry.facts):
        marks = sorted(marks_of(kept.case.entries))
        run("SELECT tenfold.mark_family(%s, %s::bytea[], %s)", [kept.family, marks, review_by(now)])


def marks_of(entries: Iterable[Entry]) -> set[bytes]:
    """Return the marks of a family: of all that any layer of it holds, since a bar protects whoever it hides."""
    facts = [fact for entry in entries for fact in entry.facts]
    people = [fact for fact in facts if isinstance(fact, Person)]
    born = {one.id: day for one in people if (day := _exact(one.born)) is not None}
    names = [(one.id, name) for one in people for name in (one.name, *one.known_as) if name]
    places = list(dict.fromkeys(one.address for one in facts if isinstance(one, Residence)))
    phones = (one.identifiers["phone"] for one in people if one.identifiers and "phone" in one.identifiers)
    return {
        *(mark for id, name in names if id in born for mark in _of_person(name, born[id])),
        *(mark for place in places for mark in _of_place(place)),
        *(mark for place in places for _, name in names for mark in _of_surname(name, place)),
        *(mark for phone in phones for mark in _of_phone(phone)),
    }


def review_by(now: datetime) -> datetime:
    """Return by when what was done at a door is to be looked at: the end of the next working day."""
    return end_of(add_working_days(day_of(now), 1))


def marks_declared(told: Declared, own_name: str) -> set[bytes]:
    """Return the marks of a declaration; of an address also with the own name of whoever declares it."""
    born = date.fromisoformat(told.born) if re.fullmatch(r"\d{4}-\d\d-\d\d", told.born) else None
    return {
        *(_of_person(told.name, born) if born is not None else ()),
        *_of_place(told.address),
        *(mark for name in (told.name, own_name) for mark in _of_surname(name, told.address)),
        *_of_phone(told.phone),
    }


def _of_person(name: str, born: date) -> Iterator[bytes]:
    for first, last in product(_either(name, 0), _either(name, -1)):
        yield keys.mark("person", first, last, born.isoformat())


def _of_place(address: str) -> Iterator[bytes]:
    told = words(address)
    numbers = sorted(word for word in told if word.isdigit())
    if any(any(map(str.isdigit, word)) for word in told):
        yield keys.mark("place", *told)
    for postcode in _postcodes(address):
        if numbers:
            yield keys.mark("door", postcode, *numbers)


def _of_surname(name: str, address: str) -> Iterator[bytes]:
    for postcode, last in product(_postcodes(address), _either(name, -1)):
        yield keys.mark("surname", last, postcode)


def _of_phone(phone: str) -> Iterator[bytes]:
    digits = re.sub(r"\D", "", phone)
    if len(digits) >= _LAST_DIGITS:
        yield keys.mark("phone", digits[-_LAST_DIGITS:])


def _postcodes(address: str) -> list[str]:
    return ["".join(found) for found in _POSTCODE.findall(spelt(address))]


def _either(name: str, which: int) -> set[str]:
    """Return the first or last word of a name: whole, and its own first or last part where it has a hyphen."""
    told = spellings(name)
    return {told[which][0], told[which][1:][which] if told[which][1:] else told[which][0]} if told else set()


def _exact(born: Time | None) -> date | None:
    return born.first_day if born is not None and born.first_day == born.last_day else None
