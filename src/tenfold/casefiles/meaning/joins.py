"""Joins: who is said to be one person with whom, and whether that can be, and be read so."""

from collections.abc import Iterator

from tenfold.casefiles.contents import Contents, Said
from tenfold.casefiles.problem import Problem
from tenfold.record import Relationship, SamePerson

DESCENT = ("mother", "father", "child")
Pair = frozenset[str]


def own_child(contents: Contents) -> Iterator[Problem]:
    """Warn of two people who are told to be one, directly or through others, and parent and child of one another."""
    last = _last_words(contents)
    joined = _Joined(last)
    warned = set[Pair]()
    for tie in (said.fact for said in contents.standing(Relationship) if last and said.fact.is_ in DESCENT):
        links = joined.links(tie.of, tie.to)
        latest = max(links, key=lambda pair: last[pair].told.entry.order, default=None)
        if latest is None or latest in warned:
            continue
        warned.add(latest)
        one = last[latest]
        told = f"“{one.fact.a}” and “{one.fact.b}” are told to be one person"
        wrong = f"{told}, by which “{tie.of}”, {tie.is_} of “{tie.to}”, is the same as “{tie.to}”"
        yield one.problem("", wrong, "two people, or another tie, is usual", "warning")


def still_joined(contents: Contents) -> Iterator[Problem]:
    """Warn of two ids that are found not to be one person and are still read as one, through others."""
    last = _last_words(contents)
    joined = _Joined(last)
    for one in (said for said in last.values() if not said.fact.is_):
        holds = ", ".join(
            " and ".join(f"“{id}”" for id in sorted(pair)) for pair in joined.links(one.fact.a, one.fact.b)
        )
        if holds:
            told = f"“{one.fact.a}” and “{one.fact.b}” are found not to be one person"
            wrong = f"{told}, and are still read as one, because these are told to be: {holds}"
            yield one.problem("", wrong, "a word on which of these are not, either, is usual", "warning")


def _last_words(contents: Contents) -> dict[Pair, Said[SamePerson]]:
    """Return what is last said of each two ids."""
    said = sorted(contents.standing(SamePerson), key=lambda one: one.told.entry.order)
    return {frozenset((one.fact.a, one.fact.b)): one for one in said}


class _Joined:
    """The ids that are read as one person, and through which others."""

    def __init__(self, last: dict[Pair, Said[SamePerson]]) -> None:
        self._beside: dict[str, list[str]] = {}
        for pair in (pair for pair, one in last.items() if one.fact.is_):
            for id in pair:
                self._beside.setdefault(id, []).extend(sorted(pair - {id}))

    def links(self, one: str, other: str) -> list[Pair]:
        """Return the joins by which two ids are read as one, as few as may be, from the one to the other."""
        if one not in self._beside or other not in self._beside:
            return []
        through, waiting = {one: one}, [one]
        for id in waiting:
            if other in through:
                break
            for near in self._beside[id]:
                if near not in through:
                    through[near] = id
                    waiting.append(near)
        links: list[Pair] = []
        while other in through and other != one:
            links.append(frozenset((other, through[other])))
            other = through[other]
        return links[::-1]
