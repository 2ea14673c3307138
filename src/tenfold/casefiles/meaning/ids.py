"""Ids: each given once, to one thing of one kind."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from tenfold.casefiles.contents import WORD, Contents, Said, Told
from tenfold.casefiles.problem import Findings, Problem
from tenfold.record import Fact, Person

SUBJECTS = ("child", "person")


def once(told: Iterable[Told], findings: Findings) -> tuple[Told, ...]:
    """Return entries without those told again; the same id with different content is a problem."""
    first: dict[str, Told] = {}
    for one in told:
        before = first.setdefault(one.entry.id, one)
        if before is not one and replace(before.entry, seq=0) != replace(one.entry, seq=0):
            line = _line(before.problem(("id",), "", ""))
            wrong = f"the id “{one.entry.id}” was given{line} to an entry with different content"
            findings.add(one.problem(("id",), wrong, "another id, or an entry that “corrects” that one, would be"))
    return tuple(first.values())


def nothing_told(contents: Contents) -> Iterator[Problem]:
    """Warn of a file without entries."""
    if contents.header and contents.whole and not contents.told:
        yield contents.header.place.problem((), "no entry follows it", "a record with entries is usual", "warning")


def agencies_once(contents: Contents) -> Iterator[Problem]:
    """Find an agency whose id another has."""
    if not contents.header:
        return
    seen = set()
    for number, agency in zip(contents.header.numbers, contents.header.case.agencies, strict=True):
        if agency.id in seen:
            wrong = f"the id “{agency.id}” is another agency’s already"
            yield contents.header.place.problem(("agencies", number, "id"), wrong, "an id of its own would be")
        seen.add(agency.id)


def one_kind_each(contents: Contents) -> Iterator[Problem]:
    """Find an id that facts of two kinds have; the same id and kind again is a later statement."""
    first: dict[str, Said[Fact]] = {}
    for said in contents.said:
        before = first.setdefault(said.id, said) if said.id is not None else said
        if type(before.fact) is not type(said.fact):
            line = _line(before.problem("id", "", ""))
            wrong = f"the id “{said.id}” is given{line} to a fact of the kind {WORD[type(before.fact)]}"
            yield said.problem("id", wrong, "an id of its own would be")


def same_subject(contents: Contents) -> Iterator[Problem]:
    """Warn of a fact said again, under its id, of somebody else."""
    first: dict[tuple[str, str], str] = {}
    for said in contents.said:
        for name in SUBJECTS if not isinstance(said.fact, Person) else ():
            subject = getattr(said.fact, name, None)
            if said.id is None or subject is None:
                continue
            before = first.setdefault((said.id, name), subject)
            if before != subject:
                wrong = f"“{said.id}” was said before of “{before}” and now of “{subject}”"
                yield said.problem(name, wrong, "the same person, or another id, is usual", "warning")


def blank(contents: Contents) -> Iterator[Problem]:
    """Find an id that holds nothing."""
    for told in contents.told:
        if not told.entry.id.strip():
            yield told.problem(("id",), "the id holds nothing", "a short text of its own would be")
    for said in contents.said:
        if said.id is not None and not said.id.strip():
            yield said.problem("id", "the id holds nothing", "a short text of its own would be")


def places_once(contents: Contents) -> Iterator[Problem]:
    """Find entries recorded at one moment with one `seq`: nothing then says which comes first."""
    seen: dict[tuple[datetime, int], Told] = {}
    for told in contents.told:
        before = seen.setdefault(told.entry.order, told)
        if before is not told:
            wrong = f"“{before.entry.id}” was recorded at the same moment with the same seq ({told.entry.seq})"
            yield told.problem(("seq",), wrong, "another number, or none, would be")


def _line(there: Problem) -> str:
    """Return on which line something stands, as told of a problem with it."""
    return "" if there.line is None else f" on line {there.line}"
