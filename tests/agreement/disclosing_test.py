"""The laws of disclosure, on invented cases: whatever a family's record holds, no word that somebody wrote is given
unread, and no name of anybody else is given even when all was read and passed."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from invented import cases
from tenfold.access import PROFESSIONALS, Verdict, disclose, passages
from tenfold.record import Allocation, Case, Entry, Fact, Measure, Person, Residence, SamePerson, Supervised

WORD, NICK = "quastorious", "Wobbkinette"
FIRST, LAST = "Zephquill", "Grimbleway"
NAME = f"{FIRST} {LAST}"


def subjects(case: Case) -> list[str]:
    return sorted({fact.id for entry in case.entries for fact in entry.facts if isinstance(fact, Person)})


def planted(case: Case, subject: str) -> Case:
    """The case with a word in every free text, and a name and a nickname on everybody else."""
    return replace(case, entries=tuple(written(one, subject) for one in case.entries))


def written(entry: Entry, subject: str) -> Entry:
    facts = tuple(told_of(fact, subject) for fact in entry.facts)
    return replace(entry, facts=facts, narrative=f"{WORD} by {NAME}. And {NICK}’s {WORD}!")


def told_of(fact: Fact, subject: str) -> Fact:
    if isinstance(fact, Person):
        if fact.id == subject:
            return replace(fact, name="Own Name", known_as=(), identifiers=None, **free(fact, "name", "first_language"))
        return replace(fact, name=NAME, known_as=(NICK,), **free(fact, "name"))
    if isinstance(fact, Residence):
        return replace(fact, address=f"7 {WORD} Road" if fact.person != subject else "1 Own Road")
    named = {"worker", "by"} if isinstance(fact, Allocation | Supervised) else set()
    return replace(fact, **{name: NICK if name in named else words for name, words in free(fact).items()})  # type: ignore[type-var]


def free(fact: Fact, *but: str) -> dict[str, Any]:
    """The fields of a fact that hold somebody's own words, with ours in them; found by their types alone."""
    found: dict[str, Any] = {}
    kind: Any = type(fact)
    for field in fields(kind):
        value = getattr(fact, field.name)
        if field.type in (str, str | None) and value and field.name not in {"id", *but}:
            found[field.name] = f"{WORD} {NAME}"
        if isinstance(value, Measure):
            found[field.name] = replace(value, what=WORD, unit=NAME)
    return found


def said_to_be_another(case: Case, subject: str) -> bool:
    """Whether an entry says that somebody is the same person as another, whom others may say to be a third."""
    told = (fact for entry in case.entries for fact in entry.facts if isinstance(fact, SamePerson))
    return any(one.is_ is not False and subject in (one.a, one.b) for one in told)


def everything(case: Case, subject: str) -> list[Verdict]:
    asked = (one.id for one in passages(case, case.entries, subject))
    return [Verdict(id, passed=True) for id in asked if not id.startswith("/") or id.startswith("/question")]


@pytest.mark.parametrize("on_behalf", [False, True])
@settings(max_examples=30)
@given(case=cases(), chosen=st.integers(0, 20))
def test_no_word_that_somebody_wrote_is_given_unread(on_behalf: bool, case: Case, chosen: int) -> None:  # noqa: FBT001
    subject = subjects(case)[chosen % len(subjects(case))]
    assume(not said_to_be_another(case, subject))  # what the other is called is then theirs too
    told = planted(case, subject)
    found = str(disclose(told, told.entries, subject, (), on_behalf=on_behalf))
    assert WORD not in found
    assert FIRST not in found
    assert NICK not in found


@settings(max_examples=30)
@given(case=cases(), chosen=st.integers(0, 20))
def test_no_name_of_anybody_else_is_given_even_when_all_was_passed(case: Case, chosen: int) -> None:
    subject = subjects(case)[chosen % len(subjects(case))]
    assume(not said_to_be_another(case, subject))  # as above
    told = planted(case, subject)
    found = str(disclose(told, told.entries, subject, everything(told, subject), professionals=(NICK,)))
    assert FIRST not in found
    assert LAST not in found
    assert NICK not in found


@settings(max_examples=15)
@given(case=cases(), chosen=st.integers(0, 20), chance=st.randoms())
def test_the_order_in_which_entries_stand_in_a_file_changes_nothing(case: Case, chosen: int, chance: Any) -> None:
    subject = subjects(case)[chosen % len(subjects(case))]
    told, shuffled = planted(case, subject), [*planted(case, subject).entries]
    chance.shuffle(shuffled)
    passed = [*everything(told, subject), Verdict(PROFESSIONALS, passed=True)]
    assert disclose(told, shuffled, subject, passed) == disclose(told, told.entries, subject, passed)
