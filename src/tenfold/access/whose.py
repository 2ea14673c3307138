"""Whose a fact is: the people whom it is about, by its own fields or by the facts that it speaks of."""

from collections.abc import Iterator, Mapping

from tenfold.record import Account, Allegation, Case, Dissent, Entry, Fact, Person, Referral
from tenfold.record.reference import references

Owners = Mapping[str, frozenset[str]]
_SOURCES: Mapping[type[Fact], str] = {Account: "by", Allegation: "by", Dissent: "by", Referral: "from_"}
"""The fields that say who told: a source is not whom it is about, and is not given away."""


def is_source(fact: Fact, field: str) -> bool:
    """Whether a field of a fact says who told."""
    return _SOURCES.get(type(fact)) == field


def owners_of(case: Case) -> Owners:
    """Return whom each entry, and each fact with an id, is about; one that speaks of others is about theirs."""
    owners: dict[str, frozenset[str]] = {}
    for _ in range(3):  # a check of an account of an injury is two steps away from a person
        for entry in case.entries:
            owners[entry.id] = owners.get(entry.id, frozenset()) | frozenset(entry.about)
            for fact in entry.facts:
                if id := None if isinstance(fact, Person) else getattr(fact, "id", None):
                    owners[id] = owners.get(id, frozenset()) | people_of(fact, owners)
    return owners


def people_of(fact: Fact, owners: Owners) -> frozenset[str]:
    """Return the people whom a fact is about, its source aside."""
    found = [fact.id] if isinstance(fact, Person) else []
    for name, refers in references(type(fact)):
        for one in ids_in(getattr(fact, name)) if not is_source(fact, name) and name != "meeting" else ():
            if one in owners and {"entry", "fact"} & {*refers.kinds}:
                found += owners[one]
            elif "person" in refers.kinds and one not in refers.words:
                found.append(one)
    return frozenset(found)


def is_theirs(entry: Entry, fact: Fact, subject: str, owners: Owners, agencies: frozenset[str]) -> bool:
    """Whether a fact of an entry is about somebody; one about nobody is about those whom its entry is about."""
    people = people_of(fact, owners) - agencies
    return subject in people if people else subject in entry.about


def concerns(entry: Entry, subject: str, owners: Owners) -> bool:
    """Whether an entry holds anything about somebody."""
    return subject in (*entry.about, *entry.present, *(entry.seen or ())) or any(
        subject in people_of(fact, owners) for fact in entry.facts
    )


def ids_in(value: object) -> Iterator[str]:
    """Yield the ids in a field's value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (one for one in value if isinstance(one, str))
