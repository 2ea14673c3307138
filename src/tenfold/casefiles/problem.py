"""A problem in a case file, said in one plain sentence: where, what is wrong, what would be right."""

from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from typing import Literal

from tenfold.record import Case

LONGEST = 40
MOST = 500
NEIGHBOURS = 400
NEAR = 0.6
_GROUP = "a group of fields"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file (an error: the file is refused) or odd (a warning: it loads).

    `where` says in words what `path` says for programs: names of fields, and places in lists from 0.
    """

    line: int | None
    where: str
    wrong: str
    right: str
    kind: Literal["error", "warning"] = "error"
    path: tuple[str | int, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        place = self.where if self.line is None else f"line {self.line}, {self.where}"
        label = f"{place[0].upper()}{place[1:]}" if self.kind == "error" else f"Odd, but taken: {place}"
        return f"{label}: {self.wrong}; {self.right}."


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a file: its case, or None where there were errors; and every problem found."""

    case: Case | None
    problems: tuple[Problem, ...]


class Unreadable(Exception):
    """A file, or a line of one, cannot be read at all."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


class Enough(Exception):
    """There are more problems than a person can use."""


class Findings:
    """The problems found so far; with `MOST` of them the search ends (`Enough`)."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, problem: Problem) -> None:
        """Keep a problem."""
        self.problems.append(problem)
        if len(self.problems) >= MOST:
            raise Enough

    @property
    def errors(self) -> bool:
        """Whether any of them is more than odd."""
        return any(problem.kind == "error" for problem in self.problems)


class Refused(Exception):
    """A case file has errors; nothing of it was taken."""

    def __init__(self, problems: Collection[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def shown(value: object) -> str:
    """Return a value as a sentence can name it, however long or deep it is."""
    match value:
        case str():
            return f"“{value}”" if len(value) <= LONGEST else f"“{value[:LONGEST]}…”"
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)[:LONGEST]
    return "a list" if isinstance(value, list) else _GROUP if isinstance(value, dict) else "nothing"


def known(word: str, words: Collection[str]) -> str:
    """Say which of some words would be right: the nearest one, or where none is near, all of them."""
    near = nearest(word, words)
    return f"the nearest is “{near}”" if near else f"one of {', '.join(words)} would be"


def nearest(word: str, words: Collection[str]) -> str | None:
    """Return the word that is nearest to one that is not known, whatever its case and hyphens; None if none is near.

    Among more than `NEIGHBOURS` words only those with the same first letter are looked at, and no more than that many.
    """
    few = tuple(islice(words, NEIGHBOURS + 1))
    if len(few) > NEIGHBOURS:
        few = tuple(islice((one for one in words if one[:1] == word[:1]), NEIGHBOURS))
    plain = {_plain(one): one for one in reversed(few)}
    found = get_close_matches(_plain(word), plain, n=1, cutoff=NEAR)
    return plain[found[0]] if found else None


def _plain(word: str) -> str:
    return word[:LONGEST].lower().replace("-", "_").replace(" ", "_")
