"""Layers: what of a family's record everybody may rest on, and what one agency alone may.

What is sealed, and a safe address, is not hidden from a picture that rests on it: for those whom it is not for, the
record is folded as if it had never been written. So nothing that they are shown, counted or asked can betray it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from tenfold.record import Case, Check, Entry, Fact, Residence

EVERYBODY = ""
"""The layer of all who hold nothing of their own."""
SEAL_COSTS = (
    "Only your agency reads a sealed entry. Nobody else is told that it is there, and no question that others are "
    "asked can rest on it: what it would make them look at, somebody has to tell them in another way."
)
"""What an author is told who seals an entry."""
_PLACE = re.compile(r"\d|\S\s+\S")
_WORDS = ("says", "what", "outcome", "rationale", "reason", "context", "conditions", "role")
_BLOT = "(address withheld)"


@dataclass(frozen=True)
class Layers:
    """A case in layers: for each agency that holds something of its own, and for everybody."""

    case: Case

    @cached_property
    def safe(self) -> dict[tuple[str, str], frozenset[str]]:
        """The safe addresses (whose, and where), each with those whom it is for; once said to be safe, it stays so.

        It is for the agency that wrote it and the authority that led then, or leads later.
        """
        found: dict[tuple[str, str], frozenset[str]] = {}
        for entry in self.case.entries:
            for fact in entry.facts if entry.restricted != "sealed" else ():
                if _is_marked(fact):
                    told = (entry.agency, *_leading(self.case, entry))
                    found[_whose(fact)] = found.get(_whose(fact), frozenset()) | frozenset(told)
        return found

    @cached_property
    def holders(self) -> frozenset[str]:
        """The agencies that have a layer of their own, since something is for them and not for everybody."""
        told = frozenset(agency for those in self.safe.values() for agency in those)
        sensitive = [one for one in self.case.entries if one.restricted == "sensitive"]
        read = frozenset(agency for one in sensitive for agency in (one.agency, *_leading(self.case, one)))
        return told | read | {one.agency for one in self.case.entries if self.part(one, EVERYBODY) is not one}

    @property
    def shade(self) -> frozenset[tuple[str, str]]:
        """By what an entry may read otherwise than it did: the safe addresses, and what was sealed later."""
        return frozenset(self.safe) | self._withdrawn

    def layer_of(self, agency: str) -> str:
        """Return in which layer an agency reads."""
        return agency if agency in self.holders else EVERYBODY

    def entries(self, layer: str) -> tuple[Entry, ...]:
        """Return the entries of a layer, numbered as if there were no others."""
        if not self.holders:
            return self.case.entries
        parts = (part for entry in self.case.entries if (part := self.part(entry, layer)) is not None)
        return tuple(_numbered(parts))

    def between(self, one: str, other: str) -> tuple[Entry, ...]:
        """Return what two agencies both read, each entry as far as both do, numbered as if there were nothing else."""
        firsts = (part for entry in self.case.entries if (part := self.part(entry, self.layer_of(one))) is not None)
        parts = (part for first in firsts if (part := self.part(first, self.layer_of(other))) is not None)
        return tuple(_numbered(parts))

    def part(self, entry: Entry, layer: str) -> Entry | None:
        """Return what an entry says in a layer; None where it is not there."""
        if entry.agency == layer:
            return entry
        if entry.restricted == "sealed" or (entry.agency, entry.id) in self._withdrawn:
            return None
        kept_from = self._kept_from(layer)
        if not kept_from:
            return entry
        facts = tuple(blotted(one, kept_from) for one in entry.facts if not self._is_hidden(one, kept_from))
        narrative = without(entry.narrative, kept_from)
        same = narrative == entry.narrative and facts == entry.facts
        return entry if same else replace(entry, facts=facts, narrative=narrative)

    def names_safe(self, entry: Entry) -> bool:
        """Whether the words of an entry, and not the field for it alone, name an address that is safe to its author."""
        mine = frozenset(whose for whose, told in self.safe.items() if entry.agency in told)
        told = (entry.narrative, *(getattr(one, name, None) for one in entry.facts for name in _WORDS))
        return any(isinstance(words, str) and without(words, mine) != words for words in told)

    @cached_property
    def _withdrawn(self) -> frozenset[tuple[str, str]]:
        """What was open and its own agency sealed later, by a sealed entry that corrects it."""
        sealed = (one for one in self.case.entries if one.restricted == "sealed" and one.corrects)
        return frozenset((one.agency, one.corrects or "") for one in sealed)

    def _kept_from(self, layer: str) -> frozenset[tuple[str, str]]:
        return frozenset(whose for whose, told in self.safe.items() if layer not in told)

    def _is_hidden(self, fact: Fact, kept_from: frozenset[tuple[str, str]]) -> bool:
        if isinstance(fact, Check):
            return bool(fact.about) and self._ids(kept_from).issuperset(fact.about)
        return isinstance(fact, Residence) and _whose(fact) in kept_from

    def _ids(self, kept_from: frozenset[tuple[str, str]]) -> frozenset[str]:
        told = (fact for entry in self.case.entries for fact in entry.facts if isinstance(fact, Residence))
        return frozenset(one.id for one in told if one.id and _whose(one) in kept_from)


def blotted(fact: Fact, kept_from: frozenset[tuple[str, str]]) -> Fact:
    """Return a fact in whose words some addresses (whose, and where) do not stand."""
    told = {name: words for name in _WORDS if isinstance(words := getattr(fact, name, None), str)}
    changed = {name: new for name, words in told.items() if (new := without(words, kept_from)) != words}
    return replace(fact, **changed) if changed else fact  # type: ignore[type-var]


def without(words: str | None, kept_from: frozenset[tuple[str, str]]) -> str | None:
    """Return words in which some addresses (whose, and where) do not stand."""
    pattern = _pattern(kept_from) if words else None
    return words if words is None or pattern is None else pattern.sub(_BLOT, words)


@lru_cache(maxsize=256)
def _pattern(kept_from: frozenset[tuple[str, str]]) -> re.Pattern[str] | None:
    """Return what finds addresses among words; one that is a single word without a number is too plain to look for."""
    places = sorted({where for _, where in kept_from if _PLACE.search(where)}, key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, where.split())) for where in places)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if places else None


def _is_marked(fact: Fact) -> bool:
    return isinstance(fact, Residence) and fact.protected is True


def _whose(fact: Fact) -> tuple[str, str]:
    return (fact.person, fact.address) if isinstance(fact, Residence) else ("", "")


def _leading(case: Case, entry: Entry) -> Iterator[str]:
    """Yield the authority that led on the day of an entry, and those that the header says lead after it."""
    begun = [one for one in case.lead if one.from_ is None or one.from_.first <= entry.recorded]
    yield from (one.agency for one in begun[-1:])
    yield from (one.agency for one in case.lead if one not in begun)


def _numbered(entries: Iterable[Entry]) -> Iterator[Entry]:
    taken: dict[str, int] = {}
    for number, entry in enumerate(entries, 1):
        taken[entry.id] = nth = taken.get(entry.id, 0) + 1
        id = entry.id if nth == 1 else f"{entry.id}~{nth}"
        yield entry if (entry.seq, entry.id) == (number, id) else replace(entry, seq=number, id=id)
