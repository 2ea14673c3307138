"""All that a contradicted account had explained is to be considered again before the question closes."""

import pytest

from parts import ANN, CSC, ED, GP, MUM, SAM, entry, strategy, told
from tenfold.questions.curiosity.explanation_reused import explanation_reused as rule
from tenfold.questions.curiosity.explanation_reused_test import FALSE, STORY, checked, hurt, judged, says
from tenfold.record import Account, Check, Injury


def test_an_earlier_injury_that_somebody_looked_at_again_does_not_rest_on_it():
    claimed = (hurt("leg", "2024-01-04", "medical"), FALSE[0])
    itself = judged("inconsistent", "2024-03-06", "arm", considered=("e1",))
    assert not told(*claimed, itself).asks(rule, by="2024-03-20")
    assert told(*claimed, judged("inconsistent", "2024-03-06", "arm")).asks(rule, by="2024-03-20")
    story = told(*claimed, FALSE[1])
    [question] = story.then(judged("suspicious", "2024-03-08", "leg")).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (8, "e4")
    assert not story.then(strategy("2024-03-08", considered=("e1",))).asks(rule, by="2024-03-20")


@pytest.mark.parametrize(
    "step",
    [
        strategy("2024-03-12"),
        entry("2024-03-12", CSC, "initial_conference", considered=("e1",)),
        judged("suspicious", "2024-03-12", "arm"),
        judged("medical_cause", "2024-03-12", "arm", agency=GP),
    ],
)
def test_is_content_once_all_that_it_explained_was_considered(step):
    [question] = STORY.then(step).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (12, "e4")


def test_still_asks_when_not_all_was_considered_or_nothing_was_settled():
    later = told(*FALSE, hurt("leg", "2024-06-04", "accident"))
    for step in (
        strategy("2024-06-05", considered=("e3",)),
        strategy("2024-06-05", considered=()),
        strategy("2024-06-05", outcome="cancelled_by_agency"),
        strategy("2024-06-05", about=(ANN,)),
        judged("suspicious", "2024-06-05", "leg"),
        judged("undetermined", "2024-06-05", "leg", "arm"),
        judged("accidental", "2024-06-05", "leg"),
        entry("2024-06-05", CSC, "core_group", considered="all"),
    ):
        assert later.then(step).asks(rule, by="2024-06-20")
    assert not later.then(strategy("2024-06-05")).asks(rule, by="2024-06-20")
    assert not later.then(judged("suspicious", "2024-06-05", "leg", considered="all")).asks(rule, by="2024-06-20")
    assert not later.then(judged("accidental", "2024-06-05", "leg", considered="all")).asks(rule, by="2024-06-20")


def test_a_benign_view_must_have_weighed_every_earlier_injury():
    story = told(hurt("ear", "2024-01-04"), *STORY.entries[1:])
    assert story.then(judged("medical_cause", "2024-03-12", "arm")).asks(rule, by="2024-03-20")
    assert not story.then(judged("medical_cause", "2024-03-12", "arm", considered=("e1",))).asks(rule, by="2024-03-20")


def test_what_was_considered_after_the_contradiction_need_not_be_again_and_a_new_injury_must():
    met = told(*FALSE, strategy("2024-03-07"))
    assert not met.then(says("2024-03-11", "medical", "arm")).asks(rule, by="2024-03-20")
    assert met.then(hurt("leg", "2024-06-04", "medical")).asks(rule, by="2024-06-04")
    before = told(FALSE[0], strategy("2024-03-05"), FALSE[1], *STORY.entries[3:])
    assert before.asks(rule, by="2024-03-20")
    same_meeting = strategy("2024-03-06", Check(about=("arm-said",), against="medical_test", result="contradicted"))
    assert not told(FALSE[0], same_meeting, says("2024-03-11", "medical", "arm")).asks(rule, by="2024-03-20")


def test_an_account_of_several_occasions_is_looked_at_for_all_of_them():
    first = hurt("leg", "2024-01-04")
    both = entry(
        "2024-03-04",
        ED,
        "attendance",
        FALSE[0].facts[0],
        Account(id="b", by=MUM, about=("leg", "arm"), claim="accident"),
    )
    view = judged("inconsistent", "2024-03-06", "arm")
    [question] = told(first, both, view).asked(rule, by="2024-03-06")
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3"]
    assert told(first, both, checked("b", "2024-03-06")).asks(rule, by="2024-03-06")
    assert not told(first, both, judged("inconsistent", "2024-03-06", "arm", considered="all")).asks(
        rule, by="2024-03-20"
    )
    assert not told(first, both, view, judged("suspicious", "2024-03-07", "leg", "arm")).asks(rule, by="2024-03-20")
    assert told(first, both, view, judged("suspicious", "2024-03-07", "leg")).asks(rule, by="2024-03-20")


def test_the_same_mark_under_another_id_is_considered_with_it():
    again = entry("2024-03-05", GP, "attendance", Injury(id="arm-2", child=SAM, type="bruise", sites=("arm.left",)))
    story = told(FALSE[0], again, *STORY.entries[2:])
    assert not story.then(judged("suspicious", "2024-03-12", "arm-2")).asks(rule, by="2024-03-20")
    assert not story.then(strategy("2024-03-12", considered=("e2",))).asks(rule, by="2024-03-20")
    other = entry("2024-03-05", GP, "attendance", Injury(id="leg", child=SAM, type="bruise", sites=("leg",)))
    apart = told(FALSE[0], other, *STORY.entries[2:])
    assert apart.then(judged("suspicious", "2024-03-12", "leg")).asks(rule, by="2024-03-20")
    assert not apart.then(judged("suspicious", "2024-03-12", "arm")).asks(rule, by="2024-03-20")
