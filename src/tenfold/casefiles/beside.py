"""One more entry beside a record that is whole: what is wrong with it, without reading the record again.

Whatever the checks of meaning hold an entry against is found by id: earlier tellings of the same fact, the people and
things it refers to, the plans of its children. Only where it tells a birth that was not known before is it held against
every entry; and what turns out to be wrong is said as a reading of the whole record would say it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tenfold.casefiles.contents import Contents, Header, Told, Unread
from tenfold.casefiles.meaning import CHECKS
from tenfold.casefiles.meaning.references import named
from tenfold.casefiles.place import Place
from tenfold.casefiles.problem import Problem
from tenfold.casefiles.shape import fields_of
from tenfold.casefiles.writing import tree_of_fact
from tenfold.record import FACTS, Case, Entry, Fact, Person, Plan
from tenfold.record.reference import references
from tenfold.when import Time

THIS = "this entry"


class Beside:
    """A family's record by what the checks of one more entry look for: its header, and its entries in their order."""

    def __init__(self, case: Case) -> None:
        self._header = Header(replace(case, entries=()), Place("the header", None), tuple(range(len(case.agencies))))
        self._entries: list[Entry] = []
        self._by_id: dict[str, list[int]] = {}
        self._plans: dict[str, list[int]] = {}
        self._born: dict[str, Time] = {}
        for entry in case.entries:
            self.take(entry)

    def __contains__(self, id: str) -> bool:
        return self.entry(id) is not None

    def entry(self, id: str) -> Entry | None:
        """Return the entry with an id, if there is one."""
        return next((self._entries[n] for n in self._by_id.get(id, ()) if self._entries[n].id == id), None)

    def take(self, entry: Entry) -> None:
        """Add an entry that was found right."""
        n = len(self._entries)
        self._entries.append(entry)
        for id in (entry.id, *_given(entry)):
            places = self._by_id.setdefault(id, [])
            if n not in places[-1:]:
                places.append(n)
        for fact in entry.facts:
            if isinstance(fact, Plan):
                self._plans.setdefault(fact.child, []).append(n)
            elif isinstance(fact, Person) and fact.born is not None:
                self._born[fact.id] = min(fact.born, self._born.get(fact.id, fact.born))

    def whole(self, tree: Mapping[str, Any]) -> dict[str, Any]:
        """Return the tree of an entry with what its facts told before of themselves and need not tell twice."""
        facts = tree.get("facts")
        return {**tree, "facts": [self._whole(fact) for fact in facts]} if isinstance(facts, list) else dict(tree)

    def problems(self, entry: Entry) -> list[Problem]:
        """Return every error that an entry has or, once it stands there, makes of others; none where it is right."""
        this = _told(entry, THIS)
        if self._tells_no_new_birth(entry):
            near = [_before(self._entries[n]) for n in sorted(self._near(entry))]
            if not any(problem.where.split(",")[0] == THIS for problem in self._errors([*near, this])):
                return []
        told = [*map(_before, self._entries)]
        odd = {str(problem) for problem in self._errors(told)}
        return [problem for problem in self._errors([*told, this]) if str(problem) not in odd]

    def _errors(self, told: Sequence[Told]) -> Iterator[Problem]:
        contents = Contents(self._header, tuple(told), Unread())
        return (problem for check in CHECKS for problem in check(contents) if problem.kind == "error")

    def _near(self, entry: Entry) -> set[int]:
        """Return the places of the entries that give the ids which an entry speaks of, or plans of its children."""
        ids = [*_given(entry), *_named(entry), *(id for fact in entry.facts for id in _named(fact))]
        children = [fact.child for fact in entry.facts if isinstance(fact, Plan)]
        plans = {n for child in children for n in self._plans.get(child, ())}
        return plans.union(*(self._by_id.get(id, ()) for id in ids))

    def _tells_no_new_birth(self, entry: Entry) -> bool:
        births = ((fact.id, fact.born) for fact in entry.facts if isinstance(fact, Person) and fact.born is not None)
        return all(id in self._born and not born < self._born[id] for id, born in births)

    def _whole(self, fact: Any) -> Any:
        if not isinstance(fact, Mapping) or len(fact) != 1:
            return fact
        ((word, body),) = fact.items()
        before = self._before(word, body.get("id")) if word in FACTS and isinstance(body, Mapping) else {}
        needed = (name for name, field in fields_of(FACTS[word]).items() if field.needed) if before else ()
        return {word: {**{name: before[name] for name in needed if name in before}, **body}} if before else fact

    def _before(self, word: str, id: object) -> dict[str, Any]:
        """Return the last telling of a fact, as a tree; nothing where there is none."""
        for n in reversed(self._by_id.get(id, ()) if isinstance(id, str) else ()):
            for fact in reversed(self._entries[n].facts):
                if type(fact) is FACTS[word] and getattr(fact, "id", None) == id:
                    return tree_of_fact(fact)
        return {}


def _before(entry: Entry) -> Told:
    return _told(entry, f"entry {entry.id}")


def _told(entry: Entry, name: str) -> Told:
    return Told(entry, Place(name, None), tuple(range(len(entry.facts))))


def _given(entry: Entry) -> list[str]:
    """Return the ids that the facts of an entry have."""
    return [id for fact in entry.facts if (id := getattr(fact, "id", None)) is not None]


def _named(one: Entry | Fact) -> Iterator[str]:
    """Return the ids that an entry or a fact refers to."""
    return (id for name, _ in references(type(one)) for _, id in named(name, getattr(one, name)))
