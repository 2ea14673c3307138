"""Ids that refer to something: it must be there, and be something of which the like can be said."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tenfold.casefiles.contents import WORD, Contents
from tenfold.casefiles.place import Path, Place
from tenfold.casefiles.problem import Problem, nearest, shown
from tenfold.record import Account, Allegation, Care, Check, Fact, Injury, Person, Presence, Refers, Residence
from tenfold.record.reference import references

QUESTION = re.compile(r"[a-z][a-z0-9-]*:\S.*")
FITTING: dict[type[Fact], tuple[type[Fact], ...]] = {
    Account: (Injury, Allegation),
    Check: (Account, Allegation, Residence, Care, Presence, Person),
}
HOW = {
    "person": "somebody whom a person fact introduces",
    "agency": "an agency that the header lists",
    "entry": "the id of an entry",
    "fact": "the id of a fact",
    "question": "its rule, a colon and its subject (explanation-unchecked:sofa)",
}
ALL = "“considered: all”, in no list, would be"
LEADER = "childrens_social_care"


def known_ids(contents: Contents) -> Iterator[Problem]:
    """Find ids of people, agencies, entries, facts and questions that the file does not give."""
    if contents.header:
        for n, lead in enumerate(contents.header.case.lead):
            yield from _unknown(contents, contents.header.place, ("lead", n), lead)
    for told in contents.told:
        yield from _unknown(contents, told.place, (), told.entry)
    for said in contents.said:
        path = ("facts", said.number, WORD[type(said.fact)])
        yield from _unknown(contents, said.told.place, path, said.fact)


def fitting_facts(contents: Contents) -> Iterator[Problem]:
    """Warn of an account or a check of something of which the like is not said."""
    kinds = {said.id: type(said.fact) for said in contents.said}
    for said in contents.said:
        if not isinstance(said.fact, Account | Check):
            continue
        fitting = FITTING[type(said.fact)]
        for n, id in enumerate(said.fact.about):
            if id in kinds and kinds[id] not in fitting:
                wrong = f"“{id}” is a fact of the kind {WORD[kinds[id]]}"
                right = f"{_or([WORD[kind] for kind in fitting])} is usual"
                yield said.problem(f"about {n + 1}", wrong, right, "warning")


def leading_agency(contents: Contents) -> Iterator[Problem]:
    """Warn of a lead that is no children's social care."""
    if not contents.header:
        return
    kinds = {agency.id: agency.kind for agency in contents.header.case.agencies}
    for n, lead in enumerate(contents.header.case.lead):
        if kinds.get(lead.agency, LEADER) != LEADER:
            wrong = f"“{lead.agency}” leads and is of the kind {kinds[lead.agency]}"
            yield contents.header.place.problem(("lead", n), wrong, f"{LEADER} is usual", "warning")


def _unknown(contents: Contents, place: Place, path: Path, one: object) -> Iterator[Problem]:
    for name, refers in references(type(one)):
        value = getattr(one, name)
        if not value or not contents.ids.keys() >= set(refers.kinds) - {"question"}:
            continue
        for step, id in named(name, value):
            if not _is_known(contents, refers, id):
                where = (*path, name.rstrip("_"), *step)
                right = ALL if (name, id) == ("considered", "all") else _right(contents, refers, id)
                yield place.problem(where, f"{shown(id)} is {_nothing(refers)}", right)


def named(name: str, value: Any) -> Iterator[tuple[Path, str]]:
    """Return each id in the value of a field that refers, with its place in it."""
    match value:
        case "all" if name == "considered":
            return
        case str():
            yield (), value
        case dict():
            yield from (((id,), id) for id in value)
        case tuple():
            yield from (((n,), id) for n, id in enumerate(value))


def _is_known(contents: Contents, refers: Refers, id: str) -> bool:
    if id in refers.words or any(id in contents.ids.get(kind, ()) for kind in refers.kinds):
        return True
    return "question" in refers.kinds and QUESTION.fullmatch(id) is not None


def _nothing(refers: Refers) -> str:
    return f"no {_or(refers.kinds)}{'' if refers.kinds == ('question',) else ' in this file'}"


def _right(contents: Contents, refers: Refers, id: str) -> str:
    near = nearest(id, [one for kind in refers.kinds for one in contents.ids.get(kind, ())] + sorted(refers.words))
    if near:
        return f"the nearest is “{near}”"
    words = f", or a word ({', '.join(sorted(refers.words))})," if refers.words else ""
    return f"{_or([HOW[kind] for kind in refers.kinds])}{words} would be"


def _or(names: Sequence[str]) -> str:
    return " or ".join(part for part in [", ".join(names[:-1]), names[-1]] if part)
