"""Taking out of a text what tells of others: what they are called, where they live, how they are reached.

It is the second net. The first is that nothing in free words is given before two people have read it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tenfold.access.spelling import letter, spellings, spelt, words
from tenfold.record import Case, Entry, Person, Residence

WITHHELD = "[withheld]"
_TIES = frozenset(
    "mother father mum mummy mam dad daddy nan nana nanny gran granny grandma grandad grandpa grandmother grandfather "
    "brother sister aunt auntie uncle cousin partner friend neighbour lodger baby child boy girl man woman the of and "
    "in at to her his their old young new unknown mr mrs ms miss dr s".split()
)
"""Words that are no name by themselves, where somebody is called by them."""
_REACH = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # an e-mail address
    r"(?:https?://|www\.)\S+",
    r"(?<!\w)@\w{3,}",  # somebody on a network
    r"(?<!\w)[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}(?!\w)",  # a postcode
    r"(?<![\w.])(?:\+|00)?\d(?:[\s().\-/]{0,2}\d){6,}(?!\w)",  # a telephone number, or another that tells who
)
_RUN_ON = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of scripts in which words stand side by side without a space."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}")
_NUMBERED = re.compile(r"^(?:flat \w+ )?(?:\d+\w* )?")


@dataclass(frozen=True, slots=True)
class Net:
    """What is taken out of texts that go to one person; `own` is what stays, being theirs."""

    pattern: re.Pattern[str]
    own: frozenset[str]

    def without(self, text: str) -> str:
        """Return a text without what tells of others; characters that cannot be seen go too."""
        seen = "".join(one for one in unicodedata.normalize("NFC", text) if unicodedata.category(one) != "Cf")
        compared = [letter(one) for one in seen]
        at = [n for n, one in enumerate(compared) for _ in one] + [len(seen)]
        kept, last = [], 0
        for found in self.pattern.finditer("".join(compared)):
            if self._stays(found.group()):
                continue
            kept += [seen[last : at[found.start()]], WITHHELD]
            last = at[found.end() - 1] + 1
        return re.sub(r"(?:\[withheld\][\s,-]*)+(?=\[withheld\])", "", "".join((*kept, seen[last:])))

    def _stays(self, found: str) -> bool:
        return _key(found) in self.own or _DAY.fullmatch(found.strip()) is not None


def net_for(
    case: Case, subject: str, shown: frozenset[str], more: Iterable[str] = (), agencies: Iterable[str] = ()
) -> Net:
    """Return the net for texts that go to one person of a case.

    `shown` are the others whom it was decided to name; `more` are further names, as of professionals, `agencies` those
    that are taken out as a whole and not by each of their words.
    """
    mine, named = {*_names(case.entries, {subject})}, {*_names(case.entries, shown)}
    others = {*_names(case.entries, None, but=shown | {subject}), *more} - mine - named
    lived, hidden = _addresses(case.entries, subject)
    words_of_mine = {way for one in mine for ways in spellings(one) for way in ways}
    own = {_key(one) for one in mine} | {part for one in lived for part in _parts(one)} | {_key(one) for one in lived}
    own |= {_key(one) for one in _reached(case.entries, subject)} | {_key(p) for one in lived for p in _postcodes(one)}
    taken = {spelt(one) for one in others}
    taken |= {way for one in others for ways in spellings(one) for way in ways} - words_of_mine - _TIES
    taken |= {part for one in hidden for part in _parts(one)} | {spelt(one) for one in agencies}
    return Net(_pattern(one for one in taken if _key(one) not in own), frozenset(own))


def _pattern(taken: Iterable[str]) -> re.Pattern[str]:
    names = {one: _written(one) for one in taken if len(_key(one)) > 1 or _is_whole(_key(one))}
    run_on = _either(written for one, written in names.items() if _RUN_ON.search(one) and len(one) > 1)
    apart = _either(names.values())
    told = [*([run_on] if run_on else []), *([rf"(?<![^\W\d_]){apart}(?![^\W\d_])"] if apart else [])]
    return re.compile("|".join([*told, *_REACH]))


def _either(written: Iterable[str]) -> str:
    told = "|".join(sorted(written, key=lambda one: (-len(one), one)))
    return f"(?:{told})" if told else ""


def _written(name: str) -> str:
    """Return the pattern of a name, or an address: with or without apostrophes, in whatever space."""
    return re.escape(" ".join(name.split())).replace(r"\ ", r"[\s,-]+").replace("'", "'?")


def _is_whole(letter: str) -> bool:
    """Whether a single letter may be a name: in a script that writes words with one."""
    return len(letter) == 1 and letter.isalpha() and letter.upper() == letter.lower()


def _names(entries: Iterable[Entry], of: Iterable[str] | None, *, but: Iterable[str] = ()) -> Iterator[str]:
    for entry in entries:
        for fact in entry.facts:
            if isinstance(fact, Person) and (of is None or fact.id in of) and fact.id not in but:
                yield from filter(None, (fact.name, *fact.known_as))


def _reached(entries: Iterable[Entry], subject: str) -> Iterator[str]:
    for entry in entries:
        for fact in entry.facts:
            if isinstance(fact, Person) and fact.id == subject:
                yield from (fact.identifiers or {}).values()


def _addresses(entries: Iterable[Entry], subject: str) -> tuple[set[str], set[str]]:
    """Return the addresses that a person may be told, as their own, and those that are hidden from them."""
    told = [fact for entry in entries for fact in entry.facts if isinstance(fact, Residence)]
    lived = {one.address for one in told if one.person == subject and not is_protected(told, one.address)}
    return lived, {one.address for one in told} - lived


def is_protected(told: Iterable[Residence], address: str) -> bool:
    """Whether an address, or a piece of it, is one that any residence protects; once it is, it stays so."""
    return any(one.protected and _parts(one.address) & _parts(address) for one in told)


def _parts(address: str) -> set[str]:
    """Return an address whole and piece by piece, each with its number and without; a single word is no piece."""
    whole = " ".join(spelt(address).split())
    pieces = [one.strip() for one in whole.split(",")]
    return {whole, *(part for one in pieces for part in (one, _NUMBERED.sub("", one)) if " " in part)}


def _postcodes(address: str) -> list[str]:
    return re.findall(_REACH[3], spelt(address))


def _key(text: str) -> str:
    return "".join(words(text))
