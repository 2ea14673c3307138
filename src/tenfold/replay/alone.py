"""Each agency alone against all together: who could have asked a question from its own entries.

An agency knows who its own patients, pupils and tenants are: beside its own entries it is given the name, sex and
birth of the people whom they mention, and nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from tenfold.guidance import Guidance
from tenfold.picture import place
from tenfold.picture.joined import people_in
from tenfold.questions.rule import Rule
from tenfold.record import Case, Entry, Person
from tenfold.replay.question import Question
from tenfold.replay.walk import Walk


def could_ask_alone(
    case: Case, questions: Sequence[Question], until: datetime, guidance: Guidance, rules: Sequence[Rule]
) -> None:
    """Write beside each question the agencies whose own entries raise it by themselves, and when they first do."""
    for agency in case.agencies:
        own = tuple(_own(case, agency.id, until))
        walk = Walk(replace(case, entries=own), guidance, rules)
        if own:
            walk.to(until, own)
        for question in questions:
            same = [other.opened for other in walk.questions if _same(question, other)]
            if same:
                question.alone[agency.id] = min(same)


def _own(case: Case, agency: str, until: datetime) -> Iterator[Entry]:
    people: dict[str, Person] = {}
    met: set[str] = set()
    sent: set[str] = set()
    for entry in sorted(case.entries, key=place):
        for fact in entry.facts:
            if isinstance(fact, Person):
                people[fact.id] = _identity(fact, people.get(fact.id, fact))
        if entry.agency == agency and entry.recorded <= until and entry.id not in sent:
            sent.add(entry.id)
            mentioned = [one for one in dict.fromkeys(people_in(entry)) if one not in met and one in people]
            met.update(mentioned)
            yield replace(entry, facts=(*(people[one] for one in mentioned), *entry.facts))


def _identity(told: Person, before: Person) -> Person:
    """Return who somebody is as the record holds it by now: what is learnt later is not known yet."""
    return Person(
        id=told.id,
        name=told.name or before.name,
        born=told.born or before.born,
        sex=told.sex or before.sex,
        role=told.role or before.role,
    )


def _same(question: Question, other: Question) -> bool:
    if question.rule != other.rule or not (question.closed is None or other.opened < question.closed):
        return False
    if question.subject.id == other.subject.id:
        return True
    theirs = {entry.id for entry in other.evidence}
    return bool(set(question.children) & set(other.children)) and any(e.id in theirs for e in question.evidence)
