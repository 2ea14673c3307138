"""A problem in a case file, said in one plain sentence: where, what is wrong, what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice
from typing import Literal

from tenfold.record import Case

LONGEST = 60
NEIGHBOURS = 2_000
NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file (an error: the file is refused) or odd (a warning: it loads)."""

    line: int | None
    where: str
    wrong: str
    right: str
    kind: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        place = self.where if self.line is None else f"line {self.line}, {self.where}"
        label = f"{place[0].upper()}{place[1:]}" if self.kind == "error" else f"Odd, but taken: {place}"
        return f"{label}: {self.wrong}; {self.right}."


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a file: its case, or None where there were errors; and every problem found."""

    case: Case | None
    problems: tuple[Problem, ...]


class Refused(Exception):
    """A case file has errors; nothing of it was taken."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def shown(value: object) -> str:
    """Return a value as a sentence can name it, however long or deep it is."""
    match value:
        case str() if len(value) > LONGEST:
            return f"“{value[:LONGEST]}…”"
        case str():
            return f"“{value}”"
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)[:LONGEST]
        case list():
            return "a list"
        case dict():
            return "a group of fields"
    return "nothing"


def known(word: str, words: Iterable[str]) -> str:
    """Say which of some words would be right: the nearest one, or where none is near, all of them."""
    near = nearest(word, words)
    return f"the nearest is “{near}”" if near else _any_of(tuple(words))


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the word that is nearest to one that is not known, whatever its case and hyphens; None if none is near."""
    return _nearest(word[:LONGEST], tuple(islice(words, NEIGHBOURS)))


@lru_cache(maxsize=4_096)
def _nearest(word: str, words: tuple[str, ...]) -> str | None:
    plain = {_plain(one): one for one in reversed(words)}
    found = get_close_matches(_plain(word), plain, n=1, cutoff=NEAR)
    return plain[found[0]] if found else None


def _plain(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")


def _any_of(words: tuple[str, ...]) -> str:
    if len(words) > NEIGHBOURS // 50:
        return "it must be one that the file gives"
    return f"one of {', '.join(words)} would be" if words else "there is none that it could be"
