"""Where in a file something stands: the line, and words that a person can follow."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from tenfold.casefiles.problem import LONGEST, Problem

Path = tuple[str | int, ...]
"""The way to a value within a header or an entry: names of fields, and places in lists from 0."""

LISTED = {"agencies": "agency", "lead": "lead", "facts": "fact"}


class Lines(NamedTuple):
    """The line on which a list or a group of fields begins, and those of its parts."""

    line: int
    parts: "dict[str, Lines | int] | list[Lines | int]"

    def at(self, path: Path) -> int:
        """Return the line of what stands at a path, or of the nearest thing around it."""
        found: Lines | int = self
        for step in path:
            if isinstance(found, int):
                break
            part = found.part(step)
            if part is None:
                break
            found = part
        return found if isinstance(found, int) else found.line

    def part(self, step: str | int) -> "Lines | int | None":
        """Return the lines of one part, None where there is no such part."""
        if isinstance(self.parts, dict):
            return self.parts.get(str(step))
        return self.parts[step] if isinstance(step, int) and step < len(self.parts) else None


class Place(NamedTuple):
    """A header or an entry in a file: what it is called, and its lines (one alone where it stands on one)."""

    name: str
    lines: Lines | int | None

    def problem(self, path: Path, wrong: str, right: str, kind: Literal["error", "warning"] = "error") -> Problem:
        """Return a problem with what stands at a path."""
        line = self.lines.at(path) if isinstance(self.lines, Lines) else self.lines
        return Problem(line, ", ".join([self.name, *_words(path)]), wrong, right, kind, path)


def name_of(tree: object, number: int) -> str:
    """Return what to call an entry: by its id, or where it has none by its place."""
    id = tree.get("id") if isinstance(tree, dict) else None
    return f"entry {id[:LONGEST]}" if isinstance(id, str) and id else f"entry number {number}"


def _words(path: Sequence[str | int]) -> list[str]:
    match path:
        case [str(name), int(n), str(kind), *rest] if name == "facts":
            return [f"fact {n + 1} ({kind[:LONGEST]})", *_words(rest)]
        case [str(name), int(n), *rest]:
            return [f"{LISTED.get(name, name)} {n + 1}", *_words(rest)]
        case [step, *rest]:
            return [str(step)[:LONGEST], *_words(rest)]
    return []
