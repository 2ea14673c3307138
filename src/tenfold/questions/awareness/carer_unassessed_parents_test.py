"""Who is a parent by word alone is asked about as a carer once told as something else to the child."""

import pytest

from parts import CSC, FRIEND, GP, OUTSIDER, SAM, SCHOOL, entry, time, told
from tenfold.questions.awareness.carer_unassessed import carer_unassessed as rule
from tenfold.record import Care, Person, Referral, Relationship


def tie(is_, basis, of=FRIEND):
    return Relationship(of=of, to=SAM, is_=is_, basis=basis)


def note(day, *facts, **fields):
    return entry(day, GP, "record_note", *facts, **fields)


def cared_for(basis):
    cares = Care(child=SAM, by=(FRIEND,), basis="family_arrangement")
    person = Person(id=FRIEND, name="Fran", born=time("1985-01-01"))
    return told(
        entry("2024-02-01", SCHOOL, "record_note", person, tie("mother", basis), cares),
        entry("2024-03-01", CSC, "record_note", Referral(children=(SAM,), from_=SCHOOL)),
    )


STORY = cared_for("stated")


def test_a_parent_by_word_alone_is_not_asked_about_while_nothing_is_said_against_it():
    assert not STORY.questions(rule, by="2024-04-10")


def test_asks_once_another_kinship_is_told():
    told_later = STORY.then(note("2024-03-11", tie("relative", "stated")))
    assert not told_later.asks(rule, by="2024-03-10")
    assert told_later.asks(rule, by="2024-03-13")


def test_asks_once_a_document_names_another_mother():
    assert STORY.then(note("2024-03-11", tie("mother", "document", OUTSIDER))).asks(rule, by="2024-03-13")
    couple = Relationship(of=OUTSIDER, to=FRIEND, is_="partner")
    both = STORY.then(note("2024-03-11", tie("mother", "document", OUTSIDER), couple))
    assert not both.questions(rule, by="2024-04-10")


@pytest.mark.parametrize(("first", "later"), [("document", "stated"), (None, "stated"), ("verified", None)])
def test_a_weaker_word_does_not_ask(first, later):
    assert not cared_for(first).then(note("2024-03-11", tie("relative", later))).questions(rule, by="2024-04-10")


def test_changes_its_mind_when_the_word_is_corrected_and_not_a_day_sooner():
    wrong = note("2024-03-11", tie("relative", "stated"), id="wrong")
    mended = note("2024-03-11", tie("relative", "stated", OUTSIDER), corrects="wrong", recorded="2024-03-20T09:00")
    assert STORY.then(wrong, mended).asks(rule, by="2024-03-19")
    assert not STORY.then(wrong, mended).asks(rule, by="2024-03-20")
