"""An open case file -> its pieces: the header first, then an entry at a time, each a plain tree with its place."""

from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from tenfold.casefiles.json_line import told_twice, tree_of
from tenfold.casefiles.opening import lines_of, text_of
from tenfold.casefiles.place import Lines, Place, name_of
from tenfold.casefiles.problem import Findings, Problem, Unreadable, shown
from tenfold.casefiles.yaml_text import compose

Piece = tuple[Any, Place]
HEADER = "the header"
UNREADABLE = object()
_BEGINS = "a case file begins with its header: case, agencies"

_ONE_HEADER = "one, on the first line, would be: each family’s record is a file of its own"


class Pieces(NamedTuple):
    """The header, the entries as they are read, and whether their scalars are still texts (YAML)."""

    header: Piece
    entries: Iterator[Piece]
    loose: bool


def pieces_of(file: BinaryIO, suffix: str, findings: Findings) -> Pieces:
    """Return the pieces of a file; raise `Unreadable` where it is not what its name claims."""
    if suffix.lower() == ".jsonl":
        found = _on_lines(file, findings)
        header = next(found, None)
        if header is None:
            raise _empty()
        return Pieces(header, found, loose=False)
    return _in_text(text_of(file), findings)


def _in_text(text: str, findings: Findings) -> Pieces:
    composed = compose(text, findings)
    if composed is None or composed.tree is None:
        raise _empty()
    place = Place(HEADER, composed.lines)
    if not isinstance(composed.tree, dict):
        raise Unreadable(Problem(None, "the file", f"it is {shown(composed.tree)} and no group of fields", _BEGINS))
    header = {name: value for name, value in composed.tree.items() if name != "entries"}
    entries = composed.tree.get("entries")
    if entries is not None and not isinstance(entries, list):
        findings.add(
            place.problem(("entries",), f"{shown(entries)} is not a list", "entries, each with a dash, would be")
        )
        entries = []
    return Pieces((header, place), _listed(entries or [], composed.lines), loose=True)


def _listed(entries: list[Any], lines: Lines | int) -> Iterator[Piece]:
    parts = lines.part("entries") if isinstance(lines, Lines) else None
    for n, entry in enumerate(entries):
        yield entry, Place(name_of(entry, n + 1), parts.part(n) if isinstance(parts, Lines) else None)


def _on_lines(file: BinaryIO, findings: Findings) -> Iterator[Piece]:
    for n, (number, line) in enumerate(lines_of(file)):
        place = Place(f"entry number {n}" if n else HEADER, number)
        try:
            tree = tree_of(line, place)
        except Unreadable as stop:
            if not n:
                raise
            findings.add(stop.problem)
            yield UNREADABLE, place
            continue
        if n and isinstance(tree, dict) and "case" in tree and "occurred" not in tree:
            findings.add(Problem(number, HEADER, "a second header stands here", _ONE_HEADER))
            continue
        named = Place(name_of(tree, n), number) if n else place
        for name in told_twice(line, tree):
            findings.add(named.problem((), f"the field {shown(name)} is told twice in one group", "once would be"))
        if not n:
            _look_for_entries(tree, findings, place)
        yield tree, named


def _look_for_entries(tree: Any, findings: Findings, place: Place) -> None:
    if isinstance(tree, dict) and "occurred" in tree and "case" not in tree:
        raise Unreadable(place.problem((), "an entry stands in its place", _BEGINS))
    if isinstance(tree, dict) and tree.pop("entries", None) is not None:
        right = "in JSON Lines each stands on a line of its own below the header"
        findings.add(place.problem(("entries",), "the header holds entries", right))


def _empty() -> Unreadable:
    return Unreadable(Problem(None, "the file", "it holds nothing", _BEGINS))
