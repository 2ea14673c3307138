"""A pregnancy that was lost, or a baby that died, leaves nobody to assess; the next one is asked about anew."""

import pytest

from parts import CSC, ED, HV, MUM, SAM, entry, time, told
from tenfold.questions.siblings.newborn_expected import newborn_expected as rule
from tenfold.questions.siblings.newborn_expected_test import BABY, PLAN, born, pregnant
from tenfold.record import Account, Person, Pregnancy, Relationship

EXPECTED = told(PLAN, pregnant(of=BABY, due=time("2024-09-10")))
LOST = entry("2024-05-20", ED, "death", about=(BABY, MUM), id="lost")
LOST_ALONE = entry("2024-05-20", ED, "death", about=(BABY,), id="lost")


def test_a_baby_that_died_before_its_birth_ends_the_question():
    for lost in (LOST, LOST_ALONE):
        [question] = EXPECTED.then(lost).questions(rule, by="2025-06-01")
        assert (question.closed.date().isoformat(), question.closed_by) == ("2024-05-20", "lost")


def test_what_was_asked_of_a_baby_that_lived_stays_as_it_was_when_it_died():
    story = told(PLAN, born())
    met = entry("2024-09-13", ED, "attendance", about=(BABY,), seen={BABY: "seen"})
    for lived in (story, story.then(met)):
        death = entry("2024-09-14", ED, "death", about=(BABY,), id="died")
        [question] = lived.then(death).questions(rule, by="2025-06-01")
        assert question.closed is None


def test_a_baby_born_dead_ends_the_question_and_one_that_was_met_does_not():
    known, tie = Person(id=BABY, born=time("2024-09-10")), Relationship(of=MUM, to=BABY, is_="mother")
    stillborn = entry("2024-09-10", ED, "death", known, tie, about=(BABY,), id="lost")
    for story in (told(PLAN, pregnant(due=time("2024-09-12"))), told(PLAN)):
        assert not story.then(stillborn).asks(rule, by="2024-09-10")
    met = entry("2024-09-10T03:00", ED, "attendance", about=(BABY,), seen={BABY: "seen"})
    story = told(PLAN, pregnant(due=time("2024-09-12"), of=BABY), met, stillborn)
    assert story.asks(rule, by="2024-09-10")


@pytest.mark.parametrize("of", [None, BABY])
def test_a_death_of_who_expects_it_ends_the_question_where_no_birth_was_told(of):
    death = entry("2024-05-20", ED, "death", about=(MUM,), id="died")
    story = told(PLAN, pregnant(of=of)).then(death)
    assert not story.asks(rule, by="2024-05-20")
    later = born("2024-05-20", "2024-05-21")
    assert story.then(later).asks(rule, by="2024-05-21")


def test_another_childs_death_and_what_is_only_said_of_a_loss_end_nothing():
    death = entry("2024-05-20", ED, "death", about=("other",))
    said = entry("2024-05-20", CSC, "call", Account(by=MUM, about=("other",), says="I lost it"), about=(SAM,))
    ward = entry("2024-05-20", ED, "attendance", about=(MUM,))
    assert EXPECTED.then(death, said, ward).asks(rule, by="2024-06-20")


def test_changes_its_mind_when_the_death_is_corrected_and_not_a_day_sooner():
    undone = entry("2024-05-20", ED, "record_note", corrects="lost", recorded="2024-05-24T09:00", about=(MUM,))
    story = EXPECTED.then(LOST_ALONE, undone)
    assert not story.asks(rule, by="2024-05-23")
    assert story.asks(rule, by="2024-05-24")


@pytest.mark.parametrize(
    ("day", "fields", "asks"),
    [
        ("2024-07-15", {}, True),
        ("2024-07-15", {"of": "next"}, True),
        ("2024-07-15", {"due": time("2025-03-01")}, True),
        ("2024-07-15", {"due": time("2024-09-10")}, False),
        ("2024-07-15", {"of": BABY, "due": time("2024-09-11")}, False),
        ("2024-05-20", {}, False),
    ],
)
def test_the_next_pregnancy_is_asked_about_where_it_is_not_said_to_be_the_one_that_was_lost(day, fields, asks):
    again = entry(day, HV, "clinic", Pregnancy(person=MUM, **fields), about=(MUM,), id="again")
    story = EXPECTED.then(LOST_ALONE, again)
    assert not story.asks(rule, by="2024-07-14")
    assert story.asks(rule, by="2024-07-15") is asks


def test_a_pregnancy_told_twice_while_nobody_died_is_one():
    again = entry("2024-07-15", HV, "clinic", Pregnancy(person=MUM), about=(MUM,), id="again")
    assert len(EXPECTED.then(again).questions(rule, by="2024-08-01")) == 1
    assert len(told(PLAN, pregnant()).then(again).questions(rule, by="2024-08-01")) == 1
