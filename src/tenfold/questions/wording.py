"""Questions in plain words: who people and agencies are called, and how a sentence is filled in.

Names are read here and nowhere else in this room, and only to be printed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tenfold.picture import Picture, Stated, person
from tenfold.record import Action
from tenfold.when import Time

_ID = re.compile(r"[-_.]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with gaps, and the ids (or words) that go into them; where `named`, what people were called."""

    template: str
    gaps: tuple[tuple[str, tuple[str, ...]], ...] = ()
    named: bool = False


def say(template: str, **gaps: str | Iterable[str]) -> Sentence:
    """Return a sentence whose {gaps} are filled with people and agencies by id, or with words."""
    filled = {name: (ids,) if isinstance(ids, str) else tuple(ids) for name, ids in gaps.items()}
    return Sentence(template, tuple(filled.items()))


def in_words(p: Picture, sentence: Sentence) -> str:
    """Return a sentence as it is read, with everybody called by what the record calls them."""
    gaps = {name: listed(ids) for name, ids in as_known(p, sentence).gaps}
    text = sentence.template.format(**gaps)
    return text[:1].upper() + text[1:]


def as_known(p: Picture, sentence: Sentence) -> Sentence:
    """Return a sentence with everybody called as the record calls them now, whatever is learnt later.

    Who was called so already stays so: a name may be another’s id.
    """
    if sentence.named:
        return sentence
    gaps = tuple((name, tuple(called(p, id) for id in ids)) for name, ids in sentence.gaps)
    return Sentence(sentence.template, gaps, named=True)


def called(p: Picture, id: str) -> str:
    """Return what a person or an agency is called; words that are neither are returned as they are."""
    agency = p.agencies.get(id)
    if agency is not None:
        return agency.name
    known = person(p, p.known_under(id))
    if known is None and id == "unknown":
        return "somebody who is not named"
    if known is None:
        return id
    return known.name or next(iter(known.known_as), None) or f"“{_ID.sub(' ', id)}”"


def listed(words: Iterable[str]) -> str:
    """Return some words as a list in a sentence: a, b and c."""
    *most, last = [*dict.fromkeys(words)] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def waits(condition: Stated[Action]) -> str:
    """Return which decision waits for a condition, in words; nothing where it is open."""
    matter = condition.fact.before
    return "" if matter in (None, "other") else f" for the decision on {matter.replace('_', ' ')}"


def plain_day(day: date) -> str:
    """Return a day as it is written to the public: 4 March 2024."""
    return f"{day.day} {day:%B %Y}"


def plain_time(time: Time) -> str:
    """Return a told time as it is written to the public, no closer than it was told: 4 March 2024, March 2024, 2024."""
    if time.first_day == time.last_day:
        return plain_day(time.first_day)
    return f"{time.first_day:%Y}" if time.first_day.month != time.last_day.month else f"{time.first_day:%B %Y}"
