"""A worry about what a child does itself points at nobody: what it says beside a parent then is its own word."""

import pytest

from parts import ANN, CSC, HV, MUM, POLICE, SAM, SCHOOL, entry, told
from tenfold.questions.curiosity.closed_on_self_report import closed_on_self_report as rule
from tenfold.record import (
    Account,
    Allegation,
    Decision,
    History,
    Injury,
    Observation,
    PoliceAction,
    Voice,
)


def worry(of="behaviour"):
    return entry("2024-03-04", SCHOOL, "observation", Observation(child=SAM, of=of, level="concern"), id="a")


def said(present=(MUM,), **fields):
    return entry("2024-03-05", HV, "visit", Voice(child=SAM, says="I need it"), present=present, id="said", **fields)


CLOSED = entry("2024-03-06", CSC, "record_note", Decision(id="d", matter="no_further_action", children=(SAM,)))


def before(*facts, agency=POLICE, **fields):
    return entry("2024-02-01", agency, "record_note", *facts, **fields)


@pytest.mark.parametrize("of", ["behaviour", "development"])
def test_is_silent_where_she_spoke_beside_a_parent_whom_nobody_suspects(of):
    assert not told(worry(of), said(), CLOSED).questions(rule, by="2024-06-30")


@pytest.mark.parametrize("of", ["fear", "hunger", "supervision", "other"])
def test_asks_where_the_worry_is_about_how_she_is_cared_for(of):
    assert told(worry(of), said(), CLOSED).asks(rule, by="2024-03-06")


def test_asks_where_family_interpreted():
    assert told(worry(), said((), interpreter="family"), CLOSED).asks(rule, by="2024-03-06")


@pytest.mark.parametrize(
    "known",
    [
        before(Allegation(by="anonymous", child=SAM, against=MUM)),
        before(PoliceAction(person=MUM, action="arrested")),
        before(History(person=MUM, of="violence", as_="perpetrator"), about=(MUM,)),
        before(Injury(id="i", child=SAM, type="bruise"), Account(by=MUM, about=("i",), names=(MUM,)), agency=HV),
    ],
)
def test_asks_where_the_record_suspects_who_was_there(known):
    assert told(known, worry(), said(), CLOSED).asks(rule, by="2024-03-06")


@pytest.mark.parametrize(
    "known",
    [
        before(PoliceAction(person=MUM, action="interviewed")),
        before(History(person=MUM, of="violence", as_="victim"), about=(MUM,)),
        before(Injury(id="i", child=ANN, type="bruise"), Account(by=MUM, about=("i",), names=(MUM,)), about=(ANN,)),
        before(Allegation(by=MUM, child=ANN, against=MUM), about=(ANN,)),
    ],
)
def test_is_silent_where_what_is_known_of_who_was_there_points_at_nobody(known):
    assert not told(known, worry(), said(), CLOSED).asks(rule, by="2024-03-06")


def test_her_words_beside_a_parent_do_not_bear_out_what_the_parent_says():
    word = Account(by=MUM, about=("behaviour",))
    answered = entry("2024-03-05", HV, "visit", word, Voice(child=SAM, says="I fell"), present=(MUM,))
    [question] = told(worry(), answered, CLOSED).asked(rule, by="2024-03-06")
    assert dict(question.ask.gaps)["by"] == ("Sam’s mother",)
