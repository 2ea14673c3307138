"""What contradicts an account, and what contradicts only another or none."""

from dataclasses import replace

import pytest

from parts import CSC, DAD, ED, GP, MUM, NURSERY, SAM, entry, told
from tenfold.picture import contradictions
from tenfold.questions.curiosity.explanation_reused import explanation_reused as rule
from tenfold.questions.curiosity.explanation_reused_test import FALSE, checked, hurt, judged, says
from tenfold.record import Account, Injury, Opinion


@pytest.mark.parametrize("view", ["inconsistent", "suspicious", "non_accidental"])
def test_a_view_for_harm_contradicts_what_was_said_by_then(view):
    story = told(hurt("arm", "2024-03-04", "accident"), judged(view, "2024-03-06", "arm"))
    assert not story.asks(rule, by="2024-03-20")
    assert story.then(says("2024-03-11", "accident", "arm")).asks(rule, by="2024-03-11")
    unsaid = told(hurt("arm", "2024-03-04"), judged(view, "2024-03-06", "arm"))
    assert not unsaid.then(says("2024-03-11", "accident", "arm")).asks(rule, by="2024-03-20")


@pytest.mark.parametrize(
    ("view", "claim", "asks"),
    [
        ("suspicious", "other", False),
        ("inconsistent", "other", True),
        ("inconsistent", "denied", False),
        ("inconsistent", "no_explanation", False),
        ("undetermined", "accident", False),
        ("consistent", "accident", False),
    ],
)
def test_a_view_contradicts_only_what_it_speaks_against(view, claim, asks):
    story = told(hurt("arm", "2024-03-04", claim), judged(view, "2024-03-06", "arm"), says("2024-03-11", claim, "arm"))
    assert story.asks(rule, by="2024-03-20") is asks


def test_a_view_or_check_of_one_account_contradicts_only_that_one():
    both = told(hurt("arm", "2024-03-04", "accident"), says("2024-03-04", "animal", "arm", by=DAD, id="dads"))
    view = both.then(judged("inconsistent", "2024-03-06", "dads"))
    assert not view.then(says("2024-03-11", "accident", "arm")).asks(rule, by="2024-03-20")
    assert view.then(says("2024-03-11", "animal", "arm")).subjects(rule, by="2024-03-20") == [DAD]
    check = both.then(checked("dads", "2024-03-06"), says("2024-03-11", "accident", "arm"))
    assert not check.asks(rule, by="2024-03-20")
    denied = told(hurt("arm", "2024-03-04", "denied"), checked("arm-said", "2024-03-06"))
    assert denied.then(says("2024-03-11", "denied", "arm")).asks(rule, by="2024-03-20")
    assert not denied.then(says("2024-03-11", "denied", "arm", by=DAD)).asks(rule, by="2024-03-20")


def test_what_is_corroborated_stands_on_its_own():
    assert not told(
        *FALSE, says("2024-03-11", "medical", "arm", id="x"), checked("x", "2024-03-12", "corroborated")
    ).asks(rule, by="2024-03-20")


def test_to_have_no_explanation_is_nothing_to_contradict():
    story = told(hurt("arm", "2024-03-04", "no_explanation"), judged("inconsistent", "2024-03-06", "arm"))
    assert not story.then(hurt("leg", "2024-06-04", "accident")).asks(rule, by="2024-06-20")


def test_an_account_in_the_entry_that_doubts_it_was_given_by_then():
    seen = hurt("arm", "2024-03-04", "accident")
    at_once = replace(seen, facts=(*seen.facts, Opinion(about=("arm",), view="inconsistent")))
    assert not told(at_once).asks(rule, by="2024-03-20")
    assert told(at_once, says("2024-03-11", "accident", "arm")).asks(rule, by="2024-03-11")


def test_a_check_of_a_person_contradicts_no_word_of_theirs():
    home = says("2024-03-04", None, "household", agency=CSC)
    assert not told(home, checked(MUM, "2024-03-06"), says("2024-04-04", None, "household")).asks(rule, by="2024-04-20")


def test_a_view_that_a_later_one_overruled_contradicts_nothing():
    doubted = (hurt("arm", "2024-03-04", "accident"), judged("suspicious", "2024-03-06", "arm"))
    again = hurt("leg", "2024-06-04", "accident")
    knew = judged("accidental", "2024-03-07", "arm", agency=GP, considered=("e2",))
    assert not told(*doubted, knew, again).asks(rule, by="2024-06-20")
    assert told(*doubted, judged("accidental", "2024-03-07", "arm", agency=GP), again).asks(rule, by="2024-06-20")
    leg = Injury(id="leg", child=SAM, type="bruise", sites=("leg",))
    word = Account(id="arm-said", by=MUM, about=("arm", "leg"), claim="accident")
    two = entry("2024-03-04", ED, "attendance", doubted[0].facts[0], leg, word)
    back = judged("accidental", "2024-03-07", "arm", agency=GP, considered="all")
    repeated = says("2024-03-11", "accident", "arm")
    assert not told(two, judged("suspicious", "2024-03-06", "arm"), back, repeated).asks(rule, by="2024-03-20")


@pytest.mark.parametrize(
    ("by", "names", "borne_out", "about", "doubted"),
    [
        (NURSERY, ("boy",), False, "arm", False),
        (NURSERY, ("boy",), False, "arm-said", True),
        (NURSERY, (), False, "arm", True),
        (MUM, ("boy",), False, "arm", True),
        (MUM, ("boy",), True, "arm", False),
    ],
)
def test_a_view_for_harm_bears_out_a_witness_who_names_who_did_it(by, names, borne_out, about, doubted):
    injury = Injury(id="arm", child=SAM, type="bruise", sites=("arm.left",))
    said = Account(id="arm-said", by=by, about=("arm",), claim="other_child", names=names)
    seen = entry("2024-03-04", ED, "attendance", injury, said)
    found = [checked("arm-said", "2024-03-05", "corroborated")] if borne_out else []
    story = told(seen, *found, judged("non_accidental", "2024-03-06", about))
    assert [one.word.id for one in contradictions(story.picture("2024-03-07"))] == ["arm-said"] * doubted
