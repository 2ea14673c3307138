"""A case file -> its case and every problem in it, in one go.

What cannot be decoded whole is explained, and what can be read of it still takes part in the checks of meaning, so that
one slip hides no other.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from tenfold.casefiles.contents import Contents, Header, Told, Unread
from tenfold.casefiles.decoding import REFUSALS, entry_of, record_of
from tenfold.casefiles.explaining import Fault, why
from tenfold.casefiles.json_line import DEEPEST, NO_PLAIN_TREE, lies_too_deep, plain_tree, told_twice, tree_of
from tenfold.casefiles.meaning import CHECKS, once
from tenfold.casefiles.opening import opened
from tenfold.casefiles.pieces import UNREADABLE, Piece, Pieces, pieces_of
from tenfold.casefiles.place import Place
from tenfold.casefiles.problem import Checked, Enough, Findings, Problem, Refused, Unreadable, shown
from tenfold.casefiles.salvaging import salvaged_entry, salvaged_header
from tenfold.casefiles.saying_again import SayingAgain
from tenfold.record import Case, Entry

T = TypeVar("T", Case, Entry)


def read(path: str | PathLike[str]) -> Case:
    """Return the case in a file; raise `Refused` with every problem when it has errors."""
    checked = check(path)
    if checked.case is None:
        raise Refused(checked.problems)
    return checked.case


def check(path: str | PathLike[str]) -> Checked:
    """Return the case in a file (None when it has errors) and every problem in it."""
    return _checked(lambda: opened(Path(path)), Path(path).suffix)


def check_lines(lines: Iterable[bytes]) -> Checked:
    """Return the case in lines of JSON, the header first (None when it has errors), and every problem in it."""
    return _checked(lambda: BytesIO(b"\n".join(lines)), ".jsonl")


def _checked(open_it: Callable[[], BinaryIO], suffix: str) -> Checked:
    findings, case = Findings(), None
    try:
        with open_it() as file:
            case = _Reader(findings).case(pieces_of(file, suffix, findings))
    except Unreadable as stop:
        findings.problems.append(stop.problem)
    except Enough:
        wrong = f"these are only its first {len(findings.problems)} problems"
        findings.problems.append(Problem(None, "the file", wrong, "the rest is told when these are mended"))
    return Checked(None if findings.errors else case, tuple(sorted(findings.problems, key=_line)))


def decode_entries(lines: Iterable[bytes]) -> Iterator[Entry]:
    """Return the entry on each line of JSON (no header), the fast way; raise `Refused` at the first that is none.

    Lines are read as they come; what entries say of one another is not checked, and of a field that is told twice in
    one group the last telling is taken.
    """
    n = 0
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            continue
        n += 1
        try:
            entry = entry_of(plain_tree(line), n, loose=False)
        except (*REFUSALS, *NO_PLAIN_TREE):
            entry = _decoded(Entry, line, Place(f"entry number {n}", number), partial(entry_of, place=n, loose=False))
        yield entry


def decode_header(line: bytes) -> Case:
    """Return the case of a header's line of JSON, still without entries; raise `Refused` where it is none."""
    return _decoded(Case, line, Place("the header", None), partial(record_of, Case, loose=False))


def _decoded(kind: type[T], line: bytes, place: Place, of: Callable[[Any], T]) -> T:
    try:
        tree = tree_of(line, place)
    except Unreadable as stop:
        raise Refused([stop.problem]) from stop
    try:
        return of(tree)
    except REFUSALS as error:
        faults = why(kind, tree, error, loose=False)
        raise Refused([place.problem(fault.path, fault.wrong, fault.right) for fault in faults]) from error


def group_of(line: bytes, name: str) -> dict[str, Any]:
    """Return the group of fields on a line of JSON, as plain values; raise `Refused` where it is none, told by name.

    A field that is told twice in one group is refused too: nobody could say which telling is meant.
    """
    place = Place(name, None)
    try:
        tree = tree_of(line, place)
        twice = told_twice(line, tree)
    except Unreadable as stop:
        raise Refused([stop.problem]) from stop
    if lies_too_deep(tree):
        wrong = f"lists and groups lie more than {DEEPEST} deep in one another"
        raise Refused([place.problem((), wrong, "no entry needs that")])
    if type(tree) is not dict:
        raise Refused([place.problem((), f"it is {shown(tree)} and no group of fields", "a JSON object would be")])
    if twice:
        raise Refused(
            [place.problem((), f"the field {shown(one)} is told twice in one group", "once would be") for one in twice]
        )
    return tree


@dataclass(slots=True)
class _Reader:
    """Decodes a file piece by piece, explains what it cannot, and checks the meaning of the rest."""

    findings: Findings
    unread: Unread = field(default_factory=Unread)
    loose: bool = False

    def case(self, pieces: Pieces) -> Case | None:
        """Return the case, None where there is no header to hold it."""
        self.loose = pieces.loose
        header = self.header(*pieces.header)
        told = once(self.entries(pieces.entries), self.findings)
        contents = Contents(header, told, self.unread, whole=not self.findings.errors)
        for check_one in CHECKS:
            for problem in check_one(contents):
                self.findings.add(problem)
        entries = tuple(told.entry for told in contents.told)
        return replace(header.case, entries=entries) if header else None

    def header(self, tree: Any, place: Place) -> Header | None:
        """Return the header, or what can be read of it."""
        try:
            return _header(record_of(Case, tree, loose=self.loose), place)
        except REFUSALS as error:
            self.unread.header(tree)
            kept, numbers = salvaged_header(tree, self.explain(Case, tree, place, error))
        try:
            return Header(record_of(Case, kept, loose=self.loose), place, numbers)
        except REFUSALS:
            return None

    def entries(self, pieces: Iterator[Piece]) -> Iterator[Told]:
        """Return every entry of which anything can be read."""
        ids, before = set[str](), SayingAgain()
        for tree, place in pieces:
            if tree is UNREADABLE:
                self.unread.lost = True
                continue
            told = self.entry(before.whole(tree), place, len(ids) + 1)
            if told:
                ids.add(told.entry.id)
                yield told

    def entry(self, tree: Any, place: Place, number: int) -> Told | None:
        """Return an entry, or what can be read of it."""
        try:
            entry = entry_of(tree, number, loose=self.loose)
            return Told(entry, place, tuple(range(len(entry.facts))))
        except REFUSALS as error:
            self.unread.entry(tree)
            kept, numbers = salvaged_entry(tree, self.explain(Entry, tree, place, error))
        try:
            return Told(entry_of(kept, number, loose=self.loose), place, numbers)
        except REFUSALS:
            return None

    def explain(self, kind: type[Any], tree: Any, place: Place, error: Exception) -> list[Fault]:
        """Note why a tree was refused, as problems."""
        faults = why(kind, tree, error, loose=self.loose)
        for fault in faults:
            self.findings.add(place.problem(fault.path, fault.wrong, fault.right))
        return faults


def _line(problem: Problem) -> int:
    return problem.line or 0


def _header(case: Case, place: Place) -> Header:
    return Header(case, place, tuple(range(len(case.agencies))))
