"""Which words of a family answer which observed concerns."""

import pytest

from parts import ANN, CSC, MUM, SAM, SCHOOL, entry, told
from tenfold.picture import relied_on
from tenfold.record import Account, Decision, Observation

ANSWERED = [
    *(("feeding", of) for of in ("growth", "feeding", "hunger", "health")),
    *(("absence", of) for of in ("attendance", "supervision")),
    *(("behaviour", of) for of in ("behaviour", "fear", "attachment", "development")),
    ("household", "home_conditions"),
    *(("care", of) for of in ("supervision", "hygiene", "clothing")),
]
SUBJECTS = ("feeding", "absence", "behaviour", "household", "care", "relationship", "other")
OBSERVED = {of for _, of in ANSWERED} | {"other"}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_word_answers_what_was_seen_on_its_subject_and_nothing_else(subject):
    def answers(observed):
        worry = Observation(child=SAM, of=observed, level="concern")
        seen = entry("2024-03-01", SCHOOL, "observation", worry, id="worry")
        said = entry("2024-03-04", CSC, "call", Account(id="w", by=MUM, about=(subject,)))
        p = told(seen, said).picture("2024-03-04")
        return [one.id for word in p.facts(Account) for one in relied_on(p, word)] == ["worry"]

    assert {of for of in OBSERVED if answers(of)} == {of for on, of in ANSWERED if on == subject}


def test_of_the_decisions_that_followed_a_word_the_first_is_what_rests_on_it():
    said = entry("2024-03-04", CSC, "call", Account(id="w", by=MUM, about=("household",)), about=(SAM, ANN))

    def decided(day, child):
        return entry(day, CSC, "record_note", Decision(matter="other", children=(child,)), id=f"on-{child}")

    p = told(said, decided("2024-03-05", ANN), decided("2024-03-06", SAM)).picture("2024-03-06")
    assert [one.id for one in relied_on(p, p.facts(Account)[0])] == ["on-ann"]


def test_a_word_answers_nothing_that_was_over_when_it_was_said():
    worry = Observation(child=SAM, of="growth", level="concern")
    old = entry("2022-03-01", SCHOOL, "observation", worry, id="old")
    said = entry("2024-03-04", CSC, "call", Account(id="w", by=MUM, about=("feeding",)))

    def answered(*entries):
        p = told(*entries).picture("2024-03-04")
        return [one.id for word in p.facts(Account) for one in relied_on(p, word)]

    assert answered(old, said) == []
    assert answered(old, entry("2024-03-01", SCHOOL, "observation", worry, id="new"), said) == ["new"]
